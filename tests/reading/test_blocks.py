"""Plain text: lines, table rows, list items, and texts in which sections run on in one line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading import read
from tests.reading.places import check, rows, texts

ALPHABET = "กคนเพื่อให้าำ 1๒.,)(-–•|\t\n\r\x0b\x85\u2028\u200b#*☐[x]:ab😀ע\0"
PHRASES = [
    " ชื่อโครงการ ",
    " 2. หลักการและเหตุผล ",
    "วัตถุประสงค์:",
    " 1. เพื่อให้",
    " 2. เพื่อลด",
    " - ค่าอาหาร",
    " งบประมาณ ",
    " | ",
    "|",
    "\t",
    "\r\n",
    "\n",
    "เกษตรกรใช้สารเคมี" * 8,
    "- ",
    "๓) ",
    "• ",
    "ตัวชี้วัด ",
]


@settings(deadline=None)
@given(st.text(st.sampled_from(ALPHABET), max_size=300))
def test_every_character_is_in_one_block(text):
    document = check(read(text))
    assert document.text == text


@settings(deadline=None)
@given(st.lists(st.sampled_from(PHRASES), max_size=40).map("".join))
def test_cutting_of_merged_text_loses_nothing(text):
    assert check(read(text)).text == text


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_unicode_text_is_read(text):
    check(read(text))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("เพื่อลด | ร้อยละ 80 | 31 | 15", ["เพื่อลด", "ร้อยละ 80", "31", "15"]),
        ("|a|b|", ["a", "b"]),
        ("| a | | c |", ["a", "", "c"]),
        (" | 2. ค่าป้าย | 450", ["", "2. ค่าป้าย", "450"]),
        ("รวม |  |", ["รวม", "", ""]),
        ("ค่าอาหาร\t60 คน\t4,200", ["ค่าอาหาร", "60 คน", "4,200"]),
        ("|---|---|", ["---", "---"]),
    ],
)
def test_table_rows_have_their_cells(line, cells):
    document = check(read(line))
    assert document.blocks[0].layout == "table_row"
    assert rows(document) == [cells]


@pytest.mark.parametrize(
    ("line", "layout"),
    [
        ("1.\tเพื่อให้เกษตรกรมีความรู้", "list_item"),
        ("๑) เพื่อลดสารเคมี", "list_item"),
        ("- ค่าป้าย 450 บาท", "list_item"),
        ("## งบประมาณ", "heading"),
        ("**วัตถุประสงค์**", "heading"),
        ("a|b ไม่ใช่ตาราง", "paragraph"),
        ("15 คนเข้าร่วม", "paragraph"),
        ("-----", "paragraph"),
    ],
)
def test_layout_of_a_line(line, layout):
    assert [block.layout for block in read(line).blocks] == [layout]


MERGED = (
    "ชื่อโครงการ คนรักสวนปลอดสาร หลักการและเหตุผล หมู่ที่ 3. บ้านในนาใช้ยาฆ่าหญ้ากันมาก ตรวจเลือด 40 คน เสี่ยง 22 คน"
    " และยังไม่มีใครช่วยดูแลเรื่องนี้อย่างจริงจังมาหลายปีแล้ว วัตถุประสงค์ 1. เพื่อให้รู้วิธีป้องกันตัว 2. เพื่อลดคนเสี่ยง"
    " กลุ่มเป้าหมาย เกษตรกร 40 คน ระยะเวลา 1 ต.ค. 2568 - 30 ก.ย. 2569 งบประมาณ 5,000 บาท - ค่าอาหาร 40 คน x 100 บาท"
    " เป็นเงิน 4,000 บาท - ค่าป้าย 1,000 บาท ผลที่คาดว่าจะได้รับ คนเสี่ยงลดลง"
)


def test_a_whole_proposal_in_one_line_is_cut_into_sections_and_items():
    assert texts(check(read(MERGED))) == [
        "ชื่อโครงการ คนรักสวนปลอดสาร",
        "หลักการและเหตุผล หมู่ที่ 3. บ้านในนาใช้ยาฆ่าหญ้ากันมาก ตรวจเลือด 40 คน เสี่ยง 22 คน และยังไม่มีใครช่วยดูแลเรื่องนี้อย่างจริงจังมาหลายปีแล้ว",  # noqa: E501
        "วัตถุประสงค์",
        "1. เพื่อให้รู้วิธีป้องกันตัว",
        "2. เพื่อลดคนเสี่ยง",
        "กลุ่มเป้าหมาย เกษตรกร 40 คน",
        "ระยะเวลา 1 ต.ค. 2568 - 30 ก.ย. 2569",
        "งบประมาณ 5,000 บาท",
        "- ค่าอาหาร 40 คน x 100 บาท เป็นเงิน 4,000 บาท",
        "- ค่าป้าย 1,000 บาท",
        "ผลที่คาดว่าจะได้รับ คนเสี่ยงลดลง",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "ชาวบ้านใช้สารเคมีมาก 1. ใช้บ่อย 2. ใช้แรง จึงต้องตั้ง วัตถุประสงค์ ของงานให้ชัด และใช้ งบประมาณ ของกองทุนให้คุ้ม "
        + "เพราะที่ผ่านมาไม่มีใครทำ " * 15,
        "1. ค่าอาหาร 60 คน x 70 บาท เป็นเงิน 4,200 บาท 2. ค่าป้าย 1 ผืน เป็นเงิน 450 บาท 3. ค่าวิทยากร 3,000 บาท " * 4,
        "ปัญหาของเรา " + "คือคนในหมู่บ้านยังไม่รู้ว่ายาอันตราย " * 12,
    ],
)
def test_long_prose_and_runs_of_costs_stay_whole(line):
    assert len(line) > 350
    assert texts(read(line)) == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "ก" * 10**6,
        "1. " * 333_333,
        "- ก" * 333_333,
        "งบประมาณ: วัตถุประสงค์: " * 42_000,
        "|" * 10**6,
        "( " * 500_000,
        " " * 10**6 + "ก",
    ],
    ids=["letters", "numbers", "dashes", "headings", "bars", "brackets", "spaces"],
)
def test_a_line_of_a_million_characters_is_read_in_time(line):
    start = time.perf_counter()
    read(line)
    assert time.perf_counter() - start < 10
