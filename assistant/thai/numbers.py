"""Numbers and amounts of baht: Thai digits, figures with commas, and amounts in words."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = tuple(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))
_THAI_DIGIT = re.compile("[๐-๙]")
DIGIT = re.compile(r"[\d²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]")  # circled and raised ones too
FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
NUMBER = re.compile(rf"(?<![\d.,]){FIGURE}(?![\d])")
LARGEST = Decimal(10) ** 12  # no fund budget comes near; a larger figure is a typing slip or an attack

_NAMES = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000,
}  # fmt: skip
_LOST = re.compile(r"[\u0e48-\u0e4b\s]")  # tone marks, which scanning loses, and the blanks that it puts into words
_BY_SOUND = {_LOST.sub("", word): value for word, value in _NAMES.items()}
_WORD = re.compile("|".join(_BY_SOUND))
_GAP = r"[\u0e48-\u0e4b]?\s{0,2}"
# no number has more words; not possessive: Python before 3.11.5 loses matches of such groups
_RUN = rf"(?:(?:{'|'.join(_GAP.join(word) for word in _BY_SOUND)}){_GAP}){{1,40}}"
_BAHT_WORDS = re.compile(rf"(?P<baht>{_RUN})\s*บาท(?:\s*(?P<satang>{_RUN})\s*สตางค์)?|(?P<bare>{_RUN})(?=ถ้?วน)")


def arabic(text: str) -> str:
    """The text with Thai digits as Arabic ones; same length, same offsets."""
    if _THAI_DIGIT.search(text):
        for thai, plain in _DIGITS:
            text = text.replace(thai, plain)
    return text


_LEADER_PAIR = re.compile(r"(?<![.…_])([.…_]{2,}+|…)((?=[0-9๐-๙ก-ฮเ-ไ(]|\s*[0-9๐-๙])[^.…_]{1,80}?(?:\.\d+)?\s*)([.…_]{2,}|…)")


def without_leaders(text: str) -> str:
    """The text with blanks for dot leaders around a value ("......60......คน"), same length; dots with no value stay."""
    if ".." not in text and "…" not in text and "__" not in text:
        return text
    return _LEADER_PAIR.sub(lambda match: " " * len(match[1]) + match[2] + " " * len(match[3]), text)


def number(figure: str) -> Decimal | None:
    """The value of one figure ("4,200", "๔๒๐.๕๐"), None when it is none or beyond any budget."""
    figure = arabic(figure).replace(",", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", figure):
        return None
    value = Decimal(figure)
    return value if value < LARGEST else None


def words_value(words: str) -> int | None:
    """The value of a number in Thai words ("สี่พันสองร้อย" = 4200; "สีพันสอ งรอย" too), None when it is not one."""
    total = part = unit = 0
    position = 0
    words = _LOST.sub("", words)
    while position < len(words):
        match = _WORD.match(words, position)
        if not match:
            return None
        position = match.end()
        value = _BY_SOUND[match[0]]
        if value < 10:
            unit = value
        elif value == 1_000_000:
            total, part, unit = (total + part + unit or 1) * value, 0, 0
        else:
            part, unit = part + (unit or 1) * value, 0
    return total + part + unit


def baht_in_words(text: str) -> list[tuple[int, int, Decimal]]:
    """Amounts of baht written in words: (start, end, value); "ห้าพันบาทถ้วน", "สองร้อยบาทห้าสิบสตางค์"."""
    if "บาท" not in text and "ถ้วน" not in text and "ถวน" not in text:
        return []
    found = []
    for match in _BAHT_WORDS.finditer(text):
        value = words_value(match["baht"] or match["bare"])
        satang = words_value(match["satang"]) if match["satang"] else 0
        if value is not None and satang is not None and len(match[0]) > 7:
            found.append((match.start(), match.end(), Decimal(value) + Decimal(satang) / 100))
    return found
