"""Tick boxes as people write them: ☑ ☐, ✓, [x], ( / ), ( ), and the glyphs of symbol fonts."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.kept import kept
from assistant.thai.glyphs import symbol
from assistant.thai.markers import MARKER

_TICKED = "☑☒🗹✓✔✅🗸🗷⊠●◉⦿√"
_EMPTY = "☐□◻◽⬜▢❏❑❒○◯🔲"
_BLANK = "[ \u00a0]"
_BOX = re.compile(
    rf"""(?P<ticked>[{_TICKED}][\ufe0e\ufe0f]?|[\[(]{_BLANK}*[xX×/✓✔√]{_BLANK}*[\])])
       | (?P<empty>[{_EMPTY}][\ufe0e\ufe0f]?|\[{_BLANK}{{0,4}}\]|\({_BLANK}{{0,4}}\))  # "(      )": a signature""",
    re.VERBOSE,
)
_SYMBOL = re.compile("[\uf000-\uf0ff]")
_SIGN = re.compile(f"[{_TICKED}{_EMPTY}\uf000-\uf0ff\\[(]")  # without one there is no box
_NUMBER = re.compile(r"\s*(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?|[-–•*])\s+")


class Option(NamedTuple):
    """One option of a line: the range of its words, and whether its box is ticked."""

    start: int
    end: int
    ticked: bool


def tick(line: str) -> bool | None:
    """Whether the option that ``line`` begins with is ticked; None where it begins with no box (list markers aside).

    A line with several options is ticked where any of them is.
    """
    return _tick(line) if _SIGN.search(line) else None


@kept
def _tick(line: str) -> bool | None:
    found = options(line)
    return any(option.ticked for option in found) if found else None


def options(line: str) -> tuple[Option, ...]:
    """The options of a line that begins with a tick box; () for any other line."""
    if not _SIGN.search(line):
        return ()
    if _SYMBOL.search(line):
        line = "".join(map(symbol, line))
    start = len(line) - len(line.lstrip())
    box = _BOX.match(line, start)
    if not box:
        number = _NUMBER.match(line) or MARKER.match(line)
        box = number and _BOX.match(line, number.end())
        if not box:
            return ()
    boxes = [box, *_BOX.finditer(line, box.end())]
    ends = [*(other.start() for other in boxes[1:]), len(line)]
    return tuple(_option(line, here, end) for here, end in zip(boxes, ends, strict=True))


def _option(line: str, box: re.Match[str], end: int) -> Option:
    words = line[box.end() : end]
    start = box.end() + len(words) - len(words.lstrip())
    return Option(start, max(start, box.end() + len(words.rstrip())), box["ticked"] is not None)
