"""Reading: a file, its bytes or a text becomes a ``Document``."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, TextIO

from assistant.document import Document
from assistant.errors import TooLarge, UnreadableFile
from assistant.reading import text

LIMIT = 10_000_000  # bytes of a file, characters of a text


def read(source: str | Path | bytes | BinaryIO | TextIO, *, name: str = "", limit: int = LIMIT) -> Document:
    """Read a proposal.

    source: a ``str`` is the text itself; a path, open file or bytes is a file whose format is found by its content.
    name: how reports and errors call the source; by default the file's name.
    limit: the largest size allowed, in bytes for files and characters for text.

    Raises UnreadableFile, TooLarge or BadForm; each names the source.
    """
    if isinstance(source, str):
        return text.document(_within(source, limit, name), name)
    if isinstance(source, Path):
        data, name = _from_path(source, name, limit), name or source.name
    elif isinstance(source, bytes | bytearray | memoryview):
        data = bytes(_within(source, limit, name))
    else:
        name = name or Path(str(getattr(source, "name", ""))).name
        data = _within(source.read(limit + 1), limit, name)
        if isinstance(data, str):
            return text.document(data, name)
    from assistant.reading import formats  # not needed for a plain text

    return formats.read(data, name)


def _from_path(path: Path, name: str, limit: int) -> bytes:
    name = name or path.name
    try:
        if not path.exists():
            raise UnreadableFile("ไม่พบไฟล์นี้", code="file.not-found", source=name)
        if not path.is_file():
            raise UnreadableFile("นี่ไม่ใช่ไฟล์ อาจเป็นโฟลเดอร์", source=name)
        if path.stat().st_size > limit:
            raise _too_large(limit, name)
        with path.open("rb") as file:
            return _within(file.read(limit + 1), limit, name)
    except (OSError, ValueError) as error:
        raise UnreadableFile("เปิดไฟล์นี้ไม่ได้ กรุณาตรวจสิทธิ์การเข้าถึงไฟล์", source=name) from error


def _within(data, limit: int, name: str):
    if len(data) > limit:
        raise _too_large(limit, name)
    return data


def _too_large(limit: int, name: str) -> TooLarge:
    return TooLarge(
        f"ไฟล์ใหญ่เกินไป ระบบรับไม่เกิน {limit / 1_000_000:g} ล้านไบต์ (ประมาณ {limit / 1_000_000:g} MB)", source=name
    )
