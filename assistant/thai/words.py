"""How well a run of Thai letters reads as words of the dictionary (PyThaiNLP's word list, loaded when first asked)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.kept import kept

_LONGEST = 24  # letters; the few longer words are made of shorter ones
_RUN = re.compile("[ก-๎]+")
_STRANGE = 10  # a letter outside any word weighs as much as ten words


@cache
def words() -> frozenset[str]:
    """The dictionary."""
    from pythainlp.corpus import thai_words  # takes tens of milliseconds, needed for damaged text only

    local = (files(__package__) / "local_words.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(thai_words()) | {word for word in local if word and not word.startswith("#")}


class Reading(NamedTuple):
    """The best way to read a text as words.

    cost: 1 a word, 10 a Thai letter that belongs to no word; strange: the number of such letters; known: for each
    character whether it belongs to a word.
    """

    cost: int
    strange: int
    known: tuple[bool, ...]


def reading(text: str) -> Reading:
    """The best reading of the Thai runs of ``text``; other characters are not known and cost nothing."""
    cost, strange, known, last = 0, 0, [], 0
    for match in _RUN.finditer(text):
        run = _run(match[0])
        known += [False] * (match.start() - last)
        known += run.known
        last = match.end()
        cost += run.cost
        strange += run.strange
    return Reading(cost, strange, (*known, *[False] * (len(text) - last)))


@kept
def _run(run: str) -> Reading:
    dictionary = words()
    best, since = [0] * (len(run) + 1), [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        least, begin = best[end - 1] + _STRANGE, -1
        for start in range(max(0, end - _LONGEST), end):
            if best[start] + 1 < least and run[start:end] in dictionary:
                least, begin = best[start] + 1, start
        best[end], since[end] = least, begin
    known = [False] * len(run)
    end = len(run)
    while end:
        start = since[end]
        if start < 0:
            end -= 1
            continue
        known[start:end] = [True] * (end - start)
        end = start
    return Reading(best[-1], known.count(False), tuple(known))
