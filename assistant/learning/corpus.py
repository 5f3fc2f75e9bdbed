"""The labelled corpus: reading its files (format in corpus/GUIDE.md) and checking them."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from math import prod
from pathlib import Path

from assistant.errors import BadCorpus
from assistant.thai.markers import without_marker

KINDS = (
    "heading", "title", "organization", "plan", "rationale", "problem_size", "objective", "indicator", "target_group",
    "area", "period", "activity", "budget_line", "budget_total", "expected_outcome", "evaluation", "signature", "other",
)
HINT = "(look)"  # begins a remark that may be right as it is
ERRORS = frozenset(
    "objective.missing indicator.missing budget.missing title.missing rationale.missing target-group.missing"
    " activity.missing period.missing budget.line-arithmetic budget.total-mismatch budget.words-mismatch"
    " period.end-before-start eligibility.migrant-workers".split()
)
WARNINGS = frozenset(
    "area.missing outcome.missing evaluation.missing organization.missing objective.no-indicator objective.vague"
    " indicator.no-target problem.no-size target-group.no-count target-group.budget-mismatch budget.no-breakdown"
    " budget.rate-ceiling budget.ask-committee period.outside-fiscal-year activity.outside-period"
    " type.applicant-mismatch organization.five-names plan.topic-mismatch form.placeholder".split()
)
INFORMATION = frozenset({"indicator.orphan", "plan.missing"})


@dataclass(frozen=True, slots=True)
class LabelledCost:
    """One cost item: ``factors`` multiply to ``amount`` (None where none is written)."""

    factors: tuple[Decimal, ...]
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """One line of a labelled text: its kind, text, and the items in it."""

    number: int
    kind: str
    text: str
    continues: bool = False
    objectives: tuple[str, ...] = ()
    indicators: tuple[tuple[str, tuple[int, ...] | None], ...] = ()
    costs: tuple[LabelledCost, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One file of the corpus. ``lines`` holds None for a blank line. ``head`` is the file's TOML head."""

    id: str
    writer: str
    head: dict
    lines: tuple[LabelledLine | None, ...]
    proposal: bool = True
    path: Path | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        return "\n".join(line.text if line else "" for line in self.lines)

    @property
    def defects(self) -> frozenset[str]:
        return frozenset(self.head.get("defects", ()))

    @property
    def objectives(self) -> list[str]:
        return [text for line in self.lines if line for text in line.objectives]

    @property
    def indicators(self) -> list[tuple[str, tuple[int, ...]]]:
        """Every indicator with the numbers (from 0) of the objectives that it measures."""
        found = [item for line in self.lines if line for item in line.indicators]
        return [
            (text, tuple(n - 1 for n in links) if links is not None else (position,))
            for position, (text, links) in enumerate(found)
        ]

    @property
    def costs(self) -> list[LabelledCost]:
        return [cost for line in self.lines if line for cost in line.costs]


def bare(text: str) -> str:
    """The line without list marker and label; of a table row the first cell that is more than a number."""
    if " | " in text:
        cells = [cell.strip() for cell in text.split("|")]
        text = next((cell for cell in cells if re.search("[ก-๙A-Za-z]{3}", cell)), cells[0])
    text = without_marker(text)
    text = re.sub(r"^(?:วัตถุประสงค์|ตัวชี้วัด)[^:]{0,25}:\s*", "", text)
    return re.sub(r"\s*\((?:มี/ไม่มี|ได้/ไม่ได้|ใช่/ไม่ใช่)\)$", "", text).strip()


def read(path: Path) -> LabelledText:
    """Read one corpus file. Raises BadCorpus with the line at fault."""
    raw = path.read_text(encoding="utf-8")
    parts = raw.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise BadCorpus("ต้องขึ้นต้นด้วยหัวไฟล์ระหว่างบรรทัด +++", source=path.name, place="บรรทัด 1")
    try:
        head = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise BadCorpus(f"หัวไฟล์ไม่ใช่ TOML: {error}", source=path.name) from error
    offset = parts[1].count("\n") + 3
    lines = tuple(
        _line(number, row, path.name) if row.strip() else None
        for number, row in enumerate(parts[2].rstrip("\n").split("\n"), offset)
    )
    return LabelledText(head.get("id", ""), head.get("writer", ""), head, lines, path.parent.name != "others", path)


def read_all(folder: Path) -> list[LabelledText]:
    """Every labelled text below ``folder``, proposals first, by name."""
    return [read(path) for part in ("proposals", "others") for path in sorted((folder / part).glob("*.txt"))]


def _line(number: int, row: str, source: str) -> LabelledLine:
    def bad(detail: str) -> BadCorpus:
        return BadCorpus(detail, source=source, place=f"บรรทัด {number}")

    columns = row.split("\t")
    if len(columns) not in (2, 3) or columns[0] not in KINDS or not columns[1].strip():
        raise bad("ต้องเป็น kind<TAB>ข้อความ[<TAB>รายการ] และ kind ต้องอยู่ในคู่มือ")
    kind, text = columns[0], columns[1]
    notes = [note.strip() for note in columns[2].split(";;")] if len(columns) == 3 else []
    objectives, indicators, costs = [], [], []
    silent = "cont" in notes or "none" in notes
    links: tuple[int, ...] | None = None
    for note in filter(None, notes):
        if note in ("cont", "none"):
            continue
        if note.startswith("b="):
            costs.append(_cost(note, bad))
        elif note.startswith("o="):
            objectives.append(_exact(note[2:].strip(), text, bad))
        elif note.startswith("i="):
            wording, arrow, target = note[2:].rpartition(">")
            words = wording if arrow else note[2:]
            indicators.append((_exact(words.strip(), text, bad), _links(target, bad) if arrow else None))
        elif note.startswith(">"):
            links = _links(note[1:], bad)
        else:
            raise bad(f"ไม่รู้จักรายการ {note!r}")
    if kind == "objective" and not objectives and not silent:
        objectives.append(bare(text))
    if kind == "indicator" and not indicators and not silent:
        indicators.append((bare(text), links))
    if kind == "budget_line" and not costs and not silent:
        raise bad("budget_line ต้องมี b= หรือ none")
    return LabelledLine(number, kind, text, "cont" in notes, tuple(objectives), tuple(indicators), tuple(costs))


def _exact(words: str, text: str, bad) -> str:
    if words not in text:
        raise bad(f"{words!r} ไม่ตรงกับข้อความในบรรทัด")
    return words


def _links(numbers: str, bad) -> tuple[int, ...]:
    numbers = numbers.strip()
    if numbers == "-":
        return ()
    if not re.fullmatch(r"\d+(,\d+)*", numbers):
        raise bad(f"เลขวัตถุประสงค์ {numbers!r} ไม่ถูกต้อง")
    return tuple(int(number) for number in numbers.split(","))


def _cost(note: str, bad) -> LabelledCost:
    match = re.fullmatch(r"b=((?:\d+(?:\.\d+)?\*)*)(\d+(?:\.\d+)?)(?:=(\d+(?:\.\d+)?))?", note.replace(" ", ""))
    if not match:
        raise bad(f"รายการเงิน {note!r} ไม่ถูกต้อง เช่น b=60*70=4200 หรือ b=9400")
    numbers = [Decimal(number) for number in match[1].split("*") if number] + [Decimal(match[2])]
    if match[3]:
        return LabelledCost(tuple(numbers), Decimal(match[3]))
    if len(numbers) == 1:
        return LabelledCost((), numbers[0])
    return LabelledCost(tuple(numbers), None)


def problems(text: LabelledText) -> list[str]:
    """What in a labelled text contradicts itself, a sentence each; empty when all is well."""
    if not text.proposal:
        return [] if text.id and text.writer and text.head.get("form") else ["others: id, writer, form are needed"]
    found = []
    head = text.head
    wanted = "id writer form applicant plan title ready defects target_count stated_total true_total period".split()
    found += [f"head lacks {name}" for name in wanted if name not in head]
    if found:
        return found
    if text.path and text.path.stem != text.id:
        found.append("id is not the file's name")
    unknown = text.defects - ERRORS - WARNINGS - INFORMATION
    if unknown:
        found.append(f"unknown rules {sorted(unknown)}")
    ready = not text.defects & ERRORS and len(text.defects & WARNINGS) <= 2
    if ready != head["ready"]:
        found.append(f"ready should be {ready} for these defects")
    kinds = {line.kind for line in text.lines if line}
    title = head["title"]
    if title and not any(title in line.text for line in text.lines if line):
        found.append("title is not in the text")
    if (not title) != ("title.missing" in text.defects):
        found.append("title and title.missing disagree")
    items = (("objective.missing", text.objectives), ("indicator.missing", text.indicators), ("budget.missing", text.costs))
    for rule, values in items:
        if (not values) != (rule in text.defects) and not (rule == "budget.missing" and head["stated_total"]):
            found.append(f"{rule} and the items disagree")
    parts = {"rationale.missing": ("rationale", "problem_size"), "activity.missing": ("activity",), "area.missing": ("area",),
             "outcome.missing": ("expected_outcome",), "evaluation.missing": ("evaluation",), "plan.missing": ("plan",),
             "organization.missing": ("organization",), "target-group.missing": ("target_group",)}
    for rule, needed in parts.items():
        if kinds.isdisjoint(needed) and rule not in text.defects:
            found.append(f"{HINT} no line of kind {' or '.join(needed)}, yet no {rule}: right only if a line of another kind says it")
        if not kinds.isdisjoint(needed) and rule in text.defects:
            found.append(f"{rule} although there is such a line")
    wrong = [cost for cost in text.costs if cost.amount is not None and cost.factors and abs(prod(cost.factors) - cost.amount) >= 1]
    if bool(wrong) != ("budget.line-arithmetic" in text.defects):
        found.append(f"budget.line-arithmetic and the items disagree: {[(list(map(str, c.factors)), str(c.amount)) for c in wrong]}")
    total = sum((cost.amount if cost.amount is not None else prod(cost.factors) for cost in text.costs), Decimal())
    if abs(total - Decimal(str(head["true_total"]))) >= 1:
        found.append(f"true_total should be {total}")
    if head["stated_total"] and text.costs and abs(total - Decimal(str(head["stated_total"]))) >= 1 and "budget.total-mismatch" not in text.defects:
        found.append(f"stated_total {head['stated_total']} is not {total}, yet no budget.total-mismatch")
    for words, links in text.indicators:
        for position in links:
            if position >= len(text.objectives):
                found.append(f"indicator {words[:30]!r} measures objective {position + 1}, which does not exist: write >")
    measured = {position for _, links in text.indicators for position in links}
    lonely = [n + 1 for n in range(len(text.objectives)) if n not in measured]
    if text.indicators and bool(lonely) != ("objective.no-indicator" in text.defects):
        found.append(f"objective.no-indicator and the links disagree: objectives {lonely} have none")
    orphans = [words[:30] for words, links in text.indicators if not links]
    if bool(orphans) != ("indicator.orphan" in text.defects) and text.objectives:
        found.append(f"indicator.orphan and the links disagree: {orphans}")
    return found


def main(paths: list[str]) -> int:
    """Check corpus files named on the command line (or folders); prints what is wrong, returns 1 if anything is."""
    faults = 0
    files = [file for path in map(Path, paths) for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    for file in files:
        try:
            wrong = problems(read(file))
        except BadCorpus as error:
            wrong = [f"{error.place}: {error.detail}"]
        for sentence in wrong:
            print(f"{file.name}: {sentence}")
        faults += any(not sentence.startswith(HINT) for sentence in wrong)
    print(f"{len(files)} files, {faults} with faults")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
