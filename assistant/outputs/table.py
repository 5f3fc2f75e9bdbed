"""CSV for spreadsheets: one row a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from assistant.errors import AssistantError
from assistant.outputs import Output, Result
from assistant.outputs.outline import outline

COLUMNS = (
    "source", "percent", "ready", "severity", "rule", "title", "message", "line", "quote", "suggestion", "example", "reference",
    "start", "end",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defuse(cell: str) -> str:
    """``cell`` so that a spreadsheet reads it as text and never as a formula."""
    return "'" + cell if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell


def rows(result: Result) -> str:
    """The findings of one report as CSV rows; nothing for an error, which is told elsewhere."""
    if isinstance(result, AssistantError):
        return ""
    view = outline(result)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    head = (defuse(result.source), "" if view.percent is None else round(view.percent, 1), "yes" if result.ready else "no")
    for section in view.sections:
        for topic in section.topics:
            advice = tuple(map(defuse, ("\n".join(topic.suggestion), topic.example or "", topic.reference)))
            for place in topic.places:
                about = map(defuse, (section.severity, topic.rule, topic.title, place.message))
                writer.writerow((*head, *about, place.line or "", defuse(place.quote), *advice, place.start, place.end))
    return buffer.getvalue().replace("\0", "\N{REPLACEMENT CHARACTER}")


def _document(pieces: Iterable[str], names: Sequence[str]) -> Iterator[str]:
    yield "\ufeff" + ",".join(COLUMNS) + "\r\n"  # the mark tells Excel that it is UTF-8
    yield from pieces


CSV = Output("text/csv; charset=utf-8", rows, _document)
