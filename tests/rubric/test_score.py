"""The score: what a careful mentor would say of errors and warnings, whatever their number and order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rubric import gain, load, points, score
from assistant.rubric.contract import NOT_A_PROPOSAL, RULES

RUBRIC = load()
ERRORS, WARNINGS, ADVICE = (
    [rule for rule, text in RUBRIC.rules.items() if text.severity == severity]
    for severity in ("error", "warning", "info")
)


def found(*rules: str):
    return [RUBRIC.rules[rule].finding(at, at) for at, rule in enumerate(rules)]


def standing(rules):
    """Comparable: percent (none at all is lowest) and whether ready."""
    value = score(found(*rules), RUBRIC)
    return (-1.0 if value.percent is None else value.percent), value.ready


some_rules = st.lists(st.sampled_from(list(RULES)), max_size=12)


def test_nothing_found_is_all():
    value = score([], RUBRIC)
    assert (value.percent, value.target, value.ready) == (100, 80, True)
    assert [(c.id, c.earned, c.possible) for c in value.criteria] == [
        (n, 25, 25) for n in ("need", "result", "work", "budget")
    ]


@given(some_rules, st.sampled_from(list(RULES)))
def test_adding_a_finding_never_raises(rules, one):
    before, after = standing(rules), standing([*rules, one])
    assert after[0] <= before[0] and after[1] <= before[1]


@given(some_rules.filter(bool), st.data())
def test_mending_a_finding_never_lowers(rules, data):
    gone = data.draw(st.integers(0, len(rules) - 1))
    before, after = standing(rules), standing([rule for at, rule in enumerate(rules) if at != gone])
    assert after[0] >= before[0] and after[1] >= before[1]


@given(st.lists(st.sampled_from(WARNINGS), max_size=2), st.lists(st.sampled_from(ADVICE)))
def test_two_warnings_and_any_advice_are_ready(warnings, advice):
    assert score(found(*warnings, *advice), RUBRIC).ready


@given(st.sets(st.sampled_from(WARNINGS), min_size=3))
def test_three_warnings_are_not_ready(warnings):
    value = score(found(*warnings), RUBRIC)
    assert value.percent < 80 and not value.ready


@given(
    st.sampled_from([rule for rule in ERRORS if rule != NOT_A_PROPOSAL]),
    st.lists(st.sampled_from(WARNINGS), max_size=4),
)
def test_one_error_is_below_the_mark(error, warnings):
    value = score(found(error, *warnings), RUBRIC)
    assert value.percent < 80 and not value.ready


@given(some_rules)
def test_order_and_repetition_do_not_matter(rules):
    assert score(found(*rules), RUBRIC) == score(found(*reversed(rules), *rules), RUBRIC)


@given(some_rules)
def test_percent_is_the_sum_of_criteria_none_below_zero(rules):
    value = score(found(*rules), RUBRIC)
    if value.percent is not None:
        assert value.percent == sum(c.earned for c in value.criteria)
        assert all(0 <= c.earned <= c.possible for c in value.criteria)


def test_no_proposal_gets_no_score():
    value = score(found(NOT_A_PROPOSAL, "budget.missing"), RUBRIC)
    assert (value.percent, value.ready, value.criteria) == (None, False, ())


def test_weights_make_the_pass_mark_mean_what_it_says():
    assert all(21 <= RUBRIC.rules[rule].weight <= 25 for rule in ERRORS)
    assert all(7 <= RUBRIC.rules[rule].weight <= 8 for rule in WARNINGS)
    assert all(RUBRIC.rules[rule].weight == 0 for rule in ADVICE)


@given(some_rules.filter(bool))
def test_gain_is_what_mending_brings(rules):
    for rule in set(rules):
        rest = [other for other in rules if other != rule]
        now, then = score(found(*rules), RUBRIC).percent or 0, score(found(*rest), RUBRIC).percent or 0
        assert gain(found(*rules), rule, RUBRIC) == pytest.approx(then - now)
        assert gain(found(*rules), rule, RUBRIC) <= points(rule, RUBRIC) or rule == NOT_A_PROPOSAL


def test_gain_of_what_was_not_found_is_none():
    assert gain(found("area.missing"), "budget.missing", RUBRIC) == 0


def test_an_error_level_finding_is_never_ready_even_where_a_fund_gives_it_no_weight(tmp_path):
    path = tmp_path / "fund.toml"
    path.write_text("[rules.'title.missing']\nweight = 0\n", encoding="utf-8")
    own = load(path)
    value = score([own.rules["title.missing"].finding(0, 0)], own)
    assert value.percent == 100 and not value.ready


def test_funds_pass_mark_counts(tmp_path):
    path = tmp_path / "fund.toml"
    path.write_text("pass_mark = 90\n", encoding="utf-8")
    value = score(found("area.missing", "outcome.missing"), load(path))
    assert value.target == 90 and not value.ready
