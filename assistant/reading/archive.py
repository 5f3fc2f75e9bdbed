"""Opening zip-based files (.docx, .odt) safely: sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from assistant.errors import TooLarge, UnreadableFile

MEMBERS = 5_000
UNPACKED = 100_000_000  # bytes, all members together
RATIO = 200  # unpacked to packed; real documents stay below 60
XML = 40_000_000  # bytes of one XML member
SMALL = 1_000_000  # bytes; the ratio of a small member does not matter


class Archive:
    """The members of a zip file. Raises TooLarge for a zip bomb, UnreadableFile for a broken file."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._broken() from error
        infos = self._zip.infolist()
        if len(infos) > MEMBERS or sum(info.file_size for info in infos) > UNPACKED:
            raise TooLarge("เมื่อคลายไฟล์นี้ออก เนื้อหาใหญ่เกินกว่าที่ระบบรับได้", source=source)
        if any(info.file_size > SMALL and info.file_size > RATIO * max(1, info.compress_size) for info in infos):
            raise TooLarge("ไฟล์นี้บีบอัดไว้ผิดปกติ ระบบจึงไม่เปิดเพื่อความปลอดภัย", source=source)
        if any(info.flag_bits & 1 for info in infos):
            raise UnreadableFile("ไฟล์นี้ตั้งรหัสผ่านไว้ กรุณาเอารหัสผ่านออกก่อน", code="file.encrypted", source=source)
        self.names = frozenset(info.filename for info in infos)

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None where there is none of that name."""
        if name not in self.names:
            return None
        try:
            info = self._zip.getinfo(name)
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise self._broken() from error
        if len(data) > info.file_size:  # the listing lied
            raise TooLarge("ไฟล์นี้บีบอัดไว้ผิดปกติ ระบบจึงไม่เปิดเพื่อความปลอดภัย", source=self._source)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML member, None where there is none.

        A document type declaration is refused: real files have none.
        """
        data = self.read(name)
        if data is None:
            return None
        if len(data) > XML:
            raise TooLarge("เนื้อหาในไฟล์นี้ยาวเกินกว่าที่ระบบรับได้", source=self._source)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._broken() from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableFile("ไฟล์นี้มีส่วนที่ไม่ปลอดภัย ระบบจึงไม่เปิด", source=self._source)
        return root

    def _broken(self) -> UnreadableFile:
        return UnreadableFile("ไฟล์นี้เสียหายหรือไม่ครบ กรุณาเปิดในโปรแกรมเดิมแล้วบันทึกใหม่", source=self._source)
