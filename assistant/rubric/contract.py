"""What the code and the rubric's files must agree on: rule ids, what a rule may fill in, names of topics and applicants."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SEVERITIES = ("error", "warning", "info")

CRITERIA = ("need", "result", "work", "budget")

APPLICANTS = ("health-unit", "other-state", "local-government", "school", "child-centre", "group", "secretariat")

TOPICS = (
    "general",
    "farm-chemicals",
    "fishers",
    "home-work",
    "rubber",
    "vendors-drivers",
    "elderly",
    "ncd",
    "dengue",
    "mother-child",
    "school",
    "waste",
    "smoking-drugs",
)

NOT_A_PROPOSAL = "document.not-a-proposal"

# Rule id -> the {placeholders} that its texts may hold; a rule need not fill all of them (an unfilled one reads "…").
RULES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        rule: frozenset(fields.split())
        for rule, fields in {
            "title.missing": "",
            "rationale.missing": "",
            "problem.no-size": "text",
            "target-group.missing": "",
            "target-group.no-count": "text",
            "target-group.budget-mismatch": "served target",
            "area.missing": "",
            "plan.missing": "",
            "plan.topic-mismatch": "plan matter",
            "eligibility.migrant-workers": "text",
            NOT_A_PROPOSAL: "what",
            "objective.missing": "",
            "objective.no-indicator": "text",
            "objective.vague": "text",
            "indicator.missing": "",
            "indicator.no-target": "text",
            "indicator.orphan": "text",
            "outcome.missing": "",
            "evaluation.missing": "",
            "activity.missing": "",
            "activity.outside-period": "from to date",
            "period.missing": "",
            "period.end-before-start": "from to date",
            "period.outside-fiscal-year": "from to date",
            "organization.missing": "",
            "organization.five-names": "count",
            "type.applicant-mismatch": "type applicant",
            "form.placeholder": "text",
            "budget.missing": "",
            "budget.line-arithmetic": "item product amount",
            "budget.total-mismatch": "stated computed",
            "budget.words-mismatch": "words amount",
            "budget.no-breakdown": "item amount",
            "budget.rate-ceiling": "item rate ceiling",
            "budget.ask-committee": "word",
            "outcome-mapping.who-changes": "text",
            "outcome-mapping.graded-markers": "text",
            "outcome-mapping.more-than-training": "text",
            "occupational.hazard-named": "text",
            "occupational.workplace-change": "text",
            "occupational.protective-gear": "text",
            "occupational.health-volunteer": "text",
        }.items()
    }
)
