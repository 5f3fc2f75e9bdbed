"""Building a document line by line, for formats that know their layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.document import Block, Document, Layout, Span
from assistant.reading import merged
from assistant.reading.blocks import block_at
from assistant.reading.text import SURROGATE

_BLANKS = re.compile(r"[\s\x1c-\x1f]*[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029][\s\x1c-\x1f]*")


class Lines:
    """Collects lines and table rows and makes one document of them, each on a line of its own."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    def add(self, text: str, layout: Layout | None = None, *, page: int | None = None, kind: str | None = None) -> None:
        """Add ``text``, a line for each of its lines. Without ``layout`` the text's own signs decide."""
        for line in _BLANKS.split(text):
            if not line.strip():
                continue
            start = self._append(line)
            pieces = (
                merged.cut(line) if layout in (None, "paragraph") and len(line) > merged.LONG else ((0, len(line)),)
            )
            for left, right in pieces:
                block = block_at(line, left, right, layout, page=page, kind=kind)
                if block:
                    self._blocks.append(_shifted(block, start))

    def row(self, cells: Sequence[str], *, page: int | None = None, kind: str | None = None) -> None:
        """Add a table row; the cells are written with " | " between them. A row without content is left out."""
        texts = [" ".join(_BLANKS.sub(" / ", cell.strip()).replace("|", "¦").split()) for cell in cells]
        if not any(texts):
            return
        if len(texts) == 1:  # a frame around text, or a row that is one merged cell
            self.add(texts[0], page=page, kind=kind)
            return
        line = " | ".join(texts)
        start = self._append(line)
        spans, at = [], start
        for text in texts:
            spans.append(Span(at, at + len(text)))
            at += len(text) + 3
        blank_left = len(line) - len(line.lstrip())
        blank_right = len(line) - len(line.rstrip())
        first, last = start + blank_left, start + len(line) - blank_right
        spans = [Span(min(max(s.start, first), last), min(max(s.end, first), last)) for s in spans]
        self._blocks.append(Block(first, last, "table_row", tuple(spans), page, kind))

    def blank(self) -> None:
        """Add an empty line."""
        self._append("")

    def document(self) -> Document:
        return Document("\n".join(self._parts), tuple(self._blocks), self._source)

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def _append(self, line: str) -> int:
        start = self._length
        line = SURROGATE.sub("\ufffd", line)
        self._parts.append(line)
        self._length += len(line) + 1
        return start


def _shifted(block: Block, by: int) -> Block:
    cells = tuple(Span(start + by, end + by) for start, end in block.cells)
    return Block(block.start + by, block.end + by, block.layout, cells, block.page, block.kind)
