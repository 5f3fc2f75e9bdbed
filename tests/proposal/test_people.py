"""Target groups and their numbers, applicants, and how many persons they name."""

from __future__ import annotations

import pytest

from assistant.proposal.people import target_count
from tests.proposal.making import made

COUNTS = {
    "เกษตรกร 60 คน": 60,
    "เกษตรกร จำนวน ๖๐ คน": 60,
    "ช่างเย็บ 25 คน และช่างทอ 15 คน": 40,
    "เกษตรกร 60 คน (หมู่ 3 จำนวน 35 คน หมู่ 4 จำนวน 25 คน)": 60,
    "หมู่ 3 จำนวน 35 คน หมู่ 4 จำนวน 25 คน รวม 60 คน": 60,
    "เด็กอายุ 6 ปี 40 คน": 40,
    "ผู้สูงอายุ 1,250 คน": 1250,
    "ชาวประมง จำนวน ......45...... คน": 45,
    "ประชาชนทั่วไปในตำบล": None,
    "สมาชิกชมรมอายุ 60 ปีขึ้นไป": None,
    "ครัวเรือน 40 ครัวเรือน": None,
}


@pytest.mark.parametrize("line", COUNTS)
def test_people_of_a_line(line):
    (group,) = made(f"target_group: {line}").target_groups
    assert group.count == COUNTS[line]


@pytest.mark.parametrize(
    "lines, count",
    [
        (["เกษตรกร 60 คน", "อสม. ผู้ช่วยงาน 10 คน"], 60),
        (["เกษตรกร 40 คน", "แม่บ้าน 20 คน", "รวม 60 คน"], 60),
        (["เกษตรกร 60 คน", "เกษตรกร 60 คน"], 60),
        (["ช่างเขียน | 18", "ช่างย้อม | 12"], 30),
        (["ประชาชนทั่วไป"], 0),
    ],
)
def test_people_of_all_lines(lines, count):
    assert target_count(made("\n".join(f"target_group: {line}" for line in lines)).target_groups) == count


APPLICANTS = {
    "กลุ่มแม่บ้านควนเสม็ด": "group",
    "ชมรมผู้สูงอายุตำบลคลองหรัง": "group",
    "ชมรม อสม.ตำบลคลองหรัง": "group",
    "รพ.สต.คลองหรัง": "health-unit",
    "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านนา": "health-unit",
    "โรงเรียนวัดควนเสม็ด": "school",
    "เทศบาลตำบลคลองหรัง": "local-government",
    "องค์การบริหารส่วนตำบลคลองหรัง": "local-government",
    "ศูนย์พัฒนาเด็กเล็กบ้านนา": "child-centre",
    "สถานีตำรวจภูธรนาหม่อม": "other-state",
    "สำนักงานเลขานุการกองทุน": "secretariat",
    "นายสมพร เพชรคง": "",
}


@pytest.mark.parametrize("name", APPLICANTS)
def test_kinds_of_applicants(name):
    assert made(f"organization: {name}").organization.category == APPLICANTS[name]


NAMES = [
    (["กลุ่มประมง นายหมาด ล่าเม๊าะ (ประธาน) นางยุพา หนูแก้ว นายอับดุลเลาะ สาเหล็ม นางสาวกนกวรรณ ทองมี และนายเจริญ ณ นคร"], 5),
    (["กลุ่มแม่บ้าน", "1. นางจรรยา แสงทอง ประธาน", "2. น.ส.ฟาตีเมาะ หลีเส็น", "๓. นายสมพร เพชรคง"], 3),
    (["ลำดับ | ชื่อ | หน้าที่", "1 | นางจรรยา แสงทอง | ประธาน", "2 | นายสมพร เพชรคง | กรรมการ"], 2),
    (["กลุ่มแม่บ้าน ประธาน นางจรรยา แสงทอง", "ผู้ติดต่อ นางจรรยา แสงทอง โทร 08X-XXXXXXX"], 1),
    (["กลุ่มเยาวชนบ้านควน", "(1) อิบรอฮิม สาและ อายุ 21 หัวหน้า (2) ฮาฟิต สะมะแอ 20 (3) นูรีดา ลาเต๊ะ 19"], 3),
    (["กลุ่มคนตัดปาล์มบ้านควน มี 1.พี่อารมณ์ สุขหวาน(โทร 08X-XXXXXXX) 2.บังหรีม หมัดเส็น 3.น้าเขียว ชายแก้ว"], 3),
    (["เทศบาลตำบลคลองหรัง โดยนายกเทศมนตรี"], 0),
    (["นายอำเภอนาหม่อมเป็นที่ปรึกษา"], 0),
    (["รพ.สต.คลองหรัง"], 0),
]


@pytest.mark.parametrize("lines, count", NAMES)
def test_persons_are_counted_once_and_offices_not(lines, count):
    assert made("\n".join(f"organization: {line}" for line in lines)).organization.named_persons == count
