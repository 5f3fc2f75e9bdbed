"""Objectives and indicators: their wording without number and label, the levels that indicators want to reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.document import Document
from assistant.kept import kept
from assistant.proposal.model import Element, Indicator, Objective, Target
from assistant.proposal.spans import cell, place
from assistant.tagging.headings import heading
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic, number

_WORDS = re.compile("[ก-๙A-Za-z]{3}")
_LABEL = re.compile(
    r"\s*(?:[\"“]\s*)?(?:วัตถุประสงค์|จุดประสงค์|จุดมุ่งหมาย|ตัวชี้วัด|ดัชนีชี้วัด|เกณฑ์|เป้าหมาย|ผลผลิต|ผลลัพธ์|เชิงปริมาณ|เชิงคุณภาพ|ด้านปริมาณ|ด้านคุณภาพ|outcome challenge|expect to see|like to see|love to see)"
    r"[^:：]{0,40}[:：]\s*"
    r"|\s*(?:สำหรับ|ตาม|ที่ตั้งใจ|และ)?(?:ข้อมุ่งหมายข้อ(?:ที่)?|ข้อ(?:ที่)?|ตัวชี้วัดที่|ตัวชี้วัดอื่น|วัตถุประสงค์(?:ข้อ)?ที่|เป้าหมายที่|ผลลัพธ์ที่|วัตถุประสงค์ข้อ|ประการ(?:ที่)?|จุดที่|ความตั้งใจที่|อย่างที่|เรื่องที่)\s*"
    r"(?:[\d๐-๙]+|[ก-ฮ]\.|แรก|หนึ่ง|สอง|สาม|สี่|ห้า|หก|สุดท้าย)(?:\s*(?:ที่ตั้งใจ|คือ|[.):：]))*\s*"
    r"|\s*\(?[ก-ฮ]\)\s*|\s*[ก-ฮ]\.\s?[\d๐-๙]*\s+|\s*[^:：\d๐-๙|]{3,28}[:：]\s+(?=\S{6})|\s*(?:ตัวชี้วัดอื่น|ดูได้จาก|ดูจาก|วัดจาก|ถือว่าถึงเมื่อ)\s+",
    re.IGNORECASE,
)
_INDICATOR_LABEL = re.compile(
    r"[\s(,;–-]*(?:ตัวชี้วัด(?:ความสำเร็จ)?(?:คือ|ได้แก่)?|(?:โดย)?วัด(?:กันง่าย\s?ๆ|ผล)?จาก(?:การ)?|วัดกันง่าย\s?ๆ|(?:โดย)?ดู(?:ง่าย\s?ๆ|ได้)?(?:จาก|ว่า)|นับจาก|ดัชนีชี้วัด|(?:จะ)?(?:นับ|ถือ)ว่า(?:สำเร็จ|ได้ผล|ถึง|ผ่าน)(?:ก็)?(?:ต่อ)?(?:เมื่อ)?"
    r"|สำเร็จ(?:ก็ต่อ)?เมื่อ|วัดความสำเร็จ(?:จาก|โดย)?|ระดับความสำเร็จ)\s*(?:คือ)?\s*[:：]?\s*|\s*(?:->|→|=>|👉)\s*"
    r"|[\s(,]+(?=(?:ต้อง|ขอ|ให้|เอา|ตอนนี้|จากเดิม|จาก)\S{0,12}[^()]{0,40}(?:ไม่เกิน|ไม่ต่ำกว่า|ไม่น้อยกว่า|อย่างน้อย|เหลือ|เป็น|เลิกได้)\s*\S{0,4}\s*\d)"
)
_TAIL = re.compile(r"\s*\(\s*(?:มี|ได้|ใช่|ทำ|ผ่าน|เกิด)\s*/\s*ไม่\S{0,8}\s*\)\s*[.;,]?$|[\s;,]+$")
_AIM = re.compile(r"\s*(?:[ก-ฮ]\.\s?\d*\s*)?เพื่อ(?!น)")
_NEXT = re.compile(r"(?:^|[\s;,])(?:[\d๐-๙]{1,2}[.)]|\([\d๐-๙]{1,2}\)|[-•])\s*(?=[ก-ฮเ-ไ])|\s(?=และเพื่อ|เพื่อ(?:ให้|ลด|ส่งเสริม|สร้าง|พัฒนา|เพิ่ม))")
_LETTERED = re.compile(r"\([ก-ฮ]\)\s*(?=[ก-ฮเ-ไ])")
_ONLY_LABEL = re.compile(r"^\s*(?:วัตถุประสงค์|ตัวชี้วัด|ข้อ|เป้าหมาย)(?:ข้อ)?(?:ที่)?\s*[\d๐-๙]*\s*$")
_PARTED = re.compile(r"\([ก-ฮ]\)\s*|(?:และ)?(?:ประการ|เรื่อง|ข้อ|อย่าง)(?:ที่)?\s?(?:แรก|หนึ่ง|สอง|สาม|สี่|ห้า|หลัง|สุดท้าย)\s*(?:คือ)?\s*")
_CLAUSE_LEVEL = re.compile(r"(?:ต้อง|ให้ได้|ครบ|เหลือ|ไม่เกิน|ไม่ต่ำกว่า|ไม่น้อยกว่า|อย่างน้อย|ขึ้นไป|เป็น)")
_LEAD = re.compile(r"(?:\W|ที่|เรา|พวกเรา|จึง|อยาก|ต้องการ|ตั้งใจ|หวัง|มี|ให้|เป็น|เปลี่ยน|ขอ|ทำ|ได้)*(?:ไว้)?\s*(?:\d|สอง|สาม|สี่|ห้า)\s*(?:อย่าง|ข้อ|เรื่อง|ประการ)(?:ต่อไปนี้|ด้วยกัน|\s|$)(?!.{60})")
_ORDINAL_HEAD = re.compile(r"^\s*(?:ลำดับ(?:ที่)?|ที่|ข้อ)\s*$")
_NUMERIC = re.compile(r"^[\s\d๐-๙.,%-]+$")
_LEVEL_CELL = re.compile(r"^\s*(?:ไม่เกิน|ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า|มากกว่า|น้อยกว่า|ร้อยละ|[≥≤<>=])?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?:%|[ก-๎][ก-๎ ]{0,13})?\s*$")
_LEVEL = re.compile(r"ร้อยละ|%|เปอร์เซ็น|จำนวน|ไม่น้อยกว่า|อย่างน้อย|ไม่เกิน|\d\s*(?:คน|ครั้ง|แห่ง|ชุด|กลุ่ม|ราย)")
_PERCENT = re.compile(r"(?:ร้อยละ(?:\s*ของ[^\d]{0,60})?|อัตรา[^\d]{0,20}ร้อยละ)\s*(?P<a>\d+(?:\.\d+)?)|(?P<b>\d+(?:\.\d+)?)\s*(?:%|เปอร์เซ็น)")
_COUNT = re.compile(r"(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[ก-ฮเ-ไ][ก-๙.]{0,12})?")
_SPECIFIC = re.compile(r"(?:ครั้งที่|กิจกรรมที่|ที่|หมู่|อายุ|พ\.ศ\.|ปี|ข้อ|โรงเรียน|ม\.)\s*$")
_UNITS = ("คน", "ราย", "ครัวเรือน", "หลังคาเรือน", "ครั้ง", "ชุด", "แห่ง", "กลุ่ม", "จุด", "หมู่บ้าน", "เล่ม", "ฉบับ", "แผน", "คะแนน", "ชิ้น", "เรื่อง", "แกนนำ", "หลัง", "ระดับ", "เครือข่าย", "ชมรม", "เมนู", "บ้าน", "แปลง", "ร้าน", "โรงเรียน", "คู่", "ลำ", "คัน", "ทีม", "วัน", "สัปดาห์", "เดือน", "กิโลกรัม", "กก", "นาที", "มาตรการ", "ข้อตกลง", "ศูนย์", "ป้าย", "ฐาน", "ต้น", "ใบ", "รายการ", "ท่า", "ข้อ", "ตำบล", "ชุมชน", "ห้อง", "คดี", "เท่า", "ลิตร", "ถัง", "แผ่น", "หมู่")
_MEASURE = re.compile(r"\s*(?:ร้อยละ|จำนวน|อัตรา|ระดับ|สัดส่วน|ความ)")
_REACHED = re.compile(r"(?:ไม่น้อยกว่า|อย่างน้อย|ไม่เกิน|ไม่ต่ำกว่า|เหลือ|เป็น|ครบ|ขึ้นไป|มากกว่า|น้อยกว่า|ต่ำกว่า|ถึง|ได้|เพิ่มอีก|ทั้ง)\s*(?:ประมาณ\s*)?$")
_SURE = re.compile(r"\s*[ก-๎]{0,12}?(?:ขึ้นไป|\s*(?:จาก|ใน)\s*\d)|\s*[ก-๎]{0,8}\s*(?:จาก|ใน)\s*\d|/\d")
_WORD_UNIT = re.compile(r"[ก-ฮเ-ไ][ก-๎]{0,5}")
_DOWN = re.compile(r"ไม่เกิน|ลดลง|ลดเหลือ|เหลือ|น้อยลง|ต่ำกว่า|น้อยกว่า|ไม่มี")
_STATE = re.compile(
    r"^\s*ไม่มี|มี/ไม่มี|ได้/ไม่ได้|ผ่าน/ไม่ผ่าน|ใช่/ไม่ใช่|เกิด/ไม่เกิด|ทุกคน|ทุกราย|ทุกครัวเรือน|ทุกหลัง|ทุกครั้ง|ทุกกลุ่ม|ทุกหมู่|ทุกแห่ง|ทุกจุด|ทุกร้าน|ทุกลำ|ทุกคัน|ครบถ้วน|ครบทุก|ทั้งหมด|ครึ่ง|ไม่มีผู้|ไม่มีคน|ไม่มีใคร|ไม่มีการ|ไม่พบ"
    r"|(?:^|\s)(?:มี|เกิด|ได้)(?:การ)?(?:จัดตั้ง|ประกาศ|แต่งตั้ง|ลงนาม)?(?:ข้อตกลง|กติกา|ข้อบังคับ|ธรรมนูญ|มาตรการ|แผน|ทะเบียน|ฐานข้อมูล|คู่มือ|ศูนย์|ชมรม|คณะทำงาน|ระเบียบ|นโยบาย|แกนนำ|กลุ่ม|ป้าย|จุด|ระบบ|สมุด|คณะกรรมการ|แผนที่|เครือข่าย|หลักสูตร|บันทึก|ตู้|ราว)"
    r"|แล้ว(?:\s|$)|ลายลักษณ์อักษร|ติดประกาศ|ลงนาม|เป็นศูนย์|หนึ่งคน|สักคน|อย่างน้อยหนึ่ง"
)


class _Piece(NamedTuple):
    text: str
    start: int
    end: int
    row: int  # the table row or line that it stands in
    numbers: tuple[str, ...] = ()  # numeric cells behind it


def objectives_and_indicators(document: Document, elements: Sequence[Element]) -> tuple[list[Objective], list[Indicator], set[tuple[int, int]]]:
    """Objectives, indicators, and the pairs of both that stand in one table row or paragraph."""
    objectives: list[Objective] = []
    indicators: list[Indicator] = []
    together: set[tuple[int, int]] = set()
    header: tuple[str, ...] = ()
    for element, continues in _runs(elements):
        if element.kind == "heading":
            header = element.cells
            continue
        if _NUMERIC.match(element.text):  # a size or target of a table that was flattened to lines
            if indicators and (value := number(element.text.strip(" %-"))) and not indicators[-1].target:
                indicators[-1] = replace(indicators[-1], target=Target(value, "ร้อยละ" if "ร้อยละ" in indicators[-1].text else ""))
            continue
        if continues and (objectives if element.kind == "objective" else indicators):
            (objectives if element.kind == "objective" else indicators)[-1:] = [
                _joined(document, (objectives if element.kind == "objective" else indicators)[-1], element)
            ]
            continue
        if element.kind == "objective":
            goals, measures = _objective_row(document, element, header) if element.cells else _objective_line(document, element)
        elif element.kind == "indicator" and _holds_objective(element, header):
            goals, measures = _objective_row(document, element, header) if element.cells else _objective_line(document, element)
        elif element.kind == "indicator":
            goals, measures = [], _indicator_row(document, element) if element.cells else _indicator_line(document, element)
        else:
            goals, measures = [], _measured_row(document, element, elements, indicators)
        first_goal, first_measure = len(objectives), len(indicators)
        objectives += [Objective(piece.text, piece.start, piece.end) for piece in goals if _WORDS.search(piece.text) and not _LEAD.match(piece.text)]
        indicators += [indicator(*piece[:3], piece.numbers) for piece in measures if _WORDS.search(piece.text)]
        if goals and measures:
            together |= {(o, i) for o in range(first_goal, len(objectives)) for i in range(first_measure, len(indicators))}
    return objectives, indicators, together


def _runs(elements: Sequence[Element]) -> Iterator[tuple[Element, bool]]:
    """Elements that may hold goals, each with whether it continues the one before (broken lines)."""
    before: Element | None = None
    for element in elements:
        if element.kind == "heading" and element.cells:
            yield element, False
        elif element.kind in ("objective", "indicator"):
            yield element, before is not None and before.kind == element.kind and _continues(before, element)
        elif element.kind == "evaluation" and element.cells:
            yield element, False
        before = element


def _holds_objective(element: Element, header: tuple[str, ...]) -> bool:
    """Whether an indicator's line or row gives an objective first: "เพื่อ…", or a column of objectives."""
    if not element.cells:
        return bool(_AIM.match(element.text, marker_end(element.text))) and not _LEVEL.search(arabic(element.text))
    worded = [n for n, text in enumerate(element.cells) if _WORDS.search(text)]
    if len(worded) < 2:
        return False
    if len(header) == len(element.cells):
        sections = [heading(header[n]).section for n in worded[:2]]
        if sections[0] == "objective" or (sections[1] in ("indicator", "goal") and sections[0] not in ("indicator", "evaluation", "goal")):
            return True
    return bool(_AIM.match(element.cells[worded[0]]))


def _continues(before: Element, element: Element) -> bool:
    if element.cells or before.cells or before.block + 1 != element.block:
        return False
    text = element.text.strip()
    if marker_end(text) or heading(text).section or _LABEL.match(text) or re.match(r"เพื่อ|ให้|ร้อยละ|จำนวน|มี|อยาก", text):
        return False
    marked = marker_end(before.text.strip()) > 0
    return marked and (len(before.text) > 55 or before.text.rstrip().endswith(("และ", "ของ", "การ", "ที่", "ใน", "ความ", "กับ", "ให้")))


def _joined(document: Document, item, element: Element):
    text, start, end = place(document, element, 0, len(element.text))
    joined = replace(item, text=f"{item.text}{text}", end=end)
    return replace(joined, **_level((joined.text, ()))) if isinstance(joined, Indicator) else joined


def _clean(document: Document, element: Element, start: int, end: int, numbers: tuple[str, ...] = ()) -> _Piece:
    """The stretch without list number, label and closing bracket."""
    begin, stop = _inside(element.text[start:end])
    words, left, right = place(document, element, start + begin, start + stop)
    return _Piece(words, left, right, element.block, numbers)


@kept
def _inside(text: str) -> tuple[int, int]:
    """Where the wording begins and ends without list number, label and closing bracket."""
    begin = marker_end(text)
    for _ in range(2):
        label = _LABEL.match(text, begin)
        if label and label.end() < len(text.rstrip()):
            begin = label.end() + marker_end(text[label.end() :])
    head = heading(text[begin:])
    if head.content > 0 and head.sure and head.section in ("objective", "indicator", "goal"):
        inner = begin + head.content
        inner += marker_end(text[inner:])
        if _WORDS.search(text[inner:]):
            begin = inner
    tail = _TAIL.search(text, begin)
    return begin, tail.start() if tail else len(text)


def _objective_line(document: Document, element: Element) -> tuple[list[_Piece], list[_Piece]]:
    goals, measures = [], []
    for start, cut, after, end in _parts(element.text):
        goals.append(_clean(document, element, start, cut))
        if after < end:
            measures.append(_clean(document, element, after, end))
    return goals, measures


@kept
def _parts(text: str) -> list[tuple[int, int, int, int]]:
    """The goals of a line: where each begins and ends, and where the indicator behind it does."""
    plain = arabic(text)
    return [(start, *_measured(plain, start, end), end) for start, end in _split(text, len(text))]


def _measured(plain: str, start: int, end: int) -> tuple[int, int]:
    """Where the objective ends and where the indicator that follows on its line begins; (end, end) without one."""
    label = _INDICATOR_LABEL.search(plain, start + 12, end)
    if label and label.end() < end - 8 and _WORDS.search(plain[start : label.start()]) and re.search(r"\d|ทุก|ครบ|มี", plain[label.end() : end]):
        return label.start(), label.end()
    if _AIM.match(plain, start + marker_end(plain[start:end])):
        return end, end
    for gap in re.finditer(r"\s+", plain[start:end]):
        left, right = plain[start : start + gap.start()], plain[start + gap.end() : end]
        clause = right.split(" ")[0:3]
        if len(left) >= 14 and not re.search(r"\d", left[6:]) and _CLAUSE_LEVEL.search(" ".join(clause[:2])) and re.search(r"\d", " ".join(clause)):
            return start + gap.start(), start + gap.end()
    return end, end


def _split(text: str, stop: int) -> list[tuple[int, int]]:
    """A line that holds several goals ("1. เพื่อ… 2. เพื่อ…") as its stretches."""
    begin = marker_end(text)
    head = heading(text)
    if head.content > 0 and head.section == "objective":
        begin = max(begin, head.content)
    cuts = [match.start() for match in _NEXT.finditer(text, begin + 10, stop)]
    cuts = [cut for cut in cuts if re.match(r"\W*[\d๐-๙]*[.)]?\s*(?:และ)?(?:เพื่อ|ให้|ลด|เพิ่ม|สร้าง|ส่งเสริม)", text[cut:])]
    parted = [match.start() for match in _PARTED.finditer(text, begin, stop)]
    if len(parted) > 1:  # "มีความมุ่งหมายสองประการ ประการแรก … ประการที่สอง …": what stands before is a lead-in
        return [(a, b) for a, b in zip(parted, [*parted[1:], stop], strict=True) if _WORDS.search(text[a:b])]
    edges = [0, *cuts, stop]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if _WORDS.search(text[a:b])]


def _objective_row(document: Document, element: Element, header: Sequence[str]) -> tuple[list[_Piece], list[_Piece]]:
    worded = _worded(element)
    if not worded:
        return [], []
    numbers = _levels(element, worded[0])
    goals = [_cell(document, element, worded[0])]
    if len(worded) > 1 and heading(element.cells[worded[0]]).section == "objective" and heading(element.cells[worded[0]]).content < 0:
        goals, worded = [_cell(document, element, worded[1])], worded[1:]  # "วัตถุประสงค์ | เพื่อ…"
    measures = []
    if len(worded) > 1 and re.match(r"\s*เพื่อ", element.cells[worded[1]]) and _LEVEL.search(arabic(element.cells[worded[0]])):
        return [_cell(document, element, worded[1])], [_cell(document, element, worded[0], numbers)]  # the cells are swapped
    named = heading(header[worded[1]]).section if len(worded) > 1 and len(header) == len(element.cells) else ""
    if len(worded) > 1 and (named in ("indicator", "goal") or not named and (_LEVEL.search(arabic(element.cells[worded[1]])) or numbers)):
        measures = [_cell(document, element, worded[1], numbers)]
    return goals, measures


def _cell(document: Document, element: Element, column: int, numbers: tuple[str, ...] = ()) -> _Piece:
    text, start, end = cell(document, element, column)
    begin = marker_end(text)
    label = _LABEL.match(text, begin)
    if label and label.end() < len(text):
        begin = label.end()
    tail = _TAIL.search(text, begin)
    stop = tail.start() if tail else len(text)
    same = len(text) == end - start
    return _Piece(text[begin:stop].strip(), start + begin if same else start, start + stop if same else end, element.block, numbers)


def _worded(element: Element) -> list[int]:
    """The cells of a row that hold wording, not a number, level or bare label."""
    return [
        n for n, text in enumerate(element.cells)
        if _WORDS.search(text) and not _ONLY_LABEL.match(text) and not _LEVEL_CELL.match(arabic(text))
    ]  # fmt: skip


def _levels(element: Element, first: int) -> tuple[str, ...]:
    """The levels in the cells behind the ``first`` wording ("62.50", "ไม่เกิน 9 คน"), as written."""
    plain = (arabic(text).strip() for text in element.cells[first + 1 :])
    return tuple(text for text in plain if _LEVEL_CELL.match(text))


def _indicator_line(document: Document, element: Element) -> list[_Piece]:
    text = element.text
    cuts = [match.start() for match in _LETTERED.finditer(text, 12)]
    if len(cuts) > 1 or (cuts and _LETTERED.match(text)):
        edges = sorted({*cuts, len(text)} | ({0} if _LETTERED.match(text) else set()))
        return [_clean(document, element, a, b) for a, b in zip(edges, edges[1:], strict=False)]
    return [_clean(document, element, 0, len(text))]


def _indicator_row(document: Document, element: Element) -> list[_Piece]:
    worded = _worded(element)
    if not worded or _ORDINAL_HEAD.match(element.cells[0]):
        return []
    first = worded[0]
    head = heading(element.cells[first])
    bare = head.section in ("indicator", "goal") and head.content < 0 or len(element.cells[first].strip()) < 28 and not _LEVEL.search(arabic(element.cells[first]))
    if len(worded) > 1 and (bare and _LEVEL.search(arabic(element.cells[worded[1]])) or (re.match(r"\s*เพื่อ", element.cells[first]) and _LEVEL.search(arabic(element.cells[worded[1]])))):
        first = worded[1]
    return [_cell(document, element, first, _levels(element, first))]


def _measured_row(document: Document, element: Element, elements: Sequence[Element], known: Sequence[Indicator]) -> list[_Piece]:
    """An indicator that stands only in a row of an evaluation table."""
    first = next((n for n, text in enumerate(element.cells) if _WORDS.search(text)), None)
    if first is None or not _LEVEL.search(arabic(element.cells[first])):
        return []
    header = next((e for e in reversed(elements[: element.block]) if e.kind == "heading" and len(e.cells) == len(element.cells)), None)
    if header is None or "ตัวชี้วัด" not in header.cells[first]:
        return []
    piece = _cell(document, element, first)
    return [] if any(piece.text in item.text or item.text in piece.text for item in known) else [piece]


def indicator(text: str, start: int, end: int, numbers: tuple[str, ...] = ()) -> Indicator:
    """An indicator with the level that its wording, or the numeric cells behind it, want to reach."""
    return Indicator(text, start, end, **_level((text, numbers)))


@kept
def _level(given: tuple[str, tuple[str, ...]]) -> dict:
    """target and yes_no of an indicator's wording; given with it: the numeric cells behind it, the last one its target."""
    text, numbers = given
    plain = arabic(text)
    direction = "down" if _DOWN.search(plain) else "up"
    state = bool(_STATE.search(plain))
    percents = list(_PERCENT.finditer(plain))
    if state and _MEASURE.match(plain) and not numbers:
        state = False
    if percents:
        value = number(percents[-1]["a"] or percents[-1]["b"])
        return {"target": value is not None and Target(value, "ร้อยละ", direction) or None, "yes_no": state}
    for value_text in reversed(numbers):
        level = _LEVEL_CELL.match(value_text)
        value = number(level["figure"]) if level else None
        if value is not None and not (value == 0 and "." in value_text):
            unit = "ร้อยละ" if "ร้อยละ" in plain or "%" in value_text else (re.search(r"\(([ก-๙]{2,12})\)", plain) or ["", ""])[1]
            return {"target": Target(value, unit, direction), "yes_no": state}
    counts = []
    for match in _COUNT.finditer(plain):
        before = plain[: match.start()]
        unit = next((unit for unit in _UNITS if (match["unit"] or "").startswith(unit)), "")
        sure = bool(_REACHED.search(before) or _SURE.match(plain, match.end("value")))
        if not unit and sure:
            unit = _WORD_UNIT.match(match["unit"] or "")[0] if _WORD_UNIT.match(match["unit"] or "") else "หน่วย"
        value = number(match["value"])
        if unit and value is not None and not _SPECIFIC.search(before):
            counts.append((sure, Target(value, unit, direction)))
    reached = [target for sure, target in counts if sure]
    counts = reached[:1] or [target for _, target in counts]
    return {"target": counts[-1] if counts else None, "yes_no": state}
