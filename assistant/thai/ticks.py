"""Tick boxes at the start of a line: which options the writer chose."""

from __future__ import annotations

import re

from assistant.thai.markers import marker_end

_TICKED = re.compile(r"\s*(?:[☑☒✓✔🗹●◉■]|\[\s*[xX/✓✔]\s*\]|\(\s*[xX/✓✔√]\s*\))")
_EMPTY = re.compile(r"\s*(?:[☐□○◯❏❑]|\[\s*\]|\(\s*\))")


def tick(line: str) -> bool | None:
    """True for a ticked option, False for one left open, None for a line without a box."""
    for begin in {0, marker_end(line)}:
        if _TICKED.match(line, begin):
            return True
        if _EMPTY.match(line, begin):
            return False
    return None
