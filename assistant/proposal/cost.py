"""Cost items in a line or table row: what multiplies (people × baht × meals …) and the amount it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import NamedTuple

from assistant.kept import kept
from assistant.proposal.model import Factor
from assistant.thai.literals import Expression, seen
from assistant.thai.markers import marker_end
from assistant.thai.numbers import LARGEST, arabic
from assistant.thai.units import BAHT, COUNTED, SPEC

_UNIT = re.compile(rf"\s*(?:(?P<baht>{BAHT})|(?P<counted>{COUNTED})|(?P<spec>{SPEC}))")
_SMALL = {word: value for value, word in enumerate("ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ".split())}
_FIGURE = re.compile(r"\d(?<![\d.,A-WYZa-wyz].)\d*(?:,\d{2,3})*(?:\.\d+)?(?!\d)")
_FIGURE_IN_WORDS = Expression(rf"(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)(?=\s?(?:{COUNTED}))")
_MUL = re.compile(r"(?:[xX×✕✖]|(?<!\*)\*|คูณ)\s*(?:จำนวน\s*|กว้าง\s*|ยาว\s*|สูง\s*)?(?:\(\s*)?$")
_EACH = re.compile(r"(?:@\s*|(?P<unit>[ก-ฮะ-์.]{1,14})?\s*ๆ?\s*(?<!ร้อย)ละ\s*(?:ไม่เกิน\s*|จำนวน\s*|ประมาณ\s*)?|(?:ราคา|อัตรา)(?:ต่อ[ก-์.]{1,8}|หน่วยละ)?\s*(?:ละ)?\s*)$")
_EACH_ENDS = "@ะนณ"  # so does each match of a text without "ราคา" and "อัตรา"
_GAP = re.compile(r"\s\s")
_MUL_ENDS = "xX×✕✖*ณนงว("  # each match ends with one of these and blanks
_PER = re.compile(r"\s*(?:/|ต่อ)\s*(?:[ก-์.]{1,14})")
_SIGN = r"(?:=|→|เป็นเงิน|เปนเงิน|เป็นจำนวนเงิน|จำนวนเงิน|คิดเป็นเงิน|รวมเงิน|รวมเป็น|เงินรวม|วงเงิน|ใช้เงิน|รวม(?:ทั้งสิ้น|ทั้งหมด)?|ยอด|ตกเป็นเงิน|เป็น|เปน|ก็|ได้)\s*(?:ทั้งสิ้น|ประมาณ|จำนวน|เงิน)?\s*[:=]?\s*"
_EQUALS = re.compile(_SIGN + "$")
_EQUALS_ENDS = "=→:นดมณ็้"
_ENDED = re.compile(
    rf"{_SIGN}\d[\d,]*(?:\.\d+)?(?!\s*(?:{COUNTED}|{SPEC}|[xX×*\d]))\s*(?:{BAHT}|\.)?(?:\s*(?:ถ้วน|\([^()\d]*\)))?(?!\s*[xX×*])"
)
_NOUN = re.compile(r"[\s,](?<=[^\d].)(?=(?:และ|กับ|ส่วน)?\s?(?:ค่า(?!ย)|อาหาร|ข้าว|น้ำ(?!หนัก)|ขนม|ไวนิล|เอกสาร|วัสดุ|รองเท้า|หน้ากาก|สมุด|คู่มือ|กระดาษ|เข็ม|เบาะ|แก้ว|แว่น|ไม้|จ้าง|เช่า|ซื้อ))")
_TOTAL = re.compile(r"^\W*(?:รวม|ยอด|ทั้งหมด|ทั้งสิ้น|เบ็ดเสร็จ)")
_PROSE = 150  # characters: a longer stretch before an amount speaks of other things first
_SIZE = re.compile(r"(?:ขนาด|กว้าง|ยาว|สูง|หนัก|จุ|อายุ|ความยาว|รุ่นที่|ครั้งที่|กิจกรรมที่|หมู่ที่|หมู่|ม\.|ข้อ|ที่|ปี|พ\.ศ\.|บรรจุ|เบอร์|วันที่|เวลา)\s*(?:ไม่น้อยกว่า\s*)?(?:\d+(?:\.\d+)?\s*[xX×*]\s*)?$")
_SIZE_ENDS = "ดงวกุ่.อี์าxX×*"
_NEXT_ITEM = re.compile(r"[\s;](?:(?<=;)|(?:[-–•*]|\d{1,2}[.)]|และ|,|;|/)\s*(?=(?:ค่า|ซื้อ|จ้าง|เช่า|จัดซื้อ|จัดทำ|ทำป้าย|ป้าย|อาหาร|วัสดุ|เอกสาร|ข้าว|น้ำ|กระดาษ|ถุง|รองเท้า|เงิน|วิทยากร)|[ก-๙])|(?=ค่า[ก-๙]{3}))")
# A finished cost: an amount after its sign, or a price with what it multiplies.
_COMPLETE = re.compile(r"(?:=|เป็นเงิน|เปนเงิน|รวม(?:เป็น)?(?:เงิน)?|[xX×*@]|ละ)\s*\d|\d[\d,.]*\s*บาท")
_DIGIT = re.compile(r"\d")
_SQUARE = re.compile(r"ตร\.?\s?ม|ตารางเมตร|ตร\.?\s?เมตร")
_LEADERS = re.compile(r"\.{2,}|…+|_{2,}")
_MONEY_SIGN = Expression(rf"{BAHT}|เป็นเงิน|เปนเงิน|ละ\s*\d|\d\s*[xX×*]\s*\d|[xX×*@]\s*\d|=\s*\d")
BAHT_UNITS = ("บาท", "บ.", "฿", ".-", ",-")
_SUMMED = re.compile(r"(?:รวม|เป็น|สำรอง|=|เท่ากับ)\s*(?:ทั้งหมด|ทั้งสิ้น|จำนวน)?\s*\d[\d,]*\s*(?:" + COUNTED + ")|\\(\\d+\\s*(?:" + COUNTED + ")")
_ROUNDED = re.compile("ปัด|ตัดเศษ|โดยประมาณ")
_TRAILING = re.compile(r"[ก-๎.)][^\d]*?\s(?P<figure>\d+(?:,\d{2,3})*(?:\.\d+)?)\s*(?:บาท|บ\.|\.-|-)?\s*$")
_NUMERIC_CELL = re.compile(rf"^[\s.…]*(?P<figure>\d+(?:,\d{{2,3}})*(?:\.\d+)?)\s*(?P<unit>(?:{BAHT}|{COUNTED}|{SPEC}|[ก-๎]{{2,10}})?)\s*[\s.…-]*$")
_COUNTED_CELL = re.compile(rf"^(?:\s*(?:จำนวน\s*|[ก-๎]{{2,6}}\s?ๆ?\s?ละ\s*)?\d{{1,6}}\s*(?:{COUNTED})\s*[x×*]?)+$")
_PRICE_HEAD = re.compile("ราคา|หน่วยละ|ต่อหน่วย|อัตรา|คนละ|@")
_QUANTITY_HEAD = re.compile("จำนวน(?!เงิน)|ปริมาณ|ครั้ง|วัน|มื้อ|คน|ชั่วโมง")
_AMOUNT_HEAD = re.compile("รวม|เป็นเงิน|จำนวนเงิน|งบประมาณ|เงิน|บาท")
_SPLIT_HEAD = re.compile("ไตรมาส|ตอบแทน|ใช้สอย|วัสดุ|ต\\.ค|ม\\.ค|เม\\.ย|ก\\.ค|งวด|กองทุน|สมทบ|นอกงบ")


class Cost(NamedTuple):
    """One cost item found in a text: offsets into that text."""

    start: int
    end: int
    factors: tuple[Factor, ...]
    amount: Decimal | None
    rounded: bool


class _Figure(NamedTuple):
    start: int
    end: int
    value: Decimal
    unit: str
    role: str  # "baht", "counted", "spec", ""
    link: str  # "mul", "each", "equals", ""
    inside: bool  # in brackets
    sized: bool
    each_unit: str


def trailing_amount(text: str) -> tuple[int, Decimal] | None:
    """Where the amount at the end of a cost line begins that has no sign of money ("ค่าจิปาถะ 9,000"), and its value."""
    match = _TRAILING.search(_plain(text))
    value = _value(match["figure"]) if match else None
    return (match.start("figure"), value) if match and value is not None and value >= 20 else None


def _plain(text: str) -> str:
    """The text in Arabic digits, with blanks for leaders."""
    text = arabic(text)
    return _LEADERS.sub(lambda match: " " * len(match[0]), text) if ".." in text or "…" in text or "__" in text else text


def looks_like_money(text: str) -> bool:
    """Whether the text could hold a cost item at all (cheap)."""
    if not _MONEY_SIGN.possible(text):
        return False
    return not _MONEY_SIGN.sure.isdisjoint(seen(text)) or _MONEY_SIGN.pattern.search(arabic(text)) is not None


def costs(text: str, marked: bool = True) -> tuple[Cost, ...]:
    """The cost items of a line of prose, a list item or a cell, in order."""
    return _costs((text, marked)) if _MONEY_SIGN.possible(text) else ()


@kept
def _costs(given: tuple[str, bool]) -> tuple[Cost, ...]:
    text, marked = given
    plain = _plain(text)
    begin = marker_end(plain) if marked else 0
    found = []
    for start, end in _segments(plain, begin):
        cost = _item(plain, start, end)
        if cost:
            found.append(cost)
    return tuple(found)


def row_cost(cells: Sequence[str], header: Sequence[str] = ()) -> tuple[tuple[Factor, ...], Decimal | None] | None:
    """Factors and amount of one table row; None when the row has no figure of money.

    header: the cells of the table's head, used where it has as many columns as the row.
    """
    return _row_cost((" | ".join(cells), tuple(cells), tuple(header)))


@kept
def _row_cost(given: tuple[str, tuple[str, ...], tuple[str, ...]]) -> tuple[tuple[Factor, ...], Decimal | None] | None:
    row, cells, header = given
    plain = [arabic(cell).strip() for cell in cells]
    heads = list(header) if len(header) == len(cells) else [""] * len(cells)
    numbers: list[tuple[int, Decimal, str]] = []
    for position, cell in enumerate(plain):
        several = _COUNTED_CELL.match(cell) and _matches(cell, 0, len(cell))
        if several and len(several) > 1:
            numbers += [(position, Decimal(one[0].replace(",", "")), unit[0].strip()) for one in several if (unit := _UNIT.match(cell, one.end()))]
            continue
        match = _NUMERIC_CELL.match(cell)
        if match and not (position == 0 and len(plain) > 2 and len(match["figure"]) <= 2):
            value = _value(match["figure"])
            if value is not None:
                numbers.append((position, value, match["unit"]))
    chain: tuple[Factor, ...] = ()
    inner: Decimal | None = None
    for cell in cells if _MONEY_SIGN.possible(row) else ():
        for cost in _costs((cell, False)) if _MONEY_SIGN.pattern.search(_plain(cell)) else ():
            priced = any(f.unit in BAHT_UNITS for f in cost.factors)
            if (priced or len(numbers) < 2) and (priced, len(cost.factors)) > (any(f.unit in BAHT_UNITS for f in chain), len(chain)):
                chain, inner = cost.factors, cost.amount
            elif cost.amount is not None and not cost.factors and inner is None and not _NUMERIC_CELL.match(arabic(cell).strip()):
                inner = cost.amount
    if chain:
        outer = [item for item in numbers if not _QUANTITY_HEAD.search(heads[item[0]]) or _AMOUNT_HEAD.search(heads[item[0]])]
        return chain, outer[-1][1] if outer else inner
    if not numbers:
        return ((), inner) if inner is not None else None
    named = [item for item in numbers if _AMOUNT_HEAD.search(heads[item[0]]) and not _PRICE_HEAD.search(heads[item[0]])]
    split = [item for item in numbers if _SPLIT_HEAD.search(heads[item[0]])]
    if len(split) >= 2 and not named:
        return (), sum((value for _, value, _ in split), Decimal())
    amount = (named or numbers)[-1]
    others = [item for item in numbers if item[0] < amount[0] and item not in split]
    if len(others) >= 2 or (others and any(_PRICE_HEAD.search(heads[item[0]]) for item in others)):
        priced = any(_PRICE_HEAD.search(heads[item[0]]) for item in others)
        product = prod((value for _, value, _ in others), start=Decimal(1))
        if priced or product == amount[1]:
            return tuple(Factor(value, unit) for _, value, unit in others), amount[1]
    return (), amount[1]


def _value(figure: str) -> Decimal | None:
    if figure in _SMALL:
        return Decimal(_SMALL[figure])
    if len(figure) > 24:
        return None
    value = Decimal(figure.replace(",", ""))
    return value if value < LARGEST else None


def _segments(plain: str, begin: int) -> list[tuple[int, int]]:
    """Cut a line into stretches that hold one cost item each: after an amount, before the next item's words."""
    if not _MONEY_SIGN.pattern.search(plain, begin):
        return []
    cuts = [begin]
    ended = {match.end() for match in _ENDED.finditer(plain, begin)}
    for match in _NEXT_ITEM.finditer(plain, begin + 1):
        if _outside(plain, begin, match.start()) and _COMPLETE.search(plain, begin, match.start()):
            rest = plain[match.end() :]
            if _DIGIT.search(rest) and _MONEY_SIGN.pattern.search(rest):
                ended.add(match.start() if match[0].strip() == "" else match.end())
    for cut in sorted(ended):
        if _outside(plain, cuts[-1], cut) and _DIGIT.search(plain, cut):
            cuts.append(cut)
    stretches = zip(cuts, [*cuts[1:], len(plain)], strict=True)
    return [(_opening(plain, start, end), end) for start, end in stretches if not _TOTAL.match(plain[start:end])]


def _opening(plain: str, start: int, end: int) -> int:
    """Where the item itself begins in a stretch that may speak of other things first."""
    first = next((match.start() for match in reversed(list(_ENDED.finditer(plain, start, end)))), end)
    nouns = [match.end() for match in _NOUN.finditer(plain, start, first) if _matches(plain, match.end(), first) and _outside(plain, start, match.end())]
    if nouns and (_matches(plain, start, nouns[-1]) or first - start > _PROSE):
        return nouns[-1]
    if first - start > _PROSE:
        figures = _matches(plain, start, first)
        for left, right in reversed(list(zip(figures, figures[1:], strict=False))):
            if right.start() - left.end() > 40:
                return left.end() + 1
    return start


def _outside(plain: str, start: int, place: int) -> bool:
    return plain.count("(", start, place) <= plain.count(")", start, place)


def _matches(plain: str, start: int, end: int) -> list[re.Match[str]]:
    """Every number in figures, and every small one in words that counts something, in order."""
    found = list(_FIGURE.finditer(plain, start, end))
    if _FIGURE_IN_WORDS.possible(plain) and (worded := list(_FIGURE_IN_WORDS.pattern.finditer(plain, start, end))):
        found = sorted([*found, *worded], key=re.Match.start)
    return found


def _each(before: str, last: str) -> re.Match[str] | None:
    """What says that a figure is a price of one, at the end of the text before it. last: its last letter."""
    if "ราคา" in before or "อัตรา" in before:
        return _EACH.search(before)
    if last not in _EACH_ENDS:
        return None
    place = max(before.rfind("ละ"), before.rfind("@"))
    return _EACH.search(before, 0 if _GAP.search(before) else max(0, place - 17)) if place >= 0 else None  # a unit, blanks and "ๆ"


def _figures(plain: str, start: int, end: int) -> list[_Figure]:
    found: list[_Figure] = []
    for match in _matches(plain, start, end):
        value = _value(match[0])
        if value is None:
            continue
        before = plain[max(start, match.start() - 40) : match.start()]
        unit = _UNIT.match(plain, match.end(), end)
        role = (unit.lastgroup or "") if unit else ""
        stop = unit.end() if unit else match.end()
        last = before.rstrip()[-1:]
        each = _each(before, last)
        if last in _MUL_ENDS and _MUL.search(before):
            link = "mul"
        elif each:
            link = "each"
        elif role in ("baht", "") and last in _EQUALS_ENDS and _EQUALS.search(before):
            link = "equals"
        else:
            link = ""
        inside = plain.count("(", start, match.start()) > plain.count(")", start, match.start())
        name = unit[role].strip() if unit and role else ""
        if plain.startswith("สตางค์", stop + (plain[stop : stop + 1] == " ")):
            value, role, name = value / 100, "baht", "บาท"
        if role == "baht" and link == "" and (per := _PER.match(plain, stop, end)):
            link, stop = "each", per.end()
        each_unit = (each["unit"] or "") if each and link == "each" else ""
        sized = role in ("", "spec") and last in _SIZE_ENDS and bool(_SIZE.search(before))
        found.append(_Figure(match.start(), stop, value, name, role, link, inside, sized, each_unit))
    return found


def _item(plain: str, start: int, end: int) -> Cost | None:
    figures = _figures(plain, start, end)
    if not figures:
        return None
    chains = _chains(figures)
    priced_chain = next((chain for chain in chains if len(chain) > 1 and any(f.role == "baht" for f in chain)), None)
    if priced_chain is None:
        priced_chain = next((c for c in chains if len(c) > 1 and not all(f.sized or f.role == "spec" for f in c) and not c[0].sized), None)
    amount = _amount(plain, figures, priced_chain, end)
    rest = [figure for figure in figures if figure is not amount and figure.link != "equals"]
    if amount and priced_chain and amount in priced_chain:
        priced_chain = None
    price = _price(rest, priced_chain)
    must, may = _split(rest, priced_chain, price, plain[start:end])
    value = amount.value if amount else None
    factors = _fitting(must, may, value, plain[start:end])
    if len(factors) < 2 and value is None:
        lone = price or next((figure for figure in rest if figure.role == "baht"), None)
        if lone is None:
            return None
        return Cost(start, _trim(plain, start, end), (), lone.value, bool(_ROUNDED.search(plain, start, end)))
    if value is None and not (price or priced_chain):
        return None
    if len(factors) < 2:
        ones = [f for f in rest if f.role == "counted" and f.value == 1 and not f.inside and not f.sized]
        factors = [ones[0], amount._replace(unit="บาท")] if ones and amount and price is None else []
    return Cost(
        start, _trim(plain, start, end), tuple(Factor(f.value, f.unit) for f in factors), value,
        bool(_ROUNDED.search(plain, start, end)),
    )  # fmt: skip


def _trim(plain: str, start: int, end: int) -> int:
    return start + len(plain[start:end].rstrip(" ,;-–"))


def _chains(figures: list[_Figure]) -> list[list[_Figure]]:
    """Figures joined by a multiplication sign; one behind brackets ("42 ชุด (ชุดละ 4 นิ้ว) × 60") joins what stands before them."""
    chains: list[list[_Figure]] = []
    for figure in figures:
        before = chains
        if not figure.inside:
            before = [chain for chain in chains if not chain[-1].inside]
        if figure.link == "mul" and before:
            before[-1].append(figure)
        else:
            chains.append([figure])
    return chains


def _amount(plain: str, figures: list[_Figure], chain: list[_Figure] | None, end: int) -> _Figure | None:
    equals = [figure for figure in figures if figure.link == "equals" and figure.role in ("baht", "")]
    if equals:
        return equals[-1]
    members = set(chain or ())
    loose = [f for f in figures if f.role == "baht" and f.link == "" and f not in members and not f.sized]
    if loose:
        outside = [figure for figure in loose if not figure.inside] or loose
        last = outside[-1]
        has_price = chain or any(f.link == "each" for f in figures)
        first_of_chain = chain is None and any(f.link == "mul" for f in figures if f.start > last.start)
        return None if first_of_chain and not has_price else last
    last = figures[-1]
    if (chain or any(f.link == "each" and f.role in ("baht", "") for f in figures)) and last not in members and last.role == "" and last.link == "":
        if not last.sized and not last.inside and last.value >= 10 and not plain[last.end : end].strip(" .)-บาท"):
            return last
    return None


def _price(rest: list[_Figure], chain: list[_Figure] | None) -> _Figure | None:
    pool = chain or rest
    baht = [figure for figure in pool if figure.role == "baht" and figure.link in ("mul", "each", "")]
    if baht:
        return baht[-1] if chain is None else baht[0]
    each = [figure for figure in pool if figure.link == "each" and figure.role == ""]
    return each[-1] if each else chain[-1] if chain else None


def _split(rest, chain, price, piece):
    """Figures that must multiply, and figures that may (sizes, descriptions), in order."""
    must, may = [], []
    if price is None and chain is None:
        return must, may
    square = bool(_SQUARE.search(piece))
    sized_run = False
    for figure in rest:
        sized_run = figure.sized or (sized_run and figure.link == "mul" and not (chain and figure in chain))
        if chain and figure in chain:
            must.append(figure)
        elif figure is price:
            must.append(figure)
        elif figure.role == "baht":
            may.append(figure)
        elif figure.link == "each" and not figure.inside:
            (must if chain is None else may).append(figure)
        elif sized_run or figure.role == "spec":
            same = price is not None and figure.unit and price.each_unit.endswith(figure.unit)
            area = square and sized_run
            (must if (same or area) and not (figure.inside and not area) else may).append(figure)
        elif figure.inside:
            may.append(figure)
        elif figure.role == "counted":
            (must if chain is None else may).append(figure)
        elif figure.link == "mul":
            (must if chain is None else may).append(figure)
        else:
            may.append(figure)
    named = [figure for figure in must if figure.unit == "คน" and not (chain and figure in chain)]
    for figure in named:  # "ผู้เข้าอบรม 60 คน จำนวน 60 คน x 70 บาท": the people are named twice
        twins = [other for other in must if other is not figure and other.value == figure.value and other.unit == "คน"]
        if twins and figure in must:
            must.remove(figure)
    return must, may


def _fitting(must: list[_Figure], may: list[_Figure], amount: Decimal | None, piece: str) -> list[_Figure]:
    """The figures that multiply to the amount: those that must, with as few of those that may as make it true."""
    product = prod((figure.value for figure in must), start=Decimal(1))
    if amount is None or not must or abs(product - amount) < 1:
        return must
    for one, other in combinations(must, 2):  # "วัดก่อน 1 ครั้ง วัดหลัง 1 ครั้ง": counts of one unit add up
        if one.unit and one.unit == other.unit and one.role == "counted" and one.value * other.value:
            both = product / (one.value * other.value) * (one.value + other.value)
            if abs(both - amount) < 1:
                return [one._replace(value=one.value + other.value) if figure is one else figure for figure in must if figure is not other]
    sized = [figure for figure in must if figure.role == "spec" or figure.sized or (not figure.role and figure.link == "mul")]
    people = [figure for figure in must if figure.unit in ("คน", "ท่าน", "ราย")]
    for spare in (sized, people[1:]):  # "1.5 x 3 เมตร จำนวน 4.5 ตารางเมตร", "38 คน รวมพยาบาลสองท่าน": told twice
        left = [figure for figure in must if figure not in spare]
        if spare and len(left) > 1 and abs(prod((figure.value for figure in left), start=Decimal(1)) - amount) < 1:
            return left
    if _SUMMED.search(piece):  # "48 คน ครู 4 คน รวม 52 คน", "สองวันเป็น 4 มื้อ": what is summed does not multiply again
        counted = [figure for figure in must if figure.role == "counted" and figure.link != "mul"]
        for size in range(1, min(3, len(counted)) + 1):
            for spare in combinations(counted, size):
                left = [figure for figure in must if figure not in spare]
                if len(left) > 1 and abs(prod((figure.value for figure in left), start=Decimal(1)) - amount) < 1:
                    return left
    for size in range(1, min(3, len(may)) + 1):
        for extra in combinations(may[:8], size):
            if abs(product * prod((figure.value for figure in extra), start=Decimal(1)) - amount) < 1:
                return sorted([*must, *extra])
    return must
