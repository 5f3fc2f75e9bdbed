"""The title: its wording without label, quotation marks and the form's help text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Part
from assistant.proposal.spans import place
from assistant.tagging.headings import heading
from assistant.tagging.phrases import phrases, section_at
from assistant.tagging.tagger import Tagger
from assistant.thai.markers import marker_end
from assistant.thai.numbers import DIGIT

_TOP, _FIRST = 14, 4  # lines in which a title may stand that was not taken for one; in which a bare line may be one
_LEAST, _MOST = 8, 110  # characters
_LIKELY, _SURE = 0.5, 2.5  # worth from which a wording is taken, and from which no other lines are looked at
_EDGE = re.compile(r"[^ก-๎A-Za-z0-9๐-๙(\[]+")
_QUOTES = "\"“”'‘’*:|.… \t"
_NAMED = re.compile("โครงการ|แผนงาน|กิจกรรม")
_SOMEBODY = re.compile(r"\W*(?:ที่ทำการ|เครือข่าย|บ้าน|หมู่บ้าน|คณะ|ครู|นาย|นาง|เสนอ|องค์การบริหาร|เทศบาล|โรงพยาบาล|รพ\.|โรงเรียน|ศูนย์|สำนัก|กอง|ชมรม|กลุ่ม|จาก|เรียน|กองทุน)")
_ASKING = re.compile("เพื่อ(?:ขอ)?รับ|เสนอขอ|ตามแผนปฏิบัติการ|เสนอโครงการ")
_NO_TITLE = re.compile(r"^\W*(?:แบบ|กองทุน|เรียน|เรื่อง|เอกสาร|สวัสดี|ส่วนที่|หน้า|ที่\s|วันที่|เขียนที่|น้อง|พี่|ถึง|ขอ|อัส|ปี|บันทึก|ข้อเสนอ|กปท|งบ|โทร|ลำดับ)|https?:|www\.|[?!]|ครับ|ค่ะ|คะ(?:\s|$)|นะ")


def title(document: Document, elements: Sequence[Element], model: Tagger) -> Part | None:
    """The title of a document, None where it has none: the likeliest wording of a line of titles or near the top."""
    best: tuple[float, Part] | None = None
    for element in _lines(elements):
        if best and best[0] >= _SURE and element.kind != "title":
            break  # the other lines near the top come last
        for phrase in phrases(model, element.text, element.kind, section_at(element.block, element.section)):
            start, end = _inside(element.text, phrase.start, phrase.end)
            words = element.text[start:end]
            if phrase.label != "title" or len(words) < _LEAST or heading(words).section == "title":
                continue
            worth = _worth(element, words)
            if worth >= _LIKELY and (best is None or worth > best[0]):
                best = worth, Part(*place(document, element, start, end))
    return best[1] if best else _bare(document, elements)


def _worth(element: Element, words: str) -> float:
    """How much speaks for such a wording."""
    labelled = heading(element.text).section == "title" or element.section == "title"
    against = bool(_SOMEBODY.match(words)) + bool(_ASKING.search(words))
    return 2.0 * labelled + 1.5 * (element.kind == "title") + bool(_NAMED.search(words)) - 2.0 * against


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without quotation marks, signs and emoji at its ends."""
    edge = _EDGE.match(text, start, end)
    start = edge.end() if edge else start
    return start, start + len(text[start:end].rstrip(_QUOTES))


def _lines(elements: Sequence[Element]) -> Iterator[Element]:
    """The lines of titles, then the other ones near the top."""
    yield from (element for element in elements if element.kind == "title")
    yield from (element for element in elements[:_TOP] if element.kind not in ("title", "signature"))


def _label_end(element: Element) -> int:
    """Where the words behind list number and label begin."""
    if element.cells:
        return element.text.rstrip(" |").rfind("|") + 1
    begin, _ = _inside(element.text, marker_end(element.text), len(element.text))
    found = heading(element.text[begin:])
    return begin + found.content if found.section == "title" and found.content > 0 else begin


def _labelled(element: Element) -> bool:
    """Whether a line bears the label of a title, damaged or misspelt as it may be, with words behind it."""
    found = heading(element.text)
    return found.section == "title" and found.content > 0


def _bare(document: Document, elements: Sequence[Element]) -> Part | None:
    """A line taken for a title whose words are unknown, or a short first line that may be one."""
    for index, element in enumerate(elements):
        if element.kind == "title" or index < _TOP and not element.cells and _labelled(element):
            start, end = _inside(element.text, _label_end(element), len(element.text))
            if end - start >= _LEAST:
                return Part(*place(document, element, start, end))
    for element in elements[:_FIRST]:
        start, end = _inside(element.text, 0, len(element.text))
        usual = element.cells or element.kind not in ("heading", "other", "plan") or _SOMEBODY.match(element.text)
        if not usual and _LEAST < end - start <= _MOST and not heading(element.text).section and not DIGIT.search(element.text) and not _NO_TITLE.search(element.text):
            return Part(*place(document, element, start, end))
    return None
