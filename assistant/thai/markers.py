"""List markers at the start of a line: "1.", "๑.๒", "(3)", "-", "•", "ก."."""

from __future__ import annotations

import re

from assistant.kept import kept
from assistant.thai.units import COUNTED

_D = "[0-9๐-๙]"
MARKER = re.compile(
    rf"""\s*(?:
        [-–—•*●▪○◦‣▶➢✓✔๏]+\.?\s*
      | [(\[]?{_D}{{1,2}}(?:\.{{1,3}}{_D}{{1,2}})*(?:[.)\]]+(?!{_D})|\.{{2,}})\s*        # 1.  1)  (1)  4.1.  2..
      | {_D}{{1,2}}(?:\.{_D}{{1,2}}){{1,3}}\s+(?!(?:ม\.|เมตร|บาท|ล้าน|%))      # 4.1 text
      | {_D}{{1,2}}\s+(?=[ก-ฮเ-ไA-Za-z])(?!(?:{COUNTED}|บาท|%|ม\.ค|ก\.|มี\.|เม\.|พ\.|มิ\.|ส\.|ต\.|ธ\.|มกราคม|กุมภา|มีนา|เมษา|พฤษ|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|ธันวา))
      | [ก-ฮ][.)]\s+
      | {_D}{{1,2}}[:.]{_D}{{2}}\s+(?:[^\s:]{{1,15}}\s?){{1,2}}:\s+                                # "20:27 นิซู: " of a chat
      | ข้อ(?:ที่)?\s?{_D}{{1,2}}[.)]?\s+(?=[ก-ฮเ-ไ])                                       # "ข้อ ๓ ชื่อโครงการ"
    )""",
    re.VERBOSE,
)


@kept
def marker_end(line: str) -> int:
    """Where the text of ``line`` begins after its list markers (0 where it has none but white space is skipped)."""
    end = 0
    for _ in range(2):  # "- 1. text"
        match = MARKER.match(line, end)
        if not match:
            break
        end = match.end()
    return end if end < len(line.rstrip()) else 0


def without_marker(line: str) -> str:
    """The line's text without its list marker."""
    return line[marker_end(line):].strip()
