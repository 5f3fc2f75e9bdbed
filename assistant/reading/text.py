"""Plain text and Markdown."""

from __future__ import annotations

import re

from assistant.document import Document
from assistant.reading.blocks import blocks
from assistant.reading.encoding import decode

SURROGATE = re.compile("[\ud800-\udfff]")


def read(data: bytes, source: str) -> Document:
    """The file's own text, newlines as they are, without a byte order mark."""
    return document(decode(data), source)


def document(text: str, source: str = "") -> Document:
    """A text with its blocks; half of a surrogate pair, which no file can hold, becomes U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = SURROGATE.sub("\ufffd", text)
    return Document(text, blocks(text), source)
