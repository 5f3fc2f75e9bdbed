"""How well a run of Thai letters reads as words of the dictionary (PyThaiNLP's word list, loaded when first asked)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_LONGEST = 24  # letters; the few longer words are made of shorter ones
_RUN = re.compile("[ก-๎]+")
_STRANGE = 10  # a letter outside any word weighs as much as ten words


@cache
def words() -> frozenset[str]:
    """The dictionary."""
    from pythainlp.corpus import thai_words  # takes tens of milliseconds, needed for damaged text only

    return frozenset(thai_words())


def cost(text: str) -> int:
    """The least that the Thai runs of ``text`` cost: 1 a word, 10 a letter that belongs to no word."""
    return sum(_cost(run) for run in _RUN.findall(text))


def strange(cost: int) -> int:
    """How many letters belong to no word, from a cost."""
    return cost // _STRANGE


@lru_cache(8192)
def _cost(run: str) -> int:
    known = words()
    best = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        least = best[end - 1] + _STRANGE
        for start in range(max(0, end - _LONGEST), end):
            if best[start] + 1 < least and run[start:end] in known:
                least = best[start] + 1
        best[end] = least
    return best[-1]
