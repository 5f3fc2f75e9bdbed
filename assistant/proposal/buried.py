"""Parts that stand inside other parts: looked for only where a document has none of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Period, TargetGroup
from assistant.proposal.people import COUNT
from assistant.proposal.schedule import periods
from assistant.proposal.spans import place
from assistant.thai.numbers import arabic

_UNPEOPLED = ("rationale", "problem_size", "budget_line", "budget_total", "heading", "signature")
_TAKING_PART = re.compile("เข้าร่วม|เข้าโครงการ|ผู้ร่วม|ผู้เข้า|เข้าอบรม|อบรม|กลุ่มเป้าหมาย|เป้าหมาย|ชวน|เชิญ|สมาชิก|มาร่วม|คัดเลือก|รับสมัคร|ทำกับ|ให้กับ|แก่|นัด|ประชุม|แกนนำ|สอน|ตรวจ|แจก")
_TOGETHER = re.compile("เข้าร่วม|มาร่วม|มาอบรม|เข้าอบรม|มาเรียน|มาประชุม|เข้าโครงการ|ร่วมโครงการ")


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
    """Clauses of other lines that count people who take part ("ชวนแม่บ้าน 40 คนมาเข้าร่วม"), not people who are ill or were asked."""
    loose = prose(elements)
    for element in elements:
        if element.kind not in _UNPEOPLED or loose and element.kind == "rationale":
            plain = arabic(element.text)
            for match in COUNT.finditer(plain):
                before, after = plain[max(0, match.start() - 45) : match.start()], plain[match.end() : match.end() + 25]
                if element.section == "target_group" or _TAKING_PART.search(before) or _TOGETHER.search(after):
                    start = max(0, match.start() - 45)
                    text, left, right = place(document, element, start, match.end())
                    yield TargetGroup(text, left, right, int(match[1].replace(",", "")))
