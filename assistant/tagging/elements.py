"""From a document to its elements: every block with its kind."""

from __future__ import annotations

import re

from assistant.document import Block, Document
from assistant.proposal.model import Element
from assistant.tagging.features import Line, features, line, places
from assistant.tagging.tagger import Tagger
from assistant.thai.repair import repair, sound

_LABELLED = ("title", "target_group", "period", "area", "expected_outcome", "evaluation", "organization", "objective", "indicator")
_HELP = re.compile("ควร|ให้ระบุ|ให้เขียน|โปรด|แสดง|[.…]{4}")
_ADDRESS = re.compile(r"\W*(?:source:\s*)?(?:https?://|www\.)\S+\s*$", re.IGNORECASE)


def lines(document: Document) -> tuple[list[Line], list[int], list[tuple[str, ...]]]:
    """The document's blocks as lines, the number of each one's table (-1 outside tables), and its repaired cells."""
    text, found, tables, rows = document.text, [], [], []
    table, inside = -1, False
    for block in document.blocks:
        cells = _cells(document, block) if block.cells else ()
        if cells and not inside:
            table += 1
        inside = bool(cells)
        found.append(line(repair(text[block.start : block.end]).text, cells))
        tables.append(table if inside else -1)
        rows.append(cells)
    return found, tables, rows


def _cells(document: Document, block: Block) -> tuple[str, ...]:
    texts = [document.text[start:end] for start, end in block.cells]
    return tuple(texts if sound(document.text[block.start : block.end]) else [repair(text).text for text in texts])


def elements(document: Document, tagger: Tagger) -> tuple[Element, ...]:
    """The kind of each block, with the section it stands in."""
    seen, tables, rows = lines(document)
    layouts = [block.layout for block in document.blocks]
    where = places(seen, tables)
    kinds = tagger.tag(features(seen, layouts, tables, where))
    found = []
    for index, (block, this, cells, place, (kind, confidence)) in enumerate(zip(document.blocks, seen, rows, where, kinds, strict=True)):
        if block.kind is not None:
            kind, confidence = block.kind, 1.0
        elif kind == "other" and (head := this.heading).sure and head.content > 0 and head.section in _LABELLED and not _HELP.search(this.text):
            kind, confidence = head.section, 0.5
        elif block.layout in ("header", "footer") or _ADDRESS.match(this.text):
            kind, confidence = "other", 1.0
        found.append(Element(block.start, block.end, kind, confidence, this.text, cells, place.section or place.parent, index))
    return tuple(found)
