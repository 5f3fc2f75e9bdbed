"""The report as one self-contained web page: inline style, no script, the text marked where the findings are."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.errors import AssistantError
from assistant.outputs import Output, Result
from assistant.outputs.outline import SEVERITIES, Place, Section, line_starts, number, outline, words
from assistant.report import Report

TEMPLATES = Path(__file__).with_name("templates")


class Piece(NamedTuple):
    """A stretch of one line. severity: the gravest of the findings on it, "" for none; places: those that begin in it."""

    text: str
    severity: str
    places: tuple[int, ...]


class Line(NamedTuple):
    """One line of the text; notes: findings without extent that belong here (something is missing)."""

    number: int
    pieces: tuple[Piece, ...]
    notes: tuple[int, ...]


def page(report: Report, *, home: str = "") -> str:
    """``report`` as one page. home: where a link to check another proposal leads, "" for none."""
    return "".join(_pages([article(report)], [report.source], home=home))


def article(result: Result) -> Markup:
    """One result as a part of a page."""
    context: dict[str, Any] = {"words": words()}
    if isinstance(result, AssistantError):
        return Markup(_environment().get_template("unreadable.html").render(context, error=result))
    view = outline(result)
    severities = {place.number: section.severity for section in view.sections for topic in section.topics for place in topic.places}
    context |= {"key": _key(result), "report": result, "view": view, "lines": marked_lines(result.text, view.sections), "severities": severities}
    return Markup(_environment().get_template("article.html").render(context))


def _key(report: Report) -> str:
    """Begins the anchors of one report, so that several can stand on one page."""
    return f"r{crc32((report.source + report.text).encode('utf-8', 'replace')):x}"


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet that stands in every page."""
    return "\n" + (TEMPLATES / "report.css").read_text(encoding="utf-8")


def style_hash() -> str:
    """The style sheet as a source for a Content-Security-Policy: ``'sha256-…'``."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(style().encode()).digest()).decode() + "'"


def marked_lines(text: str, sections: tuple[Section, ...]) -> Iterator[Line]:
    """The non-blank lines of ``text``, cut where findings begin and end."""
    starts = line_starts(text)
    extents: dict[int, list[tuple[Place, str]]] = {}
    notes: dict[int, list[int]] = {}
    for section in sections:
        for topic in section.topics:
            for place in topic.places:
                first = bisect_right(starts, min(place.start, max(0, len(text) - 1)))
                if place.end <= place.start:
                    notes.setdefault(first, []).append(place.number)
                for line in range(first, bisect_right(starts, place.end - 1) + 1):
                    extents.setdefault(line, []).append((place, section.severity))
    for line, (start, after) in enumerate(pairwise([*starts, len(text) + 1]), 1):
        end = max(start, after - 1)
        over = extents.get(line, ())
        here = tuple(notes.get(line, ()))
        if not text[start:end].strip() and not here:
            continue
        cuts = {start, end} | {edge for place, _ in over for edge in (place.start, place.end) if start < edge < end}
        yield Line(line, tuple(_piece(text, *cut, over) for cut in pairwise(sorted(cuts))), here)


def _piece(text: str, start: int, end: int, over: Sequence[tuple[Place, str]]) -> Piece:
    on = [(place, severity) for place, severity in over if place.start < end and place.end > start]
    severity = min((severity for _, severity in on), key=SEVERITIES.index, default="")
    begin = tuple(place.number for place, _ in on if place.start == start)
    return Piece(text[start:end].rstrip("\r"), severity, begin)


def _pages(pieces: Iterable[str], names: Sequence[str], *, home: str = "") -> Iterator[str]:
    template = _environment().get_template("page.html")
    yield from template.generate(words=words(), style=Markup(style()), pieces=map(Markup, pieces), names=names, home=home)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["number"] = number
    return environment


HTML = Output("text/html; charset=utf-8", article, _pages)
