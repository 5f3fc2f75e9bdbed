"""CSV opens in a spreadsheet as it should, and never as a formula."""

from __future__ import annotations

import csv
import io

import pytest

from assistant.errors import UnreadableFile
from assistant.outputs import render
from tests.outputs.reports import NO_PROPOSAL, NOT_READY, READY, finding, report_of


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_one_row_a_finding_errors_first():
    found = rows(render([NOT_READY, READY, NO_PROPOSAL], "csv"))
    assert [row["severity"] for row in found] == ["error", "warning", "warning", "warning", "info", "error"]
    first = found[0]
    assert first["rule"] == "budget.line-arithmetic" and first["line"] == "15" and first["percent"] == "56.5"
    assert first["quote"] == "ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท"
    assert first["suggestion"].count("\n") == 1
    assert found[3]["line"] == "" and found[3]["quote"] == ""
    assert found[-1]["percent"] == "" and found[-1]["ready"] == "no"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "\u00a0@"])
def test_no_cell_is_a_formula(start):
    evil = f"{start}HYPERLINK(1)"
    report = report_of(evil, finding("objective.vague", "warning", evil, 0, len(evil), example=evil, reference=evil), source=evil)
    row = rows(render([report], "csv"))[0]
    for column in ("source", "message", "quote", "example", "reference"):
        assert row[column].lstrip(" \u00a0\t\r\n")[0] == "'" or row[column][0] == "'", column


def test_errors_have_no_row():
    assert rows(render([UnreadableFile("x", source="a"), NOT_READY], "csv"))[0]["source"] == NOT_READY.source
