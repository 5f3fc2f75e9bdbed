"""How many people the cost lines feed or equip, held against the target group and the staff that the text explains."""

from __future__ import annotations

import re
from itertools import combinations

from assistant.kept import kept
from assistant.proposal.model import CostItem, Proposal
from assistant.proposal.people import COUNT, target_count
from assistant.thai.numbers import arabic

_SERVED = re.compile(r"อาหาร|ข้าว|น้ำ|เครื่องดื่ม|ขนม|มื้อ|กาแฟ|เบรก|พาหนะ|เดินทาง|เอกสาร|สมุด|คู่มือ|ถุงมือ|รองเท้า|หน้ากาก|อุปกรณ์|ชุด|แว่น|เบี้ยเลี้ยง|ที่พัก|กระเป๋า|เสื้อ|หมวก")
_SPEAKER = re.compile(r"วิทยากร(?!.*(?:อาหาร|คน))")
_WITH_STAFF = re.compile(r"(?:รวม|กับ|และ|\+|พร้อม|บวก)\s*(?:ทีม|วิทยากร|เจ้าหน้าที่|อสม|หมอ|พยาบาล|ครู|คนช่วย|คณะทำงาน|ช่าง|แกนนำ|พี่เลี้ยง|ผู้จัด)")
_HELPERS = re.compile("อสม|วิทยากร|เจ้าหน้าที่|ทีม|คณะ|ครู|พี่เลี้ยง|ผู้ช่วย|ช่วยงาน|มาช่วย|แกนนำ|ผู้ดูแล|ผู้ปกครอง|หมอ|พยาบาล|ผู้จัด|ผู้สังเกต")
_STAFF_LINES = ("target_group", "activity", "other", "budget_line", "heading", "organization")


def served_beyond(proposal: Proposal) -> tuple[CostItem, int, int] | None:
    """The cost line that serves the most unexplained people: (line, people served, target); None where all is explained."""
    target = target_count(proposal.target_groups)
    largest = max((group.count or 0 for group in proposal.target_groups), default=0)
    if not target:
        return None
    said, staff = _said(proposal)
    meals = [(item, people) for item in proposal.budget.lines if (people := _people(item))]
    explained = {people for item, people in meals if _explained(people, target, largest, item, said, staff)}
    worst: tuple[CostItem, int, int] | None = None
    for item, served in meals:
        if served <= max(target, largest) or served in explained or not _SERVED.search(item.text) or _SPEAKER.search(item.text):
            continue
        if worst is None or served > worst[1]:
            worst = (item, served, target)
    return worst


def _people(item: CostItem) -> int:
    """How many people a cost line counts, 0 where it counts none."""
    return max((int(factor.value) for factor in item.factors if factor.unit in ("คน", "ราย", "ท่าน", "หัว")), default=0)


def _said(proposal: Proposal) -> tuple[list[int], list[int]]:
    """Every number of people that the text gives outside the cost lines, and those among them of lines that speak of staff."""
    found: list[int] = []
    staff: list[int] = []
    costs = {(item.start, item.end) for item in proposal.budget.lines}
    for element in proposal.elements:
        if element.kind not in _STAFF_LINES or element.kind == "budget_line" and any(start >= element.start and end <= element.end for start, end in costs):
            continue
        found += _counted(element.text)
        if element.kind == "target_group" or _HELPERS.search(element.text):
            staff += _counted(element.text)
        if element.kind == "target_group":  # "มานั่งกินด้วย เป็น 36"
            found += [int(value) for value in re.findall(r"(?:เป็น|รวม)\s*(\d{1,4})(?![\d.,])", arabic(element.text))]
    return found, staff


@kept
def _counted(line: str) -> tuple[int, ...]:
    return tuple(int(match[1].replace(",", "")) for match in COUNT.finditer(arabic(line)))


def _explained(served: int, target: int, largest: int, item: CostItem, said: list[int], staff: list[int]) -> bool:
    if served in said:
        return True
    plain = arabic(item.text)
    if _WITH_STAFF.search(item.text):
        return True
    before = [int(value) for value in re.findall(r"\d{1,4}", re.split(r"รวม|เป็น|=|x|×", plain)[0])]
    if any(sum(some) == served for size in (2, 3) for some in combinations(before[:6], size)):
        return True
    inner = [int(value.replace(",", "")) for part in re.findall(r"\(([^()]*)\)", plain) for value in re.findall(r"\d[\d,]*", part)]
    if any(sum(some) == served for size in (2, 3, 4) for some in combinations(inner[:8], size)):
        return True
    helpers = [value for value in dict.fromkeys(staff) if value < served][:12]
    rests = {served - target, served - largest}
    return any(sum(some) in rests for size in (1, 2, 3) for some in combinations(helpers, size))
