"""Parts that stand inside other parts: looked for only where a document has none of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Part, Period, TargetGroup
from assistant.proposal.people import COUNT
from assistant.proposal.schedule import periods
from assistant.proposal.spans import place
from assistant.tagging.headings import heading
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic

_TITLE = re.compile(r"(?<!แบบเสนอ)(?<!แบบฟอร์มพัฒนา)โครงการ(?!กองทุน)[ก-๎]{3}[^|]{3,120}$")
_TITLE_CELL = re.compile(r"\s*(?:ชื่อ|เรื่อง)(?:โครงการ|กิจกรรม|ที่เสนอ|งาน|ที่จะทำ)?\s*:?\s*$")
_NO_TITLE = re.compile(r"^\W*(?:แบบ|กองทุน|เรียน|เรื่อง|เอกสาร|สวัสดี|ส่วนที่|หน้า|ที่\s|วันที่|เขียนที่|น้อง|พี่|ถึง|ขอ|อัส|ปี|บันทึก|ข้อเสนอ|กปท|งบ|โทร|ลำดับ)|https?:|www\.|[?!]|ครับ|ค่ะ|คะ(?:\s|$)|นะ")
_PROSE = ("rationale", "activity", "other", "expected_outcome", "organization", "heading")
_PEOPLED = ("activity", "other", "objective", "rationale", "organization", "expected_outcome", "title")


def title(document: Document, elements: Sequence[Element]) -> Part | None:
    """A title that was not taken for one: a line "โครงการ…" near the top, or a short first line."""
    for element in elements[:6]:
        if element.kind in ("heading", "other") and not element.cells and (match := _TITLE.search(element.text)):
            return Part(*place(document, element, match.start(), match.end()))
    for before, element in zip(elements, elements[1:], strict=False):
        if before.kind == "heading" and heading(before.text).section == "title" and element.kind not in ("heading", "other") and len(element.text) >= 8 and not heading(element.text).section:
            return Part(*place(document, element, marker_end(element.text), len(element.text)))
    for element in elements[:8]:
        if len(element.cells) > 1 and _TITLE_CELL.match(element.cells[0]) and len(element.cells[1].strip()) >= 8:
            span = document.blocks[element.block].cells[1]
            return Part(element.cells[1].strip(), span.start, span.end)
    first = next((element for element in elements[:4] if not _NO_TITLE.search(element.text) and len(element.text) >= 10), None)
    if first and not heading(first.text).section and first.kind in ("heading", "other", "activity", "plan") and not first.cells and 10 <= len(first.text) <= 110:
        if not _NO_TITLE.search(first.text) and not re.search(r"\d", arabic(first.text)) and not marker_end(first.text):
            return Part(*place(document, first, 0, len(first.text)))
    return None


def period(document: Document, elements: Sequence[Element]) -> Period | None:
    """The longest from–to with days and years that stands in a line of another kind."""
    loose = prose(elements)
    kinds = ("activity", "other", "area", "title", "heading", "target_group", "organization", *(("rationale",) if loose else ()))
    every = [one for element in elements if element.kind in kinds for one in periods(document, element)]
    spans = [((one.to_date - one.from_date).days, one) for one in every if one.from_date and one.to_date and "งบ" not in one.text]
    longest = max((span for span, _ in spans if span < 370), default=0)
    return next((one for span, one in spans if span == longest), None) if longest >= 28 else None


def prose(elements: Sequence[Element]) -> bool:
    """Whether a document is told in long paragraphs, without a form's parts."""
    long = sum(len(element.text) for element in elements if len(element.text) > 220)
    return long > 0.6 * sum(len(element.text) for element in elements)


def target_groups(document: Document, elements: Sequence[Element]) -> Iterator[TargetGroup]:
    """Lines of other kinds that count people who take part."""
    for element in elements:
        if element.kind in _PEOPLED and (match := COUNT.search(arabic(element.text))):
            text, start, end = place(document, element, 0, len(element.text))
            yield TargetGroup(text, start, end, int(match[1].replace(",", "")))
