"""Word lists: words that recognise something, phrases in which they mean something else, words that take them back.

Lists are long and texts are searched often, so plain words are searched as strings, and a regular expression only runs where
a piece of plain text that it needs is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

REACH = 200  # code points

_LITERAL = re.compile(r"[^\\.^$*+?{}\[\]()|]+")
_NOTHING = re.compile(r"(?:\^|\\b|\\s\*|\(\?<[=!][^()]*\))*")  # what may stand before a literal and takes no text
_GROUP = re.compile(r"\(\?:([^()]*)\)(?![*?{])")


class Hit(NamedTuple):
    """A word found: as written, and where (code points of the text searched)."""

    text: str
    start: int
    end: int


class _Entries:
    """Entries of a list, made ready: plain words in lower case; expressions with the literals one of which each needs."""

    def __init__(self, entries: Sequence[str]) -> None:
        self.plain = tuple(dict.fromkeys(entry.lower() for entry in entries if not is_regex(entry)))
        self.regexes = tuple((source(entry), needed(source(entry))) for entry in entries if is_regex(entry))

    def spans(self, text: str, lower: str) -> Iterator[tuple[int, int]]:
        """Every place of every entry, in no order; they may overlap."""
        for word in self.plain:
            at = lower.find(word)
            while at >= 0:
                yield at, at + len(word)
                at = lower.find(word, at + len(word))
        for expression, literals in self.regexes:
            if any(literal in lower for literal in literals):
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

    @cached_property
    def _entries(self) -> tuple[_Entries, _Entries, _Entries]:
        return _Entries(self.words), _Entries(self.not_in), _Entries(self.unless)

    def find_all(self, text: str) -> list[Hit]:
        """Every word in the text from left to right; of words that overlap the first, of those the longest."""
        words, not_in, unless = self._entries
        lower = text.lower()
        if len(lower) != len(text):  # a letter whose lower case is longer stays as it is, so that places are right
            lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
        found = sorted(words.spans(text, lower), key=lambda span: (span[0], -span[1]))
        if not found:
            return []
        masks = [*not_in.spans(text, lower), *((low - REACH, high + REACH) for low, high in unless.spans(text, lower))]
        hits, end = [], 0
        for start, stop in found:
            if start >= end and not any(low <= start < high for low, high in masks):
                hits.append(Hit(text[start:stop], start, stop))
                end = stop
        return hits

    def find(self, text: str) -> Hit | None:
        """The first word in the text, None if there is none or it is taken back."""
        return next(iter(self.find_all(text)), None)

    def __contains__(self, text: str) -> bool:
        return bool(self.find_all(text))

    def matches(self, text: str) -> bool:
        """Whether the whole text, blanks at its ends aside, is one of the words."""
        text = text.strip()
        words = self._entries[0]
        lower = text.lower()
        return lower in words.plain or any(
            any(literal in lower for literal in literals) and _compiled(expression).fullmatch(text)
            for expression, literals in words.regexes
        )


def is_regex(word: str) -> bool:
    return len(word) > 2 and word[0] == "/" and word[-1] == "/"


def source(word: str) -> str:
    """The regular expression of an entry."""
    return word[1:-1] if is_regex(word) else re.escape(word)


def needed(expression: str) -> tuple[str, ...]:
    """Pieces of plain text in lower case, one of which is in every text that the expression matches; ("",) if none is known."""
    if _divided(expression):
        return ("",)
    start = _NOTHING.match(expression).end()
    group = _GROUP.match(expression, start)
    pieces = [_prefix(piece, 0) for piece in group[1].split("|")] if group else [_prefix(expression, start)]
    return tuple(pieces) if all(pieces) else ("",)


def _prefix(expression: str, start: int) -> str:
    match = _LITERAL.match(expression, start)
    if match is None:
        return ""
    optional = expression[match.end() : match.end() + 1] in ("*", "?", "{")
    return match[0][: -1 if optional else None].lower()


def _divided(expression: str) -> bool:
    """Whether there is a "|" outside all brackets."""
    depth = 0
    for at, letter in enumerate(expression):
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and not depth and expression[at - 1 : at] != "\\":
            return True
    return False


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
