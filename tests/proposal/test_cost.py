"""Cost items in the spellings of real budgets: what multiplies, and to what."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.proposal.cost import costs
from assistant.proposal.cost_rows import row_costs

LINES = {
    "ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 มื้อ เป็นเงิน 8,400 บาท": "60*70*2=8400",
    "ค่าอาหารว่าง 60 คนๆ ละ 25 บาท จำนวน 2 มื้อ เป็นเงิน 3,000 บาท": "60*25*2=3000",
    "ค่าอาหารว่าง ๖๐ คน ๆ ละ ๒๕ บาท เป็นเงิน ๑,๕๐๐ บาท": "60*25=1500",
    "ค่าอาหาร 45 คน @ 80 บาท = 3,600.-": "45*80=3600",
    "ค่าป้ายไวนิล 2 ผืน × 450 บาท = 900 บาท": "2*450=900",
    "ค่าวิทยากร 3 ชม.*600 บาท*1 คน=1,800 บาท": "3*600*1=1800",
    "ค่าเอกสาร 40 ชุด ชุดละ 25 บาท เป็นเงิน ...1,000... บาท": "40*25=1000",
    "ค่าอาหารกลางวัน    จำนวน   54   คน x  75  บาท  x   1   มื้อ เป็นเงิน ...4,050... บาท": "54*75*1=4050",
    "ค่าเช่าเครื่องเสียง 1 วัน 800 บาท": "1*800=800",
    "- ข้าวเที่ยง 35 คน คนละ 60 บาท 3 วัน 6300 บาท": "35*60*3=6300",
    "1. ค่าตอบแทนวิทยากร 1 คน จำนวน 5 ชั่วโมง ชั่วโมงละ 600 บาท เป็นเงิน 3,000 บาท": "1*5*600=3000",
    "ค่าน้ำมันรถ 4 บาท/กม. x 50 กม. x 6 เที่ยว = 1,200 บาท": "4*50*6=1200",
    "(60 คน x 25 บาท x 2 มื้อ) 3,000 บาท": "60*25*2=3000",
    "ค่าอาหารกลางวัน 20 คน x 2 รุ่น x 75 บาท เป็นเงิน 3,000 บาท": "20*2*75=3000",
    "ค่าถุงมือ 50 คู่ ๆละ 35.50 บาท เป็นเงิน 1,775 บาท": "50*35.5=1775",
    "สมุด 40 เล่ม x 20 = 800": "40*20=800",
    "ค่าห้อง 2 ห้อง x 1,200 บาท x 1 คืน เป็นเงิน 2,400 บาทถ้วน": "2*1200*1=2400",
    "ค่าอาหารว่าง จำนวน 50 คน จำนวน 2 มื้อ ๆ ละ 30 บาท เป็นเงิน 3,000 บาท": "50*2*30=3000",
    "ค่าเช่าเต็นท์ 2 หลัง หลังละ ๕๐๐.- บาท เป็นเงิน ๑,๐๐๐.-": "2*500=1000",
    "ค่าอาหารกลางวัน 60 x 80 = 4,800 บาท": "60*80=4800",
    "ค่าวิทยากร 600 บาท x 3 ชั่วโมง x 2 คน 3,600.00": "600*3*2=3600",
    "ค่าถ่ายเอกสาร 60 ชุด x 20 หน้า x 0.50 บาท เป็นเงิน 600 บาท": "60*20*0.5=600",
    "ค่าอาหารว่าง (เช้า-บ่าย) 40 คน x 2 มื้อ x 30 บาท/มื้อ = 2,400 บาท": "40*2*30=2400",
    "ค่าเช่ารถตู้ 2 คัน คันละ 1,800 บาท ไป-กลับ เป็นเงิน 3,600 บาท": "2*1800=3600",
    # no amount written
    "ค่าเบี้ยเลี้ยง อสม. 10 คน คนละ 100 บาท จำนวน 4 ครั้ง": "10*100*4",
    "ค่าเบรกและน้ำ จำนวน 80 คนๆ ละ 2 มื้อๆ ละ 30 บาท": "80*2*30",
    "วิทยากรจากโรงพยาบาล จำนวน 4 คนๆ ละ 2 ชั่วโมงๆ ละ 600 บาท": "4*2*600",
    "หัวละ 24 บาท จำนวน 108 คน จำนวน 200 วัน": "24*108*200",
    # figures that do not multiply: sizes, packs, people named twice or summed, what the total speaks of
    "ค่าป้าย ขนาด 1.5 x 3 เมตร จำนวน 1 ผืน ผืนละ 675 บาท เป็นเงิน 675 บาท": "1*675=675",
    "ค่ากระดาษทดสอบ (กล่องละ 100 แผ่น) 2 กล่อง กล่องละ 950 บาท เป็นเงิน 1,900 บาท": "2*950=1900",
    "ค่าอาหารกลางวัน ผู้เข้าอบรม 60 คน จำนวน 60 คน x 70 บาท เป็นเงิน 4,200 บาท": "60*70=4200",
    "อาหารว่าง ผู้เข้าอบรม 50 คน วิทยากร 2 คน รวม 52 คน x 25 บาท = 1,300 บาท": "52*25=1300",
    "ขนมวันเดินรณรงค์ 6 ครั้ง (แกนนำ จำนวน 46 คน x 30 บาท x 6 ครั้ง) เป็นเงิน 8,280 บาท": "46*30*6=8280",
    "ค่าทำงานนอกเวลา 80 บาทต่อชั่วโมง (1 คน x 80 บาท x 4 ชั่วโมง x ๑๖ ครั้ง) ๕,๑๒๐.๐๐": "1*80*4*16=5120",
    "น้ำหนักเครื่อง 2.5 กิโลกรัม ราคา 890 บาท": "890",
    # sizes that do
    "ป้าย 1 x 3 เมตร ตารางเมตรละ 150 บาท เป็นเงิน 450 บาท": "1*3*150=450",
    "ทำป้ายไวนิล 4 ผืน (ขนาด 1.20 x 2.5 ม.) ตรม.ละ 130 บาท เป็นเงิน 1,560 บาท": "4*1.2*2.5*130=1560",
    # lump sums
    "ค่าวัสดุ 4,500 บาท": "4500",
    "ค่าดำเนินการเหมาจ่าย เป็นเงิน 9,400 บาท": "9400",
    "ค่าไวนิล ขนาด 1.2x2.4 เมตร เป็นเงิน 432 บาท": "432",
    "น้ำแข็ง เป็นเงิน 200 บาท": "200",
}


def written(item) -> str:
    """An item as the corpus writes it: 60*70=4200."""
    factors = "*".join(f"{factor.value.normalize():f}" for factor in item.factors)
    amount = "" if item.amount is None else f"{item.amount.normalize():f}"
    return "=".join(filter(None, (factors, amount)))


def alike(said: str, true: str) -> bool:
    """The same amount and the same factors in any order."""
    (a, *x), (b, *y) = said.split("="), true.split("=")
    return sorted(a.split("*")) == sorted(b.split("*")) and x == y


@pytest.mark.parametrize("line", LINES)
def test_one_item_of_a_line(line):
    items = costs(line)
    assert len(items) == 1
    assert alike(written(items[0]), LINES[line]), written(items[0])
    assert 0 <= items[0].start < items[0].end <= len(line)


def test_two_items_of_one_line():
    line = "ค่าอาหาร 30 คน x 80 บาท = 2,400 บาท และค่าอาหารว่าง 30 คน x 25 บาท x 2 มื้อ = 1,500 บาท"
    items = costs(line)
    assert [written(item) for item in items] == ["30*80=2400", "30*25*2=1500"]
    assert "อาหารว่าง" in line[items[1].start : items[1].end] and "อาหารว่าง" not in line[items[0].start : items[0].end]


@pytest.mark.parametrize("line", ["ประชุมเตรียมงานวันที่ 12 ม.ค. 69 ผู้เข้าร่วม 30 คน", "อบรมแกนนำ 2 รุ่น รุ่นละ 30 คน", "โทร 08X-XXXXXXX", ""])
def test_no_money(line):
    assert costs(line) == ()


def test_wrong_product_is_kept_as_written():
    (item,) = costs("ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 มื้อ เป็นเงิน 8,200 บาท")
    assert written(item) == "60*70*2=8200"


def test_a_stated_rounding_is_seen():
    assert costs("ป้าย 1.3 x 2.5 เมตร ตารางเมตรละ 135 บาท เป็นเงิน 439 บาท (ปัดเศษ)")[0].rounded


@pytest.mark.parametrize("figure", ["1" + "0" * 30, "9" * 500, "1,000,000,000,000,000,000"])
def test_amounts_beyond_any_budget_are_no_amounts(figure):
    assert all(item.amount is None or item.amount < 10**12 for item in costs(f"ค่าอาหาร 60 คน x 70 บาท เป็นเงิน {figure} บาท"))


ROWS = [
    ("ค่าอาหารกลางวัน | 60 คน | 70 | 4,200", "รายการ | จำนวน | ราคา | เป็นเงิน", "60*70=4200"),
    ("1 | ถุงมือ | 50 คู่ | 45 บาท | 2,250 บาท", "ที่ | รายการ | จำนวน | ราคา | รวม", "50*45=2250"),
    ("๒ | ค่าป้าย | ๑ ผืน | ๔๕๐ | ๔๕๐", "ลำดับ | รายการ | จำนวน | หน่วยละ | รวม", "1*450=450"),
    ("ค่าอาหารว่าง 60 คน x 25 บาท x 2 มื้อ | 3,000", "รายการ | จำนวนเงิน", "60*25*2=3000"),
    ("2.1 | ข้าวกลางวัน (120 คน x 80 บาท x 1 มื้อ) | 9,600", "", "120*80*1=9600"),
    ("ใช้สอย | ขนมและน้ำ | 50 คน x 35 บาท x 2 มื้อ x 6 วัน | 21,000", "หมวด | รายการ | วิธีคิด | เป็นเงิน", "50*35*2*6=21000"),
    ("ค่าตอบแทน อสม. | 1,000 | 1,000 | | ", "รายการ | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4", "2000"),
    ("กิจกรรมที่ 1 | - | - | 5,000 | 5,000", "กิจกรรม | ค่าตอบแทน | ค่าใช้สอย | ค่าวัสดุ | รวม", "5000"),
    ("ค่าวัสดุ | | 5,000", "รายการ | รายละเอียด | งบประมาณ", "5000"),
]


@pytest.mark.parametrize("row, head, wanted", ROWS)
def test_rows(row, head, wanted):
    cells = [cell.strip() for cell in row.split("|")]
    ((factors, amount, *_),) = row_costs(cells, [cell.strip() for cell in head.split("|")])
    said = "*".join(f"{factor.value.normalize():f}" for factor in factors)
    assert alike("=".join(filter(None, (said, f"{amount.normalize():f}"))), wanted)


def test_a_row_without_money():
    assert row_costs(["กิจกรรม", "ผู้รับผิดชอบ"]) == ()


@given(st.integers(1, 999), st.integers(1, 9999), st.integers(1, 9), st.sampled_from(["x", "×", "*", " X "]), st.booleans())
def test_any_sum_is_read_as_it_was_written(people, price, meals, times, thai):
    line = f"ค่าอาหาร {people} คน {times} {price:,} บาท {times} {meals} มื้อ เป็นเงิน {people * price * meals:,} บาท"
    if thai:
        line = line.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    (item,) = costs(line)
    assert [int(factor.value) for factor in item.factors] == [people, price, meals]
    assert item.amount == Decimal(people * price * meals)


@given(st.text(alphabet="0123456789๐๑๒.,xX×*@=()ๆละบาทคนมื้อค่า \t|-", max_size=80))
def test_no_text_breaks_it(text):
    for item in costs(text):
        assert 0 <= item.start <= item.end <= len(text)
    row_costs(text.split("|"))
