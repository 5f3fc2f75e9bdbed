"""What a line announces, in the wordings of forms, of people, and of people who misspell."""

from __future__ import annotations

import pytest

from assistant.tagging.headings import heading

BARE = {
    "หลักการและเหตุผล": "rationale", "๓. หลักการและเหตุผล": "rationale", "ความเป็นมาและความสำคัญของปัญหา": "rationale", "ทำไมต้องทำ": "rationale",
    "วัตถุประสงค์": "objective", "4. วัตถุประสงค์ของโครงการ": "objective", "วัตุประสงค์": "objective", "**วัตถุประสงค์**": "objective",
    "ตัวชี้วัดความสำเร็จ": "indicator", "กลุ่มเป้าหมาย": "target_group", "สถานที่ดำเนินการ": "area", "ระยะเวลาดำเนินงาน": "period",
    "วิธีดำเนินการ": "activity", "งบประมาณ": "budget", "ผลที่คาดว่าจะได้รับ": "expected_outcome", "การประเมินผล": "evaluation",
}  # fmt: skip


@pytest.mark.parametrize("line", BARE)
def test_bare_headings(line):
    found = heading(line)
    assert (found.section, found.content) == (BARE[line], -1)


@pytest.mark.parametrize(
    "line, section, content",
    [
        ("5. กลุ่มเป้าหมาย : เกษตรกร 60 คน", "target_group", "เกษตรกร 60 คน"),
        ("ระยะเวลาดำเนินการ 1 มกราคม 2569", "period", "1 มกราคม 2569"),
        ("สถานที่ดำเนินการ: ศาลาหมู่ 4", "area", "ศาลาหมู่ 4"),
        ("วัตถุประสงค์ข้อที่ 2 เพื่อลดอาการปวดหลัง", "objective", "เพื่อลดอาการปวดหลัง"),
    ],
)
def test_label_and_content_on_one_line(line, section, content):
    found = heading(line)
    assert found.section == section and line[found.content :].strip() == content


@pytest.mark.parametrize(
    "line", ["", "-", "1.", "เกษตรกรในหมู่ 4 ปวดหลังกันมาก", "ค่าอาหารกลางวัน 60 คน x 70 บาท", "นางจรรยา แสงทอง", "ประชุมคณะกรรมการ", "😀", "12345", "…………"]
)
def test_lines_that_announce_nothing(line):
    assert heading(line).section == ""
