"""The report page: one file, safe, with the text marked where the findings are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from assistant.errors import UnreadableFile
from assistant.outputs import render
from assistant.outputs.page import page, style
from tests.outputs.reports import NO_PROPOSAL, NOT_READY, READY, TEXT, finding, report_of

EVIL = "</style><script>alert(1)</script><a href=javascript:x>\"'&{{1}}"


def parsed(text: str) -> html.HtmlElement:
    return html.fromstring(text)


def shown_text(tree: html.HtmlElement) -> list[str]:
    """The lines of the text as shown, without the numbers of findings."""
    for number in tree.xpath("//div[@class='lines']//a"):
        number.drop_tree()
    return [line.text_content() for line in tree.xpath("//div[@class='lines']/p/span")]


def test_one_self_contained_page_without_script():
    text = page(NOT_READY)
    tree = parsed(text)
    assert tree.get("lang") == "th" and not tree.xpath("//script | //img | //@style | //link[not(starts-with(@href, 'data:'))]")
    assert not re.search(r"url\(|@import|https?:", style())
    assert "โครงการ.docx" in tree.xpath("string(//title)")


def test_every_finding_and_its_place_link_to_each_other():
    tree = parsed(page(NOT_READY))
    links = tree.xpath("//a/@href")
    assert links and all(link.startswith("#") and tree.get_element_by_id(link[1:]) is not None for link in links)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    marked = {mark.get("class"): mark.text_content() for mark in tree.xpath("//mark")}
    assert marked["error"] == "ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท"
    assert marked["info"] == "กิจกรรม อบรมการใช้สารเคมีอย่างปลอดภัย 2 วัน"
    assert len(tree.xpath("//a[starts-with(@class, 'ref')]")) == len(NOT_READY.findings)


def test_bars_show_score_and_target():
    tree = parsed(page(NOT_READY))
    bars = tree.xpath("//svg")
    assert len(bars) == 5
    assert bars[0].xpath("./rect[@class='fill']/@width") == ["56.5"] and bars[0].xpath("./rect[@class='mark']/@x") == ["79.6"]
    assert bars[0].get("aria-label") == "56.5 คะแนน เกณฑ์ 80"


def test_what_is_no_proposal_has_neither_score_nor_checklist():
    tree = parsed(page(NO_PROPOSAL))
    assert not tree.xpath("//svg") and not tree.xpath("//section[@class='parts']")
    assert "ไม่ใช่ข้อเสนอโครงการ" in tree.xpath("string(//h2)")


def test_nothing_from_outside_becomes_markup():
    spoilt = finding(EVIL, "warning", EVIL, 0, len(EVIL), suggestion=(EVIL,), example=EVIL, reference=EVIL)
    tree = parsed(page(report_of(EVIL, spoilt, source=EVIL)))
    assert not tree.xpath("//script | //a[starts-with(@href, 'javascript')]") and len(tree.xpath("//style")) == 1
    assert shown_text(tree) == [EVIL]
    error = parsed(render([UnreadableFile(EVIL, source=EVIL, place=EVIL)], "html"))
    assert not error.xpath("//script") and EVIL in error.xpath("string(//article)")


def test_several_reports_stand_on_one_page_with_contents():
    tree = parsed(render([READY, NOT_READY, UnreadableFile("เสีย", source="c.pdf")], "html"))
    assert [link.text for link in tree.xpath("//nav//li/a")] == ["ready.txt", "โครงการ.docx", "c.pdf"]
    assert all(tree.get_element_by_id(link[1:]) is not None for link in tree.xpath("//a/@href"))
    assert len(tree.xpath("//article")) == 3


def test_the_whole_text_is_shown_line_by_line():
    tree = parsed(page(NOT_READY))
    assert tree.xpath("//div[@class='lines']/p[1]/i/text()") == ["1"]
    assert shown_text(tree) == [line for line in TEXT.splitlines() if line.strip()]


@given(st.text(alphabet="กข \n\r<&", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_marking_loses_no_character_and_repeats_none(text, extents):
    spans = [(min(a, len(text)), min(max(a, b), len(text))) for a, b in extents]
    findings = [finding("objective.vague", ("error", "warning")[n % 2], "ก", *span) for n, span in enumerate(spans)]
    tree = parsed(page(report_of(text, *findings)))
    wanted = "".join(text.split())
    assert "".join("".join(shown_text(tree)).split()) == wanted
    numbers = tree.xpath("//div[@class='lines']//a")  # dropped by shown_text, so count on a fresh tree
    assert not numbers
    fresh = parsed(page(report_of(text, *findings)))
    assert len(fresh.xpath("//div[@class='lines']//a")) == len(findings) or not text.strip()
