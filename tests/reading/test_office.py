""".doc, .odt and .rtf through LibreOffice, and what is said where it is missing."""

from __future__ import annotations

import io
import zipfile

import pytest

from assistant.errors import CheckTimeout, UnreadableFile
from assistant.reading import office, read
from tests.files import content
from tests.reading.places import FILES, check, rows, texts

needs_libreoffice = pytest.mark.skipif(office.converter() is None, reason="LibreOffice is not installed")


@needs_libreoffice
@pytest.mark.parametrize("name", ["proposal.odt", "proposal.doc"])
def test_the_same_as_the_word_file(name):
    document = check(read(FILES / name))
    found = texts(document)
    assert content.TITLE in found and content.RATIONALE[0] in found
    assert f"1) {content.OBJECTIVES[0][0]}" in found
    assert ["กิจกรรมที่ 3", "ค่าอาหารกลางวัน", "60 คน x 80 บาท x 1 มื้อ", "4,800"] in rows(document)
    assert content.HEADER in found


@needs_libreoffice
def test_rtf():
    words = "".join(f"\\u{ord(char)}?" for char in "วัตถุประสงค์")
    assert texts(read(f"{{\\rtf1\\ansi {words}\\par}}".encode())) == ["วัตถุประสงค์"]


@pytest.mark.parametrize("name", ["proposal.odt", "proposal.doc"])
def test_without_libreoffice_the_error_says_so(name, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile) as caught:
        read(FILES / name)
    assert caught.value.code == "file.converter-missing" and "LibreOffice" in caught.value.detail


@needs_libreoffice
def test_a_slow_conversion_is_stopped(monkeypatch):
    monkeypatch.setattr(office, "SECONDS", 0.01)
    with pytest.raises(CheckTimeout):
        read(FILES / "proposal.odt")


def test_an_odt_with_entities_is_refused_before_it_is_converted(monkeypatch):
    monkeypatch.setattr(office, "converter", lambda: pytest.fail("converted"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')
    with pytest.raises(UnreadableFile):
        read(packed.getvalue(), name="x.odt")
