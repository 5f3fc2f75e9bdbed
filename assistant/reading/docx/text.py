"""The text of a Word paragraph as its reader sees it: nothing deleted or hidden, tick boxes as characters."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from assistant.reading.docx.xml import child, children, local, name, on
from assistant.thai.glyphs import symbol

_SKIPPED = frozenset(
    (
        "del moveFrom delText instrText rPr pPr sdtPr Fallback footnoteReference endnoteReference commentReference"
        " rt proofErr bookmarkStart bookmarkEnd"
    ).split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: ``text``, and the contents (``w:txbxContent``) of text boxes anchored in it."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)


def inline(paragraph: etree._Element) -> Inline:
    """Read one ``w:p``."""
    parts: list[str] = []
    boxes: list[etree._Element] = []
    _collect(paragraph, parts, boxes)
    return Inline("".join(parts), boxes)


def _collect(element: etree._Element, parts: list[str], boxes: list[etree._Element]) -> None:
    for item in element:
        tag = local(item)
        if tag in _SKIPPED or not tag:
            continue
        if tag == "t":
            parts.append("".join(map(symbol, item.text or "")))
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag == "br":
            parts.append("\n")
        elif tag == "sym":
            parts.append(_symbol(item))
        elif tag == "r" and (on(item, "rPr", "vanish") or on(item, "rPr", "webHidden")):
            continue
        elif tag == "txbxContent":
            boxes.append(item)
        elif tag == "fldChar":
            parts.append(_form_box(item))
        elif tag == "sdt" and (box := child(item, "sdtPr", "checkbox")) is not None:
            parts.append("☑" if _ticked(box) else "☐")
        else:
            _collect(item, parts, boxes)


def _symbol(item: etree._Element) -> str:
    try:
        code = int(item.get(name("char"), ""), 16)
    except ValueError:
        return ""
    return symbol(chr(0xF000 | code)) if code < 0x100 else symbol(chr(code)) if code < 0x110000 else ""


def _form_box(field_char: etree._Element) -> str:
    """The tick box of an old form field ("FORMCHECKBOX"), "" for any other field character."""
    box = child(field_char, "ffData", "checkBox")
    if box is None:
        return ""
    return "☑" if on(box, "checked") or (child(box, "checked") is None and on(box, "default")) else "☐"


def _ticked(box: etree._Element) -> bool:
    return any(
        attribute in ("1", "true", "on") for mark in children(box, "checked") for attribute in mark.attrib.values()
    )
