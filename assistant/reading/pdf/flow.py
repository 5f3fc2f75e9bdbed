"""The order of lines on a page (columns), running heads, and lines joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.document import Layout
from assistant.reading.pdf.lines import Line
from assistant.thai.markers import marker_end

_DIGITS = re.compile(r"[0-9๐-๙]+")
_PAGE_NUMBER = re.compile(r"[-–\s(]*(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{1,3}(?:\s*(?:/|จาก)\s*[0-9๐-๙]{1,3})?[-–\s)]*$")
_LABEL = re.compile(r"[^\s:]{2,40}\s?:|โครงการ|ชื่อ|วัตถุประสงค์|กิจกรรม|งบประมาณ|รวม|ลงชื่อ|ตำแหน่ง|☐|☑|\(?\.{3}")
_THAI = re.compile("[ก-๎]")
_COLUMN_LINES = 8  # a page with fewer lines on either side has one column
_HEADS = 3  # lines at the top and the bottom that may be running heads


def ordered(lines: list[Line]) -> list[Line]:
    """The lines in reading order: of two columns of prose, the left one first."""
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    left: list[Line] = []
    right: list[Line] = []
    result: list[Line] = []
    for line in lines:
        if line.cells or any(piece.left < gutter < piece.right for piece in line.pieces):
            result += [*left, *right, line]
            left, right = [], []
            continue
        for side, keep in ((left, True), (right, False)):
            pieces = tuple(piece for piece in line.pieces if (piece.right <= gutter) is keep)
            if pieces:
                side.append(line._replace(pieces=pieces))
    return result + left + right


def _gutter(lines: list[Line]) -> float | None:
    """Where the space between two columns of prose lies; None on a page with one column.

    Columns of prose fill their width; the columns of a table without rules do not.
    """
    lines = [line for line in lines if not line.cells]
    starts = Counter(round(line.pieces[-1].left / 4) for line in lines if len(line.pieces) == 2)
    if not starts:
        return None
    place, count = starts.most_common(1)[0]
    gutter = place * 4 - 5
    both = [line for line in lines if len(line.pieces) == 2 and abs(line.pieces[1].left - gutter - 5) < 6]
    if count < _COLUMN_LINES or len(both) < _COLUMN_LINES:
        return None
    for side in (0, 1):
        left = min(line.pieces[side].left for line in both)
        right = max(line.pieces[side].right for line in both)
        filled = sum(line.pieces[side].right - line.pieces[side].left for line in both) / len(both)
        if filled < 0.7 * (right - left) or right - left < 120:
            return None
    return gutter


def margins(pages: Sequence[list[Line]]) -> dict[int, Layout]:
    """Running heads: ``id`` of each line that stands at the edge of several pages, and what it is."""
    found: dict[int, Layout] = {}
    edges: tuple[tuple[Layout, slice], ...] = (("header", slice(0, _HEADS)), ("footer", slice(-_HEADS, None)))
    for layout, edge in edges:
        lines = [line for page in pages for line in page[edge] if not line.cells]
        often = Counter((_DIGITS.sub("0", line.text), round(line.bottom / 6)) for line in lines)
        for line in lines:
            repeated = often[_DIGITS.sub("0", line.text), round(line.bottom / 6)]
            if repeated > 1 and repeated >= len(pages) / 2:
                found.setdefault(id(line), layout)
        for page in pages:  # a lone page number
            for line in page[edge][:1] if layout == "header" else page[edge][-1:]:
                if _PAGE_NUMBER.match(line.text) and not line.cells:
                    found.setdefault(id(line), layout)
    return found


def joins(before: Line, line: Line, edge: float, previous: Line | None) -> bool:
    """Whether ``line`` goes on with the paragraph of ``before``.

    edge: the right margin that full lines reach. previous: the line before ``before`` in the same paragraph.
    """
    if before.cells or line.cells or len(line.pieces) > 1 or abs(line.size - before.size) > 1:
        return False
    if before.right < edge - 2.5 * before.size or marker_end(line.text) or _LABEL.match(line.text):
        return False
    if before.page == line.page and not 0 < before.bottom - line.bottom < 2.2 * before.size:
        return False
    left = previous.left if previous else line.left
    return line.left - left < 1.2 * line.size  # a deeper line begins a new paragraph


def joined(before: str, line: str) -> str:
    """Two lines of a paragraph as one text: hyphenated words closed, Thai without a space that was not there."""
    if before.endswith("-") and before[-2:-1].isalpha() and before[-2:-1].isascii() and line[:1].islower():
        return before[:-1] + line
    if before.endswith(" ") or not before:
        return before + line
    both_thai = _THAI.match(before[-1]) and _THAI.match(line[:1])
    return f"{before}{'' if both_thai else ' '}{line}"
