"""Thai digits, figures, and amounts in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.thai.numbers import arabic, baht_in_words, number, without_leaders, words_value

WORDS = {
    "สี่พันสองร้อย": 4200, "หนึ่งหมื่นสามพัน": 13000, "ยี่สิบเอ็ด": 21, "สามสิบสอง": 32, "สิบ": 10, "ร้อยยี่สิบ": 120, "สองร้อยห้า": 205, "ศูนย์": 0,
    "หนึ่งแสนสองหมื่น": 120000, "สองล้านห้าแสน": 2_500_000, "เก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้า": 99999, "หก พัน": 6000, "กบ": None, "สองบาท": None,
}  # fmt: skip
BAHT = {
    "(สี่พันสองร้อยบาทถ้วน)": "4200", "รวมห้าพันบาทห้าสิบสตางค์": "5000.5", "ขอ -ห้าพันหนึ่งร้อยยี่สิบถ้วน-": "5120", "หก พัน บาทถ้วน": "6000",
    "(......หนึ่งหมื่นสามพันบาทถ้วน......)": "13000",
}  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_numbers_in_words(words):
    assert words_value(words) == WORDS[words]


@pytest.mark.parametrize("text", BAHT)
def test_baht_in_words(text):
    ((start, end, value),) = baht_in_words(text)
    assert value == Decimal(BAHT[text])
    assert text[start] in "สหกหนห" and ("บาท" in text[start:end] or text[end:].startswith("ถ้วน"))


def say(value: int) -> str:
    """A number below ten million in Thai words."""
    if value >= 1_000_000:
        return say(value // 1_000_000) + "ล้าน" + (say(value % 1_000_000) if value % 1_000_000 else "")
    digits, powers = "ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า".split(), ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]
    said = ""
    for place, digit in enumerate(reversed(str(value))):
        if digit != "0":
            word = digits[int(digit)]
            if place == 1:
                word = {"1": "", "2": "ยี่"}.get(digit, word)
            elif place == 0 and digit == "1" and value > 10:
                word = "เอ็ด"
            said = word + powers[place] + said
    return said or "ศูนย์"


@given(st.integers(0, 9_999_999))
def test_every_amount_is_read_back(value):
    assert words_value(say(value)) == value
    if value > 99:
        assert [found for *_, found in baht_in_words(f"รวมเป็นเงิน ({say(value)}บาทถ้วน)")] == [value]


@pytest.mark.parametrize(
    "figure, value",
    [("4,200", "4200"), ("๔,๒๐๐.๕๐", "4200.50"), ("๔0", "40"), ("0", "0"), ("1" + "0" * 30, None), ("", None), ("-5", None), ("๑.๒.๓", None), ("NaN", None), ("1e9", None)],
)
def test_figures(figure, value):
    assert number(figure) == (value and Decimal(value))


@given(st.text())
def test_digits_keep_their_places(text):
    assert len(arabic(text)) == len(text) == len(without_leaders(text))


def test_leaders_go_and_empty_fields_stay():
    assert without_leaders("เป็นเงิน ......4,050...... บาท").split() == ["เป็นเงิน", "4,050", "บาท"]
    assert "......" in without_leaders("จำนวน ...... คน")


@pytest.mark.parametrize(
    ("text", "value"),
    [("สีหมืนห้าพันหกสิบบาทถวน", 45_060), ("สี่ห มื่นสองพันสี่ร้อ ยสิบเอ็ดบาทถ้วน", 42_411), ("หนึงหมืนหาพันสอ  งรอยสิบ  สองบาทถวน", 15_212)],
)
def test_words_of_a_scan(text, value):
    """Scanning loses tone marks and puts blanks into words."""
    assert [found for *_, found in baht_in_words(text)] == [value]
