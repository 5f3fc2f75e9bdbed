"""Dates as Thai documents write them: Buddhist years of two or four digits, month names, short forms and ranges."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from assistant.kept import kept
from assistant.thai.numbers import arabic

_MONTHS = (
    ("มกราคม", "มกรา", "ม.ค.", "มค."), ("กุมภาพันธ์", "กุมภา", "ก.พ.", "กพ."), ("มีนาคม", "มีนา", "มี.ค.", "มีค."),
    ("เมษายน", "เมษา", "เม.ย.", "เมย."), ("พฤษภาคม", "พฤษภา", "พ.ค.", "พค."), ("มิถุนายน", "มิถุนา", "มิ.ย.", "มิย."),
    ("กรกฎาคม", "กรกฏาคม", "กรกฎา", "กรกฏา", "ก.ค.", "กค."), ("สิงหาคม", "สิงหา", "ส.ค.", "สค."),
    ("กันยายน", "กันยา", "ก.ย.", "กย."), ("ตุลาคม", "ตุลา", "ต.ค.", "ตค."), ("พฤศจิกายน", "พฤศจิกา", "พ.ย.", "พย."),
    ("ธันวาคม", "ธันวา", "ธ.ค.", "ธค."),
)  # fmt: skip
_NAMES = {name: month for month, names in enumerate(_MONTHS, 1) for name in names}
_COLLOQUIAL = {names[1] for names in _MONTHS if names[1][-1] != "."} | {"กรกฎา", "กรกฏา"}  # "มีนา" also begins "มีนาข้าว"
_NAME = "|".join(
    re.escape(name).replace(r"\.", r"\.\s?") + (r"(?=ถึง|ไป|นี้|หน้า|[^ก-๙]|$)" if name in _COLLOQUIAL else "")
    for name in sorted(_NAMES, key=len, reverse=True)
)
_YEAR = r"(?:พ\.?\s?ศ\.?\s*|ค\.?\s?ศ\.?\s*|ปี\s*)?(?P<{0}>(?:25|24|20)\d\d|[4-9]\d)(?!\d|[,.]\d|\s*(?:คน|บาท|ครัวเรือน|ราย|หมู่|ครั้ง|%|ชั่วโมง|ชุด))"
_BARE = {"มค": 1, "กพ": 2, "มีค": 3, "เมย": 4, "พค": 5, "มิย": 6, "กค": 7, "สค": 8, "กย": 9, "ตค": 10, "พย": 11, "ธค": 12}
_TO = r"\s*(?:ถึง(?:วันที่|เดือน)?|จนถึง|[-–—−]|ไปจน(?:ถึง)?|และ|,)\s*"
DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:{_TO}(?P<last>\d{{1,2}}))?\s*(?:เดือน\s*)?)?(?<![ก-๙])?(?P<name>{_NAME}|(?<=\d\s)(?:{'|'.join(_BARE)})(?=\s?\d\d(?!\d)|\s?25\d\d))(?!เย็น)\s*(?:{_YEAR.format('year')})?"
    rf"|(?<!\d)(?P<d>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<y>(?:25|24|20)\d\d|\d\d)(?!\d)"
    r"|(?<!\d)(?P<iso>20\d\d-\d\d-\d\d)(?!\d)"
)
FISCAL = re.compile(r"(?:ปี\s?งบ\s?ประมาณ|ปีงบฯ?)\s*(?:พ\.?\s?ศ\.?\s*)?((?:25|24)\d\d|[67]\d)")
_RANGE = re.compile(r"^\s*(?:น\.)?\s*(?:(?:ไป)?(?:จน)?ถึง|[-–—−~]|ไปจบ|จบ|เลิก|สิ้นสุด|กำหนดเสร็จ|(?:และ)?(?:ให้)?(?:แล้ว)?เสร็จ(?:สิ้น)?(?:ภายใน)?)\s*(?:วันที่|เดือน|สิ้นเดือน|ต้นเดือน|วัน\S{1,12}ที่|ประมาณ)?\s*")


class Day(NamedTuple):
    """One date as written. year (CE) and day may be None; valid: such a day exists (31 February does not)."""

    start: int
    end: int
    year: int | None
    month: int
    first: int | None
    last: int | None
    valid: bool = True

    def opening(self) -> date | None:
        """The first day meant, None without a year."""
        return date(self.year, self.month, self.first or 1) if self.year and self.valid else None

    def closing(self) -> date | None:
        """The last day meant ("มีนาคม 2569" is 31 March), None without a year."""
        if not (self.year and self.valid):
            return None
        return date(self.year, self.month, self.last or self.first or calendar.monthrange(self.year, self.month)[1])


class Range(NamedTuple):
    """From–to as written; either side may be None."""

    start: int
    end: int
    first: date | None
    last: date | None
    valid: bool = True


def year_ce(figure: str) -> int:
    """CE year of "2568", "68" (Buddhist) or "2025"."""
    value = int(figure)
    if value < 100:
        value += 2500
    return value - 543 if value > 2400 else value


@kept
def days(text: str) -> tuple[Day, ...]:
    """Every date in the text, in order."""
    found = []
    text = arabic(text)
    for match in DATE.finditer(text):
        last = None
        if match["iso"]:
            year, month, first = (int(part) for part in match["iso"].split("-"))
        elif match["m"]:
            first, month, year = int(match["d"]), int(match["m"]), year_ce(match["y"])
        else:
            name = re.sub(r"\s", "", match["name"])
            month = _NAMES.get(name) or _BARE[name]
            first = int(match["day"]) if match["day"] else None
            last = int(match["last"]) if match["last"] else None
            year = year_ce(match["year"]) if match["year"] else None
        if not 1 <= month <= 12:
            continue
        longest = calendar.monthrange(year or 2024, month)[1]
        valid = all(day is None or 1 <= day <= longest for day in (first, last))
        end = match.start() + len(match[0].rstrip())
        found.append(Day(match.start(), end, year, month, first, last, valid))
    return tuple(found)


@kept
def ranges(text: str) -> tuple[Range, ...]:
    """Every from–to in the text; a single date is a range of itself; "ปีงบประมาณ 2569" is its twelve months.

    A side without a year takes the year of the other side; with no year on either side both are None.
    """
    plain = arabic(text)
    found, seen, position = days(plain), [], 0
    while position < len(found):
        left = found[position]
        right = left
        if position + 1 < len(found) and _joined(plain[left.end : found[position + 1].start]):
            right = found[position + 1]
            position += 1
        position += 1
        seen.append(_range(left, right))
    if not seen:
        for match in FISCAL.finditer(plain):
            year = year_ce(match[1])
            seen.append(Range(match.start(), match.end(), date(year - 1, 10, 1), date(year, 9, 30)))
    return tuple(seen)


def _joined(between: str) -> bool:
    match = _RANGE.match(between)
    return bool(match) and match.end() == len(between)


def _range(left: Day, right: Day) -> Range:
    if left.year is None and right.year is not None:
        left = left._replace(year=right.year - (left.month > right.month))
    elif right.year is None and left.year is not None:
        right = right._replace(year=left.year + (right.month < left.month))
    return Range(left.start, right.end, left.opening(), right.closing(), left.valid and right.valid)


def fiscal_year(day: date) -> int:
    """The Thai fiscal year (CE) of a day: October begins the next one."""
    return day.year + (day.month >= 10)
