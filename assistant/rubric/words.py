"""Word lists: words that recognise something, phrases in which they mean something else, words that take them back.

Lists are long and texts are searched often, so only those words are looked for of which ``literals`` saw some text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from assistant.kept import kept
from assistant.thai.literals import learn, needs, seen

REACH = 200  # code points


class Hit(NamedTuple):
    """A word found: as written, and where (code points of the text searched)."""

    text: str
    start: int
    end: int


class _Entries:
    """Entries of a list, made ready: plain words in lower case; expressions with the literals one of which each needs."""

    def __init__(self, entries: Sequence[str]) -> None:
        self.plain = frozenset(entry.lower() for entry in entries if not is_regex(entry))
        self.regexes = tuple((source(entry), needs(source(entry))) for entry in entries if is_regex(entry))
        self.literals = self.plain.union(*(some for _, some in self.regexes if some))
        self.always = any(some is None for _, some in self.regexes)
        learn(self.literals)

    @cached_property
    def joined(self) -> tuple[re.Pattern[str], ...]:
        """The expressions in few: those without groups of their own as one."""
        every = [expression for expression, _ in self.regexes]
        plain = [expression for expression in every if not _compiled(expression).groups]
        return (_compiled("|".join(map("(?:{})".format, plain))), *(_compiled(one) for one in every if one not in plain))

    def possible(self, literals: frozenset[str]) -> bool:
        """Whether a text with these literals can hold an entry."""
        return self.always or not self.literals.isdisjoint(literals)

    def spans(self, text: str, lower: str, literals: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Every place of every entry, in no order; they may overlap."""
        for word in self.plain & literals:
            at = lower.find(word)
            while at >= 0:
                yield at, at + len(word)
                at = lower.find(word, at + len(word))
        for expression, some in self.regexes:
            if some is None or not some.isdisjoint(literals):
                for match in _compiled(expression).finditer(text):
                    if match.end() > match.start():
                        yield match.span()


@dataclass(frozen=True)
class Words:
    """words: plain text, or a regular expression between slashes (``/อาหาร\\s*กลางวัน/``); letter case does not matter.

    not_in: longer phrases that hold a word but do not mean it ("เช่าเครื่องเสียง" for "เครื่องเสียง"): a word that begins
    inside one is not found. unless: words that take back a hit within ``REACH`` code points of them ("ไม่จัดซื้อ").
    """

    words: tuple[str, ...]
    not_in: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    _entries: tuple[_Entries, _Entries, _Entries] = field(init=False, repr=False, compare=False)

    _found: Callable[[str], tuple[Hit, ...]] = field(init=False, repr=False, compare=False)
    _whole: Callable[[str], bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_entries", (_Entries(self.words), _Entries(self.not_in), _Entries(self.unless)))
        object.__setattr__(self, "_found", kept(self._search))
        object.__setattr__(self, "_whole", kept(self._fullmatch))

    def find_all(self, text: str) -> tuple[Hit, ...]:
        """Every word in the text from left to right; of words that overlap the first, of those the longest."""
        return self._found(text) if self._entries[0].possible(seen(text)) else ()

    def find(self, text: str) -> Hit | None:
        """The first word in the text, None if there is none or it is taken back."""
        found = self.find_all(text)
        return found[0] if found else None

    def __contains__(self, text: str) -> bool:
        return bool(self.find_all(text))

    def matches(self, text: str) -> bool:
        """Whether the whole text, blanks at its ends aside, is one of the words."""
        return self._whole(text.strip())

    def _search(self, text: str) -> tuple[Hit, ...]:
        words, not_in, unless = self._entries
        literals = seen(text)
        lower = text.lower()
        if len(lower) != len(text):  # a letter whose lower case is longer stays as it is, so that places are right
            lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
        found = sorted(words.spans(text, lower, literals), key=lambda span: (span[0], -span[1]))
        if not found:
            return ()
        masks = [
            *not_in.spans(text, lower, literals),
            *((low - REACH, high + REACH) for low, high in unless.spans(text, lower, literals)),
        ]
        hits, end = [], 0
        for start, stop in found:
            if start >= end and not any(low <= start < high for low, high in masks):
                hits.append(Hit(text[start:stop], start, stop))
                end = stop
        return tuple(hits)

    def _fullmatch(self, text: str) -> bool:
        words = self._entries[0]
        return text.lower() in words.plain or any(expression.fullmatch(text) for expression in words.joined)


def is_regex(word: str) -> bool:
    return len(word) > 2 and word[0] == "/" and word[-1] == "/"


def source(word: str) -> str:
    """The regular expression of an entry."""
    return word[1:-1] if is_regex(word) else re.escape(word)


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
