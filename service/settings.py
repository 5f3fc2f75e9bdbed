"""Settings of the service, from environment variables ``ASSISTANT_<NAME>``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """max_bytes: size of a file or text; check_seconds: time for one check; workers: processes that check;
    waiting: checks that may wait for a free worker before the service says that it is busy;
    rubric: a fund's own rubric, laid over the default.
    """

    max_bytes: int = 10_000_000
    check_seconds: float = 20.0
    workers: int = 2
    waiting: int = 100
    rubric: Path | None = None

    def __post_init__(self) -> None:
        for name in ("max_bytes", "check_seconds", "workers"):
            if getattr(self, name) <= 0:
                raise ValueError(f"ASSISTANT_{name.upper()} ต้องมากกว่า 0")
        if self.waiting < 0:
            raise ValueError("ASSISTANT_WAITING ต้องไม่ติดลบ")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings as the environment gives them. ValueError names the variable that cannot be read."""
        given = {}
        for field in fields(cls):
            variable = f"ASSISTANT_{field.name.upper()}"
            value = environment.get(variable, "").strip()
            if not value:
                continue
            try:
                given[field.name] = _READERS[field.name](value)
            except ValueError:
                raise ValueError(f"{variable}: “{value}” ไม่ใช่ตัวเลข") from None
        return cls(**given)


_READERS = {"max_bytes": int, "check_seconds": float, "workers": int, "waiting": int, "rubric": Path}
