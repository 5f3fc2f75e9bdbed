"""Mentors' ratings of the corpus: reading them, and how far two raters agree."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from assistant.errors import BadCorpus

INDICATORS = tuple(map(str, range(1, 10)))
VERDICTS = ("fail", "mend", "pass")


class Rating(NamedTuple):
    """One rater's reading of one proposal: nine levels 1–5 and a verdict of VERDICTS, with a reason for each."""

    levels: tuple[int, ...]
    verdict: str
    reasons: Mapping[str, str]

    @property
    def total(self) -> int:
        return sum(self.levels)


def read(path: Path) -> dict[str, Rating]:
    """One rater's file, by proposal. Raises BadCorpus with the line at fault."""
    rows: dict[str, dict[str, tuple[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            name, level = row.get("indicator") or "", row.get("level") or ""
            levels = VERDICTS if name == "verdict" else ("1", "2", "3", "4", "5") if name in INDICATORS else ()
            if level not in levels or not row.get("id") or not row.get("reason"):
                raise BadCorpus("ต้องมี id ตัวชี้วัด 1-9 หรือ verdict ระดับ และเหตุผล", source=path.name, place=f"บรรทัด {number}")
            if name in rows.setdefault(row["id"], {}):
                raise BadCorpus(f"{row['id']} ให้คะแนนตัวชี้วัด {name} ซ้ำ", source=path.name, place=f"บรรทัด {number}")
            rows[row["id"]][name] = (level, row["reason"])
    incomplete = [key for key, row in rows.items() if len(row) != len(INDICATORS) + 1]
    if incomplete:
        raise BadCorpus(f"ให้คะแนนไม่ครบ: {', '.join(incomplete)}", source=path.name)
    return {
        key: Rating(tuple(int(row[n][0]) for n in INDICATORS), row["verdict"][0], {name: why for name, (_, why) in row.items()})
        for key, row in rows.items()
    }


def read_all(folder: Path) -> tuple[dict[str, Rating], dict[str, Rating]]:
    """First and second ratings by proposal: of several raters the file first by name counts as the first."""
    first: dict[str, Rating] = {}
    second: dict[str, Rating] = {}
    for path in sorted(folder.glob("*.tsv")):
        for key, rating in read(path).items():
            (second if key in first else first)[key] = rating
    return first, second


def agreement(first: Mapping[str, Rating], second: Mapping[str, Rating]) -> dict[str, float]:
    """Quadratic-weighted kappa of two readings of the same proposals: each indicator, the total, the verdict."""
    both = sorted(first.keys() & second.keys())
    found = {
        name: kappa([first[key].levels[place] for key in both], [second[key].levels[place] for key in both], range(1, 6))
        for place, name in enumerate(INDICATORS)
    }
    found["total"] = kappa([first[key].total for key in both], [second[key].total for key in both], range(9, 46))
    found["verdict"] = kappa([VERDICTS.index(first[key].verdict) for key in both], [VERDICTS.index(second[key].verdict) for key in both], range(3))
    return found


def kappa(a: list[int], b: list[int], labels: range) -> float:
    """Quadratic-weighted kappa."""
    from sklearn.metrics import cohen_kappa_score

    return float(cohen_kappa_score(a, b, labels=list(labels), weights="quadratic"))
