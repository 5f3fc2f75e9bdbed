"""Objectives, indicators, problem size: whether they say something that can be seen and measured."""

from __future__ import annotations

import re

from assistant.rules.rule import Case, rule
from assistant.thai.numbers import arabic

_COUNTED = re.compile(
    r"\d[\d,.]*\s*(?:คน|ราย|ครัวเรือน|หลังคาเรือน|หลัง|ครั้ง|หมู่บ้าน|หมู่|กลุ่ม|ไร่|แห่ง|จุด|แปลง|ลำ|คัน|ร้าน|ตัว|ต้น|ตัน|บ่อ|ภาชนะ|คดี|เด็ก|ชีวิต|ศพ|แผล|ชุด|เครื่อง|เปอร์เซ็น|%|ใน\s?\d|จาก\s?\d)"
    r"|ร้อยละ\s*\d|%|\d+\s*จาก\s*\d+|\d+\s*ใน\s*\d+|ครึ่ง(?:หนึ่ง)?ของ"
)
_NATIONAL = re.compile(r"ประเทศ|ทั่วโลก|โลก|องค์การอนามัย|WHO|กระทรวง|สำนักงานสถิติ|กรมควบคุม|กรมอนามัย|ระดับชาติ|คนไทย|ภาคใต้|ทั่วไป|งานวิจัย|สสส\.|ข้อมูลของ(?:สำนัก|กรม|กระทรวง)|ปีงบประมาณ|พ\.ศ\.|ระดับเขต|เขตสุขภาพ", re.IGNORECASE)
_NATION = re.compile("ประชากรไทย|คนไทย|ประเทศ|ประชาชนไทย|ระดับชาติ|ทั่วโลก")
_LOCAL = re.compile(r"ตำบล|หมู่บ้าน|หมู่ที่|หมู่\s?\d|ชุมชน|ในพื้นที่|บ้าน|พวกเรา|กลุ่ม(?!วัย)|สมาชิก|โรงเรียน|อสม|รพ\.สต|เขตรับผิดชอบ|เรา|ตลาด|ศูนย์|ชมรม|เทศบาล|อบต|สวน|นา|แปลง|อำเภอ|ท่าเรือ|วิน|ร้าน|มัสยิด|ปอเนาะ|แถวนี้|ที่นี่")
_PLAIN = 0.5  # confidence from which a line is plainly one of indicators
_NO_INDICATOR = re.compile(r"\W*เพื่อ|.{0,9}$")  # an objective, or too short to be read
_ZERO = re.compile(r"^\s*(?:0+(?:\.0+)?|-|\.{2,}|…+)\s*(?:คน|%)?\s*$")


@rule("objective.no-indicator")
def objective_no_indicator(case: Case):
    if not case.proposal.indicators:
        return
    for objective in case.proposal.objectives:
        if not objective.indicators:
            yield case.at("objective.no-indicator", objective, 0.8, text=objective.text)


@rule("objective.vague")
def objective_vague(case: Case):
    for objective in case.proposal.objectives:
        if case.rubric.vague.find(objective.text) is not None:
            yield case.at("objective.vague", objective, 0.8, text=objective.text)


@rule("indicator.no-target")
def indicator_no_target(case: Case):
    plainly = [element for element in case.proposal.of("indicator", "objective") if element.confidence >= _PLAIN]
    for indicator in case.proposal.indicators:
        told = indicator.target or indicator.yes_no or _NO_INDICATOR.match(indicator.text) or indicator.text.count("(") != indicator.text.count(")")
        if not told and any(element.start <= indicator.start < element.end for element in plainly):
            yield case.at("indicator.no-target", indicator, 0.9, text=indicator.text)


@rule("indicator.orphan")
def indicator_orphan(case: Case):
    measured = {number for objective in case.proposal.objectives for number in objective.indicators}
    if not case.proposal.objectives:
        return
    for number, indicator in enumerate(case.proposal.indicators):
        if number not in measured:
            yield case.at("indicator.orphan", indicator, 0.7, text=indicator.text)


@rule("problem.no-size")
def problem_no_size(case: Case):
    if not case.has("rationale", "problem_size"):
        return
    for row in case.proposal.of("problem_size"):
        sizes = [cell for cell in row.cells[1:]] or [row.text]
        if any(re.search(r"[1-9]", arabic(cell)) for cell in sizes) and not _NATION.search(row.cells[0] if row.cells else row.text):
            return
    prose = [element for element in case.proposal.of("rationale")]
    for element in prose:
        if _local_size(arabic(element.text)):
            return
    first = (prose or case.proposal.of("problem_size"))[0]
    yield case.at("problem.no-size", first, 0.8, text=first.text)


def _local_size(text: str) -> bool:
    """Whether a paragraph counts something of the area itself: a count in a stretch that does not speak of the nation."""
    anywhere = bool(_NATIONAL.search(text))
    for match in _COUNTED.finditer(text):
        before = text[max(0, match.start() - 140) : match.start()]
        national = max((found.end() for found in _NATIONAL.finditer(before)), default=-1)
        local = max((found.end() for found in _LOCAL.finditer(before)), default=-1)
        if local > national or (not anywhere and national < 0):
            return True
        if national < 0 and _LOCAL.search(text[match.end() : match.end() + 40]):
            return True
    return False
