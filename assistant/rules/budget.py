"""The budget: whether its lines, subtotals, totals and words agree, are broken down, and keep to the rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from math import prod

from assistant.proposal.budget import amount_of
from assistant.proposal.model import CostItem, Total
from assistant.rules.rule import Case, rule

_ATTACHED = re.compile(r"(?:ติด|หนีบ|ท้าย|ข้าง|ทาง|หน้า|แปะ|บน|ใน|ใต้|สำหรับ|ประจำ|ของ|ล้าง|ซ่อม|ผ้าคลุม|ถ่าน|แบตเตอรี่|หมึก|กระเป๋า|ชุดทำแผล|พลาสเตอร์)[ก-๎]{0,6}\s*$|ปฐมพยาบาล|ทำแผล|ล้างแผล|พลาสเตอร์")
_ACTED = ("study-trip",)  # groups that may stand in an activity, not its cost
_LEAST_LUMP = Decimal(1000)  # baht; smaller sundries are usual


@rule("budget.line-arithmetic")
def line_arithmetic(case: Case):
    for item in case.proposal.budget.lines:
        if item.amount is None or not item.factors:
            continue
        product = prod((factor.value for factor in item.factors), start=Decimal(1))
        allowed = Decimal(10) if item.rounded else Decimal(1)
        if abs(product - item.amount) >= allowed:
            yield case.at("budget.line-arithmetic", item, item=item.text, product=product, amount=item.amount)


@rule("budget.words-mismatch")
def words_mismatch(case: Case):
    totals = case.proposal.budget.totals
    stated = case.proposal.budget.stated_total
    for total in totals:
        figure = total.amount if total.amount is not None else stated
        if total.words is not None and figure is not None and abs(total.words - figure) >= 1:
            yield case.at("budget.words-mismatch", total, words=total.words, amount=figure)


@rule("budget.total-mismatch")
def total_mismatch(case: Case):
    for total, computed in disagreements(case):
        yield case.at("budget.total-mismatch", total, stated=total.amount, computed=computed)
        return


def disagreements(case: Case) -> Iterator[tuple[Total, Decimal]]:
    """Totals that are the sum of nothing: neither of all lines, nor of those beside them, nor of the totals before them."""
    budget = case.proposal.budget
    lines = [(item.start, value) for item in budget.lines if (value := amount_of(item)) is not None]
    totals = [total for total in budget.totals if total.amount is not None]
    everything = sum((value for _, value in lines), Decimal())
    several = len({total.amount for total in totals if total.grand}) > 1

    def between(start: int, end: int) -> Decimal:
        return sum((value for place, value in lines if start <= place < end), Decimal())

    since = 0
    for number, total in enumerate(totals):
        beside = between(since, total.start)
        sums = [everything, *(sum((one.amount or Decimal() for one in totals[first:number]), Decimal()) for first in range(number))]
        if not total.grand or several:
            before = [value for place, value in lines if since <= place < total.start]
            sums += [beside, between(total.start, _next(total, totals)), *accumulate(reversed(before))]
        told = beside if not total.grand else everything or sum((one.amount or Decimal() for one in totals if not one.grand), Decimal())
        since = total.start
        if told and not any(_near(value, total.amount or Decimal()) for value in sums if value):
            yield total, told


def _next(total: Total, totals: Sequence[Total]) -> int:
    return min((other.start for other in totals if other.start > total.start), default=10**12)


def _near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) < 1


@rule("budget.no-breakdown")
def no_breakdown(case: Case):
    budget = case.proposal.budget
    if not budget.lines:
        total = next((one for one in budget.totals if one.amount), None)
        if total is not None:
            yield case.at("budget.no-breakdown", total, item=total.text, amount=total.amount)
        return
    for item in budget.lines:
        if not item.factors and item.amount is not None and item.amount > _LEAST_LUMP:
            yield case.at("budget.no-breakdown", item, 0.9, item=item.text, amount=item.amount)


@rule("budget.rate-ceiling")
def rate_ceiling(case: Case):
    for item in case.proposal.budget.lines:
        ceiling = case.rubric.rates.of(item.text, case.proposal.area.fund_code)
        if ceiling is None:
            continue
        price = price_of(item)
        if price is None or price <= ceiling.amount:
            continue
        if ceiling.kind.startswith("speaker") and not re.search("ชั่วโมง|ชม", item.text):
            continue
        yield case.at("budget.rate-ceiling", item, item=item.text, rate=price, ceiling=ceiling.amount)


def price_of(item: CostItem) -> Decimal | None:
    """Baht a person, meal, hour … of a cost line, None for a lump sum."""
    priced = [factor.value for factor in item.factors if factor.unit in ("บาท", "บ.", "฿", ".-", ",-")]
    if priced:
        return priced[0]
    bare = [factor.value for factor in item.factors if not factor.unit]
    return bare[-1] if bare and len(item.factors) > 1 else None


@rule("budget.ask-committee")
def ask_committee(case: Case):
    for item in case.proposal.budget.lines:
        for group in case.rubric.ask_committee:
            hit = group.words.find(item.text)
            if hit is not None and not _ATTACHED.search(item.text[: hit.start]):
                yield case.at("budget.ask-committee", item, 0.8, word=hit.text)
                break
    for activity in case.proposal.activities:
        for group in case.rubric.ask_committee:
            hit = group.words.find(activity.text) if group.id in _ACTED else None
            if hit is not None:
                yield case.at("budget.ask-committee", activity, 0.7, word=hit.text)
                break
