"""Objectives and indicators: their own words, the level to reach, and what measures what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.proposal.making import made

LEVELS = {
    "ร้อยละ 80 ของผู้เข้าอบรมมีความรู้เพิ่มขึ้น": (80, "ร้อยละ"),
    "ร้อยละ80 ของผู้เข้าร่วมพึงพอใจ": (80, "ร้อยละ"),
    "ผู้เข้าร่วม ๙๐ % ใส่ถุงมือ": (90, "ร้อยละ"),
    "ผู้เข้าร่วมไม่น้อยกว่าร้อยละ ๙๐ ผ่านแบบทดสอบ": (90, "ร้อยละ"),
    "อัตราป่วยไข้เลือดออกลดลงร้อยละ 12.5": (Decimal("12.5"), "ร้อยละ"),
    "มีแกนนำอย่างน้อย 20 คน": (20, "คน"),
    "ครัวเรือนคัดแยกขยะไม่น้อยกว่า 1,200 ครัวเรือน": (1200, "ครัวเรือน"),
    "ลดลงจาก 31 คน เหลือไม่เกิน 15 คน": (15, "คน"),
    "จัดประชุมอย่างน้อยเดือนละ 1 ครั้ง": (1, "ครั้ง"),
}


@pytest.mark.parametrize("line", LEVELS)
def test_levels(line):
    (indicator,) = made(f"indicator: 1. {line}").indicators
    assert indicator.text == line
    assert indicator.target and (indicator.target.value, indicator.target.unit) == LEVELS[line]


@pytest.mark.parametrize("line", ["เกษตรกรมีความรู้เพิ่มขึ้น", "ผู้เข้าร่วมอายุ 60 ปีมีสุขภาพดี", "ระดับความพึงพอใจของผู้เข้าร่วมในหมู่ 4"])
def test_no_level(line):
    (indicator,) = made(f"indicator: {line}").indicators
    assert indicator.target is None and not indicator.yes_no


@pytest.mark.parametrize("line", ["มีข้อตกลงร่วมของกลุ่มเป็นลายลักษณ์อักษร (มี/ไม่มี)", "ช่างทุกคนสวมถุงมือขณะย้อม", "ไม่มีผู้เสียชีวิตจากไข้เลือดออก"])
def test_a_state_that_is_reached_or_not(line):
    (indicator,) = made(f"indicator: {line}").indicators
    assert indicator.target or indicator.yes_no


@pytest.mark.parametrize(
    "line",
    ["1. เพื่อลดอาการปวดหลัง", "วัตถุประสงค์: เพื่อลดอาการปวดหลัง", "- เพื่อลดอาการปวดหลัง", "ข้อที่ ๑ เพื่อลดอาการปวดหลัง", "๓.๑) เพื่อลดอาการปวดหลัง"],
)
def test_numbers_and_labels_come_off(line):
    (objective,) = made(f"objective: {line}").objectives
    assert objective.text == "เพื่อลดอาการปวดหลัง"


def test_an_objective_with_its_indicator_on_one_line():
    proposal = made("objective: 1. เพื่อลดอาการปวดหลังของช่าง ตัวชี้วัด ช่างที่ปวดหลังเหลือไม่เกิน 10 คน")
    assert [one.text for one in proposal.objectives] == ["เพื่อลดอาการปวดหลังของช่าง"]
    assert [one.text for one in proposal.indicators] == ["ช่างที่ปวดหลังเหลือไม่เกิน 10 คน"]
    assert proposal.objectives[0].indicators == (0,)


def test_rows_of_objective_and_indicator_belong_together():
    proposal = made("""
        heading: วัตถุประสงค์ | ตัวชี้วัดความสำเร็จ | ขนาดปัญหา | เป้าหมาย 1 ปี
        objective: 1. เพื่อลดอาการปวดหลัง | ร้อยละของช่างที่ปวดหลัง | 70 | 40
        objective: 2. เพื่อให้ใช้ถุงมือขณะย้อม | จำนวนช่างที่สวมถุงมือ (คน) | 5 | 25""")
    assert [one.indicators for one in proposal.objectives] == [(0,), (1,)]
    assert [int(one.target.value) for one in proposal.indicators] == [40, 25]


def test_pairing_follows_the_matter_not_the_order():
    proposal = made("""
        objective: 1. เพื่อลดความดันโลหิตของผู้สูงอายุ
        objective: 2. เพื่อกำจัดลูกน้ำยุงลายในโอ่งน้ำทุกบ้าน
        indicator: 1. บ้านที่พบลูกน้ำยุงลายในโอ่งน้ำเหลือไม่เกินร้อยละ 10
        indicator: 2. ผู้สูงอายุร้อยละ 60 มีความดันโลหิตลดลง""")
    assert [one.indicators for one in proposal.objectives] == [(1,), (0,)]


def test_broken_lines_are_one_objective():
    proposal = made("""
        objective: 1. เพื่อให้ช่างบาติกในหมู่ที่ 2 และหมู่ที่ 5 สวมถุงมือและหน้ากากกรองไอทุกครั้งที่
        objective: ผสมสีและย้อมผ้าในใต้ถุนบ้านของตน
        objective: 2. เพื่อลดอาการปวดหลัง""")
    assert len(proposal.objectives) == 2
    assert proposal.objectives[0].text.endswith("ใต้ถุนบ้านของตน")
