"""From the parsed tables to a Rubric; whatever is unknown, missing or of the wrong kind is a ``Fault``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from string import Formatter
from types import MappingProxyType
from typing import Any

from assistant.rubric.contract import APPLICANTS, CRITERIA, RULES, SEVERITIES, TOPICS
from assistant.rubric.model import (
    Applicant,
    AskGroup,
    Criterion,
    Occupation,
    Occupational,
    OutcomeMapping,
    Placeholders,
    PlanTopic,
    Rubric,
    RuleText,
    SupportType,
)
from assistant.rubric.rates import KINDS, Rates
from assistant.rubric.reader import Fault, Table

_TABLES = (
    "version", "pass_mark", "criteria", "rules", "examples", "rates", "ask_committee", "migrant", "vague", "placeholders",
    "plans", "support_types", "applicants", "occupational", "outcome_mapping", "topics",
)  # fmt: skip


def build(data: Mapping[str, Any]) -> Rubric:
    """The rubric that the tables describe. Raises ``Fault``."""
    root = Table(data).only(*_TABLES)
    criteria = _criteria(root)
    occupational = root.table("occupational").only(
        "occupations", "work_risk", "hazards", "gear", "workplace", "volunteers"
    )
    placeholders = root.table("placeholders").only("values", "inline", "help", "exempt")
    mapping = root.table("outcome_mapping").only("programme", "markers", "training", "beyond_training")
    return Rubric(
        version=root.text("version"),
        pass_mark=root.number("pass_mark", 0, 100),
        criteria=criteria,
        rules=_rules(root, criteria),
        rates=_rates(root.table("rates")),
        ask_committee=tuple(
            AskGroup(name, one.text("title"), one.words("title")) for name, one in root.tables("ask_committee")
        ),
        migrant=root.table("migrant").words(),
        vague=root.table("vague").words(),
        placeholders=Placeholders(*(placeholders.table(key).words() for key in ("values", "inline", "help", "exempt"))),
        plans=_plans(root),
        support_types=_support_types(root),
        applicants=_applicants(root),
        occupational=Occupational(
            _occupations(occupational),
            *(occupational.table(key).words() for key in ("work_risk", "hazards", "gear", "workplace", "volunteers")),
        ),
        outcome_mapping=OutcomeMapping(
            *(mapping.table(key).words() for key in ("programme", "markers", "training", "beyond_training"))
        ),
        topics=_topics(root),
    )


def _criteria(root: Table) -> tuple[Criterion, ...]:
    rows = [row.only("id", "title", "possible") for row in root.rows("criteria")]
    criteria = tuple(Criterion(row.choice("id", CRITERIA), row.text("title"), row.number("possible")) for row in rows)
    if sorted(criterion.id for criterion in criteria) != sorted(CRITERIA):
        raise root.fault("criteria", f"ต้องมีเกณฑ์ {', '.join(CRITERIA)} อย่างละหนึ่ง")
    if abs(sum(criterion.possible for criterion in criteria) - 100) > 1e-9:
        raise root.fault("criteria", "คะแนนเต็ม (possible) ของทุกเกณฑ์รวมกันต้องเป็น 100")
    return criteria


def _rules(root: Table, criteria: tuple[Criterion, ...]) -> Mapping[str, RuleText]:
    rules, examples = root.table("rules"), root.table("examples")
    rules.known(rules.data, RULES)
    examples.known(examples.data, RULES)
    ids = tuple(criterion.id for criterion in criteria)
    return MappingProxyType({rule: _rule(rule, rules.table(rule), examples, ids) for rule in RULES})


def _rule(rule: str, table: Table, examples: Table, criteria: tuple[str, ...]) -> RuleText:
    table.only("criterion", "severity", "weight", "title", "message", "suggestion", "reference", "verified")
    severity, weight = table.choice("severity", SEVERITIES), table.number("weight")
    if severity == "info" and weight:
        raise table.fault("weight", "กฎที่เป็นข้อแนะนำ (info) ไม่หักคะแนน weight ต้องเป็น 0")
    message, suggestion = table.text("message"), table.texts("suggestion", 2, 4)
    for key, text in [("message", message), *(("suggestion", point) for point in suggestion)]:
        if "{" in text or "}" in text:
            _check_fields(table, key, text, RULES[rule])
    return RuleText(
        id=rule,
        criterion=table.choice("criterion", criteria),
        severity=severity,
        weight=weight,
        title=table.text("title"),
        message=message,
        suggestion=suggestion,
        reference=table.text("reference"),
        examples=_examples(examples.table(rule)) if rule in examples.data else MappingProxyType({}),
        verified=table.flag("verified", True),
    )


def _check_fields(table: Table, key: str, text: str, allowed: frozenset[str]) -> None:
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        raise table.fault(key, "วงเล็บปีกกา { } ไม่ครบคู่") from None
    for _, name, form, conversion in parsed:
        if name is not None and (name not in allowed or form or conversion):
            can = "ได้เฉพาะ " + ", ".join(f"{{{field}}}" for field in sorted(allowed)) if allowed else "ไม่ได้"
            raise table.fault(key, f"ช่องเติมคำ {{{name}}} ใช้กับกฎนี้ไม่ได้ กฎนี้ใช้ช่องเติมคำ{can}")


def _examples(table: Table) -> Mapping[str, str]:
    table.only(*TOPICS)
    table.text("general")
    return MappingProxyType({topic: table.text(topic) for topic in table.data})


def _rates(table: Table) -> Rates:
    table.only(*KINDS, "funds", "titles", "sources", "words")
    funds = {}
    for code, own in table.tables("funds") if "funds" in table.data else ():
        own.only(*KINDS)
        funds[code] = MappingProxyType({kind: Decimal(str(own.number(kind))) for kind in own.data})
    titles, sources = table.table("titles").only(*KINDS), table.table("sources").only(*KINDS)
    words = table.table("words").only("lunch", "snack", "speaker", "government", "outside")
    return Rates(
        ceilings=MappingProxyType({kind: Decimal(str(table.number(kind))) for kind in KINDS}),
        funds=MappingProxyType(funds),
        words=MappingProxyType(
            {key: words.table(key).words() for key in ("lunch", "snack", "speaker", "government", "outside")}
        ),
        titles=MappingProxyType({kind: titles.text(kind) for kind in KINDS}),
        sources=MappingProxyType({kind: sources.text(kind) for kind in KINDS}),
    )


def _plans(root: Table) -> Mapping[str, PlanTopic]:
    plans, ids = {}, tuple(root.table("plans").data)
    for name, table in root.tables("plans"):
        table.only("name", "names", "words", "accepts", "not_in")
        accepts = table.texts("accepts")
        table.known(accepts, ids, "accepts")
        names = {"words": [table.text("name"), *table.texts("names")]}
        marks = {key: list(table.texts(key)) for key in ("words", "not_in")}
        plans[name] = PlanTopic(
            name, table.text("name"), Table(names).words(), Table(marks, table.path).words(), frozenset(accepts)
        )
    return MappingProxyType(plans)


def _support_types(root: Table) -> Mapping[str, SupportType]:
    types = {}
    for code, table in root.tables("support_types"):
        table.only("title", "applicants", "verified")
        applicants = table.texts("applicants")
        table.known(applicants, APPLICANTS, "applicants")
        types[code] = SupportType(code, table.text("title"), applicants, table.flag("verified", True))
    return MappingProxyType(types)


def _applicants(root: Table) -> Mapping[str, Applicant]:
    root.table("applicants").only(*APPLICANTS)
    tables = root.tables("applicants")
    applicants = {name: Applicant(name, table.text("title"), table.words("title")) for name, table in tables}
    if missing := [name for name in APPLICANTS if name not in applicants]:
        raise Fault(("applicants", missing[0]), f"ยังขาด “{missing[0]}”")
    return MappingProxyType(applicants)


def _occupations(occupational: Table) -> tuple[Occupation, ...]:
    occupations = []
    for name, table in occupational.tables("occupations"):
        table.only("title", "topic", "words", "not_in", "hazards")
        words = Table({key: table.data[key] for key in ("words", "not_in") if key in table.data}, table.path).words()
        hazards = Table({"words": list(table.texts("hazards", 1))}, table.path).words()
        occupations.append(Occupation(name, table.text("title"), words, hazards, table.choice("topic", TOPICS)))
    return tuple(occupations)


def _topics(root: Table) -> Mapping[str, Any]:
    root.table("topics").only(*TOPICS)
    return MappingProxyType({topic: table.words() for topic, table in root.tables("topics")})
