"""Target groups, applicants and plans: who takes part, who asks, under what."""

from __future__ import annotations

from assistant.rules.rule import Case, rule
from assistant.rules.served import served_beyond


@rule("target-group.no-count")
def target_group_no_count(case: Case):
    groups = case.proposal.target_groups
    if groups and not any(group.count for group in groups):
        yield case.at("target-group.no-count", groups[0])


@rule("target-group.budget-mismatch")
def target_group_budget_mismatch(case: Case):
    found = served_beyond(case.proposal)
    if found:
        item, served, target = found
        yield case.at("target-group.budget-mismatch", item, 0.8, served=served, target=target)


@rule("eligibility.migrant-workers")
def migrant_workers(case: Case):
    for element in case.proposal.of("title", "objective", "indicator", "target_group", "activity", "budget_line"):
        hit = case.rubric.migrant.find(element.text)
        if hit is not None:
            yield case.at("eligibility.migrant-workers", element, 0.8, text=hit.text)
            return


@rule("organization.five-names")
def five_names(case: Case):
    organization = case.proposal.organization
    if organization is None or organization.category not in ("group", "") or organization.named_persons >= 5:
        return
    if organization.category == "group":
        yield case.at("organization.five-names", organization, 0.8, count=organization.named_persons)


@rule("type.applicant-mismatch")
def applicant_mismatch(case: Case):
    plan, organization = case.proposal.plan, case.proposal.organization
    if plan is None or organization is None or not plan.support_type or not organization.category:
        return
    support = case.rubric.support_types.get(plan.support_type)
    if support and support.applicants and organization.category not in support.applicants:
        title = case.rubric.applicants[organization.category].title
        yield case.at("type.applicant-mismatch", plan, 0.8, type=f"{support.code} {support.title}", applicant=title)


@rule("plan.topic-mismatch")
def topic_mismatch(case: Case):
    plan, rubric = case.proposal.plan, case.rubric
    if plan is None or not plan.plans:
        return
    named = [topic for topic in rubric.plans.values() if topic.name in plan.plans]
    texts = [case.proposal.title.text if case.proposal.title else "", *(o.text for o in case.proposal.objectives)]
    counts = {topic.id: sum([len(topic.words.find_all(text)) for text in texts]) for topic in rubric.plans.values()}
    best = max(counts, key=counts.__getitem__, default="")
    if not best or counts[best] < 2:
        return
    fits = any(counts[topic.id] * 3 >= counts[best] or best in topic.accepts or best == topic.id for topic in named)
    if not fits:
        yield case.at("plan.topic-mismatch", plan, 0.7, plan=named[0].name, matter=rubric.plans[best].name)
