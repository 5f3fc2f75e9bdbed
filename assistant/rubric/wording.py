"""How values are said in the rubric's Thai sentences: money, dates, shortened quotations."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

QUOTED = 70  # code points of a quotation that a message shows

_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MARK = re.compile("[ัำ-ฺ็-๎]")  # vowels and tones that stand on the letter before
_BLANK = re.compile(r"\s+")


def say(value: object) -> str:
    """A value as a villager reads it: ``4,200``, ``37.50``, ``1 ต.ค. 2568``, a shortened text; ``…`` for None."""
    if value is None:
        return "…"
    if isinstance(value, str):
        return shorten(value)
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year + 543}"
    if isinstance(value, (int, float, Decimal)):
        return number(Decimal(str(value)) if isinstance(value, float) else Decimal(value))
    return shorten(str(value))


def number(value: Decimal) -> str:
    """4200 -> "4,200"; 37.5 -> "37.50". What has more than 15 digits is given in short ("1.00E+30")."""
    if not value.is_finite() or abs(value.adjusted()) > 15:
        return f"{value:.3G}"
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value:,.2f}"


def shorten(text: str, length: int = QUOTED) -> str:
    """One line of at most ``length`` code points; what is cut off is shown by "…"; no letter loses its marks."""
    text = _BLANK.sub(" ", text).strip()
    if len(text) <= length:
        return text
    end = length - 1
    while end > 1 and _MARK.match(text[end]):
        end -= 1
    return text[:end].rstrip() + "…"
