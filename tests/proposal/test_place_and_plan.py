"""Area, plan and support type, period, title."""

from __future__ import annotations

from datetime import date

import pytest

from tests.proposal.making import made


@pytest.mark.parametrize(
    "line, wanted",
    [
        ("หมู่ 6 ตำบลคลองหรัง อำเภอนาหม่อม จังหวัดสงขลา", ("สงขลา", "นาหม่อม", "คลองหรัง", None)),
        ("ต.ปากบาง อ.ละงู จ.สตูล", ("สตูล", "ละงู", "ปากบาง", None)),
        ("อ.เมือง จ.ตรัง", ("ตรัง", "เมืองตรัง", None, None)),
        ("กองทุนรหัส L๕๒๗๕ จังหวัดสงขลา", ("สงขลา", None, None, "L5275")),
        ("ศาลาหมู่บ้าน", (None, None, None, None)),
        ("ศาลาของ ส.อ.วิเชียร ม่านแก้ว", (None, None, None, None)),
        ("ในเขตตำบล อำเภอ จังหวัด", (None, None, None, None)),
    ],
)
def test_area(line, wanted):
    area = made(f"area: {line}").area
    assert (area.province, area.amphoe, area.tambon, area.fund_code) == wanted


@pytest.mark.parametrize(
    "line, plans, support",
    [
        ("แผนงานแรงงานนอกระบบ", ("แผนงานแรงงานนอกระบบ",), ""),
        ("แผนงานผู้สูงอายุ ประเภท 10 (3)", ("แผนงานผู้สูงอายุ",), "10(3)"),
        ("ข้อ ๑๐ (๒)", (), "10(2)"),
        ("ประเภทที่ 2", (), "10(2)"),
        ("สอดคล้องกับแผนป้องกันโรคเรื้อรังและแผนงานโรคเรื้อรัง", ("แผนงานโรคเรื้อรัง",), ""),
    ],
)
def test_plan(line, plans, support):
    plan = made(f"plan: {line}").plan
    assert (plan.plans, plan.support_type) == (plans, support)


def test_start_and_end_on_two_lines_are_one_period():
    period = made("period: วันเริ่มต้น 1 ธันวาคม 2568\nperiod: กำหนดเสร็จ 31 สิงหาคม 2569").period
    assert (period.from_date, period.to_date) == (date(2025, 12, 1), date(2026, 8, 31))


def test_the_label_is_no_part_of_the_period_and_an_impossible_day_gives_no_date():
    period = made("period: ระยะเวลาดำเนินการ 1 มกราคม 2569 ถึง 31 กุมภาพันธ์ 2569").period
    assert period.text.startswith("1 มกราคม") and period.to_date is None


@pytest.mark.parametrize(
    "line", ["ชื่อโครงการ คนสวนปลอดภัย", "1. ชื่อโครงการ : คนสวนปลอดภัย", "**ชื่อโครงการ** คนสวนปลอดภัย", "ชื่อโครงการ/กิจกรรม คนสวนปลอดภัย", "ชื่อโครงการ | คนสวนปลอดภัย", 'ชื่อโครงการ "คนสวนปลอดภัย"']
)
def test_title_without_its_label(line):
    assert made(f"title: {line}").title.text == "คนสวนปลอดภัย"


@pytest.mark.parametrize(
    "line",
    [
        "โครงการคนนาไม่เมายา ปี 2569ชื่อโครงการควรสั้น กระชับ เข้าใจง่าย",
        "| ชื่อโครงการ | โครงการคนนาไม่เมายา ปี 2569 |",
        "ชื่อโครงการ : โครงการคนนาไม่เมายา ปี 2569",
    ],
)
def test_a_title_without_label_and_help(line):
    assert made(f"title: {line}").title.text == "โครงการคนนาไม่เมายา ปี 2569"


def test_the_applicant_is_the_named_one_of_a_table():
    rows = "organization: | หน่วยงาน/องค์กร/กลุ่มคน ที่รับผิดชอบโครงการ | กลุ่มหรือองค์กรประชาชน |\norganization: | ชื่อองค์กรที่รับผิดชอบ | ชมรม อสม. บ้านควนไทร |"
    assert made(rows).organization.text == "ชมรม อสม. บ้านควนไทร"
