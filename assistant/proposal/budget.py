"""The budget: cost items from lines, rows and activity paragraphs; subtotals and totals as stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod

from assistant.document import Document
from assistant.proposal.cost import costs, unsigned_cost
from assistant.proposal.cost_rows import OWN_HEAD, Item, row_costs
from assistant.proposal.figures import BAHT_UNITS
from assistant.proposal.model import Budget, CostItem, Element, Total
from assistant.proposal.spans import cell, place
from assistant.tagging.headings import heading
from assistant.thai.dates import days
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic, baht_in_words, number
from assistant.thai.units import COUNTED

_FIGURE = re.compile(r"(?<![\d.,])\d+(?:,\d{2,3})*(?:\.\d+)?(?![\d])")
_GRAND = re.compile(r"รวมทั้งสิ้น|ทั้งสิ้น|ทั้งหมด|รวมงบประมาณ|งบประมาณรวม|รวมเงิน|รวมทั้งโครงการ|ตลอดโครงการ|ทั้งโครงการ|งบประมาณโครงการ|รวมสุทธิ|งบประมาณ(?!ของกิจกรรม)|ขอสนับสนุน|ขอรับการสนับสนุน|ยอดรวม|รวม\s*(?:เป็นเงิน)?\s*$|ขอ(?:งบ|เงิน)")
_PART = re.compile(r"^\W*(?:คิด)?เป็นเงิน\s*[\d.…]|งบ(?:ประมาณ)?(?:ของ)?กิจกรรม|^\W*จำนวนเงิน|พักยอด|กิจกรรมที่|ของกิจกรรม|กิจกรรมนี้|รวมกิจกรรม|รวมข้อ|รวมหมวด|รวมค่า|หมวด|รวมย่อย|รวมวันที่|ครั้งที่|งวดที่|รวมส่วน|รวมรายการ")
_SUMMING = re.compile(r"[\W\d]*(?:(?:ขอ|งบ|วงเงิน|ใช้เงิน|เงินที่ขอ)(?:รวม)?(?:ทั้งหมด|ทั้งสิ้น|รวม)|รวม(?:ทั้ง|เป็น|หมวด|เงิน|ค่า|กิจกรรม|\s|$)|ยอดรวม|พักยอด|(?:คิด)?เป็นเงิน[\s.…:]*\d[^ก-๎]*(?:บาท)?[\s.…()ก-๎]*$)(?!.*[xX×*@])")
_AMOUNT = re.compile(r"\d\s*(?:บาท|\.-|บ\.)|=\s*\d|เป็น(?:เงิน)?\s*\d|\d{3,}\s*$")
_SUMS = re.compile(r"รวม|ยอด|ทั้งสิ้น|ทั้งหมด|เบ็ดเสร็จ|สุทธิ|หมดนี่|งบ|เงิน|ถ้วน|ขอ|กองทุน|กิจกรรม|หมวด|total", re.IGNORECASE)
_BOUGHT = re.compile(rf"[ก-ฮ]{{2}}[^\d|]*\d+\s*(?:{COUNTED})")
_ANSWER = re.compile(r"\W*(?:เป็นเงิน|เปนเงิน|คิดเป็นเงิน|=)[\s.…:]*\d")
_LEAST = 20  # baht that an item among other things is worth
_TOLD = re.compile(
    r"(?:รวม(?:\s?ๆ)?\s?(?:แล้ว|กัน|หมด|ทั้งหมด|ทั้งสิ้น|ทั้งโครงการ|เบ็ดเสร็จ|เงิน|เป็น)[^\d\n]{0,30}|เบ็ดเสร็จ[^\d\n]{0,20}|หมดนี่\s*"
    r"|ทั้งหมด(?:ก็|เป็น|ใช้|ขอ)[^\d\n]{0,12}|ขอ(?:รับ|เงิน|งบ|สนับสนุน|จาก)[^\d\n]{0,50})(\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{3,})(?=\s*(?:บาท|น่ะ|\())"
)
_TELLING = ("activity", "budget_line", "other", "rationale", "organization", "expected_outcome", "heading", "objective", "signature")
_ORDINAL = re.compile(r"[\s|]*\d{1,2}[.)]?\s*\|")
_RECEIVED = re.compile(r"สมทบ|เงินออม|ชุมชนออก|อบต\.?สนับสนุน|จากแหล่งอื่น|คงเหลือ|เงินเดิม")


def amount_of(item: CostItem) -> Decimal | None:
    """The amount as written, else what the factors give, None when neither is known."""
    if item.amount is not None:
        return item.amount
    return prod((factor.value for factor in item.factors), start=Decimal(1)) if item.factors else None


def budget(document: Document, elements: Sequence[Element]) -> Budget:
    """Cost items and totals of a document in order; stated_total is the last grand total that is stated."""
    lines: list[CostItem] = []
    totals: list[Total] = []
    header: tuple[str, ...] = ()
    spread = {element.start for element in elements if element.cells}
    for element in _unwrapped(elements):
        if element.kind == "heading":
            if element.cells:
                header = element.cells
            elif baht_in_words(element.text) or re.search(r"\d\s*บาท", arabic(element.text)):
                totals += _totals(document, element, header)
        elif element.kind == "budget_line" and _SUMMING.match(element.text):
            totals += _totals(document, element, header)
        elif element.kind == "budget_line":
            lines += _items(document, element, header)
        elif element.kind == "activity":
            paid = [item for item in _items(document, element, header) if _paid(item)]
            lines += [item for item in paid if len(item.factors) > 1] if element.cells else paid
        elif element.kind == "budget_total" and _BOUGHT.search(arabic(element.text)) and not _SUMS.search(element.text):
            lines += _items(document, element, header)
        elif element.kind == "budget_total":
            totals += _totals(document, element, header)
        elif element.cells and element.kind in ("objective", "indicator", "expected_outcome", "evaluation"):  # a row that holds the objective, the activity and its costs
            lines += [item for item in _items(document, element, header) if len(item.factors) > 1 and _paid(item)]
    if not lines:  # costs told in a paragraph of another kind
        for element in elements:
            if element.kind in ("rationale", "other", "expected_outcome", "period", "area", "organization") and not element.cells:
                lines += [item for item in _items(document, element, ()) if item.factors and _paid(item)]
    if _stated(totals) is None:
        totals += _told(document, elements)
    stated = _stated(totals)
    lines = _without_summary(lines, spread)
    known = [value for value in map(amount_of, lines) if value is not None]
    return Budget(tuple(lines), tuple(totals), stated, sum(known, Decimal()) if known else None)


def _without_summary(lines: list[CostItem], spread: set[int]) -> list[CostItem]:
    """The items without the rows of a summary table ("กิจกรรมที่ 1 | 2,400 | 6,250 | 8,650") whose sum is that of the items themselves.

    spread: where rows begin that give an amount without factors.
    """
    rows = [item for item in lines if item.start in spread and not item.factors]
    others = [item for item in lines if item not in rows]
    both = [sum((amount_of(item) or Decimal() for item in some), Decimal()) for some in (rows, others)]
    return others if rows and others and abs(both[0] - both[1]) < 1 else lines


def _told(document: Document, elements: Sequence[Element]) -> list[Total]:
    """The grand total where it is only told inside a paragraph ("… รวมแล้ว 13,160 บาทถ้วน")."""
    for element in reversed(elements):
        plain = arabic(element.text)
        if element.kind in _TELLING and (match := next(iter(list(_TOLD.finditer(plain))[-1:]), None)):
            text, start, end = place(document, element, match.start(), match.end())
            words = [value for begin, _, value in baht_in_words(plain) if begin >= match.end()]
            return [Total(text, start, end, number(match[1]), words[0] if words else None, True)]
    return []


def _unwrapped(elements: Sequence[Element]) -> list[Element]:
    """The elements, with a cost line that was broken in two ("… อันละ" / "70 บาท …") made one again."""
    found: list[Element] = []
    for element in elements:
        before = found[-1] if found else None
        if (
            before is not None and before.kind == "budget_line" and element.kind in ("budget_line", "budget_total") and not before.cells and not element.cells
            and not marker_end(element.text) and _unfinished(before, element)
        ):  # fmt: skip
            found[-1] = replace(before, end=element.end, text=f"{before.text} {element.text}")
        else:
            found.append(element)
    return found


def _unfinished(before: Element, element: Element) -> bool:
    """Whether a cost line goes on: its amount stands on the next line, or nothing of its money does yet."""
    if _ANSWER.match(arabic(element.text)):
        found = costs(before.text)
        return bool(found) and found[-1].amount is None
    return element.kind == "budget_line" and marker_end(before.text) > 0 and not _AMOUNT.search(arabic(before.text))


def _items(document: Document, element: Element, header: Sequence[str]) -> list[CostItem]:
    if element.cells:
        return [_row_item(document, element, item) for item in row_costs(element.cells, header)]
    head = heading(element.text)
    begin = head.content if head.content > 0 and head.section == "budget" else 0
    found = []
    for cost in costs(element.text[begin:]):
        text, start, end = place(document, element, begin + cost.start, begin + cost.end)
        found.append(CostItem(text, start, end, cost.factors, cost.amount, cost.rounded))
    if not found and element.kind == "budget_line" and not days(element.text) and (cost := unsigned_cost(element.text[begin:])):
        text, start, end = place(document, element, begin + cost.start, begin + cost.end)
        found.append(CostItem(text, start, end, cost.factors, cost.amount))
    return found


def _row_item(document: Document, element: Element, item: Item) -> CostItem:
    """An item of a row: the whole row, or the words of the one cell that give it."""
    if not item.words:
        return CostItem(*place(document, element, 0, len(element.text)), item.factors, item.amount)
    _, start, end = cell(document, element, item.column)
    return CostItem(item.words.strip(), start, end, item.factors, item.amount)


def _paid(item: CostItem) -> bool:
    """Whether what looks like a cost inside an activity really speaks of money."""
    worth = amount_of(item)
    if worth is not None and worth < _LEAST:
        return False
    return item.amount is not None and (bool(item.factors) or "ค่า" in item.text) or any(f.unit in BAHT_UNITS for f in item.factors)


def _totals(document: Document, element: Element, header: Sequence[str] = ()) -> list[Total]:
    plain = arabic(element.text)
    words = baht_in_words(plain)
    covered = [(start, end) for start, end, _ in words]
    begin = marker_end(plain)
    figures = [
        (match, number(match[0])) for match in _FIGURE.finditer(plain, begin)
        if not any(a <= match.start() < b for a, b in covered)
    ]  # fmt: skip
    if len(element.cells) > 2 and (first := _ORDINAL.match(plain)):  # "12 | งบประมาณ | บาท"
        figures = [(m, v) for m, v in figures if m.start() >= first.end()]
    money = [(m, v) for m, v in figures if v is not None and re.match(r"\s*[.…]*\s*(?:บาท|\.-|บ\.|-|฿)", plain[m.end() :])]
    if not money:
        money = [(m, v) for m, v in figures if v is not None and (v >= 100 or element.cells) and not re.match(r"\s*(?:คน|ครั้ง|รายการ|กิจกรรม|วัน|ปี)", plain[m.end() :])]
    if element.cells and money:
        own = {n for n, head in enumerate(header) if OWN_HEAD.search(head)} if len(header) == len(element.cells) else set()
        money = [one for one in money if plain.count("|", 0, one[0].start()) - plain.startswith("|") not in own][-1:]
    if len(money) > 2 and not _GRAND.search(plain):  # several subtotals on one line
        return []
    text, start, end = place(document, element, 0, len(element.text))
    part = bool(_PART.search(plain)) or bool(_RECEIVED.search(plain))
    grand = not part and bool(_GRAND.search(plain) or not re.search("[ก-ฮ]{3}", re.sub("บาท(?:ถ้วน)?", "", plain)) or words)
    if not money and not words:
        return []
    value = money[-1][1] if money else None
    if len(money) > 1 and not part:  # "รวม 3 รายการ 5,000 บาท … รวมทั้งสิ้น 15,000 บาท": the largest is the sum
        value = max(v for _, v in money)
    return [Total(text, start, end, value, words[-1][2] if words else None, grand)]


def _stated(totals: Sequence[Total]) -> Decimal | None:
    """The last total that is called one; else the last that is not called a part."""
    known = [total for total in totals if total.amount is not None or total.words is not None]
    grand = [total for total in known if total.grand] or [total for total in known if not _PART.search(arabic(total.text))]
    if not grand:
        return None
    return grand[-1].amount if grand[-1].amount is not None else grand[-1].words
