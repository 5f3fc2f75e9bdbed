"""What a worker does with a document: check it and write the answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from assistant.report import Report

Form = Literal["json", "html"]
WARM_TEXT = "โครงการทดสอบ\nวัตถุประสงค์ เพื่อลดผู้ป่วยร้อยละ 10\nงบประมาณ ค่าอาหาร 60 คน x 70 บาท เป็นเงิน 4,200 บาท\n"


class Checks(Protocol):
    """A checker that can be sent to a worker process (so it is picklable)."""

    def warm(self) -> dict[str, str]:
        """Load all that a check needs; returns the versions of what does the checking."""

    def __call__(self, content: bytes | str, name: str) -> Report:
        """The report on a file's content (bytes) or on a text (str). Raises ``AssistantError``."""


@dataclass(frozen=True, slots=True)
class Checker:
    """The assistant's own check. limit: bytes that a file may have; rubric: a fund's own rubric or None."""

    limit: int
    rubric: Path | None = None

    def warm(self) -> dict[str, str]:
        return self(WARM_TEXT, "").versions._asdict()

    def __call__(self, content: bytes | str, name: str) -> Report:
        import assistant

        return assistant.check(content, rubric=self.rubric, name=name, limit=self.limit)


def written(report: Report, form: Form) -> bytes:
    """The report as the body of an answer."""
    if form == "html":
        from assistant.outputs.page import page

        return page(report, home="/").encode("utf-8", "replace")
    from assistant.outputs.data import line

    return line(report).encode()
