"""Merged text: a whole proposal, or several of its sections, that runs on in one line.

Such a line is cut before its section headings and, inside the sections, before list markers. Any other long line,
ordinary prose or a run of cost items, stays whole. Every pattern is linear in the length of the line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from assistant.thai.repair import repair

LONG = 350  # characters; a shorter line is never taken for a merged one

_DIGIT = "[0-9๐-๙]"
_NUMBER = rf"(?<![\d.,/])(?:ข้อ\s?)?\(?{_DIGIT}{{1,2}}[.)]{{1,2}}(?!\d)\s?"
_MONTH = (
    r"ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค"
    "|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิ|ธันวา"
)
_ITEM = re.compile(
    rf"""(?<!\S)(?:
        (?P<bullet>[•●▪○◦‣▶➢☐☑☒])
      | (?P<dash>[-–—*])\s?(?=[ก-ฮเ-ไA-Za-z"“])(?!{_MONTH})
      | \(?(?P<number>{_DIGIT}{{1,2}})[.)](?=\s?[ก-ฮเ-ไA-Za-z"“(])(?!\s?(?:{_MONTH}))
      | (?P<sub>{_DIGIT}{{1,2}}\.{_DIGIT}{{1,2}})[.)]?(?=\s[ก-ฮเ-ไA-Za-z"“])(?!\s(?:เมตร|ม\.|บาท|ล้าน|คน|%))
    )""",
    re.VERBOSE,
)
_BOUND = re.compile(r"(?:ข้อ|ที่|หมู่|ม\.|วัน|เวลา|กับ|และ|หรือ|ถึง)\s*$")  # "หมู่ 3. …", "ข้อ 2. …" are no list items


@cache
def _headings() -> re.Pattern[str]:
    words = tomllib.loads((files(__package__) / "headings.toml").read_text(encoding="utf-8"))

    def any_of(name: str) -> str:
        return "|".join(map(re.escape, sorted(words[name], key=len, reverse=True)))

    strong, weak, endings, no = any_of("strong"), any_of("weak"), any_of("endings"), any_of("not_before")
    end = rf"(?:{endings})?(?:\s?\([^()]{{1,60}}\))?"
    colon, space = r"\s?[:：]", rf"(?=\s(?!\s?(?:{no})))"
    return re.compile(
        rf"""{_NUMBER}(?P<numbered>{strong}|{weak}){end}(?:{colon}|(?=[\s(]))
           | {_NUMBER}(?P<labelled>[ก-๎/()][ก-๎/()\ ]{{2,45}}){colon}
           | (?<![^\s)\]】*#.])(?<!ปี\s)(?:
               (?P<sure>{strong}){end}(?:{colon}|{space})
             | (?P<marked>{weak}){end}{colon}
             | (?P<weak>{weak}){end}{space})""",
        re.VERBOSE,
    )


def cut(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of ``line``; one piece, the whole line, where it is no merged text."""
    mended = repair(line)
    for start, end in _cut(mended.text):
        left, right = mended.to_original(start, end)
        yield (0 if start == 0 else left), right


def _cut(line: str) -> Iterator[tuple[int, int]]:
    headings = list(_headings().finditer(line))
    sure = {match["numbered"] or match["labelled"] or match["sure"] or match["marked"] for match in headings} - {None}
    if len(sure) < 2:
        yield 0, len(line)
        return
    places = sorted({0, *(match.start() for match in headings)})
    for start, end in zip(places, [*places[1:], len(line)], strict=True):
        here = start
        for place in _items(line, start, end):
            yield here, place
            here = place
        yield here, end


def _items(line: str, start: int, end: int) -> list[int]:
    """Places inside a section at which a list item begins."""
    found = [match for match in _ITEM.finditer(line, start + 1, end)]
    dashes = sum(1 for match in found if match["dash"])
    places, last = [], 0
    for match in found:
        if _BOUND.search(line, max(start, match.start() - 8), match.start()):
            continue
        if match["number"]:
            number = int(match["number"])
            if number not in (1, last + 1):
                continue
            last = number
        elif match["dash"] and dashes < 2:
            continue
        places.append(match.start())
    return places
