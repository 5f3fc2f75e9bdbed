"""What every test of reading needs: the real files, and what each document must keep to."""

from __future__ import annotations

from pathlib import Path

from assistant.document import Document

FILES = Path(__file__).parent.parent / "files"


def texts(document: Document) -> list[str]:
    """The text of each block."""
    return [document.text[block.start : block.end] for block in document.blocks]


def rows(document: Document) -> list[list[str]]:
    """The cells of each table row."""
    return [[document.text[start:end] for start, end in block.cells] for block in document.blocks if block.cells]


def check(document: Document) -> Document:
    """Every non-blank character lies in one block; blocks rise, hold no newline, begin and end with no space."""
    last = 0
    for block in document.blocks:
        text = document.text[block.start : block.end]
        assert last <= block.start < block.end <= len(document.text)
        assert text == text.strip() and len(text.splitlines()) == 1
        assert not document.text[last : block.start].strip()
        place = block.start
        for start, end in block.cells:
            assert place <= start <= end <= block.end
            assert not document.text[place:start].strip(" \t|")
            assert document.text[start:end] == document.text[start:end].strip()
            place = end
        last = block.end
    assert not document.text[last:].strip()
    return document
