"""Checkers that misbehave on request, for the tests of the service. They run in worker processes."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from assistant.document import Span
from assistant.errors import UnreadableFile
from assistant.finding import Finding
from assistant.proposal.model import Element, Proposal
from assistant.report import Report, Score, Versions

VERSIONS = Versions("0", "0", "test")


@dataclass(frozen=True)
class Canned:
    """Reports one finding over the whole of any text; certain words make it slow, die, break or refuse."""

    note: Path | None = None  # a file that slow checks write to when they end undisturbed

    def warm(self) -> dict[str, str]:
        return VERSIONS._asdict()

    def __call__(self, content: bytes | str, name: str) -> Report:
        text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        if "SLOW" in text:
            time.sleep(8)
            if self.note:
                self.note.write_text("ended")
        if "CHILD" in text:
            os.system(f"sleep 3; echo ended > {self.note}")
        if "DIE" in text:
            os._exit(3)
        if "BREAK" in text:
            raise RuntimeError("secret detail of the inside")
        if "REFUSE" in text:
            raise UnreadableFile("ไฟล์นี้มีรหัสผ่าน", code="file.encrypted", source=name, place="หน้า 2")
        finding = Finding("objective.vague", "warning", f"เห็น {text[:80]}", ("บอกให้ชัด",), text[:80], 0, len(text), "ที่มา")
        elements = (Element(0, len(text), "other", 1.0, text),) if text else ()
        return Report(
            name, text, Proposal(Span(0, len(text)), elements), (finding,), Score(92.0, 80.0, True, ()), VERSIONS
        )
