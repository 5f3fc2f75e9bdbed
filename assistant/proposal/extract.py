"""From tagged elements to a typed proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from assistant.document import Document, Span
from assistant.proposal import buried
from assistant.proposal.area import area
from assistant.proposal.budget import budget
from assistant.proposal.cost import costs
from assistant.proposal.cost_rows import row_costs
from assistant.proposal.goals import goals
from assistant.proposal.model import Activity, Element, Period, Proposal
from assistant.proposal.pairing import Pairing, pair
from assistant.proposal.people import organization, target_groups
from assistant.proposal.plan import plan
from assistant.proposal.schedule import period, periods
from assistant.proposal.sort import Sorting, reason
from assistant.proposal.spans import place
from assistant.proposal.title import title
from assistant.rubric import Rubric
from assistant.tagging.tagger import Tagger
from assistant.thai.markers import marker_end


class Models(Protocol):
    """What extraction has learned: titles, objectives and indicators in a line; what measures what; what is a proposal."""

    @property
    def wording(self) -> Tagger: ...
    @property
    def pairing(self) -> Pairing: ...
    @property
    def sorting(self) -> Sorting | None: ...


def proposal(document: Document, elements: Sequence[Element], models: Models, rubric: Rubric) -> Proposal:
    """Everything that the rules need to know of a document."""
    found_goals = goals(document, elements, models.wording)
    aims, measures = found_goals.objectives, found_goals.indicators
    links = pair(models.pairing, [aim.text for aim in aims], [measure.text for measure in measures], found_goals.together)
    found = Proposal(
        span=Span(0, len(document.text)),
        elements=tuple(elements),
        title=title(document, elements, models.wording),
        objectives=tuple(replace(aim, indicators=links[n]) for n, aim in enumerate(aims)),
        indicators=tuple(measures),
        target_groups=target_groups(document, elements) or tuple(islice(buried.target_groups(document, elements), 1)),
        activities=_activities(document, elements),
        budget=budget(document, elements),
        period=_period(document, elements),
        organization=organization(document, elements, rubric),
        plan=plan(document, elements, rubric),
        area=area(elements),
    )
    return replace(found, other=reason(found, models.sorting))


def _period(document: Document, elements: Sequence[Element]) -> Period | None:
    own = period(document, elements)
    if own and own.from_date != own.to_date:
        return own
    return buried.period(document, elements) or own


def _activities(document: Document, elements: Sequence[Element]) -> tuple[Activity, ...]:
    found = []
    for element in elements:
        if element.kind != "activity":
            continue
        text, start, end = place(document, element, marker_end(element.text), len(element.text))
        if element.cells:
            amounts = [item.amount for item in row_costs(element.cells) if item.amount is not None]
        else:
            amounts = [cost.amount for cost in costs(element.text) if cost.amount is not None]
        amount = sum(amounts) if amounts else None
        found.append(Activity(text, start, end, amount, tuple(periods(document, element))))
    return tuple(found)
