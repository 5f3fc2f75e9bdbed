"""Parts that stand inside other parts: looked for only where a document has none of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Period, TargetGroup
from assistant.proposal.people import COUNT
from assistant.proposal.schedule import periods
from assistant.proposal.spans import place
from assistant.thai.numbers import arabic

_PROSE = ("rationale", "activity", "other", "expected_outcome", "organization", "heading")
_PEOPLED = ("activity", "other", "objective", "rationale", "organization", "expected_outcome", "title")


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
