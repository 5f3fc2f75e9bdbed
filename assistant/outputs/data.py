"""JSON and JSON lines: the report as data, as report.schema.json describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from assistant.errors import AssistantError
from assistant.outputs import Output, Result
from assistant.report import SCHEMA

# Ends of line for some readers, though JSON allows them inside a string.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def error_dict(error: AssistantError) -> dict[str, Any]:
    """An error in the place of a report."""
    return {
        "schema": SCHEMA,
        "source": error.source,
        "error": {"code": error.code, "detail": error.detail, "place": error.place},
    }


def line(result: Result) -> str:
    """One result as one line of JSON, without its end of line."""
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", _dump(result, separators=(",", ":")))


def indented(result: Result) -> str:
    """One result as JSON for reading."""
    return _dump(result, indent=2)


def _dump(result: Result, **style: Any) -> str:
    content = error_dict(result) if isinstance(result, AssistantError) else result.to_dict()
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, **style)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate becomes \udXXX, valid JSON


def _lines(pieces: Iterable[str], names: Sequence[str]) -> Iterator[str]:
    for piece in pieces:
        yield piece + "\n"


def _document(pieces: Iterable[str], names: Sequence[str]) -> Iterator[str]:
    """One object for one source, an array for several."""
    if len(names) == 1:
        yield from _lines(pieces, names)
        return
    yield "["
    for position, piece in enumerate(pieces):
        yield ",\n" * bool(position) + piece
    yield "]\n"


JSON = Output("application/json", indented, _document)
JSONL = Output("application/jsonl", line, _lines)
