"""What a file is, is found in its content; bad files get a clear error that names them."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import AssistantError, TooLarge, UnreadableFile
from assistant.reading import read
from tests.files import content
from tests.reading.places import FILES, check, texts


def fault(data, **more) -> AssistantError:
    with pytest.raises(AssistantError) as caught:
        read(data, name="ไฟล์.bin", **more)
    assert str(caught.value).startswith("ไฟล์.bin")
    return caught.value


def test_the_name_does_not_matter(tmp_path):
    for name in ("proposal.docx", "proposal.pdf", "site.html", "tis620.txt"):
        wrong = tmp_path / "wrong.xyz"
        wrong.write_bytes((FILES / name).read_bytes())
        assert any(content.TITLE in text for text in texts(check(read(wrong))))
        assert read(wrong).source == "wrong.xyz"


def test_ways_in_agree():
    path = FILES / "tis620.txt"
    with path.open("rb") as binary, path.open(encoding="tis-620", newline="") as text:
        documents = [
            read(path),
            read(path.read_bytes()),
            read(binary),
            read(text),
            read(path.read_bytes().decode("tis-620")),
        ]
    assert len({document.text for document in documents}) == 1
    assert [document.source for document in documents] == ["tis620.txt", "", "tis620.txt", "tis620.txt", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "tis-620", "cp874", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    text = (
        "ชื่อโครงการ คนสวนปลอดภัย\r\n1. เพื่อให้รู้วิธี\r\nเนื้อหา “ทดสอบ”"
        if encoding != "tis-620"
        else "ชื่อโครงการ\r\n1. เพื่อให้รู้\r\nเนื้อหา"
    )
    assert read(text.encode(encoding)).text == text


@pytest.mark.parametrize("line", ["ยก", "กกกก", "เกก", "ปฏิบัติ", "ลฎ"])
def test_cp874_that_looks_like_utf8_beside_true_utf8(line):
    data = "วัตถุประสงค์ของโครงการ".encode() + b"\n" + line.encode("cp874") + b"\n" + "เงินงบประมาณ".encode("cp874")
    assert read(data).text == f"วัตถุประสงค์ของโครงการ\n{line}\nเงินงบประมาณ"


def test_one_broken_byte_does_not_spoil_a_line_of_utf8():
    data = "เกษตรกรกลุ่มเสี่ยง".encode() + b"\xff" + "ลดลง".encode()
    assert read(data).text == "เกษตรกรกลุ่มเสี่ยง\ufffdลดลง"


@settings(deadline=None)  # modules are loaded when first needed
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        check(read(data, name="ข้อมูล"))
    except AssistantError as error:
        assert error.source == "ข้อมูล"


@settings(deadline=None)  # modules are loaded when first needed
@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b'{"title": ', b"<html><body><table>", b"\xff\xfe", b"{"]),
    st.binary(max_size=300),
)
def test_broken_files_of_each_format_are_read_or_refused(start, rest):
    try:
        check(read(start + rest, name="ข้อมูล"))
    except AssistantError as error:
        assert error.source == "ข้อมูล"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"], ids=["nothing", "blanks", "bom", "bom16"]
)
def test_empty_file(data):
    assert fault(data).code == "file.empty"


@pytest.mark.parametrize(
    "data",
    [
        random.Random(1).randbytes(5000),
        b"\x89PNG\r\n\x1a\n" + b"x" * 100,
        b"\xff\xd8\xff\xe0" + b"x" * 100,
        b"MZ" + b"\0" * 100,
        "ข้อความ\0ปนศูนย์".encode(),
        b"\x1f\x8b" + b"x" * 50,
        bytes(range(1, 32)) * 20,
    ],
    ids=["random", "png", "jpeg", "program", "nul", "gzip", "control"],
)
def test_binary_junk(data):
    assert fault(data).code == "file.unsupported"


def test_a_zip_that_is_no_document():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert fault(packed.getvalue()).code == "file.unsupported"


def test_a_word_file_with_a_password():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
    assert fault(data).code == "file.encrypted"


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(TooLarge) as caught:
        read(huge)
    assert caught.value.source == "huge.txt" and caught.value.code == "file.too-large"


def test_limits_hold_for_every_way_in():
    assert fault(b"x" * 101, limit=100).code == "file.too-large"
    assert fault("ก" * 101, limit=100).code == "file.too-large"
    assert fault(io.BytesIO(b"x" * 101), limit=100).code == "file.too-large"
    assert fault(io.StringIO("x" * 101), limit=100).code == "file.too-large"
    assert read("ก" * 100, limit=100).blocks


def test_no_file_and_no_folder(tmp_path):
    for path, code in ((tmp_path / "none.docx", "file.not-found"), (tmp_path, "file.unreadable")):
        with pytest.raises(UnreadableFile) as caught:
            read(path)
        assert caught.value.code == code and caught.value.source == path.name


def test_a_text_with_nul_emoji_and_right_to_left_letters_is_read():
    text = "ชื่อโครงการ 😀👨‍👩‍👧 שלום \u202eกลับ\u202c\0\ud800 จบ"
    document = check(read(text))
    assert document.text == text.replace("\ud800", "\ufffd")
    document.text.encode("utf-8")
