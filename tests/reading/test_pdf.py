"""PDF files: the words of the Word file that was printed; locked, broken and scanned ones are refused."""

from __future__ import annotations

import pytest

from assistant.errors import UnreadableFile
from assistant.reading import read
from assistant.reading.pdf import flow
from assistant.reading.pdf.lines import lines
from assistant.reading.pdf.page import Char
from assistant.thai.repair import repair
from tests.files import content
from tests.reading.places import FILES, check, rows, texts


@pytest.fixture(scope="module")
def proposal():
    return check(read(FILES / "proposal.pdf"))


def test_paragraphs_are_joined_again(proposal):
    found = [repair(text).text for text in texts(proposal)]
    for paragraph in content.RATIONALE:
        assert paragraph in found
    for number, row in enumerate(content.OBJECTIVES, 1):
        assert f"{number}) {row[0]}" in found


def test_tables_are_rows_with_wrapped_cells_joined(proposal):
    found = [[repair(cell).text for cell in row] for row in rows(proposal)]
    for group, items in content.BUDGET:
        for position, item in enumerate(items):
            assert ["" if position else group, *item] in found
    assert [f"รวมทั้งสิ้น ({content.TOTAL_WORDS})", content.TOTAL] in found
    for row in content.EVALUATION:
        assert list(row) in found


def test_marks_stand_behind_their_letters(proposal):
    words = ["ผู้รับผิดชอบ", "ครั้ง", "เพิ่ม", "ชั่วโมง", "ทั้ง", "ที่คาดว่าจะได้รับ", "มั่นใจ"]
    mended = repair(proposal.text).text
    assert all(word in mended for word in words)


def test_running_heads_are_recognised_once(proposal):
    ends = [
        (block.layout, proposal.text[block.start : block.end])
        for block in proposal.blocks
        if block.layout in ("header", "footer")
    ]
    assert ends == [("header", content.HEADER), ("footer", content.FOOTER)]


def test_pages_are_known(proposal):
    pages = [block.page for block in proposal.blocks if block.layout not in ("header", "footer")]
    assert pages == sorted(pages) and set(pages) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("encrypted.pdf", "file.encrypted", ""),
        ("truncated.pdf", "file.unreadable", ""),
        ("scanned.pdf", "file.scanned", "หน้า 1, 2, 3, 4"),
    ],
)
def test_pdfs_that_cannot_be_read(name, code, place):
    with pytest.raises(UnreadableFile) as caught:
        read(FILES / name)
    assert (caught.value.code, caught.value.place, caught.value.source) == (code, place, name)


def chars(text: str, left: float, bottom: float, size: float = 10.0) -> list[Char]:
    """Characters of ``text`` side by side, half a size wide each."""
    return [Char(char, left + n * size / 2, left + (n + 1) * size / 2, bottom, size) for n, char in enumerate(text)]


def test_two_columns_of_prose_are_read_one_after_the_other():
    drawn = []
    for row in range(12):
        drawn += chars(f"left line number {row:02} goes on and", 50, 700 - 14 * row)
        drawn += chars(f"right line number {row:02} also goes", 320, 700 - 14 * row)
    found = [line.text[:4] for line in flow.ordered(lines(drawn))]
    assert found == ["left"] * 12 + ["righ"] * 12


def test_columns_of_figures_without_rules_stay_rows():
    drawn = []
    for row in range(12):
        drawn += chars("lunch" if row % 3 else "a much longer item", 50, 700 - 14 * row) + chars(
            f"{row * 100}", 320, 700 - 14 * row
        )
    found = flow.ordered(lines(drawn))
    assert len(found) == 12 and all(len(line.pieces) == 2 for line in found)


def test_pieces_drawn_out_of_order_are_read_from_left_to_right():
    drawn = chars("2568", 50, 100) + chars("31", 90, 100) + chars(" - ", 70, 100)
    assert [line.text for line in lines(drawn)] == ["2568 - 31"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("การใช้สาร", "เคมีอย่างปลอดภัย", "การใช้สารเคมีอย่างปลอดภัย"),
        ("จำนวน 50", "คน", "จำนวน 50 คน"),
        ("infor-", "mation", "information"),
        ("ปี 2568 -", "2569", "ปี 2568 - 2569"),
        ("กลุ่มเสี่ยง ", "และผู้ป่วย", "กลุ่มเสี่ยง และผู้ป่วย"),
    ],
)
def test_how_lines_of_a_paragraph_are_joined(first, second, whole):
    assert flow.joined(first, second) == whole
