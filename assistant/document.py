"""A document as read: its text, and blocks that point into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Layout = Literal["heading", "paragraph", "list_item", "table_row", "header", "footer"]


class Span(NamedTuple):
    """Half-open range of Unicode code points in ``Document.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document: a heading, a paragraph, a list item or a table row.

    start, end (int): offsets into ``Document.text``; a block holds no newline.
    layout (Layout): what the file says that it is.
    cells (tuple[Span, ...]): the cells of a table row, in order, empty ones too; empty for other blocks.
    page (int | None): page number from 1, where the format has pages.
    kind (str | None): the element kind where the format is certain of it (structured form), else None.
    """

    start: int
    end: int
    layout: Layout = "paragraph"
    cells: tuple[Span, ...] = ()
    page: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text as read and its blocks in order; together the blocks hold every non-blank character once.

    source (str): a file name, "-" for standard input, "" for a string.
    """

    text: str
    blocks: tuple[Block, ...]
    source: str = ""
