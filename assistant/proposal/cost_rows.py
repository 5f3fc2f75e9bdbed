"""Cost items in a table row: written out in a cell, or spread over the columns of quantity, price and amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import NamedTuple

from assistant.kept import kept
from assistant.proposal.cost import costs, speaks_of_money
from assistant.proposal.figures import BAHT_UNITS, Figure, figures, plain, value_of
from assistant.proposal.model import Factor
from assistant.thai.numbers import arabic
from assistant.thai.units import BAHT, COUNTED, SPEC

_NUMERIC_CELL = re.compile(rf"^[\s.…]*(?P<figure>\d+(?:,\d{{2,3}})*(?:\.\d+)?)\s*(?P<unit>(?:{BAHT}|{COUNTED}|{SPEC}|[ก-๎]{{2,10}})?)\s*[\s.…-]*$")
_COUNTED_CELL = re.compile(rf"^(?:\s*(?:จำนวน\s*|[ก-๎]{{2,6}}\s?ๆ?\s?ละ\s*)?\d{{1,6}}\s*(?:{COUNTED})\s*[x×*]?)+$")
_PRICE_HEAD = re.compile("ราคา|หน่วยละ|ต่อหน่วย|อัตรา|คนละ|@")
_QUANTITY_HEAD = re.compile("จำนวน(?!เงิน)|ปริมาณ|ครั้ง|วัน|มื้อ|คน|ชั่วโมง")
_AMOUNT_HEAD = re.compile("รวม|เป็นเงิน|จำนวนเงิน|งบประมาณ|เงิน|บาท")
OWN_HEAD = re.compile("สมทบ|ออกเอง|กลุ่มออก|แหล่งอื่น|ชุมชนออก|ของกลุ่ม|ส่วนของกลุ่ม")
_SPLIT_HEAD = re.compile("ไตรมาส|ตอบแทน|ใช้สอย|วัสดุ|ต\\.ค|ม\\.ค|เม\\.ย|ก\\.ค|งวด|กองทุน|นอกงบ")


class Item(NamedTuple):
    """One cost item of a row. column, words: the cell and the stretch of it that gives the item, where the row gives several."""

    factors: tuple[Factor, ...]
    amount: Decimal | None
    column: int = -1
    words: str = ""


class _Cell(NamedTuple):
    """A cell that is a number: its column, value and unit."""

    column: int
    value: Decimal
    unit: str


def row_costs(cells: Sequence[str], header: Sequence[str] = ()) -> tuple[Item, ...]:
    """Factors and amount of each cost item of one table row, none where the row has no figure of money.

    header: the cells of the table's head, used where it has as many columns as the row.
    """
    return _row_costs((" | ".join(cells), tuple(cells), tuple(header)))


@kept
def _row_costs(given: tuple[str, tuple[str, ...], tuple[str, ...]]) -> tuple[Item, ...]:
    row, cells, header = given
    heads = list(header) if len(header) == len(cells) else [""] * len(cells)
    every = list(_numbers([arabic(cell).strip() for cell in cells]))
    numbers = [one for one in every if not OWN_HEAD.search(heads[one.column])]
    if every and not numbers:
        return ()  # what others pay
    written = _written(row, cells)
    several = [item for item in written if len(item.factors) > 1 and item.amount is not None]
    if len(several) > 1:
        return tuple(several)
    priced = [item for item in written if _priced(item)] or ([item for item in written if item.factors] if len(numbers) < 2 else [])
    if priced:
        factors, inner, *_ = max(priced, key=lambda item: len(item.factors))
        outer = [one for one in numbers if not _QUANTITY_HEAD.search(heads[one.column]) or _AMOUNT_HEAD.search(heads[one.column])]
        amount = outer[-1].value if outer else inner
        if amount is not None and not _near(_product(factors), amount):
            return (Item(_refitted(cells, amount) or factors, amount),)
        return (Item(factors, amount),)
    inner = next((item.amount for item in written if not item.factors and item.amount is not None), None)
    if not numbers:
        return (Item((), inner),) if inner is not None else ()
    return (_spread(cells, heads, numbers),)


def _numbers(cells: Sequence[str]) -> Iterator[_Cell]:
    """The cells that are numbers; those that hold several counts ("50 คน 2 มื้อ") give each."""
    for column, cell in enumerate(cells):
        several = figures(cell, 0, len(cell)) if _COUNTED_CELL.match(cell) else []
        if len(several) > 1:
            yield from (_Cell(column, one.value, one.unit) for one in several)
            continue
        match = _NUMERIC_CELL.match(cell)
        if match and not (column == 0 and len(cells) > 2 and len(match["figure"]) <= 2 and match["unit"] not in BAHT_UNITS):
            value = value_of(match["figure"])
            if value is not None:
                yield _Cell(column, value, match["unit"])


def _written(row: str, cells: Sequence[str]) -> list[Item]:
    """The cost items that cells of prose give by themselves."""
    if not speaks_of_money(row):
        return []
    prose = ((column, cell) for column, cell in enumerate(cells) if not _NUMERIC_CELL.match(arabic(cell).strip()))
    return [Item(cost.factors, cost.amount, column, cell[cost.start : cost.end]) for column, cell in prose for cost in costs(cell, marked=False)]


def _priced(item: Item) -> bool:
    return any(factor.unit in BAHT_UNITS for factor in item.factors)


def _refitted(cells: Sequence[str], amount: Decimal) -> tuple[Factor, ...]:
    """The factors that give the amount when the prose of the row is read together with it; () where there are none."""
    prose = [cell for cell in cells if not _NUMERIC_CELL.match(arabic(cell).strip())]
    for text in (*prose, " ".join(prose)):
        found = costs(f"{text} = {amount:f} บาท", marked=False)
        if found and found[-1].amount == amount and len(found[-1].factors) > 1 and _near(_product(found[-1].factors), amount):
            return found[-1].factors
    return ()


def _spread(cells: Sequence[str], heads: Sequence[str], numbers: Sequence[_Cell]) -> Item:
    """An item over columns: the amount, and what multiplies to it."""
    named = [one for one in numbers if _AMOUNT_HEAD.search(heads[one.column]) and not _PRICE_HEAD.search(heads[one.column])]
    split = [one for one in numbers if _SPLIT_HEAD.search(heads[one.column])]
    if len(split) >= 2 and not named:
        return Item((), sum((one.value for one in split), Decimal()))
    amount = (named or numbers)[-1]
    others = [one for one in numbers if one.column < amount.column and one not in split]
    factors = tuple(Factor(one.value, one.unit) for one in others)
    priced = any(_PRICE_HEAD.search(heads[one.column]) for one in others)
    if len(others) >= 2 and _near(_product(factors), amount.value):
        return Item(factors, amount.value)
    told = [one for cell in cells[: amount.column] if not _NUMERIC_CELL.match(arabic(cell).strip()) for one in _counts(cell)]
    for size in range(1 if others else 2, 5):  # "ตาข่าย 6 คอก | 1,250 | 7,500": the quantity stands among the words
        for some in combinations(told[:6], size):
            both = (*(Factor(one.value, one.unit) for one in some), *factors)
            if _near(_product(both), amount.value):
                return Item(both, amount.value)
    if priced and len(factors) > 1:
        return Item(factors, amount.value)
    return Item((), amount.value)


def _counts(cell: str) -> list[Figure]:
    text = plain(cell)
    return [one for one in figures(text, 0, len(text)) if one.role != "spec" and not one.sized and one.value]


def _product(factors: Sequence[Factor]) -> Decimal:
    return prod((factor.value for factor in factors), start=Decimal(1))


def _near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) < 1
