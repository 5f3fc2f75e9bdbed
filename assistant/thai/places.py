"""Spots that may be damaged, where the dictionary decides: displaced marks, lost sara am, split words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import NamedTuple

from assistant.thai.literals import learn, seen
from assistant.thai.words import Reading, reading

_C = "[ก-ฮ]"
_MARK = "[ัิ-ฺ็-๎]"
_TONE = "[่-๋]"


def _listed() -> tuple[re.Pattern[str], str, set[str]]:
    """The listed words with า, or a space after า or ำ, in place of a ำ; a pattern for what follows there; their ends."""
    tails: dict[str, set[str]] = defaultdict(set)
    for line in (files(__package__) / "lost_am.txt").read_text(encoding="utf-8").splitlines():
        for word in () if line.startswith("#") else line.split():
            for place in (match.start() for match in re.finditer("ำ", word)):
                tails[word[:place].replace("ำ", "[ำา]")].add(word[place + 1 :].replace("ำ", "[ำา]"))
    whole = "|".join(
        f"{head}(?:า[ ]?|ำ[ ])(?:{'|'.join(sorted(some))})" if all(some) else f"{head}า"
        for head, some in sorted(tails.items())
    )
    ends: dict[str, set[str]] = defaultdict(set)
    for head, some in tails.items():
        ends[head[-1]] |= some - {""}
    after = "|".join(
        f"(?:(?<={letter}า)[ ]?|(?<={letter}ำ)[ ])(?:{'|'.join(sorted(some))})" for letter, some in ends.items() if some
    )
    last = _after(f"{head}า" for head, some in tails.items() if not all(some))
    plain = {f"{letter}{am}{tail}" for letter, some in ends.items() for am in ("า", "า ", "ำ ") for tail in some}
    plain |= {f"{head}า" for head, some in tails.items() if not all(some)}
    return re.compile(whole, re.VERBOSE), f"{after}|{last}", {one.replace("[ำา]", am) for one in plain for am in "ำา"}


def _letters(*ranges: str) -> str:
    """All letters of ranges, each given by its first and last."""
    return "".join(chr(code) for ends in ranges for code in range(ord(ends[0]), ord(ends[1]) + 1))


def _after(words: Iterable[str], *, no: bool = False) -> str:
    """A look behind for any of ``words`` ("[ำา]" counts as one letter), or with ``no`` for none of them."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in words:
        by_length[len(word.replace("[ำา]", "ำ"))].append(word)
    parts = [f"(?<{'!' if no else '='}{'|'.join(same)})" for _, same in sorted(by_length.items())]
    return "".join(parts) if no else f"(?:{'|'.join(parts)})"


# Usual ends of words that look like a displaced mark ("โครงการที่") but are none.
_SOUND = (
    "ปี มี ดี ที่ ผู้ สู่ รู้ คู่ อยู่ นี้ นี่ สี ครู กี่ ชี้ หมู่ ดู ตู้ พี่ ขี่ ฉี่ ปู หู งี้ อู่ หนู หตุ"
    " สดุ หลี หยี ทธิ กติ มติ ศรี กดิ์ มณี ทวี รณี ตรี ญชี หรี่ ฟรี บรี สรี พลู นธุ์ ทธิ์ สดิ์ นธิ์"
).split()
_WORD, _WORD_AT_AM, _ENDS = _listed()
# A spot is searched for at a character of FIRST, which most letters are not; PATTERN looks at what lies around it.
FIRST = " ัาำิีึืุู็่-์"
_LAST = rf"""
    (?P<open>(?:(?<={_C}[ัื]){_TONE}?|(?<=็)(?<!ก็))(?=[ ][ก-๎]))  # a syllable without its end: "วั น", "จงั หวัด"
  | (?P<tone>(?<={_C}{_TONE})(?:(?<=ั..)|(?![ก-๎])(?<![เแโใไ]..)(?<![เแโใไ][กขคตทปผพหอสซ]..)))  # also "ต่ อ"
  | (?P<late>(?<={_C}{_C}[ิีึุู])[่-๋์]?(?![ก-๎]){_after(_SOUND, no=True)})  # one letter late: "ปงี บประมาณ", "สาธารณสขุ"
  | (?P<alone>(?<=[ก-๎][ ]{_C}[ิีึุู]){_TONE}?(?![ก-๎.0-9๐-๙)]){_after(_SOUND, no=True)})  # a syllable alone: "สิท ธิ"
"""
PATTERN = rf"""
    (?P<space>(?<=[ก-๎][ ])(?=[ะ-ฺ็-๎]))                        # a space before a mark: "ชั ่ ว", "จ านวน"
  | (?P<vowel>(?<=[ะาเแโใไ][่-์]))                               # a mark that stands on a vowel: "เปา้ หมาย"
  | {_LAST}
  | (?P<letter>(?<=[าิ-ู่้][ ])[ฌ-ฮ](?=[ ][ก-๎]))                # a letter alone: "ค้า ง"
  | (?P<am>{_WORD_AT_AM})                                        # a listed word without its sara am
"""
_PLACE = re.compile(f"[{FIRST}](?:{PATTERN})", re.VERBOSE)
# Where there is a spot there is one of these, or what AT_END finds: a mark before what is no Thai letter.
HINTS = frozenset(
    _ENDS
    | {f" {mark}" for mark in _letters("ะฺ", "็๎")}
    | {f"{vowel}{mark}" for vowel in "ะาเแโใไ" for mark in _letters("่์")}
    | {f"ั{letter}{tone}" for letter in _letters("กฮ") for tone in _letters("่๋")}
    | {f" {letter} " for letter in _letters("ฌฮ")}
)
learn(HINTS)
AT_END = re.compile(rf"[ัิีึืุู็่-์](?=[่-์]?(?![ก-๎]))(?:{_LAST})", re.VERBOSE)
_BEGINS = {
    "vowel": -1,
    "open": -1,
    "tone": -1,
    "late": -2,
    "alone": -1,
    "letter": 1,
}  # where the spot begins, from there
_DISPLACED = re.compile(rf"([ก-๎])([ก-ฮาเแโใไ])({_MARK}{{1,2}})([ ](?=[ก-๎]))?")
_LONE = re.compile(rf"[ ]{_C}(?=[ ])")
_ABBREVIATION = re.compile(r"[ ][ก-ฮ]{1,4}\.")
_NEVER_APART = re.compile("สำ|ดำ เนิน|กำ ลัง")
_HEAD = 8  # letters of a listed word before its sara am, at most
_BEFORE, _AFTER = 26, 30  # letters around a spot that the dictionary weighs


class Change(NamedTuple):
    """Replace ``text[start:end]`` by ``new``, which is never longer; its first ``sure`` letters must be in a word."""

    start: int
    end: int
    new: str
    sure: int


def sound(text: str) -> bool:
    """Whether there is surely no spot in ``text``."""
    return HINTS.isdisjoint(seen(text)) and not AT_END.search(text)


def edits(text: str) -> list[tuple[int, int, str]]:
    """What to replace in ``text``: start, end and the new characters, which are never more than the old."""
    if sound(text):
        return []
    found: list[tuple[int, int, str]] = []
    at = floor = 0
    while match := _PLACE.search(text, at):
        at = match.end()
        kind = match.lastgroup or ""
        start, end = match.start() + _BEGINS.get(kind, 0), match.end()
        if kind == "am":
            word = _word_around(text, match.start())
            if not word:
                continue
            start, end = word.span()
        if best := _best(text, start, end, kind, floor):
            found.append(best[:3])
            at = floor = max(end, best.end)
    return found


def _word_around(text: str, place: int) -> re.Match[str] | None:
    """The damaged listed word that has its lost sara am at ``place``."""
    for start in range(max(0, place - _HEAD), place):
        word = _WORD.match(text, start)
        if word and word.end() > place:
            return word
    return None


def _best(text: str, start: int, end: int, kind: str, floor: int) -> Change | None:
    """The change at a spot that reads best by the dictionary, None where the text as it is reads as well.

    floor: the change may not reach before this offset.
    """
    left, right = max(floor, start - _BEFORE), end + _AFTER
    impossible = kind in ("space", "vowel")
    listed = kind == "am"
    apart = listed and "า" not in text[start:end] and not _NEVER_APART.match(text, start)  # "ความจำ เป็น…" may be right
    free = impossible or (listed and not (apart and "ก" <= text[start - 1 : start] <= "๎"))
    before = reading(text[left:right])
    best, least = None, before.cost + (1000 if impossible else 0)
    for change in _with_am(text, start, end) if listed else _candidates(text, start, end, kind):
        if change.start < floor:
            continue
        after = reading(text[left : change.start] + change.new + text[change.end : right])
        if after.cost >= least or not (free or after.strange < before.strange):
            continue
        place = change.start - left
        if impossible or (
            all(after.known[place : place + change.sure]) and (listed or _joins_words(text, change, after, place))
        ):
            best, least = change, after.cost
    return best


def _joins_words(text: str, change: Change, after: Reading, place: int) -> bool:
    """Whether what stands before a change is no part of an unknown word, such as a name ("นูรอัยนี")."""
    return not change.sure or not place or after.known[place - 1] or not "ก" <= text[change.start - 1] <= "๎"


def _candidates(text: str, start: int, end: int, kind: str) -> Iterator[Change]:
    yield from _moved(text, start, end)
    if kind == "space":
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
            yield Change(start - 1, end + 1, text[start:end], end - start)


def _with_am(text: str, start: int, end: int) -> Iterator[Change]:
    """A listed word with its sara am, the first, the last or all of them."""
    spot = text[start:end]
    lost = [found.span() for found in re.finditer("า ?|ำ ", spot)]
    for some in dict.fromkeys((tuple(lost), tuple(lost[:1]), tuple(lost[-1:]))):
        new: list[str] = []
        last = 0
        for left, right in some:
            new += (spot[last:left], "ำ")
            last = right
        word = "".join((*new, spot[last:]))
        yield Change(start, end, word, len(word))


def _moved(text: str, start: int, end: int) -> Iterator[Change]:
    """Marks near the spot put back by one letter, also twice running ("ปฏบิ ตั ิการ"), with and without the space."""
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
