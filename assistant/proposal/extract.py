"""From tagged elements to a typed proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.document import Document, Span
from assistant.proposal import buried
from assistant.proposal.area import area
from assistant.proposal.budget import budget
from assistant.proposal.cost import costs
from assistant.proposal.cost_rows import row_costs
from assistant.proposal.goals import goals
from assistant.proposal.model import Activity, Element, Part, Period, Proposal
from assistant.proposal.pairing import Pairing, pair
from assistant.proposal.people import organization, target_groups
from assistant.proposal.plan import plan
from assistant.proposal.schedule import period, periods
from assistant.proposal.sort import is_proposal
from assistant.proposal.spans import place
from assistant.rubric import Rubric
from assistant.tagging.headings import heading
from assistant.tagging.tagger import Tagger
from assistant.thai.markers import marker_end

_TITLE_LABEL = re.compile(r"[\s*]*(?:ชื่อ\s?(?:แผนงาน|โครงการ|กิจกรรม|เรื่อง|งาน)?(?:\s?/\s?(?:โครงการ|กิจกรรม))*[\s*]*[:：|]?[\s*]*|(?:เรื่อง|ชื่อ)?ที่เสนอ\s*[:：]\s*|เรื่อง\s*[:：]?\s+)(?=\S)")
_QUOTED = re.compile(r"[\"“‘]([^\"”’]{6,120})[\"”’]")
_SPACED = re.compile(r"โครงการ\s+(?=[ก-๎A-Za-z\"“]{3})")  # "โครงการ  คนแกะปูมือไม่เปื่อย": a label
_ASKED = re.compile(r"\s*(?:เรื่อง\s*)?(?:ข้อเสนอ|ขอ(?:รับ)?(?:เสนอ|เงิน|ทุน|งบ|การสนับสนุน|สนับสนุน)|งานนี้|พวกเรา|เสนอ)")
_WORDED = re.compile("[ก-๎A-Za-z]{3}")
_WORDED_CHARACTER = re.compile("[ก-๎A-Za-z0-9๐-๙(\\[]")
_HINT = re.compile(r"ชื่อโครงการควร(?:จะ)?(?:สั้น|ระบุ)")  # the web form's help text, which runs on behind the title in saved pages
_QUOTES = "\"“”'‘’ \t"


def proposal(document: Document, elements: Sequence[Element], wording: Tagger, pairing: Pairing, rubric: Rubric) -> Proposal:
    """Everything that the rules need to know of a document. wording: the model of objectives and indicators in a line."""
    found_goals = goals(document, elements, wording)
    aims, measures = found_goals.objectives, found_goals.indicators
    links = pair(pairing, [aim.text for aim in aims], [measure.text for measure in measures], found_goals.together)
    found = Proposal(
        span=Span(0, len(document.text)),
        elements=tuple(elements),
        title=_title(document, elements) or buried.title(document, elements),
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
    return replace(found, is_proposal=is_proposal(found))


def _period(document: Document, elements: Sequence[Element]) -> Period | None:
    own = period(document, elements)
    if own and own.from_date != own.to_date:
        return own
    return buried.period(document, elements) or own


def _title(document: Document, elements: Sequence[Element]) -> Part | None:
    for element in elements:
        if element.kind == "title" and (found := _title_in(document, element)):
            return found
    return None


def _title_in(document: Document, element: Element) -> Part | None:
    if element.cells:
        worded = [n for n, text in enumerate(element.cells) if _WORDED.search(text)]
        column = next((n for n in worded if heading(element.cells[n]).section != "title"), None)
        if len(worded) > 1 and column == worded[0]:
            column = worded[1]
        if column is None:
            return None
        span = document.blocks[element.block].cells[column]
        return Part(element.cells[column].strip(_QUOTES), span.start, span.end)
    text = element.text
    begin = marker_end(text)
    label = _TITLE_LABEL.match(text, begin)
    if label:
        begin = label.end()
    else:
        head = heading(text)
        begin = head.content if head.section == "title" and head.content > 0 and ":" in text[: head.content] else begin
    hint = _HINT.search(text, begin)
    stop = hint.start() if hint and hint.start() > begin else len(text)
    spaced = None if label or element.section == "title" else _SPACED.match(text, begin)
    begin = spaced.end() if spaced else begin
    quoted = _QUOTED.search(text, begin)
    asked = _ASKED.match(text, begin)
    if quoted and (asked or not _WORDED.search(text[begin : quoted.start()].replace("โครงการ", ""))):
        begin, stop = quoted.span(1)
    elif asked and "โครงการ" in text[begin:]:
        begin = text.index("โครงการ", begin)
    while begin < stop and not _WORDED_CHARACTER.match(text[begin]):
        begin += 1
    while stop > begin and text[stop - 1] in _QUOTES + "*:.…":
        stop -= 1
    return Part(*place(document, element, begin, stop)) if begin < stop else None


def _activities(document: Document, elements: Sequence[Element]) -> tuple[Activity, ...]:
    found = []
    for element in elements:
        if element.kind != "activity":
            continue
        text, start, end = place(document, element, marker_end(element.text), len(element.text))
        if element.cells:
            amounts = [amount for _, amount in row_costs(element.cells) if amount is not None]
        else:
            amounts = [cost.amount for cost in costs(element.text) if cost.amount is not None]
        amount = sum(amounts) if amounts else None
        found.append(Activity(text, start, end, amount, tuple(periods(document, element))))
    return tuple(found)
