"""What the tagger sees of a line: itself, its neighbours, the section it stands in, its table and its place.

A line's score is a sum over features, and every feature belongs to one of these five parts, so each part is worked out once
for each different line and kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.kept import kept
from assistant.proposal.cost import costs, looks_like_money
from assistant.proposal.cost_rows import row_costs
from assistant.tagging.headings import LONGEST, NONE, Heading, heading
from assistant.thai.literals import Expression, learn, seen
from assistant.thai.markers import marker_end
from assistant.thai.numbers import DIGIT, NUMBER, arabic, baht_in_words, without_leaders
from assistant.thai.ticks import tick
from assistant.thai.tokenizer import words

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SUB = re.compile(r"\d\.+\d")
_NUMERIC = re.compile(r"[\s\d.,%-]*")
_AIM = re.compile(r"(?:เพื่อ|ให้|อยากให้|ส่งเสริม|ลด|สร้าง|พัฒนา|เพิ่ม)")
_SUM = re.compile(r"(?:รวม|ยอดรวม|เป็นเงิน(?:ทั้งสิ้น|รวม)|งบประมาณรวม|งบประมาณทั้งสิ้น|สรุป|ทั้งหมด|ทั้งสิ้น)")
_SIZES = (8, 20, 40, 70, 120, 250, 500)  # characters
_DRAWN = re.compile("[|☐☑•]")
_NEAR_TOP, _NEAR_BOTTOM = 5, 4  # lines
ORDINAL = re.compile(r"\s*(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|#|no\.?)\s*$", re.IGNORECASE)
_FAR, _FAR_ROW = 4, 2  # lines after a heading, rows of a table: beyond, all is the same
_EDGE = {"p": ("p:edge",), "n": ("n:edge",)}
_QUESTION = ("?", "ไหม", "อะไร", "ยังไง", "ใคร", "ไหน", "ไร", "ไหร่")
_THAI = dict(zip(map(ord, "0123456789"), "๐๑๒๓๔๕๖๗๘๙", strict=True))
_FLAGS = {  # what a line holds
    name: Expression(expression)
    for name, expression in {
        "percent": r"ร้อยละ|%|เปอร์เซ็น",
        "people": r"\d\s*(?:คน|ราย|ครัวเรือน|หลังคาเรือน)",
        "month": r"มกรา|กุมภา|มีนาคม|เมษา|พฤษภา|มิถุนา|กรก[ฎฏ]า|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|[มกสตธ]\.ค\.|[กพ]\.[พยค]\.|มี\.ค|เม\.ย|มิ\.ย|\d{1,2}/\d{1,2}/\d{2,4}",
        "year": r"25[5-9]\d|20[2-3]\d",
        "person": r"(?:นาย|นางสาว|นาง|น\.ส\.|ด\.ญ\.|ด\.ช\.|ว่าที่|ดร\.|นพ\.|พญ\.)\s?[ก-ฮเ-ไ]",
        "phone": r"โทร|\d{3}-\d{3,}|0[689][0-9Xx]",
        "place": r"หมู่(?:ที่)?\s*\d|ม\.\s?\d|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|ชุมชน|บ้าน",
        "level": r"ไม่น้อยกว่า|อย่างน้อย|ไม่เกิน|เพิ่มขึ้น|ลดลง|ขึ้นไป|มากกว่า|น้อยกว่า|ต่ำกว่า|เพิ่มเป|เหลือ",
        "sign": r"ลงชื่อ|\(\s*(?:นาย|นาง|น\.ส|[.…]{4})|^ตำแหน่ง|[.…_]{8,}",
        "blank": r"[.…_]{4,}",
        "help": r"ควรสั้น|ให้ระบุความ|ให้เขียน(?:เป็น|ให้)|แสดงขั้นตอน|(?:ขอ)?ให้จำแนก|บอกจุดมุ่งหมาย|ท่านคาดว่า|ระบุ(?:สถานการณ์|ที่มา|ตัวชี้วัด)|เฉพาะเจาะจง|วัดได้จริง|โปรดระบุ|คำอธิบาย",
        "lead": r"(?:ดังนี้|ได้แก่|คือ|ต่อไปนี้|[:：])\s*$",
    }.items()
}
_SIGNS = {  # by a piece of text, in Arabic and in Thai digits: the flags that it may show, and whether it does so by itself
    spelt: [(name, literal in one.sure) for name, one in _FLAGS.items() if literal in (one.needs or ())]
    for flag in _FLAGS.values()
    for literal in flag.needs or ()
    for spelt in {literal, literal.translate(_THAI)}
}
learn(_SIGNS)
_COUNTED = ("people", "year")  # those with a digit in each match
_FLAGGED = {name: f"f={name}" for name in (*_FLAGS, "aim", "sum", "words", "baht", "question", "bracket", "digits", "indent")}


class Line(NamedTuple):
    """One line in its own right.

    signature: its coarse shape, in few values. shape, own, before, after: its features for itself, as the line before another one,
    and as the line after. words: of a line that may be a heading, else (). opens: it seems to be one, though of no known wording.
    """

    text: str
    heading: Heading
    signature: str
    shape: tuple[str, ...]
    own: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: tuple[str, ...]
    opens: bool


class Place(NamedTuple):
    """Where a line stands. section: what the last heading announces; parent: the last known one; distance: lines since."""

    section: str
    parent: str
    distance: int
    table: str
    table_row: int
    words: tuple[str, ...]


def line(text: str, cells: tuple[str, ...] = ()) -> Line:
    """The line's own features. text: repaired; cells: of a table row."""
    return _line((text, cells))


@kept
def _line(given: tuple[str, tuple[str, ...]]) -> Line:
    text, cells = given
    text = without_leaders(text)
    plain = arabic(text)
    begin = marker_end(plain)
    body = plain[begin:].strip()
    head = heading(text) if not cells else _row_heading(text, cells)
    digits = DIGIT.search(body) is not None
    tokens = _tokens(words(text[begin:].strip()[:600]), digits)
    marker = _marker(plain, begin)
    money = _money(text, cells)
    box = tick(text)
    size = bisect_left(_SIZES, len(body))
    flags = _flags(body, seen(text), marker == "dash", digits)
    if text[:1] in " \t":
        flags.append("indent")
    aim, level, month = "aim" in flags, "level" in flags or "percent" in flags, "month" in flags
    label = "label" if head.content >= 0 else "bare"
    unique = dict.fromkeys(tokens if len(tokens) <= 70 else tokens[:50] + tokens[-20:])
    content = [token for token in unique if len(token) > 1]
    own = [
        *[_FLAGGED[name] for name in flags], f"H={head.section}/{int(head.sure)}/{label}",
        "s2=" + "_".join(tokens[:2]), "s3=" + "_".join(tokens[:3]), "c=" + body[:4], "e=" + body[-4:],
        *["w=" + token for token in content],
        *dict.fromkeys([f"b={a}_{b}" for a, b in zip(tokens[:12], tokens[1:13], strict=False)]),
    ]  # fmt: skip
    if tokens:
        own += ["s1=" + tokens[0], "l1=" + tokens[-1]]
    if cells:
        numeric = sum(1 for cell in cells if _NUMERIC.fullmatch(arabic(cell)))
        last = arabic(cells[-1]).strip()[:5] if len(cells) > 1 else ""
        own += [f"nc={min(numeric, 5)}", "c1=" + cells[0].strip()[:6], "cl=" + last]
    signature = _signature(marker, money, aim, level, "person" in flags, bool(cells), month, "sum" in flags, "people" in flags)
    first = tokens[0] if tokens else ""
    before, after = _around(signature, head.section, label, size)
    opens = _opens(text.strip(), digits, marker, money)
    bare = head.section and (head.sure or head.content < 0) or opens or cells
    return Line(
        text, head, signature, _shape(marker, size, money, box, min(len(cells), 7), aim, level, month, body.count(" 0") > 2),
        tuple(own), (*before, "p:" + first), (*after, "n:" + first),
        tuple(["SW=" + token for token in sorted(content)[:12]]) if bare else (), opens,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _signature(
    marker: str, money: str, aim: bool, level: bool, person: bool, cells: bool, month: bool, total: bool, people: bool
) -> str:
    """The coarse shape of a line."""
    shape = (("A", aim), ("L", level), ("P", person), ("C", cells), ("D", month), ("S", total), ("N", people))
    return f"{marker[:1]}{money}{''.join([letter for letter, true in shape if true])}"


@lru_cache(maxsize=4096)
def _around(signature: str, section: str, label: str, size: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Features of a line for the lines after it ("p:") and before it ("n:"), whatever its words."""
    found = (f":{signature}", f":H={section}/{label}", f":size={size}")
    return tuple(["p" + one for one in found]), tuple(["n" + one for one in found])


@lru_cache(maxsize=4096)
def _shape(
    marker: str, size: int, money: str, box: bool | None, cells: int, aim: bool, level: bool, month: bool, gaps: bool
) -> tuple[str, ...]:
    """Features of what a line looks like, whatever its words."""
    return (
        f"m={marker}", f"size={size}", f"money={money}", f"box={box}", f"cells={cells}", f"mz={money}/{size}", f"ms={marker}/{size}",
        f"d={gaps}", f"am={aim}/{money}", f"lp={level}/{marker}", f"pm={month}/{size}",
    )  # fmt: skip


def _tokens(words: Sequence[str], digits: bool) -> list[str]:
    """The words without blanks, every number in them as 0. digits: whether there are any."""
    if digits:
        words = _DIGITS.sub("0", "\n".join(words)).split("\n")
    return [token for word in words if (token := word.strip())]


def _flags(body: str, literals: frozenset[str], lettered: bool, digits: bool) -> list[str]:
    """Names of what a line's text holds.

    literals: those seen in the line; lettered: whether its list marker may hold some of them; digits: whether it has any.
    """
    possible: dict[str, bool] = {}
    for literal in literals & _SIGNS.keys():
        for name, sure in _SIGNS[literal]:
            possible[name] = possible.get(name, False) or sure
    on = [
        name for name in _FLAGS
        if name in possible
        and (possible[name] and not lettered or (digits or name not in _COUNTED) and _FLAGS[name].pattern.search(body))
    ]  # fmt: skip
    if _AIM.match(body):
        on.append("aim")
    if _SUM.match(body):
        on.append("sum")
    if "ถ้วน" in body and baht_in_words(body):
        on.append("words")
    if "บาท" in body:
        on.append("baht")
    if body.endswith(_QUESTION):
        on.append("question")
    if body.startswith("("):
        on.append("bracket")
    if digits:
        on.append("digits")
    return on


def _opens(plain: str, digits: bool, marker: str, money: str) -> bool:
    """Whether a line looks like a heading in its own right: short, no list item of a dash, without money."""
    if not 3 < len(plain) <= 45 or _DRAWN.search(plain) or digits and marker_end(plain) == 0:
        return False
    return marker in ("none", "number", "sub") and money == "none"


def _row_heading(text: str, cells: tuple[str, ...]) -> Heading:
    """A table row announces something where its first cell is a label, or where it is a row of column heads."""
    heads = [heading(cell) if len(cell) <= LONGEST else NONE for cell in cells if cell.strip() and not ORDINAL.match(cell)]
    if len(heads) > 1 and all(head.section and head.content < 0 for head in heads[:2]):
        return Heading(heads[0].section, heads[0].sure, -1)
    if heads and heads[0].section and heads[0].content < 0 and not DIGIT.search(text):
        return Heading(heads[0].section, heads[0].sure, 0)
    return heads[0] if heads and heads[0].section else NONE


def _marker(plain: str, begin: int) -> str:
    mark = plain[:begin].strip()
    if not mark:
        return "none"
    if not DIGIT.search(mark):
        return "dash"
    return "sub" if _SUB.search(mark) else "number"


def _money(text: str, cells: tuple[str, ...]) -> str:
    """What the line says of money: chain, chains, lump, sum-like figures or none."""
    if cells:
        row = row_costs(cells)
        return "none" if not row else "chain" if row[0].factors else "lump" if "บาท" in text or NUMBER.search(arabic(cells[-1])) else "none"
    if not looks_like_money(text):
        return "none"
    found = costs(text)
    chains = sum(1 for cost in found if cost.factors)
    return "chains" if chains > 1 else "chain" if chains else "lump" if found else "sign"


@kept
def _placed(given: tuple[str, str, int, str, int, str, str]) -> tuple[str, ...]:
    """Features of the place that a line of this signature and layout stands in."""
    section, parent, distance, table, row, signature, layout = given
    found = [
        f"S={section}", f"P={parent}", f"S={section}&{signature}", f"P={parent}&{signature}",
        f"S={section}&n{distance}", f"P={parent}&S={section}", f"n={distance}", f"layout={layout}",
        f"S={section}&{layout}",
    ]  # fmt: skip
    if table:
        found += [f"T={table}", f"T={table}&{signature}", f"TR={row}", f"T={table}&r{row}"]
    return tuple(found)


@cache
def _position(part: int, top: int, bottom: int) -> tuple[str, ...]:
    """Features of how far into the document a line is: eighths of it, lines from the top and to the bottom."""
    found = [f"at={part}"]
    if top < _NEAR_TOP:
        found.append(f"top={top}")
    if bottom <= _NEAR_BOTTOM:
        found.append(f"bottom={bottom}")
    return tuple(found)


def places(lines: Sequence[Line], tables: Sequence[int]) -> list[Place]:
    """Where each line stands. tables: for each line the number of its table, -1 outside tables."""
    found: list[Place] = []
    section, parent, distance = "", "", 0
    words: tuple[str, ...] = ()
    table, row, current = "", 0, -1
    for this, following, number in zip(lines, [*lines[1:], None], tables, strict=False):
        if number != current:
            current, row = number, 0
            table = _columns(this) if number >= 0 else ""
        elif number >= 0:
            row += 1
        found.append(Place(section, parent, min(distance, _FAR), table, min(row, _FAR_ROW), words))
        if opens_section(this, following):
            section, words, distance = this.heading.section, this.words, 0
            parent = section or parent
        else:
            distance += 1
    return found


def _columns(first: Line) -> str:
    """What the columns of a table hold, from its first row: the sections that its heads announce, else its first words."""
    cells = [cell.strip() for cell in first.text.split("|")]
    sections = [heading(cell).section for cell in cells if cell and not ORDINAL.match(cell) and len(cell) <= LONGEST]
    return "/".join(filter(None, sections[:3])) or "/".join([word[3:] for word in first.words[:3]])


def opens_section(this: Line, following: Line | None) -> bool:
    """Whether a line seems to open a section: a known heading or label, or a line like a heading before a longer one."""
    head = this.heading
    if head.section:
        return head.sure or head.content < 0
    return this.opens and following is not None and len(following.text) > len(this.text.strip())


def features(
    lines: Sequence[Line], layouts: Sequence[str], tables: Sequence[int], where: Sequence[Place] | None = None
) -> list[tuple[tuple[str, ...], ...]]:
    """For each line its groups of features: own, shape, before, after, words of its heading, place, position.

    where: ``places`` of the lines.
    """
    total = len(lines)
    if not total:
        return []
    befores = [_EDGE["p"], *[one.before for one in lines[:-1]]]
    afters = [*[one.after for one in lines[1:]], _EDGE["n"]]
    return [
        (
            this.own, this.shape, before, after, place.words, _placed((*place[:5], this.signature, layout)),
            _position(index * 8 // total, min(index, _NEAR_TOP), min(total - index, _NEAR_BOTTOM + 1)),
        )
        for index, (this, before, after, place, layout) in enumerate(
            zip(lines, befores, afters, where or places(lines, tables), layouts, strict=True)
        )
    ]  # fmt: skip
