"""The texts that users read: complete, plain, filled in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from assistant.rubric import load
from assistant.rubric.contract import RULES, TOPICS
from assistant.rubric.wording import say, shorten

RUBRIC = load()
THAI = re.compile("[ก-๙]")
SEVERITIES = {
    "error": """objective.missing indicator.missing budget.missing title.missing rationale.missing target-group.missing
        activity.missing period.missing budget.line-arithmetic budget.total-mismatch budget.words-mismatch
        period.end-before-start eligibility.migrant-workers document.not-a-proposal""",
    "warning": """area.missing outcome.missing evaluation.missing organization.missing objective.no-indicator objective.vague
        indicator.no-target problem.no-size target-group.no-count target-group.budget-mismatch budget.no-breakdown
        budget.rate-ceiling budget.ask-committee period.outside-fiscal-year activity.outside-period type.applicant-mismatch
        organization.five-names plan.topic-mismatch form.placeholder""",
    "info": """plan.missing indicator.orphan outcome-mapping.who-changes outcome-mapping.graded-markers
        outcome-mapping.more-than-training occupational.hazard-named occupational.workplace-change
        occupational.protective-gear occupational.health-volunteer""",
}


def test_rule_ids_and_severities_are_the_published_ones():
    published = {rule: severity for severity, rules in SEVERITIES.items() for rule in rules.split()}
    assert {rule: text.severity for rule, text in RUBRIC.rules.items()} == published


@pytest.mark.parametrize("rule", RULES)
def test_texts_are_for_villagers(rule):
    text = RUBRIC.rules[rule]
    told = [text.title, text.message, *text.suggestion]
    assert all(THAI.search(piece) for piece in told)
    assert not any("ผิด" in piece.replace("รับผิดชอบ", "") for piece in told), (
        "what a reviewer would do otherwise is not wrong"
    )
    assert len(text.message) <= 110 and len(text.title) <= 40
    assert all(len(point) <= 130 for point in text.suggestion)
    assert not any(re.search(r"\b(?:span|token|regex|block|rule|error|warning)\b", piece) for piece in told)
    assert len(set(text.suggestion)) == len(text.suggestion)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_general_example_free_of_real_contacts(rule):
    examples = RUBRIC.rules[rule].examples
    assert "general" in examples and examples.keys() <= set(TOPICS)
    for example in examples.values():
        assert not re.search(r"0[689]\d[ -]?\d{3}", example)


def test_what_is_not_verified_sends_to_the_committee():
    for text in RUBRIC.rules.values():
        if not text.verified:
            assert "ควรถามคณะกรรมการกองทุน" in text.message


def test_missing_indicators_says_where_to_put_them():
    assert any("กปท.7" in point and "วัตถุประสงค์" in point for point in RUBRIC.rules["indicator.missing"].suggestion)


def test_sums_in_examples_are_true():
    for text in RUBRIC.rules.values():
        for example in text.examples.values():
            for factors, amount in re.findall(r"((?:[\d,.]+ [^\d×=]* × )+[\d,.]+ [^\d×=]*) = ([\d,]+) บาท", example):
                product = Decimal(1)
                for number in re.findall(r"[\d,]+(?:\.\d+)?", factors):
                    product *= Decimal(number.replace(",", ""))
                assert product == Decimal(amount.replace(",", "")), example


def test_finding_fills_in_money_dates_and_quotations():
    finding = RUBRIC.rules["budget.line-arithmetic"].finding(
        3, 9, item="ค่าอาหาร " * 30, product=Decimal("4200.00"), amount=Decimal("37.5"), confidence=0.5, topic="fishers"
    )
    assert (finding.start, finding.end, finding.confidence, finding.severity) == (3, 9, 0.5, "error")
    assert "4,200 บาท" in finding.message and "37.50 บาท" in finding.message and "…" in finding.message
    assert len(finding.message) < 200
    assert finding.example == RUBRIC.rules["budget.line-arithmetic"].examples["fishers"]


def test_ceiling_is_said_in_the_suggestion_too():
    finding = RUBRIC.rules["budget.rate-ceiling"].finding(0, 1, item="ก", rate=Decimal(250), ceiling=Decimal(200))
    assert "200" in finding.suggestion[0]


def test_dates_are_of_the_buddhist_era():
    values = {"from": date(2025, 10, 1), "to": date(2026, 12, 31)}
    finding = RUBRIC.rules["period.outside-fiscal-year"].finding(0, 0, **values)
    assert "1 ต.ค. 2568" in finding.message and "31 ธ.ค. 2569" in finding.message


def test_quoted_braces_are_only_text():
    assert "{0.__class__}" in RUBRIC.rules["objective.vague"].finding(0, 0, text="{0.__class__}").message


def test_unknown_value_is_a_mistake_and_a_lacking_one_is_not():
    with pytest.raises(TypeError):
        RUBRIC.rules["title.missing"].finding(0, 0, amount=3)
    assert "…" in RUBRIC.rules["objective.vague"].finding(0, 0).message


def test_topic_without_its_own_example_gets_the_general_one():
    text = RUBRIC.rules["area.missing"]
    assert text.example("rubber") == text.example() == text.examples["general"]


@pytest.mark.parametrize(
    "value",
    [Decimal("1E+30"), Decimal("NaN"), Decimal("Infinity"), 10**400, pytest.param(10**5000, id="huge"), 0, -5, 1e-9],
)
def test_odd_numbers_are_said_shortly(value):
    assert len(say(value)) <= 40


def test_shortened_text_never_begins_a_mark_without_its_letter():
    text = "ที่นี่มีน้ำ" * 20
    for length in range(5, 60):
        short = shorten(text, length)
        assert len(short) <= length and text.startswith(short[:-1])
        assert not re.match("[ัำ-ฺ็-๎]", text[len(short) - 1 :])
