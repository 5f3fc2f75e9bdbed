"""Parts that stand inside other parts: looked for only where a document has none of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Objective, Part, TargetGroup
from assistant.proposal.people import COUNT
from assistant.proposal.spans import place
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic

_AIM = re.compile(r"(?:^|(?<=[\s(:]))(?:และ|แล้วก็|ก็|หนึ่ง|สอง|สาม|สุดท้าย)?(?P<aim>(?:เพื่อ|อยาก|ตั้งใจ|หวัง)(?:จะ|ว่าจะ)?(?:ให้|ลด|เพิ่ม|ส่งเสริม|สร้าง|พัฒนา|ป้องกัน)[^\s(]{6,}(?:\s(?!เพื่อ|อยาก|แล้ว|และ|โดย|จึง|ตอนนี้|จาก|ดู|วัด|นับ)[^\s(]{2,}){0,3})")
_TITLE = re.compile(r"(?<!แบบเสนอ)(?<!แบบฟอร์มพัฒนา)โครงการ(?!กองทุน)[ก-๎]{3}[^|]{3,120}$")
_NO_TITLE = re.compile(r"^\W*(?:แบบ|กองทุน|เรียน|เรื่อง|เอกสาร|สวัสดี|ส่วนที่|หน้า|ที่\s|วันที่|เขียนที่|น้อง|พี่|ถึง|ขอ|อัส|ปี|บันทึก|ข้อเสนอ|กปท|งบ|โทร|ลำดับ)|[?!]|ครับ|ค่ะ|คะ(?:\s|$)|นะ")
_PROSE = ("rationale", "activity", "other", "expected_outcome", "organization", "heading")
_PEOPLED = ("activity", "other", "objective", "rationale", "organization", "expected_outcome", "title")


def title(document: Document, elements: Sequence[Element]) -> Part | None:
    """A title that was not taken for one: a line "โครงการ…" near the top, or a short first line."""
    for element in elements[:6]:
        if element.kind in ("heading", "other") and not element.cells and (match := _TITLE.search(element.text)):
            return Part(*place(document, element, match.start(), match.end()))
    first = elements[0] if elements else None
    if first and first.kind in ("heading", "other", "activity") and not first.cells and 10 <= len(first.text) <= 110:
        if not _NO_TITLE.search(first.text) and not re.search(r"\d", arabic(first.text)) and not marker_end(first.text):
            return Part(*place(document, first, 0, len(first.text)))
    return None


def objectives(document: Document, elements: Sequence[Element]) -> Iterator[Objective]:
    """Clauses of prose that say what is wanted ("อยากให้…", "เพื่อลด…")."""
    for element in elements:
        if element.kind in _PROSE and not element.cells:
            for match in _AIM.finditer(element.text):
                yield Objective(*place(document, element, match.start("aim"), match.end("aim")))


def target_groups(document: Document, elements: Sequence[Element]) -> Iterator[TargetGroup]:
    """Lines of other kinds that count people who take part."""
    for element in elements:
        if element.kind in _PEOPLED and (match := COUNT.search(arabic(element.text))):
            text, start, end = place(document, element, 0, len(element.text))
            yield TargetGroup(text, start, end, int(match[1].replace(",", "")))
