"""Tick boxes: what the writer chose and what not."""

from __future__ import annotations

import pytest

from assistant.thai.ticks import options, tick


@pytest.mark.parametrize(
    "box",
    ["☑", "☒", "🗹", "✓", "✔", "[x]", "[X]", "( / )", "(/)", "( x )", "(✓)", "●", "√", "\uf0fe", "\uf052", "☑\ufe0f"],
)
@pytest.mark.parametrize("marker", ["", "  ", "1. ", "๑) ", "- ", "7.1 "])
def test_ticked(box, marker):
    assert tick(f"{marker}{box} แผนงานแรงงานนอกระบบ") is True


@pytest.mark.parametrize("box", ["☐", "□", "[ ]", "( )", "(  )", "[]", "○", "\uf0a8", "\uf0a3"])
@pytest.mark.parametrize("marker", ["", "  ", "1. ", "๑) ", "- ", "7.1 "])
def test_empty(box, marker):
    assert tick(f"{marker}{box} แผนงานแรงงานนอกระบบ") is False


@pytest.mark.parametrize(
    "line",
    [
        "(1) เพื่อ",
        "(ก) ข้อแรก",
        "1) เพื่อ",
        "- ค่าอาหาร",
        "(นางสมใจ ทองเกลี้ยง)",
        "(                      )",
        "(...................)",
        "ใส่ ☑ ในช่อง",
        "",
    ],
)
def test_no_box(line):
    assert tick(line) is None


def test_several_options_in_a_line():
    line = "☐ หน่วยบริการ  ☑ กลุ่มประชาชน ( ) อื่น ๆ"
    assert [(line[o.start : o.end], o.ticked) for o in options(line)] == [
        ("หน่วยบริการ", False),
        ("กลุ่มประชาชน", True),
        ("อื่น ๆ", False),
    ]
    assert tick(line) is True
