"""Stretches of an element's repaired text, as parts of the document."""

from __future__ import annotations

from assistant.document import Document
from assistant.proposal.model import Element
from assistant.thai.repair import repair


def place(document: Document, element: Element, start: int, end: int) -> tuple[str, int, int]:
    """Text, start and end in the document of ``element.text[start:end]``, without blanks at its ends."""
    text = element.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    raw = document.text[element.start : element.end]
    left, right = repair(raw).to_original(start, end)
    return element.text[start:end], element.start + left, element.start + right


def cell(document: Document, element: Element, column: int) -> tuple[str, int, int]:
    """Text, start and end in the document of one cell of a table row."""
    span = document.blocks[element.block].cells[column]
    return element.cells[column].strip(), span.start, span.end
