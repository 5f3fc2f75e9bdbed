"""What an output for people shows of a report: verdict, checklist, findings in reading order with their places."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.finding import Finding, Severity
from assistant.report import Report

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_LIKELY = 0.9  # a chance from which nothing is said to be lacking
QUOTE = 120  # characters of the text shown with a finding


class PartState(NamedTuple):
    """One line of the checklist. status: "found", "weak" (it has warnings), "wrong" (it has errors) or "missing"."""

    id: str
    title: str
    status: str


class Place(NamedTuple):
    """One finding in its place. number: from 1, over the whole report; line: from 1, 0 where it has no place;
    start, end: without the blanks around, equal where something is missing.
    """

    number: int
    message: str
    line: int
    quote: str
    start: int
    end: int


class Topic(NamedTuple):
    """The findings of one rule that share one advice."""

    rule: str
    title: str
    places: tuple[Place, ...]
    suggestion: tuple[str, ...]
    example: str | None
    reference: str


class Section(NamedTuple):
    """All findings of one severity; size: how many."""

    severity: Severity
    title: str
    size: int
    topics: tuple[Topic, ...]


class Mentor(NamedTuple):
    """What a mentor would probably say. chance: in words; ratings: the nine indicators with their levels, 1 to 5."""

    chance: str
    reasons: tuple[str, ...]
    ratings: tuple[tuple[str, float], ...]


class Outline(NamedTuple):
    """verdict: "ready", "not-ready" or "no-proposal"; percent is None for what is no proposal; mentor: None where nothing was learned."""

    verdict: str
    verdict_text: str
    next_text: str
    percent: float | None
    target: float
    parts: tuple[PartState, ...]
    sections: tuple[Section, ...]
    mentor: Mentor | None = None


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The words of words.toml."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    from assistant.rubric import load

    return {rule: text.title for rule, text in load().rules.items()}


def outline(report: Report) -> Outline:
    """What to show of ``report``."""
    percent = report.score.percent
    verdict = "no-proposal" if percent is None else "ready" if report.score.ready else "not-ready"
    sections = _sections(report)
    return Outline(
        verdict=verdict,
        verdict_text=words()["verdict"][verdict],
        next_text=words()["next"][_next(verdict, {section.severity for section in sections})],
        percent=percent,
        target=report.score.target,
        parts=() if percent is None else _parts(report.findings),
        sections=sections,
        mentor=_mentor(report),
    )


def _mentor(report: Report) -> Mentor | None:
    chance = report.score.pass_probability
    if chance is None:
        return None
    tenths = round(10 * chance)
    text = words()["mentor"]["chance"].format(tenths=min(tenths, 9)) if tenths else words()["mentor"]["low"]
    reasons = report.score.reasons if chance < _LIKELY else ()
    return Mentor(text, reasons, tuple((rating.title, rating.level) for rating in report.score.ratings))


def number(value: float) -> str:
    """A score without needless decimals: "85", "62.5"."""
    return f"{value:.1f}".removesuffix(".0")


def line_starts(text: str) -> list[int]:
    """Offsets where the lines of ``text`` begin."""
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return starts


def _next(verdict: str, severities: set[str]) -> str:
    if verdict == "not-ready":
        return "errors" if "error" in severities else "warnings"
    return "ready-warnings" if verdict == "ready" and "warning" in severities else verdict


def _parts(findings: tuple[Finding, ...]) -> tuple[PartState, ...]:
    gravest: dict[str, str] = {}
    for finding in sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)):
        gravest.setdefault(finding.rule, finding.severity)
    states = []
    for part in words()["parts"]:
        found = {severity for rule, severity in gravest.items() if rule.startswith(tuple(part["rules"]))}
        if f"{part['id']}.missing" in gravest:
            status = "missing"
        else:
            status = "wrong" if "error" in found else "weak" if "warning" in found else "found"
        states.append(PartState(part["id"], part["title"], status))
    return tuple(states)


def _sections(report: Report) -> tuple[Section, ...]:
    starts = line_starts(report.text)
    serial = 0
    sections = []
    for severity in SEVERITIES:
        found = sorted((f for f in report.findings if f.severity == severity), key=lambda f: (f.start, f.end))
        groups: dict[tuple[Any, ...], list[Finding]] = {}
        for finding in found:
            groups.setdefault((finding.rule, finding.suggestion, finding.example, finding.reference), []).append(finding)
        topics = []
        for (rule, suggestion, example, reference), findings in groups.items():
            places = []
            for finding in findings:
                serial += 1
                places.append(_place(serial, finding, report.text, starts))
            topics.append(Topic(rule, _titles().get(rule, rule), tuple(places), suggestion, example, reference))
        if found:
            sections.append(Section(severity, words()["severity"][severity], len(found), tuple(topics)))
    return tuple(sections)


def _place(serial: int, finding: Finding, text: str, starts: list[int]) -> Place:
    start, end = finding.start, finding.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start:
        return Place(serial, finding.message, 0, "", finding.start, finding.start)
    return Place(serial, finding.message, bisect_right(starts, start), shorten(text[start:end]), start, end)


def shorten(text: str, limit: int = QUOTE) -> str:
    """``text`` on one line, cut at a word where it is longer than ``limit``."""
    from assistant.thai.tokenizer import words as cut

    line = " ".join(text[: limit * 3].split())
    if len(line) <= limit and len(text) <= limit * 3:
        return line
    kept = ""
    for word in cut(line[: limit * 2]):
        if kept and len(kept) + len(word) > limit:
            break
        kept += word
    return kept[:limit].rstrip() + "…"
