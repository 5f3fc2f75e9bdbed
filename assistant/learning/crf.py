"""Training linear-chain CRFs (python-crfsuite), kept as plain arrays: the element tagger, and the one for words of a line."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from assistant.learning.corpus import KINDS
from assistant.tagging.tagger import Tagger

Sequences = Iterable[tuple[Sequence[Sequence[tuple[str, ...]]], Sequence[str]]]


def fit(sequences: Sequences, labels: Sequence[str] = KINDS, *, c1: float = 0.0, c2: float = 0.6, rounds: int = 150) -> Tagger:
    """A tagger fitted to (groups of features of each line, kind of each line) of every document, or of each word of every line.

    labels: the kinds; c1, c2: L1 and L2 penalties; rounds: L-BFGS iterations. The same sequences give the same tagger.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds, "feature.minfreq": 2, "feature.possible_transitions": True})
    for groups, kinds in sequences:
        trainer.append([[name for group in line for name in group] for line in groups], list(kinds))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        crf = pycrfsuite.Tagger()
        crf.open(path)
        info = crf.info()
        states, moves = dict(info.state_features), dict(info.transitions)
        crf.close()
    names = sorted({name for (name, _), weight in states.items() if abs(weight) > 1e-4})
    rows = {name: row for row, name in enumerate(names)}
    columns = {kind: column for column, kind in enumerate(labels)}
    weights = np.zeros((len(names), len(labels)), dtype=np.float32)
    for (name, kind), weight in states.items():
        if name in rows:
            weights[rows[name], columns[kind]] = weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in moves.items():
        transitions[columns[before], columns[after]] = weight
    return Tagger(labels, names, weights, transitions)
