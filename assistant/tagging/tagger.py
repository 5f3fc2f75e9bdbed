"""The element tagger: a linear-chain model over the features of a document's lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

KEPT = 60_000  # feature groups whose scores are kept between calls


class Tagger:
    """Scores of each kind for each feature, and of each kind after another; decoded by Viterbi.

    labels (tuple[str, ...]): the L kinds.
    features (Sequence[str]): names of the F features.
    weights (ndarray, F × L, float32), transitions (ndarray, L × L, float32): row = from, column = to.
    """

    def __init__(self, labels: Sequence[str], features: Sequence[str], weights: np.ndarray, transitions: np.ndarray) -> None:
        self.labels = tuple(labels)
        self.weights = np.ascontiguousarray(weights, dtype=np.float32)
        self.transitions = np.ascontiguousarray(transitions, dtype=np.float32)
        self._rows = {name: row for row, name in enumerate(features)}
        self._kept: dict[tuple[str, ...], np.ndarray] = {}

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
            weights=self.weights.astype(np.float16),
            transitions=self.transitions.astype(np.float16),
        )

    def score(self, group: tuple[str, ...]) -> np.ndarray:
        """Sum of the weights of a group of features: L scores."""
        kept = self._kept.get(group)
        if kept is None:
            rows = [self._rows[name] for name in group if name in self._rows]
            kept = self.weights[rows].sum(axis=0) if rows else np.zeros(len(self.labels), dtype=np.float32)
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[group] = kept
        return kept

    def forget(self) -> None:
        """Drop the kept scores (for measuring a cold check)."""
        self._kept.clear()

    def tag(self, lines: Sequence[Sequence[tuple[str, ...]]]) -> list[tuple[str, float]]:
        """The kind of each line with its confidence (0–1).

        lines: for each line its groups of features, as ``features.features`` gives them.
        """
        if not lines:
            return []
        own = np.array([sum(map(self.score, groups[1:]), self.score(groups[0])) for groups in lines])
        path = self._viterbi(own)
        around = own.copy()
        around[1:] += self.transitions[path[:-1]]
        around[:-1] += self.transitions[:, path[1:]].T
        around -= around.max(axis=1, keepdims=True)
        chances = np.exp(around)
        confidence = chances[np.arange(len(path)), path] / chances.sum(axis=1)
        return [(self.labels[label], float(sure)) for label, sure in zip(path, confidence, strict=True)]

    def _viterbi(self, own: np.ndarray) -> np.ndarray:
        count = len(own)
        back = np.empty((count, own.shape[1]), dtype=np.intp)
        columns = np.arange(own.shape[1])
        best = own[0]
        for index in range(1, count):
            paths = best[:, None] + self.transitions
            back[index] = paths.argmax(axis=0)
            best = paths[back[index], columns] + own[index]
        path = np.empty(count, dtype=np.intp)
        path[-1] = best.argmax()
        for index in range(count - 1, 0, -1):
            path[index - 1] = back[index, path[index]]
        return path
