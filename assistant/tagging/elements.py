"""From a document to its elements: every block with its kind."""

from __future__ import annotations

import re

from assistant.document import Document
from assistant.proposal.model import Element
from assistant.tagging.features import Line, features, line, places
from assistant.tagging.tagger import Tagger
from assistant.thai.repair import repair

_ADDRESS = re.compile(r"\W*(?:source:\s*)?(?:https?://|www\.)\S+\s*$", re.IGNORECASE)


def lines(document: Document) -> tuple[list[Line], list[int], list[tuple[str, ...]]]:
    """The document's blocks as lines, the number of each one's table (-1 outside tables), and its repaired cells."""
    found, tables, rows = [], [], []
    table, inside = -1, False
    for block in document.blocks:
        text = document.text
        cells = tuple(repair(text[cell.start : cell.end]).text for cell in block.cells)
        if cells and not inside:
            table += 1
        inside = bool(cells)
        found.append(line(repair(text[block.start : block.end]).text, cells))
        tables.append(table if inside else -1)
        rows.append(cells)
    return found, tables, rows


def elements(document: Document, tagger: Tagger) -> tuple[Element, ...]:
    """The kind of each block, with the section it stands in."""
    seen, tables, rows = lines(document)
    layouts = [block.layout for block in document.blocks]
    kinds = tagger.tag(features(seen, layouts, tables))
    where = places(seen, tables)
    found = []
    for index, (block, this) in enumerate(zip(document.blocks, seen, strict=True)):
        kind, confidence = kinds[index]
        if block.kind is not None:
            kind, confidence = block.kind, 1.0
        elif block.layout in ("header", "footer") or _ADDRESS.match(this.text):
            kind, confidence = "other", 1.0
        found.append(Element(block.start, block.end, kind, confidence, this.text, rows[index], where[index].section or where[index].parent, index))
    return tuple(found)
