"""Evaluation on texts that the model never saw: whole hands (writers of one group) are held out together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant import models
from assistant.learning import noise, ratings
from assistant.learning.checker import Checker, hand
from assistant.learning.corpus import ERRORS, KINDS, WARNINGS, LabelledText, read_all
from assistant.learning.lines import kinds
from assistant.learning.quality import QualityFigures, Rated, judge
from assistant.learning.ratings import Rating
from assistant.learning.train import fit, rated
from assistant.proposal.people import target_count
from assistant.quality import Quality

VARIANTS: dict[str, Callable[[LabelledText], LabelledText]] = {
    "as written": lambda text: text,
    "headings removed": noise.without_headings,
    "headings misspelt": lambda text: noise.misspelt_headings(text, 9),
    "sections shuffled": lambda text: noise.shuffled(text, 9),
    "OCR noise 1": lambda text: noise.scanned(text, 1, 9),
    "OCR noise 2": lambda text: noise.scanned(text, 2, 9),
    "OCR noise 3": lambda text: noise.scanned(text, 3, 9),
    "digits": noise.other_digits,
}
FOLDS = 5  # hands are shared out over so many folds
JOBS = 2  # folds judged at the same time
SAME = 90  # of 100: how alike two wordings must be to count as the same item


@dataclass
class Tally:
    """Counts of right, wrongly said and overlooked."""

    right: int = 0
    extra: int = 0
    lost: int = 0

    def add(self, said: Counter | set, true: Counter | set) -> None:
        said, true = Counter(said), Counter(true)
        both = sum((said & true).values())
        self.right += both
        self.extra += sum(said.values()) - both
        self.lost += sum(true.values()) - both

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.extra + self.lost, 1)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.extra, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.lost, 1)


@dataclass
class Figures:
    """All figures for one variant. mistakes: what to read one by one."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    items: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    exact: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    mistakes: list[tuple[str, ...]] = field(default_factory=list)

    def take(self, other: Figures) -> None:
        """Add other figures to these."""
        for mine, theirs in ((self.kinds, other.kinds), (self.rules, other.rules), (self.items, other.items)):
            for name, tally in theirs.items():
                one = mine[name]
                one.right, one.extra, one.lost = one.right + tally.right, one.extra + tally.extra, one.lost + tally.lost
        for name, values in other.exact.items():
            self.exact[name] += values
        self.mistakes += other.mistakes

    def macro_kinds(self) -> float:
        return sum(self.kinds[kind].f1 for kind in KINDS) / len(KINDS)

    def micro_rules(self, wanted: frozenset[str]) -> Tally:
        total = Tally()
        for rule in wanted:
            one = self.rules.get(rule, Tally())
            total.right, total.extra, total.lost = total.right + one.right, total.extra + one.extra, total.lost + one.lost
        return total

    def share(self, name: str) -> float:
        values = self.exact[name]
        return sum(values) / max(len(values), 1)


def hands(texts: Sequence[LabelledText]) -> list[str]:
    """The groups that are held out: a writer's id up to its dash (several writers, one hand)."""
    return sorted({hand(text) for text in texts})


class Evaluation(NamedTuple):
    """figures: for each variant; quality: of the ratings and the chance to pass, None where no text is rated."""

    figures: dict[str, Figures]
    quality: QualityFigures | None


def cross_validate(
    texts: Sequence[LabelledText], variants: Sequence[str] = tuple(VARIANTS), marks: Mapping[str, Rating] | None = None
) -> Evaluation:
    """Figures for each variant, every text judged by a model that saw nothing of its hand. marks: mentors' ratings by id."""
    from joblib import Parallel, delayed

    every = hands(texts)
    folds = [set(every[fold::FOLDS]) for fold in range(FOLDS)]
    figures = {name: Figures() for name in variants}
    judged: list[tuple[Quality, Rated]] = []
    for some, pairs in Parallel(n_jobs=JOBS)(delayed(_fold)(texts, held, variants, marks or {}) for held in folds if held):
        for name, one in some.items():
            figures[name].take(one)
        judged += pairs
    return Evaluation(figures, judge(judged) if judged else None)


def _fold(
    texts: Sequence[LabelledText], hands_held: set[str], variants: Sequence[str], marks: Mapping[str, Rating]
) -> tuple[dict[str, Figures], list[tuple[Quality, Rated]]]:
    """Figures of the held hands' texts, and their ratings, by a model of all others."""
    held = [text for text in texts if hand(text) in hands_held]
    model = fit([text for text in texts if hand(text) not in hands_held], marks, jobs=1)
    figures = {name: Figures() for name in variants}
    judge_with(model, held, figures)
    return figures, [(model.quality, one) for one in rated(held, model, marks)] if model.quality else []


def judge_with(model: models.Model, texts: Sequence[LabelledText], figures: dict[str, Figures]) -> None:
    """Add to the figures of each variant what a model says of texts that it never saw."""
    checker = Checker(model)
    for text in texts:
        for name, one in figures.items():
            other = VARIANTS[name](text)
            compare(checker(other), other, one)


def compare(doc, text: LabelledText, figures: Figures) -> None:
    """Add what the checker said of one text to the figures."""
    proposal, head = doc._.proposal, text.head
    figures.exact["is a proposal"].append(proposal.is_proposal == text.proposal)
    if proposal.is_proposal != text.proposal:
        figures.mistakes.append((text.id, "document", str(text.proposal), str(proposal.is_proposal)))
    if not text.proposal:
        return
    for element, kind in zip(proposal.elements, kinds(text, doc._.document), strict=True):
        figures.kinds[kind].add({kind} & {element.kind}, {kind})
        if element.kind != kind:
            figures.kinds[element.kind].extra += 1
            figures.mistakes.append((text.id, "kind", kind, element.kind, element.text[:100]))
    said, true = {finding.rule for finding in doc._.findings if finding.rule in ERRORS | WARNINGS}, text.defects & (ERRORS | WARNINGS)
    for rule in said | true:
        figures.rules[rule].add({rule} & said, {rule} & true)
    for rule in sorted(said - true):
        finding = next(one for one in doc._.findings if one.rule == rule)
        figures.mistakes.append((text.id, "rule+", rule, finding.message[:90], doc.text[finding.start : finding.end][:80]))
    figures.mistakes += [(text.id, "rule-", rule) for rule in sorted(true - said)]
    figures.exact["ready"].append(doc._.score.ready == head["ready"])
    _items(doc, text, figures)


def _items(doc, text: LabelledText, figures: Figures) -> None:
    proposal, head = doc._.proposal, text.head
    for name, said, true in (
        ("objectives", [item.text for item in proposal.objectives], text.objectives),
        ("indicators", [item.text for item in proposal.indicators], [words for words, _ in text.indicators]),
    ):
        matched = match(said, true)
        tally = figures.items[name]
        tally.right, tally.extra, tally.lost = tally.right + len(matched), tally.extra + len(said) - len(matched), tally.lost + len(true) - len(matched)
        figures.mistakes += [(text.id, name, "+", said[n]) for n in range(len(said)) if n not in matched]
        figures.mistakes += [(text.id, name, "-", true[n]) for n in range(len(true)) if n not in matched.values()]
    figures.items["links"].add(set(_said_links(proposal, text)), {(o, i) for i, (_, links) in enumerate(text.indicators) for o in links})
    costs = [(_multiplied(cost.factors), cost.amount) for cost in text.costs]
    lines = [(_multiplied([f.value for f in line.factors]), line.amount) for line in proposal.budget.lines]
    figures.items["budget lines"].add(Counter(lines), Counter(costs))
    lost = Counter(costs) - Counter(lines)
    extra = Counter(lines) - Counter(costs)
    figures.mistakes += [(text.id, "cost-", "*".join(map(str, factors)), str(amount)) for factors, amount in lost]
    figures.mistakes += [(text.id, "cost+", "*".join(map(str, factors)), str(amount), next(line.text for line in proposal.budget.lines if line.amount == amount)[:90]) for factors, amount in extra]
    exact = {
        "title": (proposal.title.text if proposal.title else "", head["title"]),
        "stated total": (proposal.budget.stated_total or 0, Decimal(str(head["stated_total"]))),
        "true total": (proposal.budget.computed_total or 0, Decimal(str(head["true_total"]))),
        "target count": (target_count(proposal.target_groups), head["target_count"]),
        "period": ([str(day or "") for day in (proposal.period.from_date, proposal.period.to_date)] if proposal.period else ["", ""], head["period"]),
    }
    for name, (found, wanted) in exact.items():
        same = _alike(found, wanted) if name == "title" else found == wanted
        figures.exact[name].append(same)
        if not same:
            figures.mistakes.append((text.id, name, str(wanted), str(found)))


def _multiplied(factors: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The factors that tell items apart: "1 ป้าย 700 บาท" is the lump sum of 700 in either reading."""
    more = tuple(sorted(factor for factor in factors if factor != 1))
    return more if len(more) > 1 else ()


def _alike(a: str, b: str) -> bool:
    return re.sub(r"[\s\"“”]", "", a) == re.sub(r"[\s\"“”]", "", b)


def match(said: Sequence[str], true: Sequence[str]) -> dict[int, int]:
    """Which said item is which true one: each at most once, the most alike first."""
    pairs = sorted(((fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")), n, m) for n, a in enumerate(said) for m, b in enumerate(true)), reverse=True)
    found: dict[int, int] = {}
    for alike, n, m in pairs:
        if alike >= SAME and n not in found and m not in found.values():
            found[n] = m
    return found


def _said_links(proposal, text: LabelledText) -> Iterator[tuple[int, int]]:
    aims = match([item.text for item in proposal.objectives], text.objectives)
    measures = match([item.text for item in proposal.indicators], [words for words, _ in text.indicators])
    for o, objective in enumerate(proposal.objectives):
        for i in objective.indicators:
            yield aims.get(o, -1 - o), measures.get(i, -1 - i)


def summary(figures: dict[str, Figures]) -> list[tuple[str, ...]]:
    """One row a variant: macro-F1 of kinds, F1 of error rules and of all rules, share of right ready/not ready."""
    rows = [("variant", "kinds macro-F1", "objective", "indicator", "budget_line", "error rules F1", "all rules F1", "ready right")]
    for name, one in figures.items():
        values = [one.macro_kinds(), *(one.kinds[kind].f1 for kind in ("objective", "indicator", "budget_line"))]
        values += [one.micro_rules(ERRORS).f1, one.micro_rules(ERRORS | WARNINGS).f1, one.share("ready")]
        rows.append((name, *(f"{value:.3f}" for value in values)))
    return rows


def evaluate(corpus: Path, variants: Sequence[str] = tuple(VARIANTS)) -> Evaluation:
    """Cross-validated figures on a corpus folder."""
    return cross_validate(read_all(corpus), variants, ratings.read_all(corpus / "ratings")[0])


def evaluate_on(model: models.Model, folder: Path, variants: Sequence[str] = ("as written",)) -> Evaluation:
    """Figures of a trained model on a folder of labelled texts that are no part of its corpus."""
    figures = {name: Figures() for name in variants}
    judge_with(model, read_all(folder), figures)
    return Evaluation(figures, None)
