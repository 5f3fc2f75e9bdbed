"""Bytes to text: UTF-8, UTF-16 and the Thai single-byte set (TIS-620, CP874), also where they are mixed."""

from __future__ import annotations

import codecs

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_THAI_LEADS = (b"\xe0\xb8", b"\xe0\xb9")  # the first two bytes of every Thai character in UTF-8


def decode(data: bytes) -> str:
    """The text of ``data`` without its byte order mark. It never fails: what fits no encoding becomes U+FFFD.

    A file that is not UTF-8 as a whole is decoded line by line, each line as UTF-8 or as CP874.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            data = data[len(mark) :]
            return data.decode(encoding, "replace") if encoding != "utf-8" else _utf8(data)
    wide = utf16(data)
    return data.decode(wide, "replace") if wide else _utf8(data)


def utf16(data: bytes) -> str | None:
    """Which UTF-16 ``data`` is in (Thai or Latin text, with or without a mark): "utf-16-le", "utf-16-be" or None."""
    for mark, encoding in _BOMS[1:]:
        if data.startswith(mark):
            return encoding
    sample = data[:4000]
    if len(data) % 2 or len(sample) < 4:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if high.count(0) + high.count(0x0E) > 0.9 * len(high):  # Latin and Thai pages
            return encoding
    return None


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(map(_line, data.splitlines(keepends=True)))


def _line(line: bytes) -> str:
    if line.isascii():
        return line.decode("ascii")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        leads = sum(map(line.count, _THAI_LEADS))
        if leads >= 3 and leads * 6 >= sum(byte > 0x7F for byte in line):
            return line.decode("utf-8", "replace")
        return line.decode("cp874", "replace")
    # Thai CP874 bytes may look like a character of another script in UTF-8 ("ยก" = C2 A1, "เกก" = E0 A1 A1).
    foreign = any("\x80" <= char <= "\u024f" or "\u0800" <= char <= "\u0dff" for char in text)
    return line.decode("cp874", "replace") if foreign else text
