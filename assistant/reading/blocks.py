"""Blocks of a text: its lines, with the layout that their signs give away.

Together the blocks hold every non-blank character of the text once; no block holds a newline or begins or ends with a
space. A line in which several sections run on is cut further by ``merged``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.document import Block, Layout, Span
from assistant.kept import kept
from assistant.reading import merged
from assistant.thai.markers import marker_end

_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # of lines
_HEADING = re.compile(r"#{1,6}\s+\S|\*\*[^*]{1,60}\*\*:?$")
_BAR = re.compile(r"(?:^|\s)\|(?:\s|$)")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        pieces = merged.cut(line.rstrip(_ENDS)) if len(line) > merged.LONG else ((0, len(line)),)
        for start, end in pieces:
            if block := block_at(text, at + start, at + end):
                found.append(block)
        at += len(line)
    return tuple(found)


def block_at(text: str, start: int, end: int, layout: Layout | None = None, **more) -> Block | None:
    """The block in ``text[start:end]`` without the white space around it; None where there is nothing else.

    layout: what the file says; without it the text itself decides. more: other fields of Block.
    """
    part = text[start:end]
    inner = part.strip()
    if not inner:
        return None
    start += part.index(inner)
    end = start + len(inner)
    if layout is None:
        layout, row = _looks(inner)
        if row:
            return Block(start, end, layout, tuple([Span(start + left, start + right) for left, right in row]), **more)
    return Block(start, end, layout, **more)


@kept
def _looks(line: str) -> tuple[Layout, tuple[Span, ...]]:
    """The layout that a line's own signs give away, and its cells where it is a table row."""
    if row := cells(line):
        return "table_row", row
    if line[0] in "#*" and _HEADING.match(line):
        return "heading", ()
    return "list_item" if marker_end(line) else "paragraph", ()


def cells(line: str, offset: int = 0) -> tuple[Span, ...]:
    """Spans of the cells of a line written as a table row: ``a | b``, ``|a|b|`` or with tabs; () for any other line.

    line: without white space at its ends. offset is added to the spans.
    """
    if "|" in line and (_BAR.search(line) or (len(line) > 2 and line[0] == line[-1] == "|")):
        spans = tuple(_parts(line, "|", offset))
        framed = line[0] == line[-1] == "|" and len(spans) > 2
        return spans[1:-1] if framed else spans if len(spans) > 1 else ()
    if "\t" in line:
        spans = tuple(_parts(line, "\t", offset))
        filled = [line[start - offset : end - offset] for start, end in spans if end > start]
        if len(filled) > 2 or (len(filled) == 2 and not _only_marker(filled[0])):
            return spans
    return ()


def _parts(line: str, separator: str, offset: int) -> Iterator[Span]:
    start = 0
    for part in line.split(separator):
        inner = part.strip()
        left = start + (len(part) - len(part.lstrip()) if inner else 0)
        yield Span(offset + left, offset + left + len(inner))
        start += len(part) + 1


def _only_marker(text: str) -> bool:
    return marker_end(f"{text} ก") == len(text) + 1
