"""Damaged Thai is mended, sound Thai is left alone, and offsets lead back to the text as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.learning import corpus
from assistant.thai.repair import repair

CORPUS = Path(__file__).parent.parent.parent / "corpus"


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("จํานวน ทําให้ น้ํา นํ้า", "จำนวน ทำให้ น้ำ น้ำ"),
        ("จ ำนวน จ านวน จา นวน จำ นวน จานวน", "จำนวน จำนวน จำนวน จำนวน จำนวน"),
        ("ด าเนินการ", "ดำเนินการ"),
        ("มีจิตสานึกและความสานึก", "มีจิตสำนึกและความสำนึก"),
        ("ตัวชี้วัดความส าเร็จ", "ตัวชี้วัดความสำเร็จ"),
        ("กศน.อ าเภอมะนัง", "กศน.อำเภอมะนัง"),
        ("ค่ าใช้จ่าย", "ค่าใช้จ่าย"),
        ("คาแนะนา", "คำแนะนำ"),
        ("แผนปฏิบัตกิ าร", "แผนปฏิบัติการ"),
        ("แผนปฏบิ ตั ิการ", "แผนปฏิบัติการ"),
        ("บรกิ ารสาธารณสขุ", "บริการสาธารณสุข"),
        ("ปงี บประมาณ 2568", "ปีงบประมาณ 2568"),
        ("จงั หวัดพัทลงุ", "จังหวัดพัทลุง"),
        ("อาเภอปา่ พะยอม", "อำเภอป่าพะยอม"),
        ("ผูส้ งู อายุ กลมุ่ เปา้ หมาย", "ผู้สูงอายุ กลุ่มเป้าหมาย"),
        ("ทีม่ ีความเสีย่ ง", "ที่มีความเสี่ยง"),
        ("ยทุ ธศาสตรแ์ ละ", "ยุทธศาสตร์และ"),
        ("ต่ อ ชั ่ ว โมง", "ต่อ ชั่วโมง"),
        ("2 ครัง้ | ชัว่โมง", "2 ครั้ง | ชั่วโมง"),
        ("สิท ธิ", "สิทธิ"),
        ("เจ็บป่ วยเป็ นจํานวนมาก", "เจ็บป่วยเป็นจำนวนมาก"),
        ("เเละเนื่่อง พันธ์ุ", "และเนื่อง พันธุ์"),
        ("ป\uf70bา ที\uf70a", "ป้า ที่"),
        ("\uf0fe ใช่ \uf0a8 ไม่ใช่ \uf052 \uf0a3", "☑ ใช่ ☐ ไม่ใช่ ☑ ☐"),
        ("โค\u00adรง\u200bการ\ufeff ใหม่\u00a0\u00a0ๆ  จริง", "โครงการ ใหม่ ๆ จริง"),
    ],
)
def test_damage_of_real_files_is_mended(damaged, sound):
    assert repair(damaged).text == sound


@pytest.mark.parametrize(
    "text",
    [
        "เจรจาเป็นระยะ เวลาดับไฟ ชาวนาเสนอ พัฒนาเสนอ ศาลาดับเพลิง",
        "น.ส.ปู นาย ก นาง ข โรงเรียน ค ง",
        "ครู ปกติ สตรี กรณี มณี บัญชี ทวี สวัสดี อยู่ ก็ ได้ พันธุ์ ฤๅษี",
        "หมู่ที่ ๓ ตำบลควนเมา พ.ศ. ๒๕๖๘ ประจำเดือน ต.ค. – ก.ย.",
        "ความจำ เป็นเรื่องสำคัญ",
        "นูรีฮัน หมัดสะอาด ลาเต๊ะ แวดือราแม",
        "| ค่าอาหาร | 60 คน x 70 บาท | 4,200 |",
        "a b  c"[:3],
        "",
    ],
)
def test_sound_text_is_returned_as_it_is(text):
    mended = repair(text)
    assert mended.text is text
    assert mended.origin is None
    assert mended.to_original(1, 2) == (1, 2)


DAMAGED = {"b03", "b10", "bb04", "c13"}  # written as a PDF or an old Word file gives them


def test_the_corpus_which_is_typed_by_hand_is_left_alone():
    lines = [line.text for text in corpus.read_all(CORPUS) if text.id not in DAMAGED for line in text.lines if line]
    changed = [line for line in lines if repair(line).text.split() != line.split()]
    assert len(lines) > 300
    assert len(changed) <= len(lines) / 500, changed


@pytest.mark.parametrize(
    ("damaged", "piece", "original"),
    [
        ("ปี  2568 ด าเนินการ 60 คน", "ดำเนินการ", "ด าเนินการ"),
        ("ปี  2568 ด าเนินการ 60 คน", "60 คน", "60 คน"),
        ("แผนปฏิบัตกิ าร\nจํานวน 5", "จำนวน", "จํานวน"),
        ("\u200bค่าอาหาร 4,200 บาท", "4,200", "4,200"),
        ("จ ำ นวน", "จำนวน", "จ ำ นวน"),
    ],
)
def test_offsets_lead_back(damaged, piece, original):
    mended = repair(damaged)
    start = mended.text.index(piece)
    left, right = mended.to_original(start, start + len(piece))
    assert damaged[left:right] == original
    assert mended.to_repaired(left, right) == (start, start + len(piece))


PIECES = st.sampled_from(
    [
        *"กขจดตนปมสงธอ",
        *"ัิีืุู่้์็ํ",
        *"าำะเแไ",
        " ",
        "  ",
        "\n",
        "1",
        ".",
        "\u200b",
        "\u00a0",
        "\uf70a",
        "\uf0fe",
        "จ านวน",
        "ปงี บ",
        "จานวน",
        "สาธารณสขุ",
        "ต่ อ",
        "ชั ่ ว",
        "วัตถุประสงค์",
        "สิท ธิ",
        "เเ",
        "แนะนา",
        "ยทุ ธ",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_mending_twice_is_mending_once_and_offsets_hold(text):
    mended = repair(text)
    assert repair(mended.text).text == mended.text
    if mended.origin is None:
        assert mended.text == text
        return
    assert len(mended.origin) == len(mended.text) + 1
    assert list(mended.origin) == sorted(mended.origin)
    assert mended.origin[-1] == len(text) and all(0 <= place <= len(text) for place in mended.origin)
    for place, char in enumerate(mended.text):  # what was not touched lies where it was
        if char in "1.\n":
            assert text[mended.origin[place]] == char
