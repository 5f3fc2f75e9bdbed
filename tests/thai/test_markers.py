"""List markers: what begins a line without being part of it."""

from __future__ import annotations

import pytest

from assistant.thai.markers import marker_end, without_marker


@pytest.mark.parametrize(
    "marker", ["1.", "1. ", "1) ", "(1) ", "๑. ", "๑) ", "- ", "-", "• ", "– ", "4.1 ", "๔.๑ ", "2..", "ก. ", "ก) ", "- 1. ", "  3. ", "✓ ", "1.1.2 "]
)
def test_markers_come_off(marker):
    assert without_marker(marker + "เพื่อลดอาการปวดหลัง") == "เพื่อลดอาการปวดหลัง"


@pytest.mark.parametrize(
    "line",
    ["60 คน x 25 บาท", "1 ตุลาคม 2568", "12 ม.ค. 69 ประชุม", "2.5 ล้านบาท", "กลุ่มแม่บ้าน", "ก.พ. 2569", "100 บาท", "5 วัน", "1.5 เมตร"],
)
def test_figures_and_dates_stay(line):
    assert marker_end(line) == 0


@pytest.mark.parametrize("line", ["", "1.", "-", "  ", "๑)"])
def test_a_marker_alone_is_the_text(line):
    assert marker_end(line) == 0
