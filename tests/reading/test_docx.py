"""Word files: what the reader of the page sees, and nothing else; hostile files are refused."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.errors import AssistantError, TooLarge, UnreadableFile
from assistant.reading import read
from tests.files import content
from tests.reading.places import FILES, check, rows, texts


@pytest.fixture(scope="module")
def proposal():
    return check(read(FILES / "proposal.docx"))


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(name: str, data: bytes | str) -> bytes:
    """proposal.docx with one member replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(FILES / "proposal.docx") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, data)
    return out.getvalue()


def test_automatic_numbers_are_part_of_the_text(proposal):
    found = texts(proposal)
    assert "๑. ชื่อโครงการ" in found and "๑๒. การประเมินผล" in found
    numbers = [f"{number}) {row[0]}" for number, row in enumerate(content.OBJECTIVES, 1)]
    assert [text for text in found if text in numbers] == numbers
    assert f"• {content.ACTIVITIES[0][2][0]}" in found


def test_ticks_of_symbols_and_of_content_controls(proposal):
    found = texts(proposal)
    assert f"☑ {content.PLAN}" in found and f"☐ {content.OTHER_PLAN}" in found
    assert [text[0] for text in found if "10(" in text] == ["☐", "☑", "☐"]


def test_merged_cells_are_there_once_and_columns_keep_their_place(proposal):
    budget = [row for row in rows(proposal) if len(row) == 4 and ("บาท" in row[2] or "คน x" in row[2])]
    assert [row[0] for row in budget] == ["กิจกรรมที่ 1", "กิจกรรมที่ 2", "กิจกรรมที่ 3", "", "", "", "", "", "กิจกรรมที่ 4"]
    assert sum(int(row[3].replace(",", "")) for row in budget) == 26_200
    assert [f"รวมทั้งสิ้น ({content.TOTAL_WORDS})", content.TOTAL] in rows(proposal)


def test_deleted_and_hidden_text_is_dropped_and_the_text_box_kept(proposal):
    assert content.DELETED not in proposal.text and content.HIDDEN not in proposal.text
    assert texts(proposal).count(content.NOTE) == 1


def test_headers_and_footers_stand_apart_at_the_end(proposal):
    ends = [(block.layout, proposal.text[block.start : block.end]) for block in proposal.blocks[-2:]]
    assert ends == [("header", content.HEADER), ("footer", content.FOOTER)]
    assert sum(block.layout == "heading" for block in proposal.blocks) == 14


def test_levels_restarts_and_forms_of_numbers():
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = (("decimal", "%1."), ("decimal", "%1.%2"), ("thaiLetters", "%3)"))
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering.find(docx.oxml.ns.qn("w:num")).addprevious(
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{inner}</w:abstractNum>')
    )
    for number, override in ((90, ""), (91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')):
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>')
        )
    for number, level in ((90, 0), (90, 1), (90, 1), (90, 2), (90, 0), (90, 1), (91, 0), (91, 0)):
        document.add_paragraph("x")._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )
    labels = [text.removesuffix(" x") for text in texts(check(read(saved(document))))]
    assert labels == ["1.", "1.1", "1.2", "ก)", "2.", "2.1", "1.", "2."]


def test_nested_tables_frames_and_columns_made_with_tabs():
    document = docx.Document()
    outer = document.add_table(1, 1)
    outer.cell(0, 0).text = "ในกรอบ"
    inner = outer.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "ค่าอาหาร", "4,200"
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ขั้นตอน", "เตรียม\nทำ | จริง"
    document.add_paragraph("ค่าป้าย\t1 ผืน\t450")
    document.add_paragraph("ลงชื่อ\tผู้เสนอ")
    assert texts(check(read(saved(document)))) == [
        "ในกรอบ",
        "ค่าอาหาร | 4,200",
        "ขั้นตอน | เตรียม / ทำ จริง",
        "ค่าป้าย | 1 ผืน | 450",
        "ลงชื่อ ผู้เสนอ",
    ]


def test_a_document_without_text():
    with pytest.raises(UnreadableFile) as caught:
        read(saved(docx.Document()), name="ว่าง.docx")
    assert caught.value.code == "file.empty"


def refused(data: bytes) -> AssistantError:
    start = time.perf_counter()
    with pytest.raises(AssistantError) as caught:
        read(data, name="ร้าย.docx")
    assert caught.value.source == "ร้าย.docx"
    assert time.perf_counter() - start < 2
    return caught.value


def test_zip_bombs():
    assert isinstance(refused(changed("word/media/x.bin", b"\0" * 90_000_000)), TooLarge)  # ratio
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        for number in range(6000):
            archive.writestr(f"x{number}", "")
    assert isinstance(refused(many.getvalue()), TooLarge)


def test_a_zip_whose_listing_lies_about_a_size():
    data = bytearray(changed("word/document.xml", b"<x>" + b" " * 5_000_000 + b"</x>"))
    real = (5_000_007).to_bytes(4, "little")
    while real in data:
        at = data.index(real)
        data[at : at + 4] = (100).to_bytes(4, "little")
    refused(bytes(data))


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "'
    + "ha" * 50
    + '">'
    + "".join(f'<!ENTITY a{n} "{("&a;" if n == 0 else f"&a{n - 1};") * 10}">' for n in range(9))
    + "]><x>&a8;</x>"
)
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'


@pytest.mark.parametrize("xml", [ENTITIES, OUTSIDE], ids=["bomb", "outside"])
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"]
)
def test_entities_are_refused(xml, part):
    assert refused(changed(part, xml)).code == "file.unreadable"


def test_a_truncated_file():
    whole = (FILES / "proposal.docx").read_bytes()
    assert refused(whole[: len(whole) // 2]).code == "file.unreadable"


def test_a_part_outside_the_file_is_not_fetched():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId99" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="../../../../etc/passwd"/>'  # noqa: E501
        '<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" '
        'Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>'
    )
    assert "root:" not in check(read(changed("word/_rels/document.xml.rels", relations))).text
