"""Titles, objectives and indicators among the words of a line, by the shipped model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import models
from assistant.tagging.phrases import LABELS, features, labels, phrases


def said(line: str, kind: str, section: str = "") -> list[tuple[str, str]]:
    return [(one.label, line[one.start : one.end]) for one in phrases(models.load().wording, line, kind, section or kind)]


AIM = "เพื่อให้ช่างบาติกสวมถุงมือทุกครั้งที่ย้อมสี"


@pytest.mark.parametrize("before", ["", "1. ", "(2) ", "ข้อ ๓ ", "วัตถุประสงค์ที่ 1 : ", "- ", "ก. ", "วัตถุประสงค์ 2 | "])
def test_number_and_label_come_off(before):
    assert said(f"{before}{AIM}", "objective") == [("objective", AIM)]


@pytest.mark.parametrize("between", [" ตัวชี้วัด ", " / ตัวชี้วัด: ", " | ", " วัดจาก ", " — วัด: ", " โดย"])
def test_the_level_behind_an_objective_is_its_indicator(between):
    level = "ช่างร้อยละ 80 สวมถุงมือเมื่อสุ่มดู"
    assert said(f"1. {AIM}{between}{level}", "objective") == [("objective", AIM), ("indicator", level)]


def test_two_objectives_of_one_line():
    other = "เพื่อลดผื่นแพ้ที่มือของช่าง"
    assert said(f"1. {AIM} 2. {other}", "objective") == [("objective", AIM), ("objective", other)]


@pytest.mark.parametrize("before", ["ชื่อโครงการ : ", "1. ชื่อโครงการ ", "เรื่อง ขอเสนอ", "ชื่อโครงการ | ", "ตอบ: "])
def test_a_title_without_its_label(before):
    title = "โครงการป้องกันโรคไข้เลือดออก ตำบลควนเสม็ด ปี 2569"
    assert said(f"{before}{title}", "title") == [("title", title)]


def test_labels_follow_the_items():
    line = "1. ลดปวด ให้เหลือ 5 คน"
    start = line.index("ลดปวด")
    found = labels(line, [("objective", start, start + 5)])
    assert found[0] == "other" and "objective" in found and set(found) <= set(LABELS)
    assert len(found) == len(features(line, "objective", ""))


@given(st.text(max_size=120), st.sampled_from(["objective", "indicator", "other", "?"]))
def test_any_line_is_read(line, kind):
    for label, words in said(line, kind):
        assert label in ("title", "objective", "indicator") and words.strip()
