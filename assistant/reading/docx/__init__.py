"""Word files (.docx): paragraphs with their automatic numbers, tables, text boxes, headers and footers."""

from __future__ import annotations

import posixpath

from lxml import etree

from assistant.document import Document, Layout
from assistant.errors import UnreadableFile
from assistant.reading.archive import Archive
from assistant.reading.docx.numbering import Numbering
from assistant.reading.docx.text import inline
from assistant.reading.docx.xml import child, children, local, name, on, usual, value
from assistant.reading.lines import Lines
from assistant.thai.markers import marker_end

_LONG_CELL = 350  # characters in several paragraphs: such a cell is read as text, not as a cell
_STYLE_DEPTH = 20


def read(data: bytes, source: str) -> Document:
    """Raises UnreadableFile (broken, encrypted, without text) or TooLarge (zip bomb)."""
    archive = Archive(data, source)
    body = child(usual(archive.xml("word/document.xml")), "body")
    reader = _Reader(archive, Lines(source))
    if body is not None:
        reader.body(body)
    if not reader.lines:
        raise UnreadableFile("ไฟล์นี้ไม่มีข้อความเลย", code="file.empty", source=source)
    reader.margins()
    return reader.lines.document()


class _Reader:
    def __init__(self, archive: Archive, lines: Lines) -> None:
        self.lines = lines
        self._archive = archive
        self._styles = {
            style.get(name("styleId"), ""): style for style in children(usual(archive.xml("word/styles.xml")), "style")
        }
        lists = {style: found for style in self._styles if (found := self._style_list(style))}
        self._numbering = Numbering(usual(archive.xml("word/numbering.xml")), lists)
        self._lists = lists

    def body(self, element: etree._Element) -> None:
        """Read block-level content: paragraphs, tables, and what wraps them."""
        for item in element:
            tag = local(item)
            if tag == "p":
                self._paragraph(item)
            elif tag == "tbl":
                self._table(item)
            elif tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"):
                self.body(item)

    def margins(self) -> None:
        """Add headers and footers, each text once, at the end of the document."""
        seen: set[str] = set()
        root = self._archive.xml("word/_rels/document.xml.rels")
        for relation in () if root is None else root:
            kind = relation.get("Type", "").rpartition("/")[2]
            if kind not in ("header", "footer") or relation.get("TargetMode") == "External":
                continue
            part = usual(self._archive.xml(posixpath.normpath(posixpath.join("word", relation.get("Target", "")))))
            for paragraph in () if part is None else part.iter("{*}p"):
                text = " ".join(inline(paragraph).text.split())
                if text and text not in seen:
                    seen.add(text)
                    self.lines.add(text, kind)

    def _paragraph(self, paragraph: etree._Element) -> None:
        content = inline(paragraph)
        label = self._label(paragraph)
        text = content.text.strip()
        if text:
            cells = [cell for cell in text.split("\t") if cell.strip()]
            if not label and len(cells) > (3 if marker_end(f"{cells[0]} ก") > len(cells[0]) else 2):
                self.lines.row(cells)  # columns made with tabs
            else:
                self.lines.add(label + " ".join(text.split("\t")), self._layout(paragraph, label))
        elif not content.boxes:
            self.lines.blank()
        for box in content.boxes:
            self.body(box)

    def _layout(self, paragraph: etree._Element, label: str) -> Layout | None:
        style = value(paragraph, "pPr", "pStyle") or ""
        level = value(paragraph, "pPr", "outlineLvl")
        for _ in range(_STYLE_DEPTH):
            if style not in self._styles or level is not None:
                break
            element = self._styles[style]
            if (value(element, "name") or "").lower().startswith(("heading", "title", "subtitle")):
                return "heading"
            level = value(element, "pPr", "outlineLvl")
            style = value(element, "basedOn") or ""
        if level is not None and level.isdecimal() and int(level) < 9:
            return "heading"
        return "list_item" if label else None

    def _label(self, paragraph: etree._Element) -> str:
        properties = child(paragraph, "pPr", "numPr")
        number, level = value(properties, "numId"), value(properties, "ilvl")
        style_list = self._lists.get(value(paragraph, "pPr", "pStyle") or "")
        if number is None and style_list:
            number, style_level = style_list
            level = level if level is not None else str(style_level)
        if not number or number == "0":
            return ""
        return self._numbering.label(number, int(level) if level and level.isdecimal() else 0)

    def _style_list(self, style: str) -> tuple[str, int] | None:
        """The list that a style or one of those that it is based on belongs to."""
        for _ in range(_STYLE_DEPTH):
            element = self._styles.get(style)
            number = value(element, "pPr", "numPr", "numId")
            if number is not None:
                level = value(element, "pPr", "numPr", "ilvl")
                return number, int(level) if level and level.isdecimal() else 0
            style = value(element, "basedOn") or ""
        return None

    def _table(self, table: etree._Element) -> None:
        for row in _rows(table):
            cells = list(_cells(row))
            filled = [cell for cell in cells if not _continues(cell)]
            if len(cells) == 1 or (len(cells) == 2 and len(filled) == 2 and self._is_long(cells[1])):
                for cell in filled:  # a frame around text, or a form with a label beside long text
                    self.body(cell)
                continue
            self.lines.row(["" if _continues(cell) else self._cell(cell) for cell in cells])

    def _cell(self, cell: etree._Element) -> str:
        """The text of a cell, its paragraphs and the rows of a table in it on lines of their own."""
        inner = Lines("")
        outer, self.lines = self.lines, inner
        try:
            self.body(cell)
        finally:
            self.lines = outer
        return "\n".join(line for line in inner.document().text.replace(" | ", " ").split("\n") if line.strip())

    def _is_long(self, cell: etree._Element) -> bool:
        texts = [text for paragraph in children(cell, "p") if (text := inline(paragraph).text.strip())]
        return child(cell, "tbl") is not None or (len(texts) > 2 and sum(map(len, texts)) > _LONG_CELL)


def _rows(element: etree._Element):
    for item in element:
        tag = local(item)
        if tag == "tr" and not on(item, "trPr", "del"):
            yield item
        elif tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(item)


def _cells(element: etree._Element):
    for item in element:
        tag = local(item)
        if tag == "tc":
            yield item
        elif tag in ("sdt", "sdtContent", "customXml"):
            yield from _cells(item)


def _continues(cell: etree._Element) -> bool:
    """Whether a cell is the lower part of a merged cell."""
    merge = child(cell, "tcPr", "vMerge")
    across = child(cell, "tcPr", "hMerge")
    return (merge is not None and merge.get(name("val"), "continue") == "continue") or (
        across is not None and across.get(name("val"), "continue") == "continue"
    )
