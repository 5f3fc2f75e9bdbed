"""From labelled texts to what the model of a line's words learns from."""

from __future__ import annotations

import random
from collections.abc import Iterator

from assistant.learning.corpus import LabelledLine, LabelledText
from assistant.learning.lines import Groups, document
from assistant.tagging.elements import lines
from assistant.tagging.features import places
from assistant.tagging.phrases import ANY, features, labels, section_at
from assistant.thai.numbers import arabic
from assistant.thai.repair import repair

_HOLDERS = ("title", "objective", "indicator")
_SPARED = 0.3  # share of the other longer lines that are learned from
_LONG = 40
_LABELS = (
    "1. ", "(1) ", "2) ", "๑. ", "ก. ", "(ข) ", "ข้อ 1 ", "ข้อที่ 2 ", "ข้อ ๓. ", "- ", "• ", "✔ ", "→ ", "1.1 ", "ประการแรก ", "ประการที่สอง ", "อย่างแรก ", "เรื่องที่สอง ",
    "{0}ที่ 1 : ", "{0} 2 ", "{0}ข้อที่ 3 ", "{0} ", "{0}: ", "KPI 1: ", "OC 1 : ", "ว.1 ", "Like to see : ", "Expect | ", "ขั้นต้น : ", "ผลลัพธ์ที่ 1 ", "ผลผลิต ", "ผลลัพธ์: ", "เชิงปริมาณ ",
    "1 | ", "วัตถุประสงค์ 1 | ", "ข้อ 2 | ", "ตอบ : ",
)  # fmt: skip
_NAMES = {"objective": ("วัตถุประสงค์", "จุดประสงค์", "ความมุ่งหมาย", "เป้าประสงค์"), "indicator": ("ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ", "ดัชนีชี้วัด", "เกณฑ์")}
_LEVELS = (
    " โดย", " โดยมี", " ซึ่งต้อง", " ซึ่ง", " คือ", " คือ ", " ต้อง", " / ", " — ", " - ", " → ", " -> ", " (", " : ", " ตัวชี้วัด ", " ตัวชี้วัดคือ ", " / ตัวชี้วัด ", " วัดจาก ", " วัดจาก", " ดูจาก ", " โดยดูจาก",
    " — วัด: ", " ถือว่าสำเร็จเมื่อ ", " นับว่าได้ผลเมื่อ", " เป้าหมาย ", " | ", " | ตัวชี้วัด: ", " และ", " ", "  ",
)  # fmt: skip
_TITLED = (
    "ชื่อโครงการ ", "ชื่อโครงการ : ", "ชื่อโครงการ: ", "1. ชื่อโครงการ ", "๑. ชื่อแผนงาน/โครงการ/กิจกรรม ", "ชื่อแผนงาน/โครงการ/กิจกรรม : ", "เรื่อง ขอเสนอ", "เรื่อง  ขออนุมัติ", "เรื่อง ขอรับการสนับสนุน",
    "เรื่อง ส่ง", "เรื่อง ", "ตอบ : ", "ตอบ: ", "1 | ชื่อโครงการ | ", "ชื่อโครงการ | ", "| ชื่อโครงการ | ", "โครงการ : ", "ขอเสนอ", "ขอ", "“", '"', "ชื่องาน ", "จะทำเรื่อง ", "เรื่องที่จะทำ : ", "**ชื่อโครงการ** ", "**ชื่องาน:** ", "# ", "เรื่องที่เสนอ ", "งานนี้ให้ชื่อว่า ", "ชื่อเอาเป็น ", "", "", "",
)  # fmt: skip
_BEHIND = ("", "", "", "", "”", '"', " ชื่อโครงการควรสั้น กระชับ เข้าใจง่าย", "ชื่อโครงการควรสั้น กระชับ", " 💃", " |", " รหัสโครงการ 69-L1234-1-01", " ครับ", " ค่ะ", " ดังนี้", " มาเพื่อพิจารณา", " (โครงการใหม่)")
_NEXT = (" และ", " 2. ", " 2) ", " (2) ", " (ข) ", " ประการที่สอง ", " และประการที่สาม ", " / ", " , ", " กับ", " แล้วก็", " ข้อสอง ", "; ", " ")
_TOOLS = ("", "", "", " | 80", " | ร้อยละ 80 | แบบสอบถาม", " | 60 คน | 50 คน", " | แบบทดสอบ | ก่อนและหลังอบรม", " (ใบลงชื่อ)", " | อสม. | ทุกเดือน")


def wordings(text: LabelledText) -> Iterator[tuple[Groups, list[str]]]:
    """Features and label of each word of the lines that hold objectives or indicators, and of some that hold none."""
    chance = random.Random(text.id)
    read_as = document(text)
    seen, tables, rows = lines(read_as)
    where = places(seen, tables)
    starts, offset = {}, 0
    for line in text.lines:
        starts[offset] = line
        offset += len(line.text if line else "") + 1
    title = _title_line(text)
    header: tuple[str, ...] = ()
    for index, (block, this, place, cells) in enumerate(zip(read_as.blocks, seen, where, rows, strict=True)):
        line = starts.get(block.start) or starts.get(_line_start(read_as.text, block.start))
        if line is None:
            continue
        if line.kind == "heading" and cells:
            header = cells
        held = line.objectives or line.indicators or line is title
        if line.kind not in _HOLDERS and not held and section_at(index, place.section) != "top" and (len(line.text) < _LONG or line.kind == "heading" or chance.random() > _SPARED):
            continue
        plain = this.text
        items = _items(line, plain, text.head["title"] if line is title else "")
        if items is None:
            continue
        goes_on = line.kind if line.continues and line.kind in _HOLDERS and not items else ""
        section = section_at(index, place.section or place.parent)
        found = labels(plain, items, goes_on)
        yield features(plain, line.kind, section, header), found
        if chance.random() < 0.5:
            yield features(plain, ANY, section, header), found


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _title_line(text: LabelledText) -> LabelledLine | None:
    """The line that gives the title: the first of its kind that holds it, else the first of any kind."""
    holders = [line for line in text.lines if line and text.head["title"] and text.head["title"] in line.text]
    return next((line for line in holders if line.kind == "title"), holders[0] if holders else None)


def _items(line: LabelledLine, plain: str, title: str) -> list[tuple[str, int, int]] | None:
    """Label, start and end of each item in the repaired line; None where one is not found there."""
    found: list[tuple[str, int, int]] = []
    text = arabic(plain)
    wanted = [("title", title)] if title else []
    wanted += [("objective", words) for words in line.objectives] + [("indicator", words) for words, _ in line.indicators]
    for label, words in wanted:
        words = arabic(repair(words).text)
        start = next((at for at in _all(text, words) if all(at >= b or at + len(words) <= a for _, a, b in found)), -1)
        if start < 0:
            return None
        found.append((label, start, start + len(words)))
    return sorted(found, key=lambda item: item[1])


def _all(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def variations(text: LabelledText) -> Iterator[tuple[Groups, list[str]]]:
    """The items of a text joined and labelled in other ways, as other writers put them on one line."""
    chance = random.Random(f"v{text.id}")
    aims, measures = text.objectives, text.indicators
    pairs = [(aims[o], words) for words, links in measures for o in links if o < len(aims)]
    if text.head["title"]:
        for _ in range(3):
            kind = chance.choice(("title", "title", "other", "organization"))
            yield _made(chance, kind, [("", chance.choice(_TITLED)), ("title", text.head["title"]), ("", chance.choice(_BEHIND))], chance.choice(("top", "title", "")))
    for aim, words in pairs:
        close = chance.choice(_LEVELS)
        yield _made(chance, "objective", [("objective", aim), ("", close), ("indicator", words), ("", ")" if "(" in close else chance.choice(_TOOLS))])
    for kind, items in (("objective", aims), ("indicator", [words for words, _ in measures])):
        for item in items:
            yield _made(chance, kind, [("", chance.choice(_LABELS).format(chance.choice(_NAMES[kind]))), (kind, item), ("", chance.choice(_TOOLS))])
        for first, second in zip(items, items[1:], strict=False):
            joint = chance.choice(_NEXT)
            yield _made(chance, kind, [("", chance.choice(_LABELS).format("") if joint.strip() else ""), (kind, first), ("", joint), (kind, second)])


def _made(chance: random.Random, kind: str, parts: list[tuple[str, str]], section: str | None = None) -> tuple[Groups, list[str]]:
    """A line of such parts: label ("" for what is none) and wording."""
    line, items = "", []
    for label, words in parts:
        words = arabic(repair(words).text)
        if label:
            items.append((label, len(line), len(line) + len(words)))
        line += words
    if section is None:
        section = kind if chance.random() < 0.8 else ""
    return features(line, kind if chance.random() < 0.7 else ANY, section), labels(line, items)
