"""Headings: what a line announces, however it is numbered or misspelt."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz, process

from assistant.kept import kept
from assistant.thai.markers import marker_end
from assistant.thai.numbers import DIGIT, arabic

LONGEST = 90  # characters; a longer line is no bare heading
_NOISE = re.compile(r"[^฀-๿\w]+|_+")
_HINT = re.compile(r"\([^()]*\)")
_LABEL = re.compile(r"^(?P<label>[^:：]{2,60}?)\s*[:：]\s*(?P<content>\S.*)?$", re.DOTALL)
_NUMBERED = re.compile(r"(?P<name>วัตถุประสงค์|ตัวชี้วัด|ดัชนีชี้วัด)(?:ข้อ)?(?:ที่)?\s*[0-9๐-๙]{1,2}\s*[|:.)]?\s*(?=[ก-๎A-Za-z\"“])")
_NUMBERED_AS = {"วัตถุประสงค์": "objective", "ตัวชี้วัด": "indicator", "ดัชนีชี้วัด": "indicator"}
_STEP = re.compile(r"(?:กิจกรรม|ขั้นตอน|ขั้น|ระยะ|ช่วง|งาน)(?:ย่อย)?(?:ที่)?\d{1,2}")  # "กิจกรรมที่ 1" alone
_SCORE = 84


class Heading(NamedTuple):
    """section: what the line announces ("" unknown); sure: exact wording; content: where text after a label begins, -1 for a bare heading."""

    section: str
    sure: bool
    content: int


NONE = Heading("", False, -1)


@cache
def _lexicon() -> dict[str, str]:
    return {key(wording): section for section, wordings in _data().items() if section != "patterns" for wording in wordings}


@cache
def _data() -> dict:
    return tomllib.loads((files(__package__) / "headings.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile("|".join(some)), section) for section, some in _data()["patterns"].items())


@cache
def _any_pattern() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern, _ in _patterns()))


@cache
def _wordings(length: int) -> list[str]:
    """The wordings that can be as alike as ``_SCORE`` to one of ``length`` characters; what one has more counts against it."""
    return [word for word in _lexicon() if len(word) > 4 and 200 * min(len(word), length) >= _SCORE * (len(word) + length)]


@cache
def _starts() -> dict[str, re.Pattern[str]]:
    """Expressions for the longer wordings at the start of a line, by their first two letters."""
    parts = ((section, wordings) for section, wordings in _data().items() if section != "patterns")
    words = sorted((word for _, wordings in parts for word in wordings if len(word) > 5), key=len, reverse=True)
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[:2].lower()].append(re.escape(word).replace(r"\ ", r"\s?"))
    return {letters: re.compile("|".join(some), re.IGNORECASE) for letters, some in groups.items()}


def key(text: str) -> str:
    """A heading's wording without spaces, signs and case, for comparison."""
    return _NOISE.sub("", arabic(text)).lower()


@kept
def heading(line: str) -> Heading:
    """What ``line`` announces as heading or label; ``Heading("", …)`` where it announces nothing known."""
    begin = marker_end(line)
    text = line[begin:].strip()
    if not text:
        return NONE
    if len(text) <= LONGEST:
        found = _bare(text)
        if found:
            return found
    numbered = _NUMBERED.match(text)
    if numbered:
        return Heading(_NUMBERED_AS[numbered["name"]], True, begin + numbered.end())
    label = _LABEL.match(text) if ":" in text or "：" in text else None
    if label and label["content"]:
        section = _lexicon().get(key(_HINT.sub("", label["label"]))) or _lexicon().get(key(label["label"]))
        if section:
            return Heading(section, True, line.index(label["content"], begin))
        section = _fuzzy(key(label["label"]))
        if section:
            return Heading(section, False, line.index(label["content"], begin))
    starts = _starts().get(text[:2].lower())
    start = starts.match(text) if starts else None
    if start and len(text) > start.end() and text[start.end()] in " \t.…(:|*":
        rest = _HINT.sub("", text[start.end() :]).strip(" .…:|*\t")
        if rest:
            return Heading(_lexicon()[key(start[0])], True, begin + start.end())
    return NONE


def _bare(text: str) -> Heading | None:
    lexicon = _lexicon()
    whole = key(text)
    plain = key(_HINT.sub("", text)) if "(" in text else whole
    section = lexicon.get(plain) or lexicon.get(whole) or ("activity" if _STEP.fullmatch(plain) else "")
    if section:
        return Heading(section, True, -1)
    if len(plain) <= 34 and not DIGIT.search(plain) and _any_pattern().match(plain):
        for pattern, section in _patterns():
            if pattern.match(plain):
                return Heading(section, False, -1)
    if len(plain) <= 40:
        section = _fuzzy(plain)
        if section:
            return Heading(section, False, -1)
    return None


def _fuzzy(plain: str) -> str:
    if not 5 <= len(plain) <= 40:
        return ""
    best = process.extractOne(plain, _wordings(len(plain)), scorer=fuzz.ratio, score_cutoff=_SCORE)
    return _lexicon()[best[0]] if best else ""
