"""Automatic numbering of Word paragraphs: what number, letter or bullet the reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from assistant.reading.docx.xml import child, children, name, value
from assistant.thai.glyphs import symbol

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_BULLETS = {"o": "•", "§": "•", "·": "•", "": "•"}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    legal: bool = False


@dataclass(slots=True)
class _List:
    """One ``w:num``: where it counts (the abstract list that it shares) and its levels."""

    counts: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document; ``label`` must be called for its paragraphs in order."""

    def __init__(self, numbering: etree._Element | None, style_lists: dict[str, tuple[str, int]]) -> None:
        """style_lists: for each paragraph style the ``numId`` and level that it sets."""
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is None:
            return
        shared = {element.get(name("abstractNumId"), ""): element for element in children(numbering, "abstractNum")}
        nums = {element.get(name("numId"), ""): element for element in children(numbering, "num")}
        for number, element in nums.items():
            abstract = value(element, "abstractNumId") or ""
            link = value(shared.get(abstract), "numStyleLink")
            if link in style_lists and style_lists[link][0] in nums:
                abstract = value(nums[style_lists[link][0]], "abstractNumId") or ""
            this = _List(abstract, _levels(shared.get(abstract)))
            for override in children(element, "lvlOverride"):
                level = _integer(override.get(name("ilvl")), 0)
                this.levels |= _levels(override)
                if (start := value(override, "startOverride")) is not None:
                    this.restarts[level] = _integer(start, 1)
            self._lists[number] = this

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of list ``number`` at ``level`` (from 0), with its space; "" for none."""
        this = self._lists.get(number)
        if this is None or level not in this.levels:
            return ""
        counts = self._counts.setdefault(this.counts, {})
        if level in this.restarts and (number, level) not in self._begun:
            counts.pop(level, None)
        start = this.restarts.get(level, this.levels[level].start)
        self._begun.add((number, level))
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        own = this.levels[level]
        if own.form == "bullet":
            return _bullet(own.text) + " "
        if own.form == "none" and not own.text:
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = this.levels.get(at, _Level())
            return _number(counts.get(at, other.start), "decimal" if own.legal and at < level else other.form)

        text = _PLACEHOLDER.sub(shown, own.text)
        return text + own.suffix if text.strip() else ""


def _levels(element: etree._Element | None) -> dict[int, _Level]:
    levels = {}
    for item in children(element, "lvl"):
        suffix = value(item, "suff")
        levels[_integer(item.get(name("ilvl")), 0)] = _Level(
            _integer(value(item, "start"), 1),
            value(item, "numFmt") or "decimal",
            value(item, "lvlText") or "",
            "" if suffix == "nothing" else " ",
            child(item, "isLgl") is not None,
        )
    return levels


def _number(count: int, form: str) -> str:
    if form == "thaiNumbers":
        return str(count).translate(_THAI_DIGITS)
    if form == "thaiLetters" and 0 < count <= len(_THAI_LETTERS):
        return _THAI_LETTERS[count - 1]
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 780:
        text = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return text if form == "lowerLetter" else text.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for number, letters in _ROMAN:
            text += letters * (count // number)
            count %= number
        return text if form == "lowerRoman" else text.upper()
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)


def _bullet(text: str) -> str:
    char = symbol(text[:1])
    char = _BULLETS.get(char, char)
    return "•" if "\ue000" <= char <= "\uf8ff" else char


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default
