"""Which แผนงาน and which type of support a proposal names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Plan
from assistant.proposal.spans import place
from assistant.rubric import Rubric
from assistant.tagging.headings import heading
from assistant.thai.numbers import arabic

_TYPE = re.compile(r"(?<!\d)(?:10|7)\s*\(\s*([1-8])\s*\)|ประเภท(?:ที่|การสนับสนุน)?\s*(?:ที่)?\s*:?\s*([1-8])(?!\d)")


def plan(document: Document, elements: Sequence[Element], rubric: Rubric) -> Plan | None:
    """The lines on plans and support type, None where there is none."""
    lines = [element for element in elements if element.kind == "plan"]
    if not lines:
        return None
    first = lines[0]
    head = heading(first.text)
    begin = head.content if head.content > 0 and not first.cells else 0
    text, start, end = place(document, first, begin, len(first.text))
    everything = "\n".join(element.text for element in lines)
    names = tuple(topic.name for topic in rubric.plans.values() if topic.names.find(everything) is not None)
    return Plan(text, start, end, names, support_type(everything))


def support_type(text: str) -> str:
    """ "10(2)" of "ข้อ ๑๐ (๒)", "ประเภทที่ 2"; "" where none is named."""
    match = _TYPE.search(arabic(text))
    return f"10({match[1] or match[2]})" if match else ""
