"""Fields of the form that were left as they came."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.kept import kept
from assistant.proposal.model import Element
from assistant.rules.rule import Case, rule
from assistant.tagging.headings import heading
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic, without_leaders
from assistant.thai.ticks import tick

_WORD = re.compile(r"\w")
_ZERO = re.compile(r"0+\.0+")
_FUNDS = re.compile(r"\W*ส่วนที่\s*[23๒๓]")
_TRUE_ZERO = re.compile(r"เสียชีวิต|ตาย|จมน้ำ|ไม่เคย|ไม่พบ|ไม่มี|ยังไม่")


@rule("form.placeholder")
def placeholder(case: Case):
    marks = case.rubric.placeholders
    elements = _writers(case.proposal.elements)
    for position, element in enumerate(elements):
        if element.kind == "signature" or element.section == "fund" or tick(element.text) is False:
            continue
        if element.cells and element.kind in ("problem_size", "objective", "target_group", "indicator", "other") and _zero_size(element):
            if marks.exempt.find(element.text) is None:
                yield case.at("form.placeholder", element, text=element.text)
            continue
        content, bare, worded = _field(element.text)
        if element.kind == "heading" and bare:
            continue
        if not worded and (position == 0 or elements[position - 1].kind != "heading"):
            continue  # a line of dots between parts
        left = marks.values.matches(content) or marks.inline.find(without_leaders(element.text)) is not None
        if left and marks.exempt.find(element.text) is None:
            yield case.at("form.placeholder", element, text=element.text)
    for position, element in enumerate(elements):
        if element.kind != "heading" or not heading(element.text).section or heading(element.text).section == "fund":
            continue
        below = []
        for other in elements[position + 1 :]:
            if marks.help.find(other.text) is None:
                if other.kind != "heading" or other.cells or heading(other.text).section in ("", heading(element.text).section):
                    below.append(other)
                break
            below.append(other)
        if below and all(marks.help.find(other.text) is not None for other in below):
            yield case.at("form.placeholder", element, 0.8, text=element.text)


@kept
def _field(text: str) -> tuple[str, bool, bool]:
    """What stands in a line behind its label; whether it has no label; whether it holds any letter."""
    line, head = text[marker_end(text) :].strip(), heading(text)
    content = text[head.content :].strip(" :") if head.content > 0 else line
    return content, head.content < 0, bool(_WORD.search(line))


def _writers(elements: Sequence[Element]) -> Sequence[Element]:
    """The writer's part of a form: what stands before the fund's own parts 2 and 3."""
    end = next((n for n, element in enumerate(elements) if n > len(elements) // 3 and _FUNDS.match(element.text)), len(elements))
    return elements[:end]


def _zero_size(element: Element) -> bool:
    """Whether a row's size was left at the form's 0.00; a true zero ("เสียชีวิต 0 ราย") is none."""
    cells = [arabic(cell).strip() for cell in element.cells]
    return any(_ZERO.fullmatch(cell) for cell in cells[1:]) and not _TRUE_ZERO.search(cells[0])
