"""Period and activities in time."""

from __future__ import annotations

import re
from datetime import date

from assistant.proposal.model import Period
from assistant.rules.rule import Case, rule
from assistant.thai.dates import days, fiscal_year

_LATER = re.compile(r"^\W*(?:[\d๐-๙.]+\s*)?(?:จัดทำ)?(?:สรุป|รายงาน)|(?:เขียน|ทำ|ส่ง|เสนอ|สรุป|ปิด)[^\n]{0,25}รายงาน|รายงานผล|ส่งผล|คืนเงิน|นำเสนอผล|ภายใน\s*[\d๐-๙]+\s*วัน|ที่ผ่านมา|ปีที่แล้ว|ปีก่อน|เมื่อ(?:เดือน|ปี|วันที่)")
_LONG_AGO = 270  # days before the project from which a date speaks of something that was


@rule("period.end-before-start")
def end_before_start(case: Case):
    period = case.proposal.period
    if period and period.from_date and period.to_date and period.to_date < period.from_date:
        yield case.at("period.end-before-start", period, **{"from": period.from_date, "to": period.to_date})


@rule("period.outside-fiscal-year")
def outside_fiscal_year(case: Case):
    period = case.proposal.period
    if not (period and period.from_date and period.to_date) or period.to_date < period.from_date:
        return
    if fiscal_year(period.from_date) != fiscal_year(period.to_date):
        yield case.at("period.outside-fiscal-year", period, **{"from": period.from_date, "to": period.to_date})


@rule("activity.outside-period")
def activity_outside_period(case: Case):
    period = case.proposal.period
    if not (period and period.from_date and period.to_date) or period.to_date <= period.from_date:
        return
    elements = case.proposal.elements
    first = min((activity.start for activity in case.proposal.activities), default=len(elements))
    last = elements[-4].start if len(elements) > 8 else elements[-1].end  # a letter's date stands at its foot
    own = [e for e in case.proposal.of("period") if (e.start >= period.end or e.end <= period.start) and first < e.start < last]
    for element in [*case.proposal.of("activity"), *own]:
        if _LATER.search(element.text):
            continue
        for activity in (a for a in case.proposal.activities if a.start >= element.start and a.end <= element.end):
            for part in activity.dates:
                if "งบ" not in part.text and _outside(part, period.from_date, period.to_date):
                    yield case.at("activity.outside-period", part, 0.8, **{"from": period.from_date, "to": period.to_date, "date": part.text})
                    return
        if element.kind == "period" and element.section not in ("period", "title"):
            for day in days(element.text):
                first, last = day.opening(), day.closing()
                if first and last and (last < period.from_date or first > period.to_date):
                    yield case.at("activity.outside-period", element, 0.8, **{"from": period.from_date, "to": period.to_date, "date": element.text[day.start : day.end]})
                    return


def _outside(part: Period, first: date, last: date) -> bool:
    if part.from_date and part.to_date:
        if (first - part.to_date).days > _LONG_AGO:
            return False
        early = part.to_date < first and (part.to_date.year, part.to_date.month) != (first.year, first.month)
        return part.from_date > last or early or (part.to_date > last and (part.to_date - last).days > 31)
    return False
