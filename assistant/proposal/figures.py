"""The figures of a line that speaks of money: their values, their units, and how each is joined to what stands before it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.thai.literals import Expression
from assistant.thai.numbers import LARGEST, arabic, words_value
from assistant.thai.tokenizer import words
from assistant.thai.units import BAHT, COUNTED, SPEC

BAHT_UNITS = ("บาท", "บ.", "฿", ".-", ",-")
_UNIT = re.compile(rf"\s*(?:(?P<baht>{BAHT})|(?P<counted>{COUNTED})|(?P<spec>{SPEC}))")
_GOES_ON = re.compile(r"[ก-ฺเ-ๅ็-๎]")  # a letter right behind a unit: perhaps it was the beginning of a longer word
_FOLLOWS = re.compile(r"ละ|จำนวน|คูณ|เป็น|รวม|ราคา|ต่อ|และ|กับ|ที่|ค่า|คน|ขึ้น|ไป|จาก|ใน|แรก|เดียว")  # words that do stand behind a unit
_FIGURE = re.compile(r"\d(?<![\d,A-WYZa-wyz].)(?<!\d\..)\d*(?:,\d{2,3})*(?:\.\d+)?(?!\d)")
_FIGURE_IN_WORDS = Expression(rf"(?:หนึ่ง|สอง|ยี่สิบ|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|เอ็ด){{1,6}}(?=\s?(?:{COUNTED}))")
_MUL = re.compile(r"(?:[xX×✕✖]|(?<!\*)\*|คูณ)\s*(?:จำนวน\s*|กว้าง\s*|ยาว\s*|สูง\s*)?(?:\(\s*)?$")
_EACH = re.compile(r"(?:@\s*|(?P<unit>[ก-ฮะ-์.]{1,14})?\s*ๆ?\s*(?<!ร้อย)ละ\s*(?:ไม่เกิน\s*|จำนวน\s*|ประมาณ\s*)?|(?:ราคา|อัตรา)(?:ต่อ[ก-์.]{1,8}|หน่วยละ)?\s*(?:ละ)?\s*)$")
_EACH_ENDS = "@ะนณ"  # so does each match of a text without "ราคา" and "อัตรา"
_GAP = re.compile(r"\s\s")
_MUL_ENDS = "xX×✕✖*ณนงว("  # each match ends with one of these and blanks
_PER = re.compile(r"\s*(?:/|ต่อ)\s*(?:[ก-์.]{1,14})")
SIGN = r"(?:=|→|เป็นเงิน|เปนเงิน|เป็นจำนวนเงิน|จำนวนเงิน|คิดเป็นเงิน|รวมเงิน|รวมเป็น|เงินรวม|วงเงิน|ใช้เงิน|รวม(?:ทั้งสิ้น|ทั้งหมด)?|ยอด|ตกเป็นเงิน|เป็น|เปน|ก็|ได้)\s*(?:ทั้งสิ้น|ประมาณ|จำนวน|เงิน)?\s*[:=]?\s*"
_EQUALS = re.compile(SIGN + "$")
_EQUALS_ENDS = "=→:นดมณ็้"
_SIZE = re.compile(r"(?:ขนาด|กว้าง|ยาว|สูง|หนัก|จุ|อายุ|ความยาว|รุ่นที่|ครั้งที่|กิจกรรมที่|หมู่ที่|หมู่|ม\.|ข้อ|ที่|ปี|พ\.ศ\.|บรรจุ|เบอร์|วันที่|เวลา)\s*(?:ไม่น้อยกว่า\s*)?(?:\d+(?:\.\d+)?\s*[xX×*]\s*)?$")
_YEAR = re.compile(r"25[5-9]\d")
_SIZE_ENDS = "ดงวกุ่.อี์าxX×*"
_LEADERS = re.compile(r"\.{2,}|…+|_{2,}")


class Figure(NamedTuple):
    """One number of a line.

    role: "baht", "counted" (people, meals, pieces), "spec" (a size or weight) or "" by its unit; link: how it is joined to what stands
    before it: "mul" (×), "each" (ละ, @), "equals" (=, เป็นเงิน) or ""; inside: in brackets; sized: named as a size or an ordinal;
    signed: it counts something, but an equals sign stands before it.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    role: str
    link: str
    inside: bool
    sized: bool
    each_unit: str
    signed: bool


def plain(text: str) -> str:
    """The text in Arabic digits, with blanks for leaders."""
    text = arabic(text)
    return _LEADERS.sub(lambda match: " " * len(match[0]), text) if ".." in text or "…" in text or "__" in text else text


def value_of(figure: str) -> Decimal | None:
    """The value of a figure or small number word; None beyond any budget."""
    if (told := words_value(figure)) is not None:
        return Decimal(told)
    if len(figure) > 24:
        return None
    value = Decimal(figure.replace(",", ""))
    return value if value < LARGEST else None


def matches(plain: str, start: int, end: int) -> list[re.Match[str]]:
    """Every number in figures, and every small one in words that counts something, in order."""
    found = list(_FIGURE.finditer(plain, start, end))
    if _FIGURE_IN_WORDS.possible(plain) and (worded := list(_FIGURE_IN_WORDS.pattern.finditer(plain, start, end))):
        found = sorted([*found, *worded], key=re.Match.start)
    return found


def _each(before: str, last: str) -> re.Match[str] | None:
    """What says that a figure is a price of one, at the end of the text before it. last: its last letter."""
    if "ราคา" in before or "อัตรา" in before:
        return _EACH.search(before)
    if last not in _EACH_ENDS:
        return None
    place = max(before.rfind("ละ"), before.rfind("@"))
    return _EACH.search(before, 0 if _GAP.search(before) else max(0, place - 17)) if place >= 0 else None  # a unit, blanks and "ๆ"


def figures(plain: str, start: int, end: int) -> list[Figure]:
    """The figures of a stretch, in order. plain: in Arabic digits."""
    found: list[Figure] = []
    for match in matches(plain, start, end):
        value = value_of(match[0])
        if value is None:
            continue
        before = plain[max(start, match.start() - 40) : match.start()]
        unit = _unit(plain, match.end(), end)
        role = (unit.lastgroup or "") if unit else ""
        stop = unit.end() if unit else match.end()
        last = before.rstrip()[-1:]
        each = _each(before, last)
        if last in _MUL_ENDS and _MUL.search(before):
            link = "mul"
        elif each:
            link = "each"
        elif role in ("baht", "") and last in _EQUALS_ENDS and _EQUALS.search(before):
            link = "equals"
        else:
            link = ""
        inside = plain.count("(", start, match.start()) > plain.count(")", start, match.start())
        name = unit[role].strip() if unit and role else ""
        if plain.startswith("สตางค์", stop + (plain[stop : stop + 1] == " ")):
            value, role, name = value / 100, "baht", "บาท"
        if role == "baht" and link == "" and (per := _PER.match(plain, stop, end)):
            link, stop = "each", per.end()
        each_unit = (each["unit"] or "") if each and link == "each" else ""
        sized = role in ("", "spec") and (last in _SIZE_ENDS and bool(_SIZE.search(before)) or link == "" and _YEAR.fullmatch(match[0]) is not None)
        signed = role == "counted" and link == "" and last in _EQUALS_ENDS and bool(_EQUALS.search(before))
        found.append(Figure(match.start(), stop, value, name, role, link, inside, sized, each_unit, signed))
    return found


def _unit(plain: str, start: int, end: int) -> re.Match[str] | None:
    """The unit behind a figure, unless it is only the beginning of a longer word ("หน้ากาก" is no "หน้า")."""
    unit = _UNIT.match(plain, start, end)
    if unit and unit.lastgroup != "baht" and unit[0][0] == " " and plain[unit.end() : unit.end() + 1].isdigit():
        return None  # "=3000 ป้าย1ผืน": the next thing's name
    if unit and unit.lastgroup != "baht" and _GOES_ON.match(plain, unit.end()) and not _FOLLOWS.match(plain, unit.end()):
        name = unit[0].strip()
        first = words(plain[unit.end() - len(name) : end][:40])[0]
        return unit if first == name or not first.startswith(name) else None
    return unit


def outside(plain: str, start: int, place: int) -> bool:
    """Whether ``place`` is in no bracket that was opened since ``start``."""
    return plain.count("(", start, place) <= plain.count(")", start, place)
