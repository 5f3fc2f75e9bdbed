"""Every rule speaks in its failing examples and is silent in its passing ones."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assistant
from assistant.report import Report
from assistant.rubric import load
from assistant.rules import RULES
from assistant.rules.examples import WHOLE, bases, before, examples, text

IDS = [rule.id for rule in RULES]
CASES = [(rule, kind, number) for rule, both in examples().items() for kind in ("failing", "passing") for number in range(len(getattr(both, kind)))]
SEVERITY = {rule: words.severity for rule, words in load().rules.items()}


@cache
def checked(words: str) -> Report:
    return assistant.check(words)


def said(example) -> set[str]:
    return {finding.rule for finding in checked(text(example)).findings}


def test_rules_rubric_and_examples_name_the_same_rules():
    assert len(set(IDS)) == len(IDS)
    assert set(IDS) == set(load().rules) == set(examples())


@pytest.mark.parametrize("rule", IDS)
def test_no_rule_lacks_examples_and_none_stands_twice(rule):
    both = examples()[rule]
    assert len(both.failing) >= 2 and len(both.passing) >= 2
    texts = [text(example) for example in (*both.failing, *both.passing)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", bases())
def test_a_good_proposal_has_nothing_to_mend(name):
    report = checked(text({"base": name}))
    assert [finding for finding in report.findings if finding.severity != "info"] == []
    assert report.ready and report.score.percent == 100


@pytest.mark.parametrize("rule, kind, number", CASES, ids=lambda value: str(value))
def test_example(rule, kind, number):
    example = getattr(examples()[rule], kind)[number]
    assert (rule in said(example)) == (kind == "failing"), sorted(said(example))


@pytest.mark.parametrize("rule", [rule for rule in IDS if SEVERITY[rule] == "error"])
def test_one_error_is_never_ready(rule):
    assert not any(checked(text(example)).ready for example in examples()[rule].failing)


@pytest.mark.parametrize("rule", IDS)
def test_findings_show_the_place_of_the_defect(rule):
    for example in examples()[rule].failing:
        report = checked(text(example))
        for finding in report.findings:
            assert 0 <= finding.start <= finding.end <= len(report.text)
            if finding.rule == rule and not rule.endswith(".missing") and SEVERITY[rule] != "info" and rule != "document.not-a-proposal":
                place = report.text[finding.start : finding.end]
                changed = "\n".join(words for name, words in example.items() if name != "base")
                assert place.strip() and all(line in changed for line in place.split("\n"))


def test_examples_change_what_they_say_and_sections_are_known():
    known = {section for base in bases().values() for section in base} | {"attachments", "signature"}
    for both in examples().values():
        for example in (*both.failing, *both.passing):
            assert WHOLE in example or set(example) - {"base"} <= known
            assert example.get("base", "kitchen") in bases()


def test_explained_texts_are_those_of_a_failing_example():
    shown = [rule for rule in IDS if before(rule)]
    assert len(shown) >= 20
    assert all(any(before(rule) in text(example) for example in examples()[rule].failing) for rule in shown)


DEFECTS = [(rule, example) for rule, both in examples().items() for example in both.failing if WHOLE not in example and not rule.endswith(".missing")]
PAIRS = [
    (one, other)
    for n, (_, one) in enumerate(DEFECTS)
    for _, other in DEFECTS[n + 1 :]
    if one.get("base") == other.get("base") and not set(one) & set(other) - {"base"}
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAIRS))
def test_a_second_defect_never_raises_the_score(pair):
    one, other = pair
    first, second, together = (checked(text(example)).score for example in (one, other, {**one, **other}))
    assert together.percent <= max(first.percent, second.percent)
    assert not together.ready or first.ready or second.ready


NEEDED = ("objectives", "indicators", "activities", "budget")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(bases())), st.sampled_from(NEEDED), st.data())
def test_without_a_part_that_every_proposal_needs_it_is_never_ready(base, part, data):
    gone = {part} | data.draw(st.sets(st.sampled_from(sorted(set(bases()[base]) - {"title"}))))
    assert not checked(text({"base": base, **dict.fromkeys(gone, "")})).ready
