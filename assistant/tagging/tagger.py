"""The element tagger: a linear-chain model over the features of a document's lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np

PERHAPS = 0.25  # chance from which a kind may be that of a line, though another one is likelier
KEPT = 20_000  # groups of features whose scores are kept from line to line


class Tagged(NamedTuple):
    """The kind of one line, how sure that is (0–1), and which others it may be."""

    kind: str
    confidence: float
    perhaps: tuple[str, ...]


class Tagger:
    """Scores of each kind for each feature, and of each kind after another; decoded by Viterbi.

    labels (tuple[str, ...]): the L kinds.
    features (Sequence[str]): names of the F features.
    weights (ndarray, F + 1 × L, float32; the last row is 0), transitions (ndarray, L × L, float32): row = from, column = to.
    """

    def __init__(self, labels: Sequence[str], features: Sequence[str], weights: np.ndarray, transitions: np.ndarray) -> None:
        self.labels = tuple(labels)
        nothing = np.zeros((1, len(self.labels)))  # of unknown features
        self.weights = np.concatenate([weights, nothing]).astype(np.float32)
        self.transitions = np.ascontiguousarray(transitions, dtype=np.float32)
        self._moves = np.ascontiguousarray(self.transitions.T)
        self._rows = {name: row for row, name in enumerate(features)}
        self._kept: dict[tuple[str, ...], np.ndarray] = {}
        self.forget()

    @classmethod
    def load(cls, path: Path) -> Tagger:
        """Read a model written by ``save``; holds arrays and text only, so nothing in it can run."""
        with np.load(path, allow_pickle=False) as data:
            names = bytes(data["features"]).decode("utf-8").split("\n")
            labels = bytes(data["labels"]).decode("utf-8").split("\n")
            return cls(labels, names, data["weights"], data["transitions"])

    def save(self, path: Path) -> None:
        """Write the model; the same model gives the same bytes."""
        names = "\n".join(self._rows).encode("utf-8")
        np.savez_compressed(
            path,
            labels=np.frombuffer("\n".join(self.labels).encode("utf-8"), dtype=np.uint8),
            features=np.frombuffer(names, dtype=np.uint8),
            weights=self.weights[:-1].astype(np.float16),
            transitions=self.transitions.astype(np.float16),
        )

    def forget(self) -> None:
        """Drop the kept scores (for measuring a cold check)."""
        self._kept.clear()
        self._kept[()] = np.zeros(len(self.labels), dtype=np.float32)

    def tag(self, lines: Sequence[Sequence[tuple[str, ...]]]) -> list[Tagged]:
        """The kind of each line.

        lines: for each line its groups of features, as ``features.features`` gives them.
        """
        if not lines:
            return []
        own = self._scores(lines)
        path = self._viterbi(own)
        around = own.copy()
        around[1:] += self.transitions[path[:-1]]
        around[:-1] += self.transitions[:, path[1:]].T
        around -= around.max(axis=1, keepdims=True)
        chances = np.exp(around)
        chances /= chances.sum(axis=1, keepdims=True)
        confidence = chances[np.arange(len(path)), path]
        others: dict[int, list[str]] = {}
        for line, label in np.argwhere(chances >= PERHAPS).tolist():
            if label != path[line]:
                others.setdefault(line, []).append(self.labels[label])
        found = enumerate(zip(path.tolist(), confidence.tolist(), strict=True))
        return [Tagged(self.labels[label], sure, tuple(others.get(line, ()))) for line, (label, sure) in found]

    def path(self, lines: Sequence[Sequence[tuple[str, ...]]]) -> list[str]:
        """The kind of each line alone, which is quicker to say; nothing of the lines is kept."""
        if not lines:
            return []
        sums = self._sums([tuple(chain.from_iterable(groups)) for groups in lines])
        return [self.labels[label] for label in self._viterbi(sums).tolist()]

    def _scores(self, lines: Sequence[Sequence[tuple[str, ...]]]) -> np.ndarray:
        """For each line the sum of the weights of all its features: N × L scores."""
        every = list(chain.from_iterable(lines))
        if len(self._kept) > KEPT:
            self.forget()
        missing = [group for group in dict.fromkeys(every) if group not in self._kept]
        if missing:
            self._kept.update(zip(missing, self._sums(missing), strict=True))
        sums = np.concatenate(list(map(self._kept.__getitem__, every)))
        return sums.reshape(len(lines), len(lines[0]), -1).sum(axis=1)

    def _sums(self, groups: Sequence[tuple[str, ...]]) -> np.ndarray:
        """For each group the sum of the weights of its features; no group is empty."""
        unknown = len(self.weights) - 1
        starts = list(accumulate(map(len, groups), initial=0))
        rows = np.fromiter(map(self._rows.get, chain.from_iterable(groups), repeat(unknown)), np.intp, starts.pop())
        return np.add.reduceat(self.weights.take(rows, axis=0), starts, axis=0)

    def _viterbi(self, own: np.ndarray) -> np.ndarray:
        """The best path: for each of N lines the position of its label."""
        count, kinds = own.shape
        back = np.empty((count, kinds), dtype=np.intp)
        paths = np.empty((kinds, kinds), dtype=np.float32)  # row: to, column: from
        best = own[0]
        for scores, before in zip(own[1:], back[1:], strict=True):
            np.add(best, self._moves, out=paths)
            paths.argmax(axis=1, out=before)
            best = np.maximum.reduce(paths, axis=1)
            best += scores
        path = np.empty(count, dtype=np.intp)
        path[-1] = label = best.argmax()
        for index, before in enumerate(back[:0:-1].tolist(), 2):
            path[-index] = label = before[label]
        return path
