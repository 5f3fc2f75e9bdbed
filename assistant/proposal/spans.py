"""Stretches of an element's repaired text, as parts of the document."""

from __future__ import annotations

from functools import lru_cache

from assistant.document import Document
from assistant.proposal.model import Element
from assistant.thai.repair import repair

_repaired = lru_cache(maxsize=8)(repair)  # one long line may hold many parts


def place(document: Document, element: Element, start: int, end: int) -> tuple[str, int, int]:
    """Text, start and end in the document of ``element.text[start:end]``, without blanks at its ends."""
    text = element.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    raw = document.text[element.start : element.end]
    left, right = _repaired(raw).to_original(start, end)
    return element.text[start:end], element.start + left, element.start + right


def cell(document: Document, element: Element, column: int) -> tuple[str, int, int]:
    """Text, start and end in the document of one cell of a table row."""
    span = document.blocks[element.block].cells[column]
    return element.cells[column].strip(), span.start, span.end
