"""When: the period of the project and the dates of its activities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.document import Document
from assistant.proposal.model import Element, Period
from assistant.proposal.spans import place
from assistant.tagging.headings import heading
from assistant.thai.dates import Range, ranges


def periods(document: Document, element: Element, begin: int = 0) -> list[Period]:
    """Every from–to in an element, as parts of the document."""
    found = []
    for one in ranges(element.text[begin:]):
        text, start, end = place(document, element, begin + one.start, begin + one.end)
        found.append(Period(text, start, end, one.first, one.last))
    return found


def period(document: Document, elements: Sequence[Element]) -> Period | None:
    """The project's period: the first line of kind period that is not an activity's own.

    A start on one line and an end on the next ("วันเริ่มต้น … กำหนดเสร็จ …") make one period.
    """
    own = [e for e in elements if e.kind == "period"]
    if not own:
        return None
    before_work = [e for e in own if e.section in ("period", "area", "title", "")] or own
    ranged = [e for e in before_work if any(one.first != one.last for one in ranges(e.text))]
    single = before_work[0].block + 1 in {e.block for e in before_work}  # start and end on lines of their own
    first = ranged[0] if ranged and not single else before_work[0]
    lines = [first]
    for element in before_work[1:]:
        if element.block - lines[-1].block == 1 and not _complete(lines):
            lines.append(element)
    found = [one for element in lines for one in ranges(element.text)]
    head = heading(first.text)
    begin = head.content if head.content > 0 and not first.cells else 0
    text, start, end = place(document, first, begin, len(first.text))
    if len(lines) > 1:
        end = lines[-1].end
        text = " ".join([text, *(element.text.strip() for element in lines[1:])])
    opening, closing = _merged(found)
    return Period(text, start, end, opening, closing)


def _complete(lines: Sequence[Element]) -> bool:
    found = [one for element in lines for one in ranges(element.text)]
    return bool(found) and (len(found) > 1 or found[0].first != found[0].last)


def _merged(found: Sequence[Range]) -> tuple[date | None, date | None]:
    if not found:
        return None, None
    if len(found) == 1 or found[0].first != found[0].last:
        return found[0].first, found[0].last
    return found[0].first, found[1].last
