"""People: target groups with their numbers, the applicant, and how many persons a group names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Organization, TargetGroup
from assistant.proposal.spans import cell, place
from assistant.rubric import Rubric
from assistant.tagging.headings import heading
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic, without_leaders

COUNT = re.compile(r"(\d(?<![\d.,].)(?:\d{0,2}(?:,\d{3})+|\d{0,5}))\s*(?:คน|ราย|ท่าน|ชีวิต)(?!ละ)")
_BOX = re.compile(r"^\s*(?:\(\s*[xX/✓✔√]?\s*\)|\[\s*[xX/✓✔]?\s*\]|[☑☒✓✔])")
_BARE = re.compile(r"^\s*(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?\s*(?:คน)?\s*$")
_TRAILING = re.compile(r"[ก-๎)]\s+(\d{1,3}(?:,\d{3})+|\d{1,5})\s*$")
_NTH = re.compile(r"(?:ที่|พวก|กลุ่ม|ข้อ|(?<!สูง)(?<!วัย)อายุ)\s*$")  # "พวกที่ 1 คนตัดปาล์ม" counts nobody
_ORDINAL = re.compile(r"\s*\d{1,2}[.)]?\s*$")
_AND = re.compile(r"\s*(?:[^\d]{0,30})?(?:และ|,|กับ|\+|/|\s)\s*[ก-๎\s.]{3,40}$")
_HELP = re.compile(r"อสม|ช่วย|ทีม|ครู|พี่เลี้ยง|คนทำงาน|วิทยากร|เจ้าหน้าที่|คณะทำงาน|ผู้หญิง|ผู้ชาย|หญิง|ชาย|เลือก|ในจำนวน")
_TOTAL = re.compile(r"รวม(?:กลุ่มเป้าหมาย|ภาคี|ผู้เข้าร่วม|ทั้งสิ้น|ทั้งหมด|ทั้งโครงการ)[ก-๎ ]{0,30}?\s*(\d{1,3}(?:,\d{3})+|\d{1,6})\s*คน|^\W*รวม")
_PART = re.compile(r"รายละเอียด|ในจำนวนนี้|แบ่งเป็น|ประกอบด้วย|บวก|วันอบรม|ไม่รวม|ไม่นับ|ไม่อยู่|เชิญ|แวะ")
_STAFF = re.compile(r"ผู้ช่วย|ช่วยจัด|ช่วยงาน|ทีมจัด|ทีมทำ|อยู่ช่วย|ครูผู้ดูแล|ผู้จัดการอบรม|กินข้าว|จัดอาหาร|เจ้าหน้าที่|วิทยากร|คณะทำงาน|ทีมงาน|ผู้จัด|ผู้สังเกต|ผู้ดำเนิน|คนช่วยงาน|พี่เลี้ยง|ผู้ประสาน|อยู่ร่วมกิจกรรม|การจัดอาหาร")
_LEFT_OUT = re.compile(r"(?:ไม่นับ|ไม่รวม)[^\d]*(?:\d+\s*(?:คน|ราย))?")
_SUM = re.compile(r"(?<!เลี้ยง)(?<!นับ)(?:รวม|เบ็ดเสร็จ)(?:กลุ่มเป้าหมาย|ภาคี[ก-๎]*|ผู้เข้าร่วม|ทั้งหมด|ทั้งสิ้น|จำนวน|เป็น|แล้ว)?\s*(\d{1,3}(?:,\d{3})+|\d{1,6})\s*คน")
_NAME = r"([ก-ฮเ-ไ][ก-๎]{1,24})"
_PERSON = re.compile(
    rf"(?:นางสาว|นาย|นาง|น\.\s?ส\.|ด\.\s?ต\.|ด\.ช\.|ด\.ญ\.|ดร\.|ว่าที่\s?ร\.?[ตทอ]\.?|ส\.[ตอท]\.|จ\.ส\.อ\.|พญ\.|นพ\.|Miss|Mr\.?)\s?{_NAME}(?:\s+[ก-ฮเ-ไ][ก-๎]{{2,24}})?"
)
_IS_PERSON = re.compile(rf"{_PERSON.pattern}")
_INFORMAL = re.compile(
    rf"(?:อิหม่าม|ครู|พระครู|พระ|คุณ|ป้า|ลุง|น้า|พี่|บัง|ก๊ะ|กะ|เจ๊ะ|หะยี|ฮัจยี|บาบอ|บิหลั่น|ช่าง|แม่|ตา|ยาย|อา|โต๊ะ|หมอ|ผู้ใหญ่|ผอ\.)\s?{_NAME}\s+[ก-ฮเ-ไ][ก-๎]{{2,24}}"
)
_PLAIN_NAME = re.compile(r"^\s*(?:(?:คณะทำงาน|คนในกลุ่ม|คนทำงาน|รายชื่อ|สมาชิก|ทีมงาน|ทีม|แกนนำ|[ก-๎]{0,10}ชื่อ)\s*[:：]?\s*)?(?:ประธาน|รองประธาน|รอง|เลขา(?:นุการ)?|เหรัญญิก|กรรมการ|มี|ผม|หนู)?[^ก-๎]*([ก-ฮเ-ไ][ก-๎]{2,16})\s+([ก-ฮเ-ไ][ก-๎]{2,20})(?:\s|$|\(|,)")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,/;•·|–—]|(?<!\d)\(?[0-9๐-๙]{1,2}[.)](?!\d)|\s-\s|(?<=\s)(?:และ|กับ|แล้วก็))\s*")
_NUMBERED = re.compile(r"\(([0-9๐-๙]{1,2})\)")
_NICKNAMED = re.compile(r"[ก-๎]{2,12}\s*\((?=นาย|นาง|น\.ส)[^()]*\)")  # "บังหมาด (นายหมาด …)"
_MYSELF = re.compile(r"\s*(?:ผม|หนู|ดิฉัน|ข้าพเจ้า|ฉัน|เรา)\s")
_ASIDE = re.compile(r"\([^()]*\)")
_ROLES = re.compile(r"นายก(?=ฯ|เทศ|อบต|สมาคม|อง|สภา|\s|$)|นายอำเภอ|นายทะเบียน|นายแพทย์|นายจ้าง|นางพยาบาล|นายท้าย|นายช่าง")


def target_groups(document: Document, elements: Sequence[Element]) -> tuple[TargetGroup, ...]:
    """The lines on target groups; count: the people that the line gives, None without one."""
    found = []
    for element in elements:
        if element.kind != "target_group":
            continue
        head = heading(element.text)
        begin = head.content if head.content > 0 and head.section == "target_group" and not element.cells else 0
        begin += marker_end(element.text[begin:])
        text, start, end = place(document, element, begin, len(element.text))
        found.append(TargetGroup(text.replace(" | ", " "), start, end, _count(element), bool(element.cells)))
    return tuple(found)


def _count(element: Element) -> int | None:
    plain = without_leaders(arabic(element.text))
    plain = plain[marker_end(plain) :]
    plain = _BOX.sub("", plain)
    if element.cells:
        first = len(element.cells) > 2 and bool(_ORDINAL.match(arabic(element.cells[0])))  # the row's own number
        for cell in reversed(element.cells[first:]):
            bare = _BARE.match(arabic(cell))
            if bare and int(bare[1].replace(",", "")):
                return int(bare[1].replace(",", ""))
    total = _SUM.search(plain)
    if total:
        return int(total[1].replace(",", ""))
    found = [match for match in COUNT.finditer(plain) if _value(match) and not _NTH.search(plain, 0, match.start())]
    outside = [match for match in found if plain.count("(", 0, match.start()) <= plain.count(")", 0, match.start())] or found
    numbers = [_value(match) for match in outside]
    if not numbers:
        bare = _TRAILING.search(plain)  # "กลุ่มวัยทำงาน (เกษตรกร) 120"
        return int(bare[1].replace(",", "")) if bare else None
    if len(numbers) > 1 and numbers[0] != sum(numbers[1:]) and not _HELP.search(plain[outside[0].end() :]):
        joined = all(_AND.match(plain[a.end() : b.start()]) for a, b in zip(outside, outside[1:], strict=False))
        return sum(numbers) if joined else numbers[0]
    return numbers[0]


def _value(match: re.Match[str]) -> int:
    return int(match[1].replace(",", ""))


def target_count(groups: Sequence[TargetGroup]) -> int:
    """People in the target group: repeats counted once, helpers and staff left out; 0 where no number is given."""
    own = [group for group in groups if group.count and not _helpers(group)]
    if not own:
        return 0
    total = next((group.count for group in own if _TOTAL.search(arabic(group.text)) or group.row and group.text.startswith("รวม")), None)
    if total:
        return total
    if (summed := _summed(own)) is not None:
        return summed
    first, *others = own
    more = [group.count for group in others if group.row == first.row and not _PART.search(group.text) and not _HELP.search(group.text)]
    return sum(dict.fromkeys(filter(None, [first.count, *more])))


def _summed(groups: Sequence[TargetGroup]) -> int | None:
    """The number that is the sum of those before it ("… 60 คน", "… 20 คน รวม 80 คน"), None where there is none."""
    numbers = [[_value(match) for match in COUNT.finditer(arabic(group.text))] for group in groups]
    for last in range(1, len(groups)):
        before = [group.count or 0 for group in groups[:last]]
        for own, total in zip(numbers[last], numbers[last][1:], strict=False):
            if total == sum(before) + own:
                return total
    return None


def _helpers(group: TargetGroup) -> bool:
    """Whether a line counts staff and helpers: it speaks of them before its first number."""
    plain = _LEFT_OUT.sub("", without_leaders(arabic(group.text)))
    first = COUNT.search(plain)
    return bool(_STAFF.search(plain[: first.start() if first else len(plain)]))


_ITS_NAME = re.compile(r"\W*ชื่อ(?:องค์กร|หน่วยงาน|กลุ่ม|ชมรม)")


def organization(document: Document, elements: Sequence[Element], rubric: Rubric) -> Organization | None:
    """The applicant as its lines give it."""
    lines = [element for element in elements if element.kind == "organization"]
    if not lines:
        return None
    named = [element for element in lines if not _person_line(element.text)] or lines
    first = next((element for element in named if element.cells and _ITS_NAME.match(element.cells[0])), named[0])
    value = next((n for n, text in enumerate(first.cells) if n and text.strip()), None)
    if value is not None and heading(first.cells[0]).section == "organization":
        text, start, end = cell(document, first, value)
    else:
        head = heading(first.text)
        text, start, end = place(document, first, head.content if head.content > 0 and not first.cells else 0, len(first.text))
    signers = [element for element in elements if element.kind == "signature" or element.cells and any(_IS_PERSON.fullmatch(text.strip()) for text in element.cells)]
    everything = "\n".join(element.text for element in lines)
    return Organization(text, start, end, category(everything, text, elements, rubric), named_persons(lines, signers))


def category(everything: str, name: str, elements: Sequence[Element], rubric: Rubric) -> str:
    """Which kind of applicant: by a ticked option, then by the organisation's own name, then by all its lines."""
    for text in (name, everything):
        hits = [
            (hit.start, applicant.id) for applicant in rubric.applicants.values() if (hit := applicant.words.find(text)) is not None
        ]  # fmt: skip
        if hits:
            return min(hits)[1]
    return ""


def _person_line(text: str) -> bool:
    return bool(_PERSON.match(text[marker_end(text) :].strip())) and not _ROLES.match(text[marker_end(text) :].strip())


def named_persons(lines: Sequence[Element], signers: Sequence[Element] = ()) -> int:
    """How many different persons the lines name, with a title ("นาง…") or plainly in a list; signers: lines that count only with titles."""
    names = {match[1] for element in signers for match in _PERSON.finditer(element.text) if not _ROLES.match(element.text[match.start() :])}
    for element in lines:
        titled = [match for match in _PERSON.finditer(element.text) if not _ROLES.match(element.text[match.start() :])]
        names |= {match[1] for match in titled}
        text = _NUMBERED.sub(r" \1) ", _NICKNAMED.sub(" ", element.text))
        pieces = [piece for piece in _BETWEEN_NAMES.split(_ASIDE.sub(" ", text)) if piece and not _PERSON.search(piece)]
        names |= {match[1] for piece in pieces for match in _INFORMAL.finditer(piece)}
        if len(pieces) > 1 or (not titled and (marker_end(text) or _MYSELF.match(text))):
            names |= {plain[1] for piece in pieces if not _INFORMAL.search(piece) and (plain := _PLAIN_NAME.match(piece[marker_end(piece) :]))}
    return len(names)
