"""The formats that can be read, each found by the content of a file, never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from assistant.document import Document
from assistant.errors import UnreadableFile
from assistant.reading.encoding import decode, utf16


class Format(NamedTuple):
    """A format: its name, how its content is known, and the module in this package whose ``read`` reads it."""

    name: str
    matches: Callable[[bytes], bool]
    module: str


_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6]|ul|ol|meta)\b", re.IGNORECASE)
_NOTHING = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\x0b\x0c"  # byte order marks and blanks
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"\x89PNG", "ภาพ"),
    (b"\xff\xd8\xff", "ภาพ"),
    (b"GIF8", "ภาพ"),
    (b"II*\0", "ภาพ"),
    (b"MM\0*", "ภาพ"),
    (b"BM", "ภาพ"),
    (b"MZ", "โปรแกรม"),
    (b"\x7fELF", "โปรแกรม"),
    (b"Rar!", "ไฟล์บีบอัด"),
    (b"7z\xbc\xaf", "ไฟล์บีบอัด"),
    (b"\x1f\x8b", "ไฟล์บีบอัด"),
    (b"PK\x03\x04", "ไฟล์บีบอัดหรือตารางคำนวณ"),
    (b"PK\x05\x06", "ไฟล์บีบอัด"),
)


def _member(name: str) -> Callable[[bytes], bool]:
    def matches(data: bytes) -> bool:
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return name in archive.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return name.encode() in data  # a truncated archive: its reader says so

    return matches


def _wide(name: str) -> bytes:
    """A name as the directory of an old Office file holds it."""
    return name.encode("utf-16-le")


def _odt(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]


def _html(data: bytes) -> bool:
    head = data[:2000]
    if encoding := utf16(data):
        head = head.decode(encoding, "ignore").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and not head.startswith(b"<?xml-model") and _HTML.search(head) is not None


def _json(data: bytes) -> bool:
    return re.match(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]', data) is not None


def _text(data: bytes) -> bool:
    if utf16(data):
        return True
    sample = data[:20_000]
    odd = sum(byte < 0x20 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in sample)
    return b"\0" not in data and odd * 50 <= len(sample) and decode(sample).count("\ufffd") * 20 <= len(sample)


FORMATS = (
    Format("pdf", lambda data: b"%PDF-" in data[:1024], "pdf"),
    Format("docx", _member("word/document.xml"), "docx"),
    Format("odt", _odt, "office"),
    Format("doc", lambda data: data.startswith(_OLE) and _wide("WordDocument") in data, "office"),
    Format("rtf", lambda data: data.startswith(b"{\\rtf"), "office"),
    Format("html", _html, "html"),
    Format("form", _json, "form"),
    Format("text", _text, "text"),
)


def read(data: bytes, source: str) -> Document:
    """Read ``data`` in the format that its content shows.

    Raises UnreadableFile (``file.empty``, ``file.unsupported``) or what the format's reader raises.
    """
    if not data.strip(_NOTHING):
        raise UnreadableFile("ไฟล์นี้ว่างเปล่า", code="file.empty", source=source)
    for magic, what in _FOREIGN:
        known = magic[:2] == b"PK" and any(form.matches(data) for form in FORMATS[1:3])
        if data.startswith(magic) and not known and not (magic == b"BM" and _text(data)):
            raise UnreadableFile(f"ไฟล์นี้เป็น{what} ระบบยังอ่านไม่ได้ {_ADVICE}", code="file.unsupported", source=source)
    if data.startswith(_OLE) and _wide("EncryptedPackage") in data:
        raise UnreadableFile("ไฟล์นี้ตั้งรหัสผ่านไว้ กรุณาเอารหัสผ่านออกก่อน", code="file.encrypted", source=source)
    for form in FORMATS:
        if form.matches(data):
            return import_module(f"assistant.reading.{form.module}").read(data, source)
    raise UnreadableFile(f"อ่านไฟล์นี้ไม่ออก เพราะไม่ใช่ข้อความหรือเอกสาร {_ADVICE}", code="file.unsupported", source=source)


_ADVICE = "กรุณาใช้ไฟล์ Word (.docx) PDF ที่มีตัวอักษร หน้าเว็บที่บันทึกไว้ หรือข้อความธรรมดา"
