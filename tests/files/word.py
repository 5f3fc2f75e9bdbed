"""The proposal as a Word file with all that real ones have: automatic numbers, merged cells, ticks, tracked changes."""

# ruff: noqa: E501 (markup)
from __future__ import annotations

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from tests.files import content as c

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_SECTION, _OBJECTIVE, _STEP = 21, 22, 23  # numbers of the lists below


def proposal(*, changes: bool = True):
    """The python-docx document; without ``changes`` it has no tracked deletion and no hidden text."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.header.paragraphs[0].text = c.HEADER
    section.footer.paragraphs[0].text = c.FOOTER
    _font(document)
    _lists(document)
    document.add_heading(c.FORM, 1)
    document.add_paragraph(c.FUND)
    _section(document, "ชื่อโครงการ")
    document.add_paragraph(c.TITLE)
    _section(document, "ความสอดคล้องกับแผนงาน")
    _control(document, c.PLAN, ticked=True)
    _control(document, c.OTHER_PLAN, ticked=False)
    document.add_paragraph("ประเภทการสนับสนุน")
    for words, ticked in c.TYPES:
        _symbol(document, words, "F0FE" if ticked else "F0A8")
    _section(document, "ผู้รับผิดชอบโครงการ")
    document.add_paragraph(c.ORGANIZATION)
    for number, member in enumerate(c.MEMBERS, 1):
        document.add_paragraph(f"{number}. {member}")
    _section(document, "หลักการและเหตุผล")
    first, *others = c.RATIONALE
    paragraph = document.add_paragraph(first)
    if changes:
        _changed(paragraph)
    for text in others:
        document.add_paragraph(text)
    _table(document, (("สถานการณ์ปัญหา", "ขนาด"), *c.PROBLEMS))
    _section(document, "วัตถุประสงค์")
    for objective, *_ in c.OBJECTIVES:
        _numbered(document.add_paragraph(objective), _OBJECTIVE)
    document.add_paragraph("ตัวชี้วัดความสำเร็จ", style="Heading 2")
    _table(document, (("ตัวชี้วัด", "ขนาดปัญหา", "เป้าหมาย 1 ปี"), *(row[1:] for row in c.OBJECTIVES)))
    _section(document, "กลุ่มเป้าหมาย")
    for text in c.TARGET:
        document.add_paragraph(text)
    _section(document, "ระยะเวลาดำเนินการ")
    document.add_paragraph(c.PERIOD)
    _section(document, "สถานที่ดำเนินการ")
    document.add_paragraph(c.AREA)
    _section(document, "วิธีดำเนินการ")
    for number, (title, when, steps) in enumerate(c.ACTIVITIES, 1):
        document.add_paragraph(f"กิจกรรมที่ {number} {title} ({when})")
        for step in steps:
            _numbered(document.add_paragraph(step), _STEP)
    _section(document, "งบประมาณ")
    _budget(document)
    _section(document, "ผลที่คาดว่าจะได้รับ")
    for text in c.OUTCOMES:
        document.add_paragraph(f"- {text}")
    _section(document, "การประเมินผล")
    _table(document, (("ตัวชี้วัด", "วิธีประเมิน", "เครื่องมือ", "เวลา"), *c.EVALUATION))
    _text_box(document, c.NOTE)
    for text in c.SIGNATURE:
        document.add_paragraph(text)
    return document


def _font(document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Sans Thai", Pt(11)
    style.element.rPr.rFonts.set(qn("w:cs"), "Noto Sans Thai")
    style.paragraph_format.space_after = Pt(3)


def _lists(document) -> None:
    """Three lists: Thai figures for the sections, "1)" for objectives, symbol-font bullets for steps."""
    numbering = document.part.numbering_part.element
    forms = (
        (_SECTION, "thaiNumbers", "%1.", ""),
        (_OBJECTIVE, "decimal", "%1)", ""),
        (_STEP, "bullet", "\uf0b7", "Symbol"),
    )
    first = numbering.find(qn("w:num"))
    for number, form, text, font in forms:
        properties = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                f'<w:pPr><w:ind w:left="500" w:hanging="400"/></w:pPr>{properties}</w:lvl></w:abstractNum>'
            )
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _numbered(paragraph, number: int) -> None:
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _section(document, heading: str) -> None:
    _numbered(document.add_paragraph(heading, style="Heading 2"), _SECTION)


def _symbol(document, words: str, char: str) -> None:
    """A line that begins with a box of the font Wingdings."""
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="{char}"/></w:r>'))
    paragraph.add_run(f" {words}")


def _control(document, words: str, *, ticked: bool) -> None:
    """A line that begins with a tick-box content control."""
    paragraph = document.add_paragraph()
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent><w:r><w:t>{'☒' if ticked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    paragraph.add_run(f" {words}")


def _changed(paragraph) -> None:
    """Add a tracked deletion and a hidden run, which a reader does not see."""
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>{c.DELETED}</w:delText></w:r></w:del>')
    )
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>{c.HIDDEN}</w:t></w:r>"))


def _table(document, rows) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _budget(document) -> None:
    """The cost table: activities merged downwards, the total merged across."""
    rows = [(group, *item) for group, items in c.BUDGET for item in items]
    table = document.add_table(len(rows) + 2, 4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("กิจกรรม", "รายการ", "วิธีคิด", "จำนวนเงิน (บาท)"), strict=True):
        cell.text = text
    at = 1
    for group, items in c.BUDGET:
        for offset, item in enumerate(items):
            for cell, text in zip(table.rows[at + offset].cells[1:], item, strict=True):
                cell.text = text
        table.cell(at, 0).merge(table.cell(at + len(items) - 1, 0)).text = group
        at += len(items)
    table.cell(at, 0).merge(table.cell(at, 2)).text = f"รวมทั้งสิ้น ({c.TOTAL_WORDS})"
    table.cell(at, 3).text = c.TOTAL


def _text_box(document, text: str) -> None:
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
            '<v:shape style="width:420pt;height:30pt"><v:textbox><w:txbxContent>'
            f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
