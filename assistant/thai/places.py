"""Spots in a Thai text that may be damaged, where the dictionary decides: displaced marks, lost sara am, split words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

from assistant.thai.words import cost, strange

_C = "[ก-ฮ]"
_MARK = "[ัิ-ฺ็-๎]"
_TONE = "[่-๋]"


def _lost_am() -> str:
    """A pattern for the listed words with า, or with a space after า or ำ, in place of ำ."""
    tails: dict[str, set[str]] = defaultdict(set)
    for line in (files(__package__) / "lost_am.txt").read_text(encoding="utf-8").splitlines():
        for word in () if line.startswith("#") else line.split():
            for place in (match.start() for match in re.finditer("ำ", word)):
                tails[word[:place].replace("ำ", "[ำา]")].add(word[place + 1 :].replace("ำ", "[ำา]"))
    return "|".join(
        f"{head}(?:า[ ]?|ำ[ ])(?:{'|'.join(sorted(some))})" if all(some) else f"{head}า" for head, some in sorted(tails.items())
    )


_SHORT = "ณ|ๆ|ปี|มี|ดี|ที่|ผู้|สู่|รู้|คู่|อยู่|นี้|นี่|สี|ครู|ครั้ง|กี่|ชี้|หมู่|ดู|ถึง|ตู้|ลูก|ซื้อ|ซึ่ง|คือ|มือ|หรือ|ชื่อ|เมื่อ|สื่อ"
PATTERN = rf"""
    (?<=[ก-๎])[ ](?=[ะาัิ-ฺ็-๎])                                             # a space before a mark, "ชั ่ ว", "จ านวน"
  | า{_TONE}                                                                  # a tone mark on า, "เปา้ หมาย"
  | (?:{_C}(?:ั|ื){_TONE}?|(?<!ก)็)(?=[ ][ก-๎])                              # a syllable without its end, "วั น", "จงั หวัด"
  | (?<![เแโใไ])(?<![เแโใไ]{_C}){_C}{_TONE}(?=[ ][ก-๎])                       # "ต่ อ", "ตอ้ ง"
  | {_C}(?!{_SHORT}){_C}[ิีึุู][่-๋์]?(?![ก-๎])                              # "ปงี บประมาณ", "สาธารณสขุ"
  | (?<=[ก-๎][ ])(?!{_SHORT}|[กขคงจฉชซ](?![ิีึุู])){_C}[ิีึุู]?{_TONE}?(?![ก-๎.0-9๐-๙)])  # a lone letter, "สิท ธิ"
  | {_lost_am()}
"""
_PLACE = re.compile(PATTERN, re.VERBOSE)
_DISPLACED = re.compile(rf"([ก-๎])({_C}|า)({_MARK}{{1,2}})([ ]?)")
_LONE = re.compile(rf"[ ]{_C}(?= )")
_BEFORE, _AFTER = 26, 30  # letters around a spot that the dictionary weighs


def edits(text: str) -> list[tuple[int, int, str]]:
    """What to replace in ``text``: start, end and the new characters, which are never more than the old."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while match := _PLACE.search(text, at):
        best = _best(text, match, at)
        if best:
            found.append(best)
        at = max(match.end(), best[1] if best else 0, match.start() + 1)
    return found


def _best(text: str, match: re.Match[str], floor: int) -> tuple[int, int, str] | None:
    """The change at a spot that reads best by the dictionary, None where the text as it is reads as well.

    floor: the change may not reach before this offset.
    """
    left, right = max(0, match.start() - _BEFORE), match.end() + _AFTER
    before = cost(text[left:right])
    impossible = match[0] == " " or match[0][0] == "า" and len(match[0]) == 2
    best, least = None, before + (1000 if impossible else 0)
    for start, end, new in _candidates(text, match):
        if start < floor:
            continue
        after = cost(text[left:start] + new + text[end:right])
        listed = "ำ" in new and "ำ" not in text[start:end] or "ำ " in text[start:end]
        better = after < least if impossible or listed else after < least and strange(after) < strange(before)
        if better:
            best, least = (start, end, new), after
    return best


def _candidates(text: str, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    start, end = match.span()
    spot = match[0]
    if spot == " ":  # before a mark or vowel
        if text[end] == "า":
            if _LONE.match(text, end + 1):  # "ค้ า ง"
                yield start, end + 3, f"า{text[end + 2]}"
            yield start, end + 1, "ำ"
        yield start, end, ""
    if "า" in spot and len(spot) > 2 or "ำ " in spot:  # a listed word without its sara am
        whole = re.sub("า ?|ำ ", "ำ", spot)
        yield start, end, whole
        if spot.count("า") > 1:
            head, _, tail = spot.rpartition("า")
            yield start, end, f"{head}ำ{tail.lstrip()}"
            head, _, tail = spot.partition("า")
            yield start, end, f"{head}ำ{tail.lstrip()}"
        return
    for place in range(max(0, start - 2), end):
        if moved := _DISPLACED.match(text, place):
            if moved.end() <= start or moved.start(3) >= end + 1:
                continue
            mended = moved[1] + moved[3] + moved[2]
            if moved[4]:
                yield moved.start(), moved.end(), mended
            yield moved.start(), moved.end(4) - len(moved[4]), mended
    if text[end : end + 1] == " ":
        if _LONE.match(text, end):  # "ชั่ ว โมง"
            yield end, end + 3, text[end + 1]
        yield end, end + 1, ""
    if start and text[start - 1] == " ":
        yield start - 1, start, ""
        if text[end : end + 1] == " ":
            yield start - 1, end + 1, spot
