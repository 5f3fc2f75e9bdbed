"""Figures of an evaluation as text: a table for the terminal or for Markdown, or JSON with every figure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.learning.evaluate import Evaluation, Figures, Tally, summary

FORMATS = ("terminal", "markdown", "json")


def table(figures: Mapping[str, Figures], format: str, about: Mapping[str, object]) -> str:
    """The figures in one of FORMATS. about: what they were measured on."""
    return {"terminal": _terminal, "markdown": _markdown, "json": _json}[format](dict(figures), about)


def quality(found: Evaluation) -> dict[str, str]:
    """What is said of the quality model: agreement with mentors on the total, and how good the chance to pass is."""
    if not found.quality:
        return {}
    one = found.quality
    return {
        "ratings, kappa of the total": f"{one.kappa:.3f}",
        "chance to pass, Brier": f"{one.brier:.3f} (base rate {one.base_brier:.3f}, {one.gain:.0%} better)",
    }


def mistakes(figures: Mapping[str, Figures]) -> Iterator[str]:
    """A line for every mistake, its parts tab-separated, the variant first."""
    for name, one in figures.items():
        for parts in one.mistakes:
            yield "\t".join(" ".join(str(part).split()) for part in (name, *parts)) + "\n"


def _terminal(figures: dict[str, Figures], about: Mapping[str, object]) -> str:
    head, *rows = summary(figures)
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) if n == 0 else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths))) for row in (head, *rows)]
    return "\n".join([*(f"{name}: {value}" for name, value in about.items()), "", *lines]) + "\n"


def _markdown(figures: dict[str, Figures], about: Mapping[str, object]) -> str:
    head, *rows = summary(figures)
    ruler = ["---", *["---:"] * (len(head) - 1)]
    lines = [f"| {' | '.join(row)} |" for row in (head, ruler, *rows)]
    return "\n".join([*(f"{name}: {value}  " for name, value in about.items()), "", *lines]) + "\n"


def _json(figures: dict[str, Figures], about: Mapping[str, object]) -> str:
    return json.dumps(dict(about) | {"variants": {name: _figures(one) for name, one in figures.items()}}, ensure_ascii=False, indent=2) + "\n"


def _figures(one: Figures) -> dict[str, Any]:
    return {
        "macro_f1_kinds": round(one.macro_kinds(), 4),
        "kinds": _tallies(one.kinds),
        "rules": _tallies(one.rules),
        "items": _tallies(one.items),
        "right": {name: round(one.share(name), 4) for name in sorted(one.exact)},
    }


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float]]:
    return {
        name: {
            "f1": round(tally.f1, 4), "precision": round(tally.precision, 4), "recall": round(tally.recall, 4),
            "right": tally.right, "extra": tally.extra, "lost": tally.lost,
        }
        for name, tally in sorted(tallies.items())
    }  # fmt: skip
