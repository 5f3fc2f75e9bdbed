"""What a PDF page holds: its characters with their places, its ruling lines, and whether it is a scanned picture.

All measures are in points, x to the right, y upwards.
"""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from assistant.thai.glyphs import symbol

_THIN = 3.0  # a ruling line is at most this thick
_SHORT = 8.0  # and at least this long
MOST_CHARACTERS = 40_000  # on one page


class Char(NamedTuple):
    """One character (a combining mark is one of its own); ``bottom`` is alike for all characters of a line."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


class Rule(NamedTuple):
    """A horizontal or vertical line: where it lies across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """A page as drawn; ``scanned`` where it shows a picture and no text."""

    number: int
    height: float
    chars: list[Char]
    horizontal: list[Rule]
    vertical: list[Rule]
    scanned: bool


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """The page at ``index`` (from 0). Raises PdfiumError for a broken page, OverflowError for too many characters."""
    page = document[index]
    text = page.get_textpage()
    try:
        chars = _chars(text)
        horizontal, vertical = _rules(page)
        blank = not any(char.text.isalnum() for char in chars)
        pictures = blank and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        return Page(index + 1, page.get_height(), chars, horizontal, vertical, pictures)
    finally:
        text.close()
        page.close()


def _chars(text: pdfium.PdfTextPage) -> list[Char]:
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise OverflowError(count)
    box, found, handle = raw.FS_RECTF(), [], text.raw
    reference = ctypes.byref(box)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code < 0x20 or code in (0xFFFE, 0xFFFF, 0x00AD) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        char = symbol(chr(code))
        if raw.FPDFText_IsGenerated(handle, index) or not raw.FPDFText_GetLooseCharBox(handle, index, reference):
            continue
        size = raw.FPDFText_GetFontSize(handle, index)
        if size < 2:  # scaled by its matrix
            size = max(box.top - box.bottom, 1.0)
        found.append(Char(char, box.left, box.right, box.bottom, size))
    return found


def _rules(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    horizontal, vertical = [], []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        wide, high = right - left, top - bottom
        if high <= _THIN:
            if wide >= _SHORT:
                horizontal.append(Rule((top + bottom) / 2, left, right))
        elif wide <= _THIN:
            if high >= _SHORT:
                vertical.append(Rule((left + right) / 2, bottom, top))
        elif raw.FPDFPath_CountSegments(item.raw) in (4, 5) and wide >= _SHORT and high >= _SHORT:  # a frame
            horizontal += (Rule(bottom, left, right), Rule(top, left, right))
            vertical += (Rule(left, bottom, top), Rule(right, bottom, top))
    return horizontal, vertical
