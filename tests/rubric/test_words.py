"""Word lists find what they should in wordings of real proposals, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rubric import Words, load
from assistant.rubric.loading import _default_tables
from assistant.rubric.reader import check_words
from assistant.rubric.words import REACH

RUBRIC = load()


def asked(item: str) -> list[str]:
    return [group.id for group in RUBRIC.ask_committee if item in group.words]


@pytest.mark.parametrize(
    ("item", "group"),
    [
        ("เครื่องวัดความดันโลหิตแบบดิจิทัล 4 เครื่อง × 2,300 บาท = 9,200 บาท", "durable"),
        ("ซื้อโน๊ตบุ๊คไว้ลงข้อมูล 1 เครื่อง 18,900 บาท", "durable"),
        ("Projector พร้อมจอ 1 ชุด 15,000", "durable"),
        ("เครื่องคั่วกาแฟ 1 เครื่อง x 12,000 บาท", "durable"),  # a machine that no list names
        ("จ้างเหมาปรับปรุงห้องประชุมชมรม 25,000 บาท", "construction"),
        ("พาแกนนำไปดูงานที่ปีนัง ประเทศมาเลเซีย 20 คน คนละ 3,500 บาท", "foreign-travel"),
        ("ค่าตอบแทนผู้ประสานงาน เดือนละ 5,000 บาท 6 เดือน", "salary"),
        ("ค่ายาและเวชภัณฑ์ 5,000 บาท", "treatment"),
        ("ซื้อยาพาราและยาคลายกล้ามเนื้อแจกคนงาน 2,000 บาท", "treatment"),
        ("เงินรางวัลบ้านสะอาด 3 รางวัล รวม 4,500 บาท", "prize"),
        ("ค่ารถบัสพาไปศึกษาดูงานจังหวัดกระบี่ 1 คัน 15,000 บาท", "study-trip"),
    ],
)
def test_things_to_ask_about_are_found(item, group):
    assert group in asked(item)


@pytest.mark.parametrize(
    "item",
    [
        "ค่าเช่าเครื่องเสียงและเต็นท์ 1 วัน 3,000 บาท",
        "ค่าเครื่องเสียงเช่าเขา 2 ครั้ง ครั้งละ 500 บาท",
        "ยืมเครื่องวัดความดันจาก รพ.สต. ไม่มีค่าใช้จ่าย",
        "ไม่จัดซื้อครุภัณฑ์ทุกชนิด",
        "แบตเตอรี่เครื่องวัดความดัน 8 ก้อน x 25 บาท",
        "แถบตรวจน้ำตาลสำหรับเครื่องเจาะ 2 กล่อง x 650 บาท",
        "หมึกเครื่องพิมพ์ 1 ตลับ 690 บาท",
        "ค่าน้ำมันเครื่องพ่นหมอกควัน 40 ลิตร x 38 บาท",
        "ค่าเครื่องเขียน 40 ชุด x 20 บาท",
        "ค่าอาหารว่างและเครื่องดื่ม 40 คน x 25 บาท",
        "เยี่ยมผู้ป่วยติดเตียง อสม. 10 คน x 50 บาท x 4 ครั้ง",
        "สายวัดรอบเอว 20 เส้น x 35 บาท",
        "ค่ายานพาหนะ อสม. 10 คน x 100 บาท",
        "ค่ายากันยุงแบบทา 50 ซอง x 8 บาท",
        "ถุงมือกันยาฆ่าหญ้า 40 คู่ x 45 บาท",
        "ชุดปฐมพยาบาล (สำลี น้ำเกลือล้างแผล) 5 ชุด x 250 บาท",
        "หมวกสำหรับคนงานก่อสร้าง 30 ใบ x 150 บาท",
        "ค่าตอบแทนวิทยากร 3 ชั่วโมง x 600 บาท",
        "เกียรติบัตร 10 ใบ x 20 บาท ไม่มีเงินรางวัล",
        "ค่าเหมารถตู้ส่งตัวอย่างเลือด 1 คัน x 1,800 บาท",
    ],
)
def test_ordinary_costs_are_left_alone(item):
    assert asked(item) == []


@pytest.mark.parametrize(
    "text",
    [
        "กลุ่มเป้าหมาย ลูกเรือไทย 30 คน และลูกเรือชาวเมียนมา 20 คน",
        "แรงงานข้ามชาติในแพปลา 40 คน ได้รับการอบรม",
        "คนงานต่างด้าวในสวนยาง 12 คน",
        "แรงงาน 3 สัญชาติที่หอพักท่าเรือ",
    ],
)
def test_migrant_workers_are_found(text):
    assert text in RUBRIC.migrant


@pytest.mark.parametrize(
    "text",
    [
        "ลูกเรือไทย 30 คน ไม่รวมแรงงานข้ามชาติ",
        "แรงงานต่างด้าวในโรงงานไม่ใช่กลุ่มเป้าหมายของโครงการนี้",
        "ลูกจ้างชาวพม่า 6 คน เถ้าแก่เป็นผู้ออกค่าอาหารเอง",
        "แรงงานข้ามชาติเข้าร่วมได้โดยใช้งบของมูลนิธิ",
        "บริษัทข้ามชาติรับซื้อปาล์มในตำบล",
        "ลูกเมียนอนหลับสบายขึ้น",
    ],
)
def test_excluded_migrants_are_not(text):
    assert text not in RUBRIC.migrant


@pytest.mark.parametrize(
    "objective",
    [
        "เพื่อให้โครงการดำเนินไปด้วยดี",
        "เพื่อให้การจัดกิจกรรมสำเร็จลุล่วงตามวัตถุประสงค์",
        "เพื่อสนองนโยบายของผู้บริหาร",
        "เพื่อเป็นค่าใช้จ่ายในการอบรม",
        "เพื่อให้ประชาชนมีคุณภาพชีวิตที่ดีขึ้น",
        "เพื่อให้การดำเนินงานของชมรมมีประสิทธิภาพยิ่งขึ้น",
    ],
)
def test_vague_objectives_are_found(objective):
    assert objective in RUBRIC.vague


@pytest.mark.parametrize(
    "objective",
    [
        "เพื่อให้เกษตรกรสวมถุงมือทุกครั้งที่ผสมยา",
        "เพื่อลดจำนวนผู้สูงอายุที่หกล้ม",
        "เพื่อให้แม่หลังคลอดให้นมลูกอย่างเดียวครบ 6 เดือน",
        "เพื่อให้มีข้อตกลงของหมู่บ้านเรื่องการพ่นยา",
        "เพื่อค้นหาผู้ป่วยเบาหวานรายใหม่",
        "ให้คนในบ้านเลิกเผาขยะ",
        "เพื่อให้ผู้ป่วยกินยาอย่างต่อเนื่อง",
    ],
)
def test_observable_objectives_are_not_vague(objective):
    assert objective not in RUBRIC.vague


@pytest.mark.parametrize(
    "line",
    [
        "กลุ่มเป้าหมาย จำนวน ............ คน",
        "กลุ่มเป้าหมาย จำนวน……คน",
        "ผู้รับผิดชอบ : ..................................",
        "เบอร์ติดต่อ ....................",
        "ระยะเวลา 1 ตุลาคม 25... ถึง",
        "สถานที่ (โปรดระบุ)",
        "หน่วยงาน xxxx",
        "ร้อยละของบ้านที่พบลูกน้ำ | 0.00",
    ],
)
def test_unfilled_fields_are_found(line):
    assert line in RUBRIC.placeholders.inline


@pytest.mark.parametrize(
    "line",
    [
        "กลุ่มเป้าหมาย จำนวน....50....คน",
        "เป็นเงิน ...4,050... บาท",
        "เป็นเงิน .......... ๔,๐๕๐ .......... บาท",
        "โทร. 08X-XXXXXXX",
        "โทรศัพท์ ๐๘X-XXX-XXXX",
        "อื่น ๆ (ระบุ) คนขับเรือรับจ้าง 12 คน",
        "หลักการและเหตุผล (ระบุที่มาของการทำโครงการ)",
        "ยอด 1,250.00 บาท",
        "พวกเราคุยกันหลายหน... สุดท้ายตกลงทำเรื่องนี้",
    ],
)
def test_filled_fields_are_not(line):
    assert line not in RUBRIC.placeholders.inline


@pytest.mark.parametrize("value", ["-", "…", "......", "0.00", "(ระบุ)", " - ", "๐.๐๐", "N/A", "xxx"])
def test_values_that_say_nothing(value):
    assert RUBRIC.placeholders.values.matches(value)


@pytest.mark.parametrize("value", ["60 คน", "0.5", "ไม่มี", "10.00", "บ้านนา", "0 ราย"])
def test_values_that_say_something(value):
    assert not RUBRIC.placeholders.values.matches(value)


@pytest.mark.parametrize(
    "line", ["ลงชื่อ ...................... ผู้เสนอ", "มติที่ประชุม อนุมัติ จำนวน ........ บาท", "☐ วัยเรียน จำนวน ........ คน"]
)
def test_signatures_and_unticked_lines_are_exempt(line):
    assert line in RUBRIC.placeholders.exempt


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านทุ่งเตียน", "health-unit"),
        ("กองสาธารณสุขและสิ่งแวดล้อม เทศบาลตำบลทุ่งเตียน", "health-unit"),
        ("ชมรม อสม. รพ.สต. บ้านทุ่งเตียน", "group"),
        ("โรงเรียนบ้านคลองนา", "school"),
        ("โรงเรียนผู้สูงอายุบ้านคลองนา", "group"),
        ("ศูนย์พัฒนาเด็กเล็กเทศบาลตำบลทุ่งเตียน", "child-centre"),
        ("กองสวัสดิการสังคม องค์การบริหารส่วนตำบลทุ่งเตียน", "local-government"),
        ("สำนักงานเกษตรอำเภอควนขนุน", "other-state"),
        ("สำนักงานเลขานุการกองทุนหลักประกันสุขภาพ อบต.ทุ่งเตียน", "secretariat"),
        ("วิสาหกิจชุมชนผ้าบาติก", "group"),
    ],
)
def test_applicants_by_the_first_word(name, category):
    hits = [(hit.start, -len(hit.text), one.id) for one in RUBRIC.applicants.values() if (hit := one.words.find(name))]
    assert min(hits)[2] == category


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("โครงการเกษตรกรปลอดโรค ลดสารเคมีในเลือด", "farm-chemicals"),
        ("คนเรือเล็กกลับฝั่งครบ กลุ่มประมงพื้นบ้าน", "fishers"),
        ("ลูกน้ำหนักดี แม่ฝากครรภ์ไว", "mother-child"),  # ลูก|น้ำหนัก is no mosquito larva
        ("กำจัดลูกน้ำยุงลายทุกวันเสาร์", "dengue"),
        ("คนกรีดยางนอนพอ หลังไม่ปวด", "rubber"),
        ("วินมอเตอร์ไซค์หน้าตลาดขับขี่ปลอดภัย", "vendors-drivers"),
        ("โรงเรียนผู้สูงอายุสุขใจ", "elderly"),
        ("ประชุมประจำปี", "general"),
    ],
)
def test_topic(title, topic):
    assert RUBRIC.topic_of(title) == topic


def test_later_texts_only_count_where_the_title_says_nothing():
    assert RUBRIC.topic_of("โครงการรวมใจ", "เพื่อให้ช่างเย็บปวดหลังน้อยลง") == "home-work"
    assert RUBRIC.topic_of("ไข้เลือดออกหมู่ 3", "ผู้สูงอายุ ผู้สูงอายุ ผู้สูงอายุ") == "dengue"


def test_longer_phrase_hides_the_word_only_where_it_stands():
    words = Words(("เครื่องเสียง",), not_in=("เช่าเครื่องเสียง",))
    assert [hit.start for hit in words.find_all("เช่าเครื่องเสียง ซื้อเครื่องเสียง")] == [21]


def test_words_that_take_back_do_not_reach_far():
    words = Words(("พม่า",), unless=("ไม่รวม",))
    assert "คนพม่า ไม่รวม" not in words
    assert "คนพม่า" + "ก" * (REACH + 1) + "ไม่รวม" in words


def test_letter_case_and_overlong_lower_case_letters_keep_places_right():
    words = Words(("ppe", "/n95/"))
    assert [(hit.text, hit.start) for hit in words.find_all("İ PPE N95")] == [("PPE", 2), ("N95", 6)]


def test_all_expressions_compile():
    check_words(_default_tables())


@given(st.text(alphabet="กขคอาหรวงพัด็้่ 0123456789.|x", max_size=60))
def test_finding_is_the_same_as_plain_search(text):
    words = Words(("อาหาร", "/อาหาร\\s*ว่าง/", "พัด"))
    expected = [match.span() for match in re.finditer(r"อาหาร\s*ว่าง|อาหาร|พัด", text)]
    assert [(hit.start, hit.end) for hit in words.find_all(text)] == expected
