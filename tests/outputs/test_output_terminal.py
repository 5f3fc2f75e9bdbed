"""What a person reads in a terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assistant.outputs import render
from assistant.outputs.outline import shorten
from assistant.outputs.terminal import text
from assistant.outputs.wrapping import wrap
from tests.outputs.reports import NO_PROPOSAL, NOT_READY, READY, finding, report_of

MARKS = "\u0e31\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"


def test_the_verdict_comes_first_with_score_and_target():
    lines = text(NOT_READY).splitlines()
    assert lines[0] == "โครงการ.docx"
    assert lines[1] == "ยังไม่พร้อมส่ง  56.5 คะแนน (เกณฑ์ 80)"
    assert text(READY).splitlines()[1] == "พร้อมส่ง  100 คะแนน (เกณฑ์ 80)"
    assert "คะแนน (" not in text(NO_PROPOSAL) and "ไม่ใช่ข้อเสนอโครงการ" in text(NO_PROPOSAL)


def test_findings_stand_in_order_of_severity_with_place_advice_and_source():
    shown = text(NOT_READY)
    order = [shown.index(title) for title in ("── ต้องแก้ 1", "── ควรปรับ 3", "── ข้อแนะนำเพิ่มเติม 1")]
    assert order == sorted(order)
    for part in (
        "60 x 70 x 2 ได้ 8,400 บาท แต่เขียนไว้ 8,200 บาท",
        "บรรทัด 15: “ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท”",
        "• คูณให้ตรงกับจำนวนเงินที่ขอ",
        "│ ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,400 บาท",
        "ที่มา: แบบฟอร์มกองทุน ข้อ 7",
        "✗ การประเมินผล (ยังไม่พบ)",
        "! งบประมาณ (ต้องแก้)",
        "! วัตถุประสงค์ (ควรปรับ)",
        "✓ ตัวชี้วัด",
    ):
        assert part in shown


def test_findings_of_one_rule_share_their_advice():
    places = [finding("objective.vague", "warning", f"ข้อ {n}", n, n + 1, example="ดู") for n in range(3)]
    shown = text(report_of("ก\nข\nค\nง", *places))
    assert shown.count("│ ดู") == 1 and all(f"{n + 1}. ข้อ {n}" in shown for n in range(3))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width):
    long = "คณะกรรมการหมู่บ้านร่วมกันวางแผนการดำเนินงานอย่างต่อเนื่อง" * 8
    report = report_of(long, finding("objective.vague", "warning", long, 0, len(long), example=long, suggestion=(long,)))
    for result in (NOT_READY, report):
        assert max(cell_len(line) for line in text(result, width=width).splitlines()) <= width


def test_plain_output_has_no_codes_and_coloured_output_says_the_same():
    plain, coloured = text(NOT_READY), text(NOT_READY, colour=True)
    assert "\x1b" not in plain and "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_the_writers_text_cannot_steer_the_terminal():
    evil = "\x1b[2J\x1b]0;x\x07[bold]ก[/bold] :smile: \u202eกลับ"
    shown = text(report_of(evil, finding("objective.vague", "warning", evil, 0, len(evil)), source=evil))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "[bold]ก[/bold] :smile:" in shown


def test_reports_of_several_files_are_parted():
    assert render([READY, READY], "terminal").count("═" * 40) == 1


@given(st.text(alphabet=st.sampled_from("กขคงจดเแโไาะำิี่้์ๆ ab1,.()“”\n\x00😀" + MARKS), max_size=120), st.integers(4, 40))
def test_wrapping_keeps_all_and_stays_within_the_width(content, width):
    lines = wrap(content, width)
    assert lines
    joined = "".join("".join(lines).split())
    assert joined == "".join(content.replace("\x00", "\ufffd").split())
    for line in lines:
        assert cell_len(line) <= width


@given(st.lists(st.sampled_from(["วัตถุประสงค์", "น้ำ", "ผู้สูงอายุ", "ทั้งนี้", "กำลัง", " "]), min_size=1, max_size=30), st.integers(4, 30))
def test_no_line_begins_with_a_mark(parts, width):
    for line in wrap("".join(parts), width):
        assert not line or line[0] not in MARKS


def test_quotes_are_cut_at_a_word():
    quote = shorten("เพื่อลดจำนวนเกษตรกรที่มีสารเคมีในเลือด " * 20, 40)
    assert quote.endswith("…") and len(quote) <= 41 and quote[-2] not in MARKS
    assert shorten("สั้น\n  มาก") == "สั้น มาก"
    assert len(shorten("ก" * 1_000_000)) < 130
