"""Optional advice outside the score: programmes in the Outcome Mapping way, and work and health."""

from __future__ import annotations

from assistant.rules.rule import Case, rule


def _programme(case: Case) -> bool:
    return case.rubric.outcome_mapping.programme.find(case.text()) is not None


@rule("outcome-mapping.who-changes")
def who_changes(case: Case):
    if _programme(case) and "ภาคี" not in case.text("objective", "heading", "target_group", "other"):
        yield case.missing("outcome-mapping.who-changes", "objective")


@rule("outcome-mapping.graded-markers")
def graded_markers(case: Case):
    if _programme(case) and len({hit.text for hit in case.rubric.outcome_mapping.markers.find_all(case.text())}) < 2:
        yield case.missing("outcome-mapping.graded-markers", "indicator")


@rule("outcome-mapping.more-than-training")
def more_than_training(case: Case):
    words = case.rubric.outcome_mapping
    work = case.text("activity")
    if _programme(case) and words.training.find(work) is not None and words.beyond_training.find(work) is None:
        yield case.missing("outcome-mapping.more-than-training", "activity")


def _work_risk(case: Case) -> bool:
    plan = case.proposal.plan
    words = case.rubric.occupational
    if plan and any("แรงงานนอกระบบ" in name for name in plan.plans):
        return True
    return words.work_risk.find(case.text("title", "objective")) is not None


@rule("occupational.hazard-named")
def hazard_named(case: Case):
    words = case.rubric.occupational
    if not _work_risk(case):
        return
    text = case.text("title", "rationale", "problem_size", "objective", "indicator", "activity")
    occupation = words.occupation(text)
    known = words.hazards.find(text) is not None or (occupation is not None and occupation.hazards.find(text) is not None)
    if not known:
        yield case.missing("occupational.hazard-named", "rationale")


@rule("occupational.workplace-change")
def workplace_change(case: Case):
    if _work_risk(case) and case.rubric.occupational.workplace.find(case.text("objective", "indicator", "activity", "expected_outcome")) is None:
        yield case.missing("occupational.workplace-change", "activity")


@rule("occupational.protective-gear")
def protective_gear(case: Case):
    if _work_risk(case) and case.rubric.occupational.gear.find(case.text()) is None:
        yield case.missing("occupational.protective-gear", "activity")


@rule("occupational.health-volunteer")
def health_volunteer(case: Case):
    if _work_risk(case) and case.rubric.occupational.volunteers.find(case.text()) is None:
        yield case.missing("occupational.health-volunteer", "activity")
