"""What the tagger sees of a line: itself, its neighbours, the section it stands in, its table and its place.

A line's score is a sum over features, and every feature belongs to one of these five parts, so each part is worked out once
for each different line and kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.proposal.cost import costs, looks_like_money, row_cost
from assistant.tagging.headings import LONGEST, NONE, Heading, heading
from assistant.thai.markers import marker_end
from assistant.thai.numbers import NUMBER, arabic, baht_in_words, without_leaders
from assistant.thai.ticks import tick
from assistant.thai.tokenizer import words

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_PERSON = re.compile(r"(?:นาย|นางสาว|นาง|น\.ส\.|ด\.ญ\.|ด\.ช\.|ว่าที่|ดร\.|นพ\.|พญ\.)\s?[ก-ฮเ-ไ]")
_PHONE = re.compile(r"โทร|\d{3}-\d{3,}|0[689][0-9Xx]")
_PERCENT = re.compile(r"ร้อยละ|%|เปอร์เซ็น")
_PEOPLE = re.compile(r"\d\s*(?:คน|ราย|ครัวเรือน|หลังคาเรือน)")
_MONTH = re.compile(r"มกรา|กุมภา|มีนาคม|เมษา|พฤษภา|มิถุนา|กรก[ฎฏ]า|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|[มกสตธ]\.ค\.|[กพ]\.[พยค]\.|มี\.ค|เม\.ย|มิ\.ย|\d{1,2}/\d{1,2}/\d{2,4}")
_YEAR = re.compile(r"25[5-9]\d|20[2-3]\d")
_PLACE = re.compile(r"หมู่(?:ที่)?\s*\d|ม\.\s?\d|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|ชุมชน|บ้าน")
_AT_LEAST = re.compile(r"ไม่น้อยกว่า|อย่างน้อย|ไม่เกิน|เพิ่มขึ้น|ลดลง|ขึ้นไป|มากกว่า|น้อยกว่า|ต่ำกว่า|เพิ่มเป|เหลือ")
_AIM = re.compile(r"^(?:เพื่อ|ให้|อยากให้|ส่งเสริม|ลด|สร้าง|พัฒนา|เพิ่ม)")
_SUM = re.compile(r"^(?:รวม|ยอดรวม|เป็นเงิน(?:ทั้งสิ้น|รวม)|งบประมาณรวม|งบประมาณทั้งสิ้น|สรุป|ทั้งหมด|ทั้งสิ้น)")
_SIGN = re.compile(r"ลงชื่อ|\(\s*(?:นาย|นาง|น\.ส|[.…]{4})|^ตำแหน่ง|[.…_]{8,}")
_BLANK = re.compile(r"[.…_]{4,}")
_LEADING_HEADING = re.compile(r"(?:ดังนี้|ได้แก่|คือ|ต่อไปนี้|[:：])\s*$")


class Line(NamedTuple):
    """One line in its own right. signature: its coarse shape, in few values; first: its first word; size: bucket of its length."""

    text: str
    heading: Heading
    signature: str
    first: str
    size: int
    own: tuple[str, ...]


class Place(NamedTuple):
    """Where a line stands. section: what the last heading announces; parent: the last known one; distance: lines since."""

    section: str
    parent: str
    words: tuple[str, ...]
    distance: int
    table: str
    table_row: int


@lru_cache(maxsize=20_000)
def line(text: str, cells: tuple[str, ...] = ()) -> Line:
    """The line's own features. text: repaired; cells: of a table row."""
    text = without_leaders(text)
    plain = arabic(text)
    begin = marker_end(plain)
    body = plain[begin:].strip()
    head = heading(text) if not cells else _row_heading(text, cells)
    tokens = [_DIGITS.sub("0", word).strip() for word in words(text[begin:].strip()[:600])]
    tokens = [token for token in tokens if token]
    marker = _marker(plain, begin)
    money = _money(text, cells)
    box = tick(text)
    size = _bucket(len(body), (8, 20, 40, 70, 120, 250, 500))
    flags = {
        "percent": _PERCENT.search(body), "people": _PEOPLE.search(body), "month": _MONTH.search(body), "year": _YEAR.search(body),
        "person": _PERSON.search(body), "phone": _PHONE.search(body), "place": _PLACE.search(body), "level": _AT_LEAST.search(body),
        "aim": _AIM.match(body), "sum": _SUM.match(body), "sign": _SIGN.search(body), "blank": _BLANK.search(body),
        "lead": _LEADING_HEADING.search(body), "words": "ถ้วน" in body and baht_in_words(body), "baht": "บาท" in body,
        "question": body.endswith(("?", "ไหม", "อะไร", "ยังไง", "ใคร", "ไหน", "ไร", "ไหร่")), "bracket": body.startswith("("),
        "digits": any(char.isdigit() for char in body), "indent": text[:1] in " \t",
    }  # fmt: skip
    on = [name for name, value in flags.items() if value]
    found = [f"m={marker}", f"size={size}", f"money={money}", f"box={box}", f"cells={min(len(cells), 7)}"]
    found += [f"f={name}" for name in on]
    found += [f"H={head.section}/{int(head.sure)}/{'label' if head.content >= 0 else 'bare'}"]
    found += [f"s1={token}" for token in tokens[:1]] + ["s2=" + "_".join(tokens[:2]), "s3=" + "_".join(tokens[:3])]
    found += [f"c={body[:4]}", f"e={body[-4:]}"] + [f"l1={token}" for token in tokens[-1:]]
    kept = tokens if len(tokens) <= 70 else tokens[:50] + tokens[-20:]
    found += sorted({f"w={token}" for token in kept if len(token) > 1})
    found += sorted({f"b={a}_{b}" for a, b in zip(kept[:12], kept[1:13], strict=False)})
    found += [f"mz={money}/{size}", f"ms={marker}/{size}", f"d={body.count(' 0') > 2}"]
    found += [f"am={'aim' in on}/{money}", f"lp={'level' in on or 'percent' in on}/{marker}", f"pm={'month' in on}/{size}"]
    if cells:
        numeric = sum(1 for cell in cells if re.fullmatch(r"[\s\d.,%-]*", arabic(cell)))
        found += [f"nc={min(numeric, 5)}", f"c1={cells[0].strip()[:6]}", f"cl={arabic(cells[-1]).strip()[:5] if len(cells) > 1 else ''}"]
    aim, level, person = "aim" in on, "level" in on or "percent" in on, "person" in on
    signature = f"{marker[:1]}{money}{'A' if aim else ''}{'L' if level else ''}{'P' if person else ''}{'C' if cells else ''}{'D' if 'month' in on else ''}{'S' if 'sum' in on else ''}{'N' if 'people' in on else ''}"
    return Line(text, head, signature, tokens[0] if tokens else "", size, tuple(found))


def _row_heading(text: str, cells: tuple[str, ...]) -> Heading:
    """A table row announces something where its first cell is a label, or where it is a row of column heads."""
    heads = [heading(cell) if len(cell) <= LONGEST else NONE for cell in cells if cell.strip()]
    if len(heads) > 1 and all(head.section and head.content < 0 for head in heads[:2]):
        return Heading(heads[0].section, heads[0].sure, -1)
    if heads and heads[0].section and heads[0].content < 0 and not any(char.isdigit() for char in arabic(text)):
        return Heading(heads[0].section, heads[0].sure, 0)
    return heads[0] if heads and heads[0].section else NONE


def _marker(plain: str, begin: int) -> str:
    mark = plain[:begin].strip()
    if not mark:
        return "none"
    if not any(char.isdigit() for char in mark):
        return "dash"
    return "sub" if re.search(r"\d\.+\d", mark) else "number"


def _money(text: str, cells: tuple[str, ...]) -> str:
    """What the line says of money: chain, chains, lump, sum-like figures or none."""
    if cells:
        row = row_cost(cells)
        return "none" if row is None else "chain" if row[0] else "lump" if "บาท" in text or NUMBER.search(arabic(cells[-1])) else "none"
    if not looks_like_money(text):
        return "none"
    found = costs(text)
    chains = sum(1 for cost in found if cost.factors)
    return "chains" if chains > 1 else "chain" if chains else "lump" if found else "sign"


def _bucket(value: int, edges: Sequence[int]) -> int:
    return next((n for n, edge in enumerate(edges) if value <= edge), len(edges))


def neighbour(side: str, other: Line | None) -> tuple[str, ...]:
    """Features of the line before ("p") or after ("n")."""
    if other is None:
        return (f"{side}:edge",)
    head = other.heading
    return (
        f"{side}:{other.signature}", f"{side}:H={head.section}/{'label' if head.content >= 0 else 'bare'}",
        f"{side}:{other.first}", f"{side}:size={other.size}",
    )  # fmt: skip


def placed(place: Place, signature: str, layout: str) -> tuple[str, ...]:
    """Features of the section and table that a line of this signature stands in."""
    near = min(place.distance, 4)
    found = [
        f"S={place.section}", f"P={place.parent}", f"S={place.section}&{signature}", f"P={place.parent}&{signature}",
        f"S={place.section}&n{near}", f"P={place.parent}&S={place.section}", f"n={near}", f"layout={layout}",
        f"S={place.section}&{layout}",
    ]  # fmt: skip
    found += [f"SW={word}" for word in place.words]
    if place.table:
        found += [f"T={place.table}", f"T={place.table}&{signature}", f"TR={min(place.table_row, 2)}", f"T={place.table}&r{min(place.table_row, 2)}"]
    return tuple(found)


def position(index: int, total: int) -> tuple[str, ...]:
    """Features of how far into the document a line is."""
    found = [f"at={index * 8 // max(total, 1)}"]
    if index < 5:
        found.append(f"top={index}")
    if total - index <= 4:
        found.append(f"bottom={total - index}")
    return tuple(found)


def places(lines: Sequence[Line], tables: Sequence[int]) -> list[Place]:
    """Where each line stands. tables: for each line the number of its table, -1 outside tables."""
    found, section, parent, heads, distance = [], "", "", (), 0
    table_key, table_row, current = "", 0, -1
    for index, this in enumerate(lines):
        if tables[index] != current:
            current, table_row = tables[index], 0
            table_key = _table_key(this) if current >= 0 else ""
        elif current >= 0:
            table_row += 1
        found.append(Place(section, parent, heads, min(distance, 4), table_key, min(table_row, 2)))
        head = this.heading
        if opens_section(this, lines[index + 1] if index + 1 < len(lines) else None):
            section, distance = head.section, 0
            parent = head.section or parent
            heads = tuple(sorted({feature[2:] for feature in this.own if feature.startswith("w=")})[:12])
        else:
            distance += 1
    return found


def opens_section(this: Line, following: Line | None) -> bool:
    """Whether a line seems to open a section: a known heading or label, or a short line that is no list item."""
    head = this.heading
    if head.section:
        return head.sure or head.content < 0
    plain = this.text.strip()
    if not 3 < len(plain) <= 45 or any(sign in plain for sign in "|☐☑•") or "f=digits" in this.own[:30] and marker_end(plain) == 0:
        return False
    short = following is not None and len(following.text) > len(plain)
    return short and this.signature[0] in "ns" and "m=dash" not in this.own[:1] and "money=none" in this.own[:3]


def _table_key(first: Line) -> str:
    head = first.heading.section
    names = [feature[2:] for feature in first.own if feature.startswith("w=")]
    return head or "/".join(sorted(names)[:3])


def features(lines: Sequence[Line], layouts: Sequence[str], tables: Sequence[int]) -> list[list[tuple[str, ...]]]:
    """For each line its five groups of features: own, before, after, place, position."""
    where = places(lines, tables)
    total = len(lines)
    return [
        [
            this.own,
            neighbour("p", lines[index - 1] if index else None),
            neighbour("n", lines[index + 1] if index + 1 < total else None),
            placed(where[index], this.signature, layouts[index]),
            position(index, total),
        ]
        for index, this in enumerate(lines)
    ]
