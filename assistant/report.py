"""The report on one document: a value that every output is made from (JSON contract, schema "1")."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import assistant
from assistant.finding import Finding
from assistant.proposal.model import Part, Period, Proposal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SCHEMA = "1"


class Criterion(NamedTuple):
    """One criterion of the score: points earned of the points possible."""

    id: str
    title: str
    earned: float
    possible: float


class Rating(NamedTuple):
    """One of the nine indicators of the public form. level: 1 to 5, as a mentor would give it."""

    title: str
    level: float


class Score(NamedTuple):
    """percent 0–100, None for a document that is no proposal; target: the pass mark; ready: no error and percent >= target.

    Beside it, learned from rated proposals: pass_probability, the chance (0–1) that a mentor lets it pass as it is; the nine ratings;
    reasons why the chance is not higher.
    """

    percent: float | None
    target: float
    ready: bool
    criteria: tuple[Criterion, ...]
    pass_probability: float | None = None
    ratings: tuple[Rating, ...] = ()
    reasons: tuple[str, ...] = ()


class Versions(NamedTuple):
    assistant: str
    rubric: str
    model: str


@dataclass(frozen=True, slots=True)
class Report:
    """source: file name or "-"; text: as read."""

    source: str
    text: str
    proposal: Proposal
    findings: tuple[Finding, ...]
    score: Score
    versions: Versions

    @property
    def ready(self) -> bool:
        return self.score.ready

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data that follows the published JSON Schema."""
        proposal = self.proposal
        budget = proposal.budget
        return {
            "schema": SCHEMA,
            "source": self.source,
            "text": self.text,
            "proposal": {
                "title": _part(proposal.title),
                "objectives": [_part(item) | {"indicators": list(item.indicators)} for item in proposal.objectives],
                "indicators": [
                    _part(item)
                    | {"target": {"value": _number(item.target.value), "unit": item.target.unit} if item.target else None}
                    for item in proposal.indicators
                ],
                "target_groups": [_part(item) | {"count": item.count} for item in proposal.target_groups],
                "activities": [_part(item) | {"amount": money(item.amount)} for item in proposal.activities],
                "budget": {
                    "lines": [
                        _part(item) | {"factors": [_number(f.value) for f in item.factors], "amount": money(item.amount)}
                        for item in budget.lines
                    ],
                    "stated_total": money(budget.stated_total),
                    "computed_total": money(budget.computed_total),
                },
                "period": _period(proposal.period),
                "organization": _part(proposal.organization)
                and _part(proposal.organization)
                | {"category": proposal.organization.category, "named_persons": proposal.organization.named_persons},
                "plan": _part(proposal.plan)
                and _part(proposal.plan) | {"plans": list(proposal.plan.plans), "support_type": proposal.plan.support_type},
                "area": {
                    "province": proposal.area.province,
                    "amphoe": proposal.area.amphoe,
                    "tambon": proposal.area.tambon,
                    "fund_code": proposal.area.fund_code,
                },
            },
            "blocks": [
                {"start": e.start, "end": e.end, "kind": e.kind, "confidence": round(e.confidence, 4)} for e in proposal.elements
            ],
            "findings": [finding._asdict() | {"suggestion": list(finding.suggestion)} for finding in self.findings],
            "score": self.score._asdict()
            | {
                "criteria": [criterion._asdict() for criterion in self.score.criteria],
                "ratings": [rating._asdict() for rating in self.score.ratings],
                "reasons": list(self.score.reasons),
            },
            "versions": self.versions._asdict(),
        }


def report(doc: Doc, nlp: Language) -> Report:
    """The report on a Doc that went through the whole pipeline."""
    checker, extractor = nlp.get_pipe("rule_checker"), nlp.get_pipe("proposal_extractor")
    versions = Versions(assistant.__version__, checker.rubric.version, extractor.model.version)
    document = doc._.document
    return Report(document.source, document.text, doc._.proposal, doc._.findings, doc._.score, versions)


def money(amount: Decimal | None) -> str | None:
    """Money as a decimal string ("4200", "37.50"), None for none."""
    if amount is None:
        return None
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text and not text.rstrip("0")[-1].isdigit() else text


def _part(part: Part | None) -> dict[str, Any] | None:
    return None if part is None else {"text": part.text, "start": part.start, "end": part.end}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    start, end = period.from_date, period.to_date
    return _part(period) | {"from": start and start.isoformat(), "to": end and end.isoformat()}
