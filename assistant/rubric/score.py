"""The score: points of the criteria, less the weight of every rule that found something."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.finding import Finding
from assistant.report import Criterion, Score
from assistant.rubric.contract import NOT_A_PROPOSAL
from assistant.rubric.model import Rubric


def score(findings: Iterable[Finding], rubric: Rubric) -> Score:
    """The score of a proposal. However often a rule found something, its weight counts once.

    ``percent`` is None, and there are no criteria, where the document is no proposal. KeyError for an unknown rule.
    """
    return _score(frozenset(finding.rule for finding in findings), rubric)


def gain(findings: Iterable[Finding], rule: str, rubric: Rubric) -> float:
    """Points that mending all findings of the rule would bring, the others standing as they are.

    For a document that is no proposal only mending that brings points: those of the rest.
    """
    found = frozenset(finding.rule for finding in findings)
    return (_score(found - {rule}, rubric).percent or 0.0) - (_score(found, rubric).percent or 0.0)


def points(rule: str, rubric: Rubric) -> float:
    """Points that a rule takes at most: what mending it brings where its criterion has nothing else to mend."""
    text = rubric.rules[rule]
    possible = next(criterion.possible for criterion in rubric.criteria if criterion.id == text.criterion)
    return min(text.weight, possible)


def _score(rules: frozenset[str], rubric: Rubric) -> Score:
    texts = [rubric.rules[rule] for rule in rules]
    if NOT_A_PROPOSAL in rules:
        return Score(None, rubric.pass_mark, False, ())
    lost = dict.fromkeys((criterion.id for criterion in rubric.criteria), 0.0)
    for text in texts:
        lost[text.criterion] += text.weight
    criteria = tuple(
        Criterion(criterion.id, criterion.title, max(0.0, criterion.possible - lost[criterion.id]), criterion.possible)
        for criterion in rubric.criteria
    )
    percent = round(sum(criterion.earned for criterion in criteria), 6)
    ready = percent >= rubric.pass_mark and not any(text.severity == "error" for text in texts)
    return Score(percent, rubric.pass_mark, ready, criteria)
