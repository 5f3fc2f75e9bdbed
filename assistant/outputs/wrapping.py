"""Lines for a terminal: Thai is broken between words, unsafe characters are made harmless."""

from __future__ import annotations

import re

from rich.cells import cell_len

from assistant.thai.tokenizer import words

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CLUSTER = re.compile("[เ-ไ]?.[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e\u0300-\u036f]*", re.DOTALL)


def safe(text: str) -> str:
    """``text`` without characters that steer a terminal (escape codes, direction marks)."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def wrap(text: str, width: int) -> list[str]:
    """``text`` as lines of at most ``width`` cells; at least one line.

    A word longer than a line is cut between clusters, never between a consonant and its marks.
    """
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        line, used = "", 0
        for piece in _pieces(" ".join(paragraph.split()), width):
            size = cell_len(piece)
            if used + size > width and line.strip():
                lines.append(line.rstrip())
                line, used = "", 0
            if line or piece.strip():
                line, used = line + piece, used + size
        lines.append(line.rstrip())
    return lines


def _pieces(line: str, width: int) -> list[str]:
    pieces: list[str] = []
    for word in words(line):
        if cell_len(word) > width:
            pieces.extend(_CLUSTER.findall(word))
        elif pieces and _stays_with(word, pieces[-1]) and cell_len(pieces[-1]) + cell_len(word) <= width:
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces


def _stays_with(word: str, before: str) -> bool:
    """Closing marks and ๆ stay on the line of the word before them; opening marks take the next word along."""
    return word[0] in "ๆฯ,.;:!?)]}”’%\u0e31\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c" or (
        before[-1] in "([{“‘"
    )
