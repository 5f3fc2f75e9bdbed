"""From a document to its elements: every block with its kind."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.document import Block, Document
from assistant.proposal.model import Element
from assistant.tagging.features import Line, features, line, places
from assistant.tagging.headings import heading
from assistant.tagging.tagger import Tagger
from assistant.thai.markers import marker_end
from assistant.thai.repair import repair, sound

_ITEMS = ("objective", "indicator", "activity", "expected_outcome", "target_group", "budget_line", "evaluation", "organization")
_SECTIONS = ("rationale", "objective", "indicator", "target_group", "area", "period", "expected_outcome", "evaluation")
_UNSURE, _DOUBTFUL, _WORDY, _TOLD = 0.9, 0.6, 40, 0.9
_LABELLED = ("title", "target_group", "period", "area", "expected_outcome", "evaluation", "organization", "objective", "indicator")
_CERTAIN = ("title", "area", "period", "plan", "expected_outcome", "target_group")  # what such a label says holds whatever the words behind it say
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
    for index, (block, this, cells, place, tagged) in enumerate(zip(document.blocks, seen, rows, where, kinds, strict=True)):
        kind, confidence, perhaps = tagged
        if block.kind is not None:
            kind, confidence = block.kind, 1.0
        elif kind != (told := _told(this, cells, kind)):
            kind, confidence = told, _TOLD
        elif block.layout in ("header", "footer") or _ADDRESS.match(this.text):
            kind, confidence = "other", 1.0
        found.append(Element(block.start, block.end, kind, confidence, this.text, cells, place.section or place.parent, index, perhaps))
    return tuple(_settled(found, seen))


def _told(this: Line, cells: tuple[str, ...], kind: str) -> str:
    """The kind that a line's own label says ("ชื่อโครงการ : …", "พื้นที่ | …"); ``kind`` where it has none, or an open box behind it."""
    label, content = this.heading, this.heading.content
    if cells:
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) != 2 or heading(filled[1]).section:
            return kind
        label, content = heading(filled[0]), len(filled[0])
    if not label.sure or content <= 0 or kind in ("heading", "signature") or _HELP.search(this.text):
        return kind
    return label.section if label.section in (_LABELLED if kind == "other" else _CERTAIN) else kind


def _settled(found: list[Element], seen: list[Line]) -> list[Element]:
    """Unsure kinds settled by what stands around: a list item among items is none of its own kind of heading,
    and the first line under a sure heading is what that heading says.
    """
    for index, element in enumerate(found):
        if element.cells or element.confidence > _UNSURE:
            continue
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        if element.kind == "heading" and not seen[index].heading.section and _listed(element):
            twin = next((one for one in (after, before) if one and one.kind in _ITEMS and _listed(one) == _listed(element)), None)
            if twin:
                found[index] = replace(element, kind=twin.kind)
        elif before and before.kind == "heading" and element.kind not in ("heading", "other") and element.confidence < _DOUBTFUL and len(element.text) > _WORDY:
            head = seen[index - 1].heading
            if head.sure and head.content < 0 and head.section in _SECTIONS and not before.cells:
                found[index] = replace(element, kind=head.section)
    return found


def _listed(element: Element) -> str:
    """ "1" for a numbered item, "-" for a dashed one, "" for a line without a list marker."""
    marker = element.text[: marker_end(element.text)].strip()
    return "" if not marker else "1" if any(char.isdigit() for char in marker) else "-"
