"""What the quality model sees of a proposal: how much there is of every good sign, each from 0 to 1; more is never worse."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.finding import Finding
from assistant.proposal.model import Proposal
from assistant.rubric import Rubric
from assistant.thai.literals import Expression

_ENOUGH = {"activities": 6, "dated": 4, "costs": 6, "named": 5, "indicators": 4, "measuring": 3, "evaluation": 3, "length": 5000}
RULE = "rule:"  # before the id of a rule: 1 where it found nothing


class _Sign(NamedTuple):
    expressions: tuple[Expression, ...]
    every: bool
    kinds: tuple[str, ...]
    enough: int
    reason: str


@cache
def _data() -> dict:
    return tomllib.loads((files(__package__) / "signs.toml").read_text(encoding="utf-8"))


@cache
def _signs() -> dict[str, _Sign]:
    return {
        name: _Sign(tuple(map(Expression, sign["words"])), sign.get("count") == "all", tuple(sign.get("kinds", ())), sign["enough"], sign["reason"])
        for name, sign in _data()["signs"].items()
    }


def indicators() -> tuple[str, ...]:
    """Names of the nine indicators, in the form's order."""
    return tuple(_data()["indicators"])


def reason(name: str, rubric: Rubric) -> str:
    """What is said in Thai of a sign that is lacking; "" where there is nothing to say."""
    if name.startswith(RULE):
        return rubric.rules[name.removeprefix(RULE)].title
    return _signs()[name].reason if name in _signs() else ""


def names(rubric: Rubric) -> tuple[str, ...]:
    """All signs, in a fixed order."""
    scored = sorted(rule for rule, text in rubric.rules.items() if text.severity in ("error", "warning"))
    return (*_signs(), *_ENOUGH, *(RULE + rule for rule in scored))


def values(proposal: Proposal, findings: Sequence[Finding], rubric: Rubric) -> dict[str, float]:
    """The value of every sign, 0 to 1."""
    whole = "\n".join(element.text for element in proposal.elements)
    found = {name: _value(sign, whole if not sign.kinds else _text(proposal, sign.kinds)) for name, sign in _signs().items()}
    counts = {
        "activities": len(proposal.activities),
        "dated": sum(1 for activity in proposal.activities if activity.dates),
        "costs": sum(1 for line in proposal.budget.lines if line.factors),
        "named": proposal.organization.named_persons if proposal.organization else 0,
        "indicators": sum(1 for indicator in proposal.indicators if indicator.target or indicator.yes_no),
        "measuring": len({indicator for objective in proposal.objectives for indicator in objective.indicators}),
        "evaluation": sum(1 for element in proposal.elements if element.kind == "evaluation"),
        "length": len(re.sub(r"\s", "", whole)),
    }
    found |= {name: min(count / _ENOUGH[name], 1.0) for name, count in counts.items()}
    rules = {finding.rule for finding in findings}
    return found | {name: float(name.removeprefix(RULE) not in rules) for name in names(rubric) if name.startswith(RULE)}


def _text(proposal: Proposal, kinds: Sequence[str]) -> str:
    return "\n".join(element.text for element in proposal.elements if element.kind in kinds)


def _value(sign: _Sign, text: str) -> float:
    if sign.every:
        count = sum(len(expression.pattern.findall(text)) for expression in sign.expressions)
    else:
        count = sum(1 for expression in sign.expressions if expression.search(text))
    return min(count / sign.enough, 1.0)
