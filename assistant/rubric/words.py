"""Word lists: words that recognise something, phrases in which they mean something else, words that take them back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Iterator, NamedTuple


class Hit(NamedTuple):
    """A word found: as written, and where (code points of the text searched)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """words: plain text, or a regular expression between slashes (``/อาหาร\\s*กลางวัน/``); letter case does not matter.

    not_in: longer phrases that hold a word but do not mean it ("เช่าเครื่องเสียง" for "เครื่องเสียง").
    unless: words anywhere in the passage searched that take every hit back ("ไม่จัดซื้อ").
    """

    words: tuple[str, ...]
    not_in: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        return tuple(word.lower() for word in self.words if not is_regex(word))

    @cached_property
    def _regexes(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(source(word), re.IGNORECASE) for word in self.words if is_regex(word))

    @cached_property
    def _scanner(self) -> re.Pattern[str]:
        hit = f"(?P<hit>{alternation(self.words)})"
        return re.compile(f"{alternation(self.not_in)}|{hit}" if self.not_in else hit, re.IGNORECASE)

    @cached_property
    def _unless(self) -> Words | None:
        return Words(self.unless) if self.unless else None

    def _possible(self, text: str) -> bool:
        lower = text.lower()
        return any(word in lower for word in self._plain) or any(regex.search(text) for regex in self._regexes)

    def find_all(self, text: str) -> Iterator[Hit]:
        """Every word in the text, from left to right."""
        if not self.words or not self._possible(text) or (self._unless and self._unless.find(text)):
            return
        for match in self._scanner.finditer(text):
            if match["hit"]:
                yield Hit(match["hit"], *match.span("hit"))

    def find(self, text: str) -> Hit | None:
        """The first word in the text, None if there is none or it is taken back."""
        return next(self.find_all(text), None)

    def __contains__(self, text: str) -> bool:
        return self.find(text) is not None

    def matches(self, text: str) -> bool:
        """Whether the whole text, blanks at its ends aside, is one of the words."""
        return any(re.fullmatch(source(word), text.strip(), re.IGNORECASE) for word in self.words)


def is_regex(word: str) -> bool:
    return len(word) > 2 and word[0] == "/" and word[-1] == "/"


def source(word: str) -> str:
    """The regular expression of an entry."""
    return word[1:-1] if is_regex(word) else re.escape(word)


def alternation(words: tuple[str, ...]) -> str:
    """All entries as one expression, longer ones first."""
    return "(?:" + "|".join(source(word) for word in sorted(words, key=len, reverse=True)) + ")"
