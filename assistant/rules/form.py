"""Fields of the form that were left as they came."""

from __future__ import annotations

import re

from assistant.proposal.model import Element
from assistant.rules.rule import Case, rule
from assistant.tagging.headings import heading
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic, without_leaders
from assistant.thai.ticks import tick

_ZERO = re.compile(r"0+\.0+")
_TRUE_ZERO = re.compile(r"เสียชีวิต|ตาย|จมน้ำ|ไม่เคย|ไม่พบ|ไม่มี|ยังไม่")


@rule("form.placeholder")
def placeholder(case: Case):
    marks = case.rubric.placeholders
    elements = case.proposal.elements
    for position, element in enumerate(elements):
        if element.kind == "signature" or element.section == "fund" or tick(element.text) is False:
            continue
        if marks.exempt.find(element.text) is not None:
            continue
        if element.cells and element.kind in ("problem_size", "objective", "target_group", "indicator", "other") and _zero_size(element):
            yield case.at("form.placeholder", element, text=element.text)
            continue
        text = element.text[marker_end(element.text) :].strip()
        head = heading(element.text)
        content = element.text[head.content :].strip(" :") if head.content > 0 else text
        if element.kind == "heading" and head.content < 0:
            continue
        if not re.search(r"\w", text) and (position == 0 or elements[position - 1].kind != "heading"):
            continue  # a line of dots between parts
        if marks.values.matches(content) or marks.inline.find(without_leaders(element.text)) is not None:
            yield case.at("form.placeholder", element, text=element.text)
    for position, element in enumerate(elements):
        if element.kind != "heading" or not heading(element.text).section or heading(element.text).section == "fund":
            continue
        below = []
        for other in elements[position + 1 :]:
            if other.kind == "heading":
                below += [other] if other.cells or not heading(other.text).section else []
                break
            below.append(other)
        if below and all(other.kind == "other" and marks.help.find(other.text) is not None for other in below):
            yield case.at("form.placeholder", element, 0.8, text=element.text)


def _zero_size(element: Element) -> bool:
    """Whether a row's size was left at the form's 0.00; a true zero ("เสียชีวิต 0 ราย") is none."""
    cells = [arabic(cell).strip() for cell in element.cells]
    return any(_ZERO.fullmatch(cell) for cell in cells[1:]) and not _TRUE_ZERO.search(cells[0])
