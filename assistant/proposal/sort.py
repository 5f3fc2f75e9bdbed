"""Whether a document is a proposal at all, or minutes, a report, a guide, an announcement, an empty form, something else:
by a model of what it holds, and where that is not sure, by the signs of each kind of document.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from assistant.kept import kept
from assistant.proposal.model import Element, Proposal
from assistant.tagging.headings import heading
from assistant.thai.literals import Expression
from assistant.thai.numbers import DIGIT
from assistant.thai.tokenizer import words

CORE = ("objective", "indicator", "activity", "budget_line", "target_group", "period", "rationale", "expected_outcome")
_CALLED_REPORT = re.compile("รายงาน|สรุปผล|ส่วนที่\\s*[3๓]|ปิดโครงการ")
_FORM = re.compile("แบบฟอร์มพัฒนาโครงการ|แบบเสนอ(?:แผนงาน|โครงการ)|แบบจัดทำแผนงาน")
_BLANK = re.compile(r"[.…_]{4,}")
_FORM_PARTS = 7  # a form with so many headings was read whole, with fewer it may be a fragment
_FORMS_OWN = re.compile(r"ให้กรอก|ให้ระบุ|เจาะจง|วัดผลได้|วัดได้จริง|\|\s*$|[:：]\s*$|(?<![\d,])0\.00")  # help, options left open, empty boxes
_TITLE = 25  # letters of a title that somebody wrote
_WORD, _FIRST = "w=", "h="  # before a word as a feature: anywhere, and in the first lines
_HEAD = 5  # lines
_READ = 600  # characters of a line
_SURE = 0.75
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


class Sorting(NamedTuple):
    """A logistic model over what a document holds: base + Σ weight; a positive sum speaks for a proposal.

    words, first: weights of words anywhere and in the first lines; shape: of all other features.
    """

    base: float
    words: Mapping[str, float]
    first: Mapping[str, float]
    shape: Mapping[str, float]

    @classmethod
    def of(cls, base: float, weights: Mapping[str, float]) -> Sorting:
        """A model of the weights of ``features``."""
        parts: tuple[dict[str, float], ...] = ({}, {}, {})
        for name, weight in weights.items():
            place = (_WORD, _FIRST).index(name[:2]) if name[:2] in (_WORD, _FIRST) else 2
            parts[place][name[2:] if place < 2 else name] = weight
        return cls(base, *parts)

    @property
    def weights(self) -> dict[str, float]:
        """The weights by feature."""
        named = {_WORD + word: weight for word, weight in self.words.items()} | {_FIRST + word: weight for word, weight in self.first.items()}
        return named | dict(self.shape)

    def chance(self, proposal: Proposal) -> float:
        """The chance (0–1) that the document is a proposal."""
        anywhere, first = _words(proposal.elements)
        total = self.base + sum(map(self.words.get, anywhere & self.words.keys())) + sum(map(self.first.get, first & self.first.keys()))
        total += sum(value * self.shape.get(name, 0.0) for name, value in _shape(proposal, proposal.elements).items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(proposal: Proposal, lines: int | None = None) -> dict[str, float]:
    """What a document holds: its words, those of its first lines, its kinds of lines and its items. lines: only so many first ones."""
    elements = proposal.elements[:lines]
    anywhere, first = _words(elements)
    return {_WORD + word: 1.0 for word in anywhere} | {_FIRST + word: 1.0 for word in first} | _shape(proposal, elements)


def _words(elements: Sequence[Element]) -> tuple[set[str], set[str]]:
    """The words of all lines, and of the first ones."""
    anywhere = set(chain.from_iterable([_known(element.text) for element in elements]))
    return anywhere, set(chain.from_iterable([_known(element.text) for element in elements[:_HEAD]]))


def _shape(proposal: Proposal, elements: Sequence[Element]) -> dict[str, float]:
    """Features of the kinds of lines and of the items."""
    found = {}
    for kind, count in Counter([element.kind for element in elements]).items():
        found[f"k={kind}"] = min(3 * count / len(elements), 1.0)
        found[f"has={kind}"] = 1.0
    end = elements[-1].end if elements else 0
    for name, count, enough in (
        ("objectives", sum(1 for one in proposal.objectives if one.start < end), 3), ("indicators", sum(1 for one in proposal.indicators if one.start < end), 3),
        ("priced", sum(1 for line in proposal.budget.lines if line.factors and line.start < end), 4),
        ("title", int(proposal.title is not None and proposal.title.start < end), 1),
    ):  # fmt: skip
        found[name] = min(count / enough, 1.0)
    return found


@kept
def _known(line: str) -> tuple[str, ...]:
    """The words of a line that may tell, no numbers."""
    told = {token.strip() for token in words(line[:_READ])}
    return tuple([word for word in told if len(word) > 1 and not DIGIT.search(word)])


def reason(proposal: Proposal, sorting: Sorting | None = None) -> str:
    """Why a document is no proposal: "minutes", "report", "guide", "announcement", "ledger", "empty", "other"; "" for a proposal.

    Where the model is sure, it decides; else the signs of the kinds of documents do.
    """
    signs = _by_signs(proposal)
    chance = sorting.chance(proposal) if sorting else 0.5
    if chance >= _SURE:
        return ""
    return signs or "other" if chance <= 1 - _SURE else signs


def _by_signs(proposal: Proposal) -> str:
    """The reason that the signs of the kinds of documents give."""
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
