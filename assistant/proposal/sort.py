"""Whether a document is a proposal at all, or minutes, a report, a guide, an announcement, an empty form, something else."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.proposal.model import Element, Proposal
from assistant.tagging.headings import heading
from assistant.thai.literals import Expression

CORE = ("objective", "indicator", "activity", "budget_line", "target_group", "period", "rationale", "expected_outcome")
_CALLED_REPORT = re.compile("รายงาน|สรุปผล|ส่วนที่\\s*[3๓]|ปิดโครงการ")
_FORM = re.compile("แบบฟอร์มพัฒนาโครงการ|แบบเสนอ(?:แผนงาน|โครงการ)|แบบจัดทำแผนงาน")
_BLANK = re.compile(r"[.…_]{4,}")
_FORM_PARTS = 7  # a form with so many headings was read whole, with fewer it may be a fragment
_FORMS_OWN = re.compile(r"ให้กรอก|ให้ระบุ|เจาะจง|วัดผลได้|วัดได้จริง|\|\s*$|[:：]\s*$|(?<![\d,])0\.00")  # help, options left open, empty boxes
_TITLE = 25  # letters of a title that somebody wrote
_WORTH = 15  # characters of own words in each section of the form; with less the form is empty


class Signs(NamedTuple):
    enough: int
    patterns: tuple[Expression, ...]

    def count(self, text: str) -> int:
        """How many different signs the text bears."""
        return sum(1 for pattern in self.patterns if pattern.search(text))


@cache
def _signs() -> dict[str, Signs]:
    data = tomllib.loads((files(__package__) / "documents.toml").read_text(encoding="utf-8"))
    return {name: Signs(part["enough"], tuple(map(Expression, part["signs"]))) for name, part in data.items()}


def is_proposal(proposal: Proposal) -> bool:
    """False for minutes, reports of finished work, guides, announcements, articles and empty forms."""
    return reason(proposal) == ""


def reason(proposal: Proposal) -> str:
    """Why a document is no proposal: "minutes", "report", "guide", "announcement", "ledger", "empty", "other"; "" for a proposal."""
    sections = {found.section for element in proposal.elements if (found := heading(element.text)).sure} - {""}
    asked = [element for element in proposal.elements if element.kind != "other" and not _BLANK.search(element.text)]
    kinds = {element.kind for element in asked}
    core = sum(1 for kind in CORE if kind in kinds)
    priced = sum(1 for line in proposal.budget.lines if line.factors)
    text = "\n".join(element.text for element in proposal.elements)
    opening = " ".join(element.text for element in proposal.elements[:4])
    form = len(sections) >= 4 and bool(_FORM.search(text[:600]))
    whole = form or core >= 6 and len(sections) >= 5 and bool(proposal.objectives) and bool(proposal.budget.lines)
    titled = proposal.title is not None and len("".join(proposal.title.text.split())) >= _TITLE
    if len(sections) >= 5 and not priced and not (titled and len(sections) < _FORM_PARTS) and _filled(asked) < _WORTH * len(sections):
        return "empty" if not proposal.budget.lines else ""
    signs = _signs()
    for name in ("minutes", "report", "guide", "announcement", "ledger"):
        if name == "ledger" and core >= 4 or whole and name not in ("report", "guide"):
            continue
        count = signs[name].count(text)
        needed = signs[name].enough - (name == "guide" and core <= 1) + (2 if name in ("minutes", "announcement") and core >= 5 else 0)
        if whole and not _plainly(name, count, opening):
            continue
        if count >= needed:
            return name
    if core > 2 or priced or len(sections) > 1:
        return ""
    asks = signs["proposal"].count(text)
    return "other" if asks < signs["proposal"].enough or not proposal.objectives and asks < 2 else ""


def _plainly(name: str, count: int, opening: str) -> bool:
    """Whether a document with all parts of a proposal is another kind all the same: it says so at its head, or all through."""
    return name == "report" and count >= 3 and bool(_CALLED_REPORT.search(opening)) or name == "guide" and count >= 6


def _filled(elements: list[Element]) -> int:
    """Characters of the writer's own words in the parts that matter."""
    own = ("title", "organization", "plan", "period", "area", "rationale", "problem_size", "objective", "indicator", "activity", "budget_line", "target_group", "expected_outcome", "evaluation")
    written = (element for element in elements if element.kind in own and not _FORMS_OWN.search(element.text))
    return sum(len("".join(element.text.split())) for element in written if heading(element.text).section == "" or heading(element.text).content >= 0)
