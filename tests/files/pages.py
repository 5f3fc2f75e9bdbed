"""The proposal as web pages: a page of a fund's site saved from a browser, and a Word-HTML export."""

# ruff: noqa: E501 (markup)
from __future__ import annotations

from html import escape

from tests.files import content as c


def _rows(rows, tag="td") -> str:
    return "".join(f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in row)}</tr>\n" for row in rows)


def site_page() -> str:
    """Headings of the eight boxes, menus, scripts, comments, hidden fields, tick boxes and text fields."""
    costs = "".join(
        f"<li>{escape(item)} {how} เป็นเงิน {baht} บาท</li>\n" for _, items in c.BUDGET[2:3] for item, how, baht in items
    )
    activities = "".join(
        f"<h4>กิจกรรมที่ {number} {title}</h4>\n<p>ระยะเวลา {when}</p><ul>{''.join(f'<li>{step}</li>' for step in steps)}</ul>\n"
        for number, (title, when, steps) in enumerate(c.ACTIVITIES, 1)
    )
    return f"""<!DOCTYPE html>
<html lang="th"><head><meta charset="utf-8"><title>{c.TITLE} | กองทุน</title>
<link rel="stylesheet" href="style.css"><style>.box {{ color: red }}</style>
<script>var secret = "อย่าอ่านสคริปต์นี้"; alert(1)</script></head>
<body onload="track()">
<div class="nav main-menu"><ul><li><a href="/">หน้าแรก</a></li><li>เข้าสู่ระบบสมาชิก</li></ul></div>
<!-- ความเห็นของผู้พัฒนา ไม่ใช่เนื้อหา -->
<form method="post"><input type="hidden" name="token" value="ค่าลับ">
<h3>1. ชื่อโครงการ/กิจกรรม</h3>
<p class="help">สั้น กระชับ เข้าใจง่าย</p>
<input type="text" name="title" value="{c.TITLE}">
<h3>2. ความสอดคล้องกับแผนงาน</h3>
<label><input type="checkbox" checked> {c.PLAN}</label><br>
<label><input type="checkbox"> {c.OTHER_PLAN}</label>
<h3>3. สถานการณ์</h3>
<table class="item"><thead><tr><th>สถานการณ์ปัญหา</th><th>ขนาด</th></tr></thead><tbody>
{_rows(c.PROBLEMS)}</tbody></table>
<textarea name="problem">{c.RATIONALE[0]}
{c.RATIONALE[1]}</textarea>
<h3>4. วัตถุประสงค์และตัวชี้วัด</h3>
<table class="item">{_rows((("วัตถุประสงค์", "ตัวชี้วัดความสำเร็จ", "ขนาด", "เป้าหมาย 1 ปี"),), "th")}{_rows(c.OBJECTIVES)}</table>
<h3>5. กลุ่มเป้าหมาย</h3><p>{c.TARGET[0]}<br>{c.TARGET[1]}</p>
<h3>6. ระยะเวลาดำเนินงาน</h3><p>{c.PERIOD}</p>
<h3>7. วิธีการดำเนินงาน (กิจกรรม)</h3>
{activities}<ol>{costs}</ol>
<h3>8. ผลการดำเนินงานที่คาดหวัง</h3><ul>{"".join(f"<li>{text}</li>" for text in c.OUTCOMES)}</ul>
<p style="display:none">ข้อความที่ซ่อนไว้</p>
<input type="submit" value="บันทึกโครงการ"></form>
<footer>สงวนลิขสิทธิ์เว็บไซต์</footer></body></html>
"""


def word_page() -> str:
    """What Word saves as a web page: its own tags and comments, symbol fonts, lists as text, windows-874."""
    objectives = "".join(
        f"<p class=MsoListParagraph><![if !supportLists]><span>{number}.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; "
        f"</span></span><![endif]>{row[0]}<o:p></o:p></p>\n"
        for number, row in enumerate(c.OBJECTIVES, 1)
    )
    budget = "".join(
        f"<tr><td rowspan={len(items)}>{group}</td>"
        + "</tr><tr>".join(f"<td>{item}</td><td>{how}</td><td>{baht}</td>" for item, how, baht in items)
        + "</tr>\n"
        for group, items in c.BUDGET
    )
    types = "".join(
        f"<p class=MsoNormal><span style='font-family:Wingdings'>{'&#254;' if ticked else '&#168;'}</span> {words}</p>\n"
        for words, ticked in c.TYPES
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-874"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{ margin:0cm }} --></style></head>
<body lang=TH><div class=WordSection1>
<h1>{c.FORM}<o:p></o:p></h1>
<p class=MsoNormal><b>1.&nbsp; ชื่อโครงการ</b> {c.TITLE}<o:p></o:p></p>
{types}
<h2>2. วัตถุประสงค์</h2>
{objectives}
<h2>3. งบประมาณ</h2>
<table class=MsoTableGrid border=1><tr><td>กิจกรรม</td><td>รายการ</td><td>วิธีคิด</td><td>บาท</td></tr>
{budget}<tr><td colspan=3>รวมทั้งสิ้น</td><td>{c.TOTAL}</td></tr></table>
<p class=MsoNormal style='mso-hide:all'>ข้อความที่ซ่อนไว้</p>
</div><div style='mso-element:header'><p class=MsoHeader>{c.HEADER}</p></div></body></html>
"""
