"""Mending of Thai that a PDF, an old font or a keyboard has damaged, with a map back to the text as it was.

Two steps, repeated until nothing changes: ``glyphs`` mends what is wrong in any word (font glyphs, doubled marks, split
sara am, invisible characters, doubled spaces); ``places`` looks at spots that may be damaged and lets the dictionary
decide ("จานวน", "แผนปฏิบัตกิ าร", "ชั ่ ว โมง"). Nothing else is normalised; Thai digits stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from assistant.kept import kept
from assistant.thai import glyphs, places
from assistant.thai.literals import seen

_SUSPECT = re.compile(f"[{glyphs.FIRST}{places.FIRST}](?:{glyphs.PATTERN}|{places.PATTERN})", re.VERBOSE)
_ROUNDS = 8


class Repaired(NamedTuple):
    """A mended text.

    origin: for each character of ``text``, and for its end, the offset in the input that it comes from; never falling;
    None where the input was sound and ``text`` is the input.
    """

    text: str
    origin: Sequence[int] | None

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the input that ``text[start:end]`` comes from."""
        if self.origin is None:
            return start, end
        if start == end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end]

    def to_repaired(self, start: int, end: int) -> tuple[int, int]:
        """The range of ``text`` that comes from the input's ``start`` to ``end``."""
        if self.origin is None:
            return start, end
        return bisect_left(self.origin, start), bisect_left(self.origin, end)


def sound(text: str) -> bool:
    """Whether there is nothing in ``text`` that may be damaged; then there is nothing in any part of it between blanks."""
    return glyphs.HINTS.isdisjoint(seen(text)) and places.sound(text) or not _SUSPECT.search(text)


@kept
def repair(text: str) -> Repaired:
    """Mend ``text`` line by line. A sound text, which one search tells, comes back as it is."""
    if sound(text):
        return Repaired(text, None)
    parts: list[str] = []
    origin: list[int] = []
    offset = 0
    for line in text.split("\n"):
        mended = _line(line)
        parts.append(mended.text)
        origin.extend(
            range(offset, offset + len(line) + 1) if mended.origin is None else map(offset.__add__, mended.origin)
        )
        offset += len(line) + 1
    whole = "\n".join(parts)
    return Repaired(whole, origin) if whole != text else Repaired(text, None)


@kept
def _line(line: str) -> Repaired:
    if sound(line):
        return Repaired(line, None)
    text, origin = line, list(range(len(line) + 1))
    for _ in range(_ROUNDS):
        before = text
        for find in (glyphs.edits, places.edits):
            text, origin = _apply(text, origin, find(text))
        if text == before:
            break
    return Repaired(text, None) if text == line else Repaired(text, tuple(origin))


def _apply(text: str, origin: list[int], edits: list[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """Replace ranges of ``text`` (in order, apart); a replacement is never longer than what it replaces."""
    if not edits:
        return text, origin
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for start, end, new in edits:
        parts += (text[last:start], new)
        places += origin[last:start]
        places += origin[start : start + len(new)]
        last = end
    parts.append(text[last:])
    places += origin[last:]
    return "".join(parts), places
