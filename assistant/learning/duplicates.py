"""Texts of the corpus that are too alike: a corpus of copies would teach and prove nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.learning.corpus import LabelledText

MOST = 0.5  # likeness of two texts that may stand together: cosine of their character 8-grams, rare ones counting more


class Pair(NamedTuple):
    first: str
    second: str
    alike: float


def alike(texts: Sequence[LabelledText]) -> list[Pair]:
    """Every pair of texts with its likeness (0–1), the most alike first."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(analyzer="char", ngram_range=(8, 8), sublinear_tf=True).fit_transform([" ".join(text.text.split()) for text in texts])
    likeness = (table @ table.T).toarray()
    pairs = [Pair(texts[a].id, texts[b].id, round(float(likeness[a, b]), 3)) for a in range(len(texts)) for b in range(a)]
    return sorted(pairs, key=lambda pair: -pair.alike)


def near(texts: Sequence[LabelledText]) -> list[Pair]:
    """The pairs that are more alike than ``MOST``."""
    return [pair for pair in alike(texts) if pair.alike > MOST]
