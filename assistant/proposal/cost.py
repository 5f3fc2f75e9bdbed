"""Cost items in a line of prose: what multiplies (people × baht × meals …) and the amount it gives.

A line is cut into stretches of one item each, at the signs that items have; where the stretches do not come out right, every other
way to cut between its words is tried, and the one with the most items whose factors give their amount is taken.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from itertools import combinations
from math import prod
from typing import NamedTuple

from assistant.kept import kept
from assistant.proposal.figures import SIGN, Figure, figures, matches, outside, plain, value_of
from assistant.proposal.model import Factor
from assistant.thai.literals import Expression, seen
from assistant.thai.markers import marker_end
from assistant.thai.numbers import arabic
from assistant.thai.units import BAHT, COUNTED, SPEC

_ENDED = re.compile(
    rf"{SIGN}\d[\d,]*(?:\.\d+)?(?![.,]?\d)(?!\s*(?:{COUNTED}|{SPEC}|[xX×*\d]))\s*(?:{BAHT}|\.)?(?:\s*(?:ถ้วน|\([^()\d]*\)))?(?!\s*[xX×*])"
)
_NOUN = re.compile(r"[\s,](?<=[^\d].)(?=(?:และ|กับ|ส่วน)?\s?(?:ค่า(?!ย)|อาหาร|ข้าว|น้ำ(?!หนัก)|ขนม|ไวนิล|เอกสาร|วัสดุ|รองเท้า|หน้ากาก|สมุด|คู่มือ|กระดาษ|เข็ม|เบาะ|แก้ว|แว่น|ไม้|จ้าง|เช่า|ซื้อ))")
_TOTAL = re.compile(r"^\W*(?:รวม|ยอด|หมดนี่|ทั้งหมด|ทั้งสิ้น|เบ็ดเสร็จ)")
_PROSE = 150  # characters: a longer stretch before an amount speaks of other things first
_NEXT_ITEM = re.compile(r"[\s;](?:(?<=;)|(?:[-–•*]|\d{1,2}[.)]|และ|,|;|/)\s*(?=(?:ค่า|ซื้อ|จ้าง|เช่า|จัดซื้อ|จัดทำ|ทำป้าย|ป้าย|อาหาร|วัสดุ|เอกสาร|ข้าว|น้ำ|กระดาษ|ถุง|รองเท้า|เงิน|วิทยากร)|[ก-๙])|(?=ค่า[ก-๙]{3}))")
# A finished cost: an amount after its sign, or a price with what it multiplies.
_COMPLETE = re.compile(r"(?:=|เป็นเงิน|เปนเงิน|รวม(?:เป็น)?(?:เงิน)?|[xX×*@]|ละ)\s*\d|\d[\d,.]*\s*บาท")
_DIGIT = re.compile(r"\d")
_SQUARE = re.compile(r"ตร\.?\s?ม|ตารางเมตร|ตร\.?\s?เมตร")
_MONEY_SIGN = Expression(rf"{BAHT}|เป็นเงิน|เปนเงิน|ละ\s*\d|\d\s*[xX×*]\s*\d|[xX×*@]\s*\d|=\s*\d")
_SUMMED = re.compile(r"(?:รวม|เป็น|สำรอง|=|เท่ากับ)\s*(?:ทั้งหมด|ทั้งสิ้น|จำนวน)?\s*\d[\d,]*\s*(?:" + COUNTED + ")|\\(\\d+\\s*(?:" + COUNTED + ")")
_ROUNDED = re.compile("ปัด|ตัดเศษ|โดยประมาณ")
_TRAILING = re.compile(r"[ก-๎.)][^\d]*?\s(?P<figure>\d+(?:,\d{2,3})*(?:\.\d+)?)\s*(?:บาท|บ\.|\.-|-)?\s*$")
_NOT_A_NOUN = re.compile(rf"{SIGN}|จำนวน|ประมาณ|บาท|ถ้วน|ราคา|อัตรา|หน่วย|[ก-ฮะ-์.]{{1,14}}ละ|ต่อ|และ|กับ|คูณ|ทั้งสิ้น|ทั้งหมด")
_SUM_WORD = re.compile("รวม|หมดนี่|ทั้งหมด|ทั้งสิ้น|เบ็ดเสร็จ")
_LETTER = re.compile("[ก-ฮ]")
_TWICE = re.compile("เช้า\\s?[-–/และกับ]{0,3}\\s?บ่าย|ไป\\s?[-–และ]{0,3}\\s?กลับ")  # told in words: two meals, two ways
_MOST_FIGURES = 150  # in a line that is cut in every way
_MOST_IN_ITEM = 9
_AMOUNTS_TO = 100  # baht that a figure with the unit of a thing may be all the same ("เป็น 680 เม็ดย้อมสีฟัน…")
_LEAST_PRICE = 50  # baht of a thing whose price has no sign of money
_FITS = 2.0  # worth from which the factors of a reading give its amount

class Cost(NamedTuple):
    """One cost item found in a text: offsets into that text."""

    start: int
    end: int
    factors: tuple[Factor, ...]
    amount: Decimal | None
    rounded: bool


def unsigned_cost(text: str) -> Cost | None:
    """A cost line without a sign of money: its last figure is the amount ("ค่าจิปาถะ 9,000", "ค่าสอน 3 ชั่วโมง 500 เป็น 1500")."""
    line = plain(text)
    match = _TRAILING.search(line)
    value = value_of(match["figure"]) if match else None
    if match is None or value is None or value < 20:
        return None
    begin = marker_end(line)
    numbers = figures(line, begin, len(line))
    last = next((one for one in numbers if one.start == match.start("figure")), None)
    item = _multiplied(line, begin, len(line), numbers, last) if last else None
    return item.cost if item else Cost(begin, len(text.rstrip()), (), value, False)


def speaks_of_money(text: str) -> bool:
    """Whether a sign of money may stand in the text (the cheapest look)."""
    return _MONEY_SIGN.possible(text)


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
    line = plain(text)
    begin = marker_end(line) if marked else 0
    stretches = _segments(line, begin)
    first = [item for start, end in stretches for item in [_item(line, start, end)] if item]
    doubtful = any(item.doubtful for item in first)
    if not doubtful and len(stretches) == 1 and stretches[0][0] == begin:
        return tuple(item.cost for item in first)
    numbers = figures(line, begin, len(line))
    money = [one for one in numbers if _money(line, one) and (not one.inside or _bracketed(line, one))] + (numbers[-1:] if _priced_thing(line, numbers[-2:]) else [])
    whole = all(any(item.cost.start <= one.start < item.cost.end for item in first) for one in money) or bool(_TOTAL.match(line[begin:]))
    if whole and not doubtful:
        return tuple(item.cost for item in first if len(first) == 1 or not item.price)
    best = _recut(line, begin, numbers, {start for start, _ in stretches})
    items = best or first
    return tuple(item.cost for item in items if len(items) == 1 or not item.price)


def _money(line: str, figure: Figure) -> bool:
    """Whether a figure is plainly an amount of money; "(1,440)" alone in its bracket is one too."""
    return figure.role == "baht" or figure.link == "equals" or _bracketed(line, figure) and figure.value >= _LEAST_PRICE


def _bracketed(line: str, figure: Figure) -> bool:
    return figure.inside and figure.role == "" and line[figure.start - 1] == "(" and line[figure.end : figure.end + 1] == ")"


def _priced_thing(line: str, numbers: list[Figure]) -> bool:
    """Whether the figures are a count and a bare price behind it ("ป้าย 1 ผืน 500")."""
    if len(numbers) != 2:
        return False
    thing, price = numbers
    bare = price.role == price.link == "" and not price.sized and not price.inside and price.value >= _LEAST_PRICE
    return bare and thing.role == "counted" and not line[thing.end : price.start].strip()


class _Item(NamedTuple):
    """A reading of one stretch. worth: how well it explains the figures; doubtful: something does not come out; price: only a price of one."""

    cost: Cost
    worth: float
    doubtful: bool
    price: bool = False


def _recut(line: str, begin: int, numbers: list[Figure], known: set[int]) -> list[_Item]:
    """The items of the best of all ways to cut the line between figures with a noun between them; [] where there are too many."""
    if len(numbers) > _MOST_FIGURES:
        return []
    cuts = [begin]
    for before, after in zip(numbers, numbers[1:], strict=False):
        gap = line[before.end : after.start]
        letters = len(_LETTER.findall(_NOT_A_NOUN.sub(" ", gap)))
        place = before.end + (before.inside and line[before.end : before.end + 1] == ")")
        apart = outside(line, begin, place) or before.link == "equals" and after.inside
        summed = before.link == "equals" and _SUM_WORD.search(gap)
        if apart and (after.link in ("", "each") and letters >= (4 if after.link else 2 if _money(line, before) else 3) or summed):
            cuts.append(place)
    cuts.append(len(line))
    inside = [sum(1 for one in numbers if a <= one.start < b) for a, b in zip(cuts, cuts[1:], strict=False)]
    best: list[tuple[float, int, _Item | None]] = [(0.0, 0, None)]
    for right in range(1, len(cuts)):
        options = []
        for left in range(right - 1, -1, -1):
            if right - left > 1 and sum(inside[left:right]) > _MOST_IN_ITEM:
                break
            total = _TOTAL.match(line[cuts[left] : cuts[right]])
            item = None if total else _item(line, _opening(line, cuts[left], cuts[right]), cuts[right])
            passed = item.cost.start if item else cuts[left if total else right]  # money before this is left unread
            worth = (item.worth if item else 0.0) - 1.5 * sum(1 for one in numbers if cuts[left] <= one.start < passed and _money(line, one))
            cue = 0.0 if left == 0 or cuts[left] in known else -0.3
            options.append((best[left][0] + worth + cue, left, item))
        best.append(max(options, key=lambda option: option[0]))
    found, place = [], len(cuts) - 1
    while place:
        _, left, item = best[place]
        if item:
            found.append(item)
        place = left
    return found[::-1]


def _segments(line: str, begin: int) -> list[tuple[int, int]]:
    """Cut a line into stretches that hold one cost item each: after an amount, before the next item's words."""
    if not _MONEY_SIGN.pattern.search(line, begin):
        return []
    cuts = [begin]
    ended = {match.end() for match in _ENDED.finditer(line, begin)}
    for match in _NEXT_ITEM.finditer(line, begin + 1):
        if outside(line, begin, match.start()) and _COMPLETE.search(line, begin, match.start()):
            rest = line[match.end() :]
            if _DIGIT.search(rest) and _MONEY_SIGN.pattern.search(rest):
                ended.add(match.start() if match[0].strip() == "" else match.end())
    for cut in sorted(ended):
        if outside(line, cuts[-1], cut) and _DIGIT.search(line, cut):
            cuts.append(cut)
    stretches = zip(cuts, [*cuts[1:], len(line)], strict=True)
    return [(_opening(line, start, end), end) for start, end in stretches if not _TOTAL.match(line[start:end])]


def _opening(line: str, start: int, end: int) -> int:
    """Where the item itself begins in a stretch that may speak of other things first."""
    first = next((match.start() for match in reversed(list(_ENDED.finditer(line, start, end)))), end)
    nouns = [match.end() for match in _NOUN.finditer(line, start, first) if matches(line, match.end(), first) and outside(line, start, match.end())]
    if nouns and (matches(line, start, nouns[-1]) or first - start > _PROSE):
        return nouns[-1]
    if first - start > _PROSE:
        figures = matches(line, start, first)
        for left, right in reversed(list(zip(figures, figures[1:], strict=False))):
            if right.start() - left.end() > 40:
                return left.end() + 1
    return start


def _item(line: str, start: int, end: int) -> _Item | None:
    """The best reading of a stretch as one item: the usual one, or one with another amount to which the rest multiplies."""
    numbers = figures(line, start, end)
    if not numbers:
        return None
    chains = _chains(numbers)
    chain = next((one for one in chains if len(one) > 1 and any(f.role == "baht" for f in one)), None)
    if chain is None:
        chain = next((one for one in chains if len(one) > 1 and not _size(one, line[start:end])), None)
    usual = _amount(line, numbers, chain, end)
    others = [
        f for f in reversed(numbers)
        if f is not usual and (f.role in ("", "baht") and f.link in ("", "equals") or f.signed and f.value >= _AMOUNTS_TO) and not f.sized
        and (not f.inside or _bracketed(line, f))
    ]  # fmt: skip
    reading = _reading(line, start, end, numbers, chain, usual)
    if reading and reading.worth < _FITS and len(numbers) > 1 and ("=" in line[start:end] or any(f.role == "baht" or f.link in ("mul", "each") for f in numbers)):
        fitting = [_reading(line, start, end, numbers, chain, other) for other in others[:2]]
        fitting += [_reading(line, start, end, numbers, other, usual) for other in chains if len(other) > 1 and other is not chain]
        loose = (_multiplied(line, start, end, numbers, amount) for amount in (usual, *others[:2]) if amount)
        tries = (one for one in (*fitting, *loose) if one and one.worth >= _FITS)
        reading = next(tries, reading)
    return reading


def _multiplied(line: str, start: int, end: int, numbers: list[Figure], amount: Figure) -> _Item | None:
    """The stretch read as the plain product of all its other figures, if it is that."""
    rest = [one for one in numbers if one is not amount and one.link != "equals" and not one.inside and not one.sized]
    if len(rest) < 2 or abs(prod((one.value for one in rest), start=Decimal(1)) - amount.value) >= 1:
        return None
    piece = line[start:end]
    return _Item(Cost(start, start + len(piece.rstrip(" ,;-–")), _factors(rest), amount.value, bool(_ROUNDED.search(piece))), 4.0, False)


def _size(chain: list[Figure], piece: str) -> bool:
    """Whether a product is a size ("1.2 x 2.4 เมตร"), not a count."""
    measured = chain[-1].role == "spec" and not any(f.role in ("baht", "counted") for f in chain) and not _SQUARE.search(piece)
    return chain[0].sized or all(f.sized or f.role == "spec" for f in chain) or measured


def _reading(line: str, start: int, end: int, numbers: list[Figure], chain: list[Figure] | None, amount: Figure | None) -> _Item | None:
    """The stretch read with that amount."""
    piece = line[start:end]
    rest = [figure for figure in numbers if figure is not amount and figure.link != "equals"]
    if amount and chain and amount in chain:
        chain = None
    price = _price(rest, chain)
    must, may = _split(rest, chain, price, piece)
    value = amount.value if amount else None
    factors = _fitting(must, may, value, piece)
    make = partial(Cost, start, start + len(piece.rstrip(" ,;-–")))
    rounded = bool(_ROUNDED.search(piece))
    unread = [f for f in rest if f.role == "baht" and f not in factors and f is not price and not f.inside]
    if len(factors) < 2 and value is None:
        lone = price or next((figure for figure in rest if figure.role == "baht"), None)
        if lone is None:
            return None
        return _Item(make((), lone.value, rounded), -2.0 * len(unread), bool(unread), lone.link == "each")
    if value is None:
        if not (price or chain):
            return None
        return _Item(make(_factors(factors), None, rounded), -3.0, False)
    if len(factors) < 2:
        ones = [f for f in rest if f.role == "counted" and f.value == 1 and not f.inside and not f.sized]
        factors = [ones[0], amount._replace(unit="บาท")] if ones and amount and price is None else []
        spare = [f for f in rest if f.role == "counted" and not f.inside and not f.sized and f not in factors]
        worth = (0.6 if factors else 0.0) - 0.4 * len(spare) - 2.0 * len(unread)
        return _Item(make(_factors(factors), value, rounded), worth, bool(unread))
    product = prod((figure.value for figure in factors), start=Decimal(1))
    if abs(product - value) >= (10 if rounded else 1):
        return _Item(make(_factors(factors), value, rounded), -3.0, True)
    spare = [f for f in rest if f.role == "counted" and not f.inside and not f.sized and f.value != 1 and f not in factors]
    prices = [f for f in rest if f.link == "each" and f.role in ("", "baht") and not f.inside and f not in factors]
    return _Item(make(_factors(factors), value, rounded), 4.0 + 0.1 * len(factors) - 0.4 * len(spare) - 2.0 * len(unread), bool(unread or prices))


def _factors(figures: list[Figure]) -> tuple[Factor, ...]:
    return tuple(Factor(figure.value, figure.unit) for figure in figures)


def _chains(numbers: list[Figure]) -> list[list[Figure]]:
    """Figures joined by a multiplication sign; one behind brackets ("42 ชุด (ชุดละ 4 นิ้ว) × 60") joins what stands before them."""
    chains: list[list[Figure]] = []
    for figure in numbers:
        before = chains
        if not figure.inside:
            before = [chain for chain in chains if not chain[-1].inside]
        if figure.link == "mul" and (before or chains):  # "(52 + 48 = 100 คน) x 25": nothing stands before the bracket
            (before or chains)[-1].append(figure)
        else:
            chains.append([figure])
    return chains


def _amount(line: str, numbers: list[Figure], chain: list[Figure] | None, end: int) -> Figure | None:
    equals = [figure for figure in numbers if figure.link == "equals" and figure.role in ("baht", "")]
    if equals:
        return equals[-1]
    members = set(chain or ())
    loose = [f for f in numbers if f.role == "baht" and f.link == "" and f not in members and not f.sized]
    if loose:
        outside = [figure for figure in loose if not figure.inside] or loose
        last = outside[-1]
        has_price = chain or any(f.link == "each" for f in numbers)
        first_of_chain = chain is None and any(f.link == "mul" for f in numbers if f.start > last.start)
        return None if first_of_chain and not has_price else last
    last = numbers[-1]
    if (chain or any(f.link == "each" and f.role in ("baht", "") for f in numbers) or _priced_thing(line, numbers)) and last not in members and last.role == "" and last.link == "":
        if not last.sized and not last.inside and last.value >= 10 and not line[last.end : end].strip(" .)-บาท"):
            return last
    return None


def _price(rest: list[Figure], chain: list[Figure] | None) -> Figure | None:
    pool = chain or rest
    baht = [figure for figure in pool if figure.role == "baht" and figure.link in ("mul", "each", "")]
    if baht:
        return baht[-1] if chain is None else baht[0]
    each = [figure for figure in pool if figure.link == "each" and figure.role == ""]
    return each[-1] if each else chain[-1] if chain else None


def _split(rest: list[Figure], chain: list[Figure] | None, price: Figure | None, piece: str) -> tuple[list[Figure], list[Figure]]:
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


def _fitting(must: list[Figure], may: list[Figure], amount: Decimal | None, piece: str) -> list[Figure]:
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
    if abs(2 * product - amount) < 1 and _TWICE.search(piece):
        return [*must, must[0]._replace(value=Decimal(2), unit="", role="")]
    for size in range(1, min(3, len(may)) + 1):
        for extra in combinations(may[:8], size):
            if abs(product * prod((figure.value for figure in extra), start=Decimal(1)) - amount) < 1:
                return sorted([*must, *extra])
    return must
