"""The rules: one place a rule, found through this registry."""

from __future__ import annotations

from assistant.finding import Finding
from assistant.proposal.model import Proposal
from assistant.rubric import Rubric
from assistant.rules import advice, budget, form, goals, parts, people, time
from assistant.rules.rule import Case, Rule

RULES: tuple[Rule, ...] = tuple(
    value for module in (parts, goals, people, time, budget, form, advice) for value in vars(module).values() if isinstance(value, Rule)
)
_SEVERITY = {"error": 0, "warning": 1, "info": 2}


def findings(proposal: Proposal, rubric: Rubric) -> tuple[Finding, ...]:
    """What all rules say of a proposal, errors first, then in order of place.

    A document that is no proposal gets that one finding only.
    """
    case = Case(proposal, rubric)
    rules = RULES if proposal.is_proposal else [rule for rule in RULES if rule.id == "document.not-a-proposal"]
    found = [finding for rule in rules for finding in rule.check(case)]
    return tuple(sorted(found, key=lambda f: (_SEVERITY[f.severity], f.start, f.rule)))
