"""Objectives and indicators: their wording without number and label, and which of them stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.document import Document
from assistant.proposal.levels import LEVEL_CELL, indicator, level
from assistant.proposal.model import Element, Indicator, Objective, Target
from assistant.proposal.spans import place
from assistant.tagging.headings import heading
from assistant.tagging.phrases import ANY, Phrase, phrases, section_at
from assistant.tagging.tagger import Tagger
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic, number

_WORDS = re.compile("[ก-๙A-Za-z]{3}")
_NUMERIC = re.compile(r"^[\s\d๐-๙.,%-]+$")
_NUMBERED = ("problem_size", "budget_line", "budget_total", "target_group", "period")  # lines with figures of other things
_OPEN = ("และ", "ของ", "การ", "ที่", "ใน", "ความ", "กับ", "ให้", "โดย", "หรือ")
_BEGINS = re.compile("เพื่อ|ให้|ร้อยละ|จำนวน|มี|อยาก|ทุก|ไม่")
_LONG = 55  # characters from which a line may have been broken
_SHORT = 40  # characters of a cell that gives a level
_HOPED = re.compile("เพื่อ|อยาก|หวัง|ตั้งใจ|ต้องการ|ให้|ลด|ร้อยละ|ไม่เกิน|อย่างน้อย|เหลือ|ครบ|ทุกคน|[%/]")


class Goals:
    """What is found: objectives, indicators, and the pairs of both (by their positions) that stand in one line or row."""

    def __init__(self) -> None:
        self.objectives: list[Objective] = []
        self.indicators: list[Indicator] = []
        self.together: set[tuple[int, int]] = set()
        self._before: Element | None = None

    def items(self, label: str) -> list:
        """The objectives, or the indicators, found so far."""
        return self.objectives if label == "objective" else self.indicators

    def add(self, document: Document, element: Element, found: Sequence[Phrase]) -> None:
        """Take in the phrases of one element."""
        aims, measures = len(self.objectives), len(self.indicators)
        for phrase in found:
            if phrase.label == "title":
                continue
            if (phrase.goes_on or phrase is found[0] and self._broken(element)) and self._joined(document, element, phrase):
                continue
            if not _WORDS.search(element.text[phrase.start : phrase.end]):
                continue
            text, start, end = place(document, element, phrase.start, phrase.end)
            if phrase.label == "objective":
                self.objectives.append(Objective(text, start, end))
            elif element.kind != "evaluation" or not any(text in known.text or known.text in text for known in self.indicators):
                self.indicators.append(_reaching(indicator(text, start, end, _levels(element, phrase.end)), element, phrase.end))
        rows = range(aims, len(self.objectives)), range(measures, len(self.indicators))
        self.together |= {(o, i) for o in rows[0] for i in rows[1]}
        self._before = element

    def _broken(self, element: Element) -> bool:
        """Whether a line seems to be the rest of the one before, which a form or PDF has broken."""
        before = self._before
        if before is None or before.kind != element.kind or before.cells or element.cells:
            return False
        if marker_end(element.text) or not marker_end(before.text) or heading(element.text).section or _BEGINS.match(element.text.strip()):
            return False
        return len(before.text) > _LONG or before.text.rstrip().endswith(_OPEN)

    def _joined(self, document: Document, element: Element, phrase: Phrase) -> bool:
        """Whether the phrase was added to the one that a broken line before it began."""
        items = self.items(phrase.label)
        if not items or self._before is None or self._before.block + 1 != element.block or self._before.end != items[-1].end:
            return False
        text, _, end = place(document, element, phrase.start, phrase.end)
        items[-1] = replace(items[-1], text=items[-1].text + text, end=end)
        if phrase.label == "indicator":
            items[-1] = replace(items[-1], **level((items[-1].text, ())))
        return True

    def size(self, figure: str) -> None:
        """A size or target of a table that was flattened to lines: the level of the indicator before it."""
        value = number(figure.strip(" %-"))
        if value and self.indicators and not self.indicators[-1].target:
            last = self.indicators[-1]
            self.indicators[-1] = replace(last, target=Target(value, "ร้อยละ" if "ร้อยละ" in last.text else ""))


def goals(document: Document, elements: Sequence[Element], model: Tagger) -> Goals:
    """Objectives and indicators of a document; of its prose where no line of their own holds any."""
    found = Goals()
    for element, header in _lines(elements):
        if _NUMERIC.match(element.text):
            found.size(element.text)
        else:
            found.add(document, element, phrases(model, element.text, element.kind, section_at(element.block, element.section), header))
    for label in ("objective", "indicator"):
        if not found.items(label):  # a line of them without known words: all of it
            for element in elements:
                if element.kind == label and not element.cells:
                    found.add(document, element, [Phrase(label, marker_end(element.text), len(element.text.rstrip()), False)])
        if not found.items(label):
            for element in elements:
                if element.kind not in ("heading", label, "signature") and _HOPED.search(element.text):
                    told = phrases(model, element.text, ANY, section_at(element.block, element.section))
                    found.add(document, element, [phrase for phrase in told if phrase.label == label and _likely(element, phrase)])
    return found


def _likely(element: Element, phrase: Phrase) -> bool:
    """Whether what was found outside its lines may be taken: an objective, or an indicator that names a level to reach."""
    if phrase.label == "objective":
        return element.kind not in _NUMBERED
    told = level((element.text[phrase.start : phrase.end], ()))
    return element.kind not in _NUMBERED and bool(told["target"] or told["yes_no"])


def _lines(elements: Sequence[Element]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Elements that may hold goals, each with the head of its table."""
    header: tuple[str, ...] = ()
    for element in elements:
        if element.kind == "heading" and element.cells:
            header = element.cells
        elif element.kind in ("objective", "indicator") or element.kind == "evaluation" and element.cells:
            yield element, header


def _reaching(found: Indicator, element: Element, end: int) -> Indicator:
    """The indicator with the level that the next cells of its row say in words ("ทุกราย (100%)"), where its own wording has none."""
    if found.target or found.yes_no or not element.cells:
        return found
    for cell in element.text[end:].split("|")[1:3]:
        told = level((cell.strip(), ()))
        if len(cell) <= _SHORT and (told["target"] or told["yes_no"]):
            return replace(found, **told)
    return found


def _levels(element: Element, end: int) -> tuple[str, ...]:
    """The levels in the cells behind the wording that ends there ("62.50", "ไม่เกิน 9 คน"), as written."""
    if not element.cells:
        return ()
    cells = (arabic(text).strip() for text in element.text[end:].split("|")[1:])
    return tuple(text for text in cells if LEVEL_CELL.match(text))
