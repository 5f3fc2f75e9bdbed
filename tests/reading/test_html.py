"""Web pages: headings, tables, lists and field values are kept; menus, scripts and comments are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UnreadableFile
from assistant.reading import read
from tests.files import content
from tests.reading.places import FILES, check, rows, texts


@pytest.fixture(scope="module")
def site():
    return check(read(FILES / "site.html"))


def test_headings_values_and_ticks_of_the_site(site):
    found = texts(site)
    assert found[0] == "1. ชื่อโครงการ/กิจกรรม" and site.blocks[0].layout == "heading"
    assert content.TITLE in found
    assert f"☑ {content.PLAN}" in found and f"☐ {content.OTHER_PLAN}" in found
    for text in (*content.RATIONALE, content.PERIOD, *content.TARGET):
        assert text in found


def test_tables_and_lists_of_the_site(site):
    for row in (*content.PROBLEMS, *content.OBJECTIVES):
        assert list(row) in rows(site)
    assert "1. ค่าอาหารกลางวัน 60 คน x 80 บาท x 1 มื้อ เป็นเงิน 4,800 บาท" in texts(site)
    assert f"• {content.OUTCOMES[0]}" in texts(site)


@pytest.mark.parametrize(
    "words",
    [
        "อย่าอ่านสคริปต์นี้",
        "color",
        "หน้าแรก",
        "เข้าสู่ระบบ",
        "ความเห็นของผู้พัฒนา",
        "ค่าลับ",
        "ข้อความที่ซ่อนไว้",
        "บันทึกโครงการ",
        "สงวนลิขสิทธิ์",
    ],
)
def test_what_is_no_content_is_dropped(site, words):
    assert words not in site.text


def test_word_html_in_windows_874():
    document = check(read(FILES / "word.html"))
    found = texts(document)
    assert f"1. ชื่อโครงการ {content.TITLE}" in found
    assert [text for text in found if text.startswith("2. เพื่อ")] == [f"2. {content.OBJECTIVES[1][0]}"]
    assert [text[0] for text in found if "10(" in text] == ["☐", "☑", "☐"]
    assert [row[0] for row in rows(document)[1:-1]] == [
        "กิจกรรมที่ 1",
        "กิจกรรมที่ 2",
        "กิจกรรมที่ 3",
        "",
        "",
        "",
        "",
        "",
        "กิจกรรมที่ 4",
    ]
    assert document.blocks[-1].layout == "header" and found[-1] == content.HEADER
    assert "ซ่อน" not in document.text and "MsoNormal" not in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_the_true_encoding_counts_not_the_one_that_is_named(encoding):
    page = "<html><head><meta charset=windows-874></head><body><p>วัตถุประสงค์</p></body></html>"
    assert texts(read(page.encode(encoding))) == ["วัตถุประสงค์"]


def test_a_page_that_is_all_menu_is_read_whole():
    assert texts(read(b'<html><body class="nav"><p class="menu">abc</p></body></html>')) == ["abc"]


def test_an_empty_page():
    with pytest.raises(UnreadableFile) as caught:
        read(b"<html><body><script>x()</script></body></html>", name="x.html")
    assert caught.value.code == "file.empty"


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "b", "ol"])
def test_deep_nesting_does_not_crash(tag):
    page = f"<html><body>{f'<{tag}>' * 5000}เนื้อหา".encode()
    try:
        check(read(page, name="x"))
    except UnreadableFile as error:
        assert error.source == "x"


TAGS = st.sampled_from(
    "<p>,</p>,<table>,</table>,<tr>,<td>,<td rowspan=3>,<td colspan=2>,<ul>,<ol start=5>,<li>,<br>,<b>,<h2>,</h2>,<textarea>,"  # noqa: E501
    "<input value=ก>,<input type=checkbox checked>,<select><option selected>,<!-- -->,&nbsp;,&#0;,|,ก, 1. เพื่อ,<script>,</script>".split(  # noqa: E501
        ","
    )
)


@settings(deadline=None)
@given(st.lists(TAGS, max_size=40).map("".join))
def test_any_tag_soup_is_read(soup):
    try:
        check(read(f"<html><body>{soup}".encode(), name="x"))
    except UnreadableFile as error:
        assert error.code in ("file.empty", "file.unreadable")
