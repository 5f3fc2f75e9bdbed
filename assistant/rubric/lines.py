"""Which line of a TOML text holds a key; only used to say where an error is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_PAIR = re.compile(rf"\s*({_DOTTED})\s*=")
_LINE = re.compile(r"at line (\d+)")


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line (from 1) of the key, or of the nearest key around it; None if no part of the path is in the text.

    path: keys and, for arrays of tables, positions from 0: ("rules", "title.missing", "weight"), ("criteria", 2, "id").
    """
    table: tuple[str | int, ...] = ()
    seen: dict[str, int] = {}
    best, depth = None, 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _split(header[2])
            if header[1] == "[[":
                seen[header[2]] = seen.get(header[2], -1) + 1
                table += (seen[header[2]],)
            here = table
        elif pair := _PAIR.match(line):
            here = table + _split(pair[1])
        else:
            continue
        common = _common(here, path)
        if common > depth:
            best, depth = number, common
    return best


def line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line that a TOML parser's message names; the last line for an unexpected end."""
    found = _LINE.search(str(error))
    return int(found[1]) if found else text.count("\n") + 1


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(key.strip("\"'") for key in re.findall(_KEY, dotted))


def _common(left: Sequence[str | int], right: Sequence[str | int]) -> int:
    for at, (one, other) in enumerate(zip(left, right)):
        if one != other:
            return at
    return min(len(left), len(right))
