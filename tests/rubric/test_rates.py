"""Rate ceilings: what a cost line is about and what it may cost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.rubric import load

RATES = load().rates


@pytest.mark.parametrize(
    ("item", "kind", "amount"),
    [
        ("ค่าอาหารกลางวัน 60 คน x 70 บาท x 1 มื้อ", "lunch", 200),
        ("ข้าวเที่ยง 40 คนๆ ละ 60 บาท", "lunch", 200),
        ("ข้าวกล่อง 40 กล่อง @50", "lunch", 200),
        ("ค่าอาหารว่างและเครื่องดื่ม 60 คน x 25 บาท x 2 มื้อ", "snack", 35),
        ("เบรกเช้าบ่าย 60 คน x 50 บาท", "snack", 35),
        ("น้ำชา กาแฟ ขนม 30 คน @30", "snack", 35),
        ("ค่าอาหารกลางวันและอาหารว่าง 60 คน x 120 บาท", "meals", 270),
        ("ค่าวิทยากรจาก รพ.สต. 3 ชม. x 600 บาท", "speaker_government", 600),
        ("ค่าสมนาคุณวิทยากรภาครัฐ 3 ชั่วโมง x 600", "speaker_government", 600),
        ("ค่าวิทยากรปราชญ์ชาวบ้าน 2 ชั่วโมง x 600", "speaker_outside", 1200),
        ("วิทยากรเอกชน (ไม่ใช่บุคลากรของรัฐ) 2 ชม. x 1,200", "speaker_outside", 1200),
        ("พยาบาลเกษียณมาสอน 2 ชม. x 900", "speaker_outside", 1200),
        ("วิทยากร 5 ชั่วโมง x 600 บาท", "speaker_outside", 1200),  # does not say who: the higher one
        ("นักกายภาพบำบัด โรงพยาบาลควนขนุน 3 ชั่วโมง x 600 บาท", "speaker_government", 600),
    ],
)
def test_ceiling_of_a_cost_line(item, kind, amount):
    ceiling = RATES.of(item)
    assert ceiling is not None
    assert (ceiling.kind, ceiling.amount) == (kind, Decimal(amount))


@pytest.mark.parametrize(
    "item",
    [
        "ค่าป้ายไวนิล 2 ผืน x 450 บาท",
        "วัตถุดิบสาธิตอาหารเพื่อสุขภาพ 1 ชุด 1,500 บาท",
        "ผ้าเบรกรถพยาบาล 1 ชุด 900 บาท",
        "กล่องข้าวใช้ซ้ำ 60 ใบ x 85 บาท",
        "ค่าที่พักวิทยากร 1 คืน 800 บาท",
        "ถุงมือเจ้าหน้าที่ 40 คู่ x 45 บาท",
    ],
)
def test_other_costs_have_no_ceiling(item):
    assert RATES.of(item) is None


def test_funds_own_ceilings_go_before_those_for_all(tmp_path):
    own = tmp_path / "fund.toml"
    own.write_text("[rates.funds.L9999]\nlunch = 80\n", encoding="utf-8")
    rates = load(own).rates
    assert rates.ceiling("lunch", "L9999") == 80
    assert rates.ceiling("snack", "L9999") == 35
    assert rates.of("ค่าอาหารกลางวัน 60 คน x 90 บาท", "L9999").amount == 80
    assert rates.of("ค่าอาหารกลางวัน 60 คน x 90 บาท", None).amount == 200
