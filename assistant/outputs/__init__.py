"""Outputs of a report. Each format is one module, found by its name here and loaded when it is asked for.

An output works in pieces, so that a thousand reports need the memory of one: ``piece`` turns one result (a report, or the
error that stands in its place) into text, and ``join`` puts pieces together into one document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from assistant.errors import AssistantError
from assistant.report import Report

Result = Report | AssistantError

MODULES = {
    "terminal": "assistant.outputs.terminal:TERMINAL",
    "json": "assistant.outputs.data:JSON",
    "jsonl": "assistant.outputs.data:JSONL",
    "csv": "assistant.outputs.table:CSV",
    "html": "assistant.outputs.page:HTML",
}


class Output(NamedTuple):
    """One format.

    media_type (str): for HTTP.
    piece: one result as text; picklable, so that it can run in another process.
    join: the pieces, in order, and the names of all sources → chunks of the whole document.
    """

    media_type: str
    piece: Callable[[Result], str]
    join: Callable[[Iterable[str], Sequence[str]], Iterator[str]]


def output(name: str) -> Output:
    """The output of that name. KeyError: there is none."""
    module, _, attribute = MODULES[name].partition(":")
    found: Output = getattr(import_module(module), attribute)
    return found


def render(results: Sequence[Result], name: str) -> str:
    """All ``results`` as one document of the format ``name``."""
    chosen = output(name)
    return "".join(chosen.join(map(chosen.piece, results), [result.source for result in results]))
