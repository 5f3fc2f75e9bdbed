"""Characters to lines of text: what stands on one base line, read from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.reading.pdf.page import Char

MARK = re.compile("[ัิ-ฺ็-๎]")
_RANK = dict.fromkeys("่้๊๋", 1) | {"์": 2, "ํ": 1}  # vowel marks come first, then tone marks
_GAP = 1.6  # in font sizes: a wider gap parts two cells or columns
_SPACE = 0.17  # a narrower gap is no space
_STEP = 4.0  # points
_TALLEST = 200.0  # points
_STRAYS = 1000  # marks away from their letter that are seated, on one page


class Piece(NamedTuple):
    """A run of text without a wide gap in it."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """One line of text: its pieces from left to right."""

    pieces: tuple[Piece, ...]
    bottom: float
    size: float
    page: int = 0
    cells: bool = False  # a table row: its pieces are its cells, empty ones too

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces).strip()


def lines(chars: Sequence[Char], page: int = 0, gap: float = _GAP) -> list[Line]:
    """The lines from top to bottom."""
    rows: list[list[list[Char]]] = []
    near: dict[int, list[list[list[Char]]]] = {}  # the rows by height, in steps
    for run in _runs(seated(chars)):
        bottom, size = run[0].bottom, min(max(char.size for char in run), _TALLEST)
        steps = range(int((bottom - 0.4 * size) // _STEP), int((bottom + 0.4 * size) // _STEP) + 1)
        for row in (row for step in steps for row in near.get(step, ())):
            first = row[0][0]
            if abs(first.bottom - bottom) < 0.4 * min(size, first.size):
                row.append(run)
                break
        else:
            rows.append([run])
            near.setdefault(int(bottom // _STEP), []).append(rows[-1])
    rows.sort(key=lambda row: -row[0][0].bottom)
    return [line for row in rows if (line := _line(row, page, gap))]


def seated(chars: Sequence[Char]) -> list[Char]:
    """The characters with each mark behind the letter that it is drawn over or under, wherever the file has it."""
    bases = [char for char in chars if not MARK.match(char.text) and char.text.strip()]
    marks: dict[int, list[Char]] = {}
    last: Char | None = None
    strays = 0
    for char in chars:
        if not MARK.match(char.text):
            last = char
            continue
        base = last
        if (last is None or not _over(last, char)) and strays < _STRAYS:
            strays += 1
            near = [other for other in bases if _over(other, char)]
            base = min(
                near, key=lambda other: abs(other.right - char.right) + abs(other.bottom - char.bottom), default=last
            )
        if base is not None:
            marks.setdefault(id(base), []).append(char._replace(bottom=base.bottom))
    result = []
    for char in chars:
        if not MARK.match(char.text):
            result.append(char)
            result += sorted(marks.get(id(char), ()), key=lambda mark: _RANK.get(mark.text, 0))
    return result


def _over(base: Char, mark: Char) -> bool:
    """Whether a mark is drawn at a letter."""
    middle = (mark.left + mark.right) / 2
    across = base.left - 0.05 * base.size < middle < base.right + 0.2 * base.size
    return across and abs(base.bottom - mark.bottom) < 0.9 * base.size


def _runs(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters that follow one another both in the file and on the page; marks stay behind their letters."""
    runs: list[list[Char]] = []
    for char in chars:
        last = runs[-1][-1] if runs else None
        if (
            last
            and abs(last.bottom - char.bottom) < 0.4 * char.size
            and (MARK.match(char.text) or -0.6 * char.size < char.left - last.right < 0.5 * char.size)
        ):
            runs[-1].append(char)
        elif char.text.strip():
            runs.append([char])
    return runs


def _line(row: list[list[Char]], page: int, gap: float) -> Line | None:
    row.sort(key=lambda run: run[0].left)
    pieces: list[Piece] = []
    parts: list[str] = []
    left = right = 0.0
    space = False
    for char in (char for run in row for char in run):
        if not char.text.strip():
            space = bool(parts)
            continue
        distance = char.left - right if parts else 0.0
        mark = MARK.match(char.text) is not None
        if parts and distance > gap * char.size and not mark:
            pieces.append(Piece("".join(parts), left, right))
            parts, space = [], False
        elif parts and not mark and (space or distance > _SPACE * char.size):
            parts.append(" ")
        if not parts:
            left = char.left
        parts.append(char.text)
        right = char.right if len(parts) == 1 else max(right, char.right)
        space = False
    if parts:
        pieces.append(Piece("".join(parts) + (" " if space else ""), left, right))
    if not pieces:
        return None
    return Line(tuple(pieces), row[0][0].bottom, max(run[0].size for run in row), page)
