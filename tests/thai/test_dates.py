"""Dates and periods in the spellings of Thai documents."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.thai.dates import days, fiscal_year, ranges

PERIODS = {
    "1 ต.ค. 2568 – 30 ก.ย. 69": "2025-10-01 2026-09-30",
    "๑ ตุลาคม ๒๕๖๘": "2025-10-01 2025-10-01",
    "ตุลาคม 2568 - มีนาคม 2569": "2025-10-01 2026-03-31",
    "๑๕/๐๑/๒๕๖๙": "2026-01-15 2026-01-15",
    "15/1/69 - 30/6/69": "2026-01-15 2026-06-30",
    "5-7 มกราคม 2569": "2026-01-05 2026-01-07",
    "มกราคม - มีนาคม 2569": "2026-01-01 2026-03-31",
    "ธ.ค. - ก.พ. 2569": "2025-12-01 2026-02-28",
    "10 ธ.ค. ถึง 15 ม.ค. 69": "2025-12-10 2026-01-15",
    "วันที่ 5 มกราคม ถึง 20 กุมภาพันธ์ 2569": "2026-01-05 2026-02-20",
    "1 ม.ค.69 ถึงวันที่ 30 มิ.ย.69": "2026-01-01 2026-06-30",
    "พฤศจิกายน 2568 ถึงเดือน เมษายน 2569": "2025-11-01 2026-04-30",
    "12 มีนาคม พ.ศ. 2569": "2026-03-12 2026-03-12",
    "ปีงบประมาณ 2569": "2025-10-01 2026-09-30",
    "ปีงบประมาณ พ.ศ. ๒๕๖๙": "2025-10-01 2026-09-30",
    "29 ก.พ. 2567": "2024-02-29 2024-02-29",
    "2026-01-05": "2026-01-05 2026-01-05",
    "ส.ค. 2569": "2026-08-01 2026-08-31",
}


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text):
    (one,) = ranges(f"ระยะเวลา {text} ที่ศาลา")
    assert f"{one.first} {one.last}" == PERIODS[text] and one.valid


@pytest.mark.parametrize("text", ["31 ก.พ. 2569", "29 ก.พ. 2569", "31 เมษายน 2569", "32 มกราคม 2569", "0 มกราคม 2569", "๓๑/๐๒/๒๕๖๙"])
def test_days_that_do_not_exist(text):
    (one,) = ranges(text)
    assert not one.valid and one.first is None and one.last is None


@pytest.mark.parametrize("text", ["๓๑/๑๓/๒๕๖๙", "99/99/9999", "", "มีนาข้าวกว้างใหญ่", "เลี้ยงปลากราย", "60 คน 25 บาท", "1.5 x 3 เมตร"])
def test_no_dates(text):
    assert not days(text)


def test_no_year_is_no_date_and_no_guess():
    (one,) = ranges("มกราคม ถึง มีนาคม")
    assert (one.first, one.last, one.valid) == (None, None, True)


def test_fiscal_year_begins_in_october():
    assert fiscal_year(date(2025, 9, 30)) == 2025 and fiscal_year(date(2025, 10, 1)) == 2026


MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 400), st.booleans(), st.booleans(), st.sampled_from([" - ", " ถึง ", " – ", "-"]))
def test_any_period_is_read_back(first, length, short, thai, to):
    last = first + timedelta(days=length)

    def say(day: date) -> str:
        return f"{day.day} {(SHORT if short else MONTHS)[day.month - 1]} {day.year + 543}"

    text = say(first) + to + say(last)
    (one,) = ranges(text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else text)
    assert (one.first, one.last) == (first, last)


@given(st.text(alphabet="0123456789๐๑๒/.-–ถึงม.ค.กพมกราคม ปีงบประมาณ", max_size=60))
def test_no_text_breaks_it(text):
    for one in ranges(text):
        assert 0 <= one.start <= one.end <= len(text)
