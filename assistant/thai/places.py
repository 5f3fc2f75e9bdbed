"""Spots in a Thai text that may be damaged, where the dictionary decides: displaced marks, lost sara am, split words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from assistant.thai.words import reading

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


# Usual ends of a word that look like a displaced mark ("โครงการที่") but are none.
_SOUND = "ปี|มี|ดี|ที่|ผู้|สู่|รู้|คู่|อยู่|นี้|นี่|สี|ครู|กี่|ชี้|หมู่|ดู|ตู้"
PATTERN = rf"""
    (?<=[ก-๎])[ ](?=[ะาัิ-ฺ็-๎])                              # a space before a mark: "ชั ่ ว", "จ านวน"
  | [ะาเแโใไ][่-์]                                             # a mark that stands on a vowel: "เปา้ หมาย", "ยุทธศาสตรแ์ ละ"
  | (?:{_C}(?:ั|ื){_TONE}?|(?<!ก)็)(?=[ ][ก-๎])               # a syllable without its end: "วั น", "จงั หวัด"
  | {_C}{_TONE}(?=[ ][ก-๎])(?<![เแโใไ]..)(?<![เแโใไ][กขคตทปผพหอสซ]..)  # likewise: "ต่ อ", "ตอ้ ง"
  | {_C}(?!{_SOUND}){_C}[ิีึุู][่-๋์]?(?![ก-๎])               # a mark one letter late: "ปงี บประมาณ", "สาธารณสขุ"
  | (?<=[ก-๎][ ])(?!{_SOUND}){_C}[ิีึุู]{_TONE}?(?![ก-๎.0-9๐-๙)])  # a syllable alone: "สิท ธิ"
  | (?<=[าิ-ู่้][ ])[ฌ-ฮ](?=[ ][ก-๎])                          # a letter alone: "ค้า ง"
  | {_lost_am()}
"""
_PLACE = re.compile(PATTERN, re.VERBOSE)
_DISPLACED = re.compile(rf"([ก-๎])([ก-ฮาเแโใไ])({_MARK}{{1,2}})([ ](?=[ก-๎]))?")
_LONE = re.compile(rf"[ ]{_C}(?=[ ])")
_ABBREVIATION = re.compile(r"[ ][ก-ฮ]{1,4}\.")
_BEFORE, _AFTER = 26, 30  # letters around a spot that the dictionary weighs


class Change(NamedTuple):
    """Replace ``text[start:end]`` by ``new``, which is never longer; the first ``sure`` characters of it must be in a word."""

    start: int
    end: int
    new: str
    sure: int


def edits(text: str) -> list[tuple[int, int, str]]:
    """What to replace in ``text``: start, end and the new characters, which are never more than the old."""
    found: list[tuple[int, int, str]] = []
    at = floor = 0
    while match := _PLACE.search(text, at):
        at = match.end()
        if best := _best(text, match, floor):
            found.append(best[:3])
            at = floor = max(at, best.end)
    return found


def _best(text: str, match: re.Match[str], floor: int) -> Change | None:
    """The change at a spot that reads best by the dictionary, None where the text as it is reads as well.

    floor: the change may not reach before this offset.
    """
    left, right = max(floor, match.start() - _BEFORE), match.end() + _AFTER
    spot = match[0]
    impossible = spot == " " or (len(spot) == 2 and spot[0] in "ะาเแโใไ")
    listed = not impossible and ("า" in spot or "ำ" in spot)
    before = reading(text[left:right])
    best, least = None, before.cost + (1000 if impossible else 0)
    for change in _candidates(text, match, listed):
        if change.start < floor:
            continue
        after = reading(text[left : change.start] + change.new + text[change.end : right])
        if after.cost >= least or not (impossible or listed or after.strange < before.strange):
            continue
        place = change.start - left
        if impossible or all(after.known[place : place + change.sure]):
            best, least = change, after.cost
    return best


def _candidates(text: str, match: re.Match[str], listed: bool) -> Iterator[Change]:
    start, end = match.span()
    if listed:
        yield from _with_am(match)
        return
    yield from _moved(text, start, end)
    if match[0] == " ":
        if text[end] == "า":
            if _LONE.match(text, end + 1):  # "ค้ า ง"
                yield Change(start, end + 3, f"า{text[end + 2]}", 2)
            yield Change(start, end + 1, "ำ", 1)
        yield Change(start, end, "", 0)
    if text[end : end + 1] == " " and not _ABBREVIATION.match(text, end):
        yield Change(end, end + 1, "", 0)
        if _LONE.match(text, end):  # "ชั่ ว โมง"
            yield Change(end, end + 3, text[end + 1], 1)
    if start and text[start - 1] == " ":
        yield Change(start - 1, start, "", 0)
        if text[end : end + 1] == " " and not _ABBREVIATION.match(text, end):
            yield Change(start - 1, end + 1, match[0], len(match[0]))


def _with_am(match: re.Match[str]) -> Iterator[Change]:
    """A listed word with its sara am, the first, the last or all of them."""
    start, end = match.span()
    spot = match[0]
    lost = [found.span() for found in re.finditer("า ?|ำ ", spot)]
    for some in {tuple(lost), tuple(lost[:1]), tuple(lost[-1:])}:
        new, last = [], 0
        for left, right in some:
            new += (spot[last:left], "ำ")
            last = right
        word = "".join((*new, spot[last:]))
        yield Change(start, end, word, len(word))


def _moved(text: str, start: int, end: int) -> Iterator[Change]:
    """Marks near the spot put back by one letter, also twice in a row ("ปฏบิ ตั ิการ"), without and with the space behind."""
    for place in range(max(0, start - 2), end):
        moved = _DISPLACED.match(text, place)
        if not moved or moved.end(3) <= start or moved.start(3) > end:
            continue
        new, sure = moved[1] + moved[3] + moved[2], 1 + len(moved[3])
        if moved[4]:
            rest = moved[2] + text[moved.end() :][:12]
            again = _DISPLACED.match(rest)
            if again and again[4]:
                chained = new[:-1] + again[1] + again[3] + again[2]
                yield Change(place, moved.end() + again.end() - 1, chained, len(chained) - 1)
            yield Change(place, moved.end(), new, sure)
        yield Change(place, moved.end(3), new, sure)
