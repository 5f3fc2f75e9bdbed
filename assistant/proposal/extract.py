"""From tagged elements to a typed proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.document import Document, Span
from assistant.proposal import goals
from assistant.proposal.area import area
from assistant.proposal.budget import budget
from assistant.proposal.cost import costs, row_cost
from assistant.proposal.model import Activity, Element, Part, Proposal
from assistant.proposal.pairing import Pairing, pair
from assistant.proposal.people import organization, target_groups
from assistant.proposal.plan import plan
from assistant.proposal.schedule import period, periods
from assistant.proposal.sort import is_proposal
from assistant.proposal.spans import place
from assistant.rubric import Rubric
from assistant.tagging.headings import heading
from assistant.thai.markers import marker_end

_TITLE_LABEL = re.compile(r"^\s*(?:ชื่อ\s?(?:แผนงาน|โครงการ|กิจกรรม|เรื่อง|งาน)?(?:\s?/\s?(?:โครงการ|กิจกรรม))*\s*[:：|]?\s*|เรื่อง\s*[:：]?\s+)(?=\S)")
_QUOTES = "\"“”'‘’ \t"


def proposal(document: Document, elements: Sequence[Element], pairing: Pairing, rubric: Rubric) -> Proposal:
    """Everything that the rules need to know of a document."""
    aims, measures, together = goals.objectives_and_indicators(document, elements)
    links = pair(pairing, [aim.text for aim in aims], [measure.text for measure in measures], together)
    found = Proposal(
        span=Span(0, len(document.text)),
        elements=tuple(elements),
        title=_title(document, elements),
        objectives=tuple(replace(aim, indicators=links[n]) for n, aim in enumerate(aims)),
        indicators=tuple(measures),
        target_groups=target_groups(document, elements),
        activities=_activities(document, elements),
        budget=budget(document, elements),
        period=period(document, elements),
        organization=organization(document, elements, rubric),
        plan=plan(document, elements, rubric),
        area=area(elements),
    )
    return replace(found, is_proposal=is_proposal(found))


def _title(document: Document, elements: Sequence[Element]) -> Part | None:
    for element in elements:
        if element.kind != "title":
            continue
        if element.cells:
            column = next((n for n, text in enumerate(element.cells) if text.strip() and heading(text).section != "title"), None)
            if column is None:
                continue
            span = document.blocks[element.block].cells[column]
            return Part(element.cells[column].strip(_QUOTES), span.start, span.end)
        begin = marker_end(element.text)
        label = _TITLE_LABEL.match(element.text, begin) if begin else _TITLE_LABEL.match(element.text)
        if label:
            begin = label.end()
        else:
            head = heading(element.text)
            begin = head.content if head.section == "title" and head.content > 0 and ":" in element.text[: head.content] else begin
        stop = len(element.text)
        while begin < stop and element.text[begin] in _QUOTES + ":.…":
            begin += 1
        while stop > begin and element.text[stop - 1] in _QUOTES:
            stop -= 1
        if begin < stop:
            return Part(*place(document, element, begin, stop))
    return None


def _activities(document: Document, elements: Sequence[Element]) -> tuple[Activity, ...]:
    found = []
    for element in elements:
        if element.kind != "activity":
            continue
        text, start, end = place(document, element, marker_end(element.text), len(element.text))
        amount = None
        if element.cells:
            row = row_cost(element.cells)
            amount = row[1] if row else None
        else:
            amounts = [cost.amount for cost in costs(element.text) if cost.amount is not None]
            amount = sum(amounts) if amounts else None
        found.append(Activity(text, start, end, amount, tuple(periods(document, element))))
    return tuple(found)
