"""Saved web pages and Word-HTML: headings, paragraphs, lists, real tables, and the values of form fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from assistant.document import Document, Layout
from assistant.errors import UnreadableFile
from assistant.reading.encoding import decode, utf16
from assistant.reading.lines import Lines
from assistant.thai.glyphs import symbol
from assistant.thai.markers import marker_end

_DROPPED = frozenset(
    (
        "script style noscript template head nav aside footer iframe object embed svg math button canvas audio"
        " video map datalist del"
    ).split()
)
_BLOCKS = frozenset(
    (
        "address article blockquote body center dd details dialog div dl dt fieldset figcaption figure form h1 h2"
        " h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr"
        " ul caption label"
    ).split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_QUIET_INPUTS = frozenset("hidden submit button reset image file password".split())
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|submenu|toolbar|sidebar|breadcrumbs?|pagination|no-?print|hidden|page-footer"
    r"|site-header)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol", re.IGNORECASE)
_MARGIN = re.compile(r"mso-element\s*:\s*(header|footer)(?![-\w])", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([-\w]+)", re.IGNORECASE)
_THAI_SETS = frozenset("windows-874 tis-620 tis620 iso-8859-11 cp874 x-windows-874".split())
_LONG_CELL = 350  # characters in several parts: such a cell is read as text, not as a cell


def read(data: bytes, source: str) -> Document:
    """Raises UnreadableFile where the page holds no text."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _decoded(data).replace("\0", ""))
    try:
        root = lxml_html.document_fromstring(text)
        for furniture in (True, False):  # a page that is all "menu" is read whole
            reader = _Reader(Lines(source), drop_furniture=furniture)
            reader.body(root)
            if reader.lines:
                reader.margins()
                return reader.lines.document()
    except (ValueError, AssertionError, RecursionError, lxml_html.etree.LxmlError) as error:
        raise UnreadableFile("อ่านหน้าเว็บนี้ไม่ได้ กรุณาบันทึกหน้าเว็บใหม่", source=source) from error
    raise UnreadableFile("หน้าเว็บนี้ไม่มีข้อความเลย", code="file.empty", source=source)


def _decoded(data: bytes) -> str:
    if utf16(data) or data.startswith(b"\xef\xbb\xbf"):
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:4000])
        thai = named is not None and named[1].decode("ascii").lower() in _THAI_SETS
        return data.decode("cp874", "replace") if thai else decode(data)


class _Reader:
    def __init__(self, lines: Lines, *, drop_furniture: bool) -> None:
        self.lines = lines
        self._drop_furniture = drop_furniture
        self._inline: list[str] = []
        self._margins: list[tuple[str, Layout]] = []

    def body(self, element: HtmlElement) -> None:
        """Read an element's content and end the line that it leaves open."""
        self._content(element)
        self._flush()

    def margins(self) -> None:
        """Add the running headers and footers of Word-HTML at the end."""
        for text, layout in dict.fromkeys(self._margins):
            self.lines.add(text, layout)

    def _content(self, element: HtmlElement, layout: Layout | None = None) -> None:
        self._text(element.text, element)
        for item in element:
            if isinstance(item.tag, str):
                self._element(item, layout)
            self._text(item.tail, element)

    def _element(self, item: HtmlElement, layout: Layout | None) -> None:
        tag = item.tag.lower()
        if tag in _DROPPED or self._is_hidden(item):
            return
        if margin := _MARGIN.search(item.get("style", "")):
            text = " ".join(item.text_content().split())
            if text:
                self._margins.append((text, "header" if margin[1].lower() == "header" else "footer"))
            return
        if tag == "br":
            self._inline.append("\n")
        elif tag in ("input", "textarea", "select"):
            self._inline.append(_field(item))
        elif tag == "table":
            self._flush()
            self._table(item)
        elif tag in ("ul", "ol", "menu"):
            self._flush()
            self._list(item, numbered=tag == "ol")
        elif tag in _BLOCKS:
            if tag == "label":  # of a tick box: on the line of its box
                self._content(item, layout)
                return
            self._flush(layout)
            self._content(item, "heading" if tag in _HEADINGS else layout)
            self._flush("heading" if tag in _HEADINGS else layout)
        else:
            self._content(item, layout)

    def _text(self, text: str | None, parent: HtmlElement) -> None:
        if not text:
            return
        if _is_symbol(parent):
            text = "".join(symbol(chr(0xF000 | ord(char))) if " " < char < "\u0100" else symbol(char) for char in text)
        self._inline.append(re.sub(r"[\s\u00a0]+", " ", text.replace("\u00ad", "")))

    def _flush(self, layout: Layout | None = None, prefix: Callable[[str], str] = str) -> None:
        text = "".join(self._inline)
        self._inline.clear()
        for line in text.split("\n"):
            if line := " ".join(line.split()):
                self.lines.add(prefix(line), layout)

    def _list(self, element: HtmlElement, *, numbered: bool) -> None:
        count = _integer(element.get("start"), 1)
        for item in element:
            if not isinstance(item.tag, str) or self._is_hidden(item):
                continue
            if item.tag.lower() != "li":
                self._element(item, None)
                continue
            count = _integer(item.get("value"), count)
            inner = self._apart(item)
            marker = f"{count}. " if numbered else "• "
            for position, (text, is_row) in enumerate(inner):
                plain = position or is_row or marker_end(text)
                if is_row:
                    self.lines.row(text.split(" | "))
                else:
                    self.lines.add(text if plain else marker + text, None if plain else "list_item")
            count += 1

    def _apart(self, element: HtmlElement) -> list[tuple[str, bool]]:
        """The lines of an element by themselves, each with whether it is a table row."""
        outer, self.lines = self.lines, Lines("")
        inline, self._inline = self._inline, []
        try:
            self.body(element)
            document = self.lines.document()
        finally:
            self.lines, self._inline = outer, inline
        return [
            (
                document.text[block.start : block.end]
                if not block.cells
                else " | ".join(document.text[start:end] for start, end in block.cells),
                bool(block.cells),
            )
            for block in document.blocks
        ]

    def _table(self, table: HtmlElement) -> None:
        for caption in table.iterchildren("caption"):
            self.body(caption)
        spans: dict[int, int] = {}
        for row in _rows(table):
            if self._is_hidden(row):
                continue
            cells: list[HtmlElement | None] = []
            for cell in row.iterchildren("td", "th"):
                while spans.get(len(cells), 0):
                    spans[len(cells)] -= 1
                    cells.append(None)
                if (down := _integer(cell.get("rowspan"), 1)) > 1:
                    spans[len(cells)] = min(down, 1000) - 1
                cells.append(cell)
            while spans.get(len(cells), 0):
                spans[len(cells)] -= 1
                cells.append(None)
            self._row(cells)

    def _row(self, cells: list[HtmlElement | None]) -> None:
        own = [cell for cell in cells if cell is not None]
        if len(cells) == 1 or (own and any(cell.find(".//table") is not None for cell in own)):
            for cell in own:  # a frame around text
                self.body(cell)
            return
        inner = {cell: self._apart(cell) for cell in own}
        if len(own) == 2 and len(inner[own[1]]) > 2 and sum(len(text) for text, _ in inner[own[1]]) > _LONG_CELL:
            for cell in own:  # a label beside long text
                self.body(cell)
            return
        texts = ["" if cell is None else "\n".join(text for text, _ in inner[cell]) for cell in cells]
        self.lines.row(texts)

    def _is_hidden(self, item: HtmlElement) -> bool:
        names = f"{item.get('class', '')} {item.get('id', '')}"
        return (
            item.get("hidden") is not None
            or item.get("aria-hidden") == "true"
            or _HIDDEN.search(item.get("style", "")) is not None
            or item.get("role") in ("navigation", "banner", "contentinfo", "search")
            or (self._drop_furniture and len(names) > 1 and _FURNITURE.search(names) is not None)
        )


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for item in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if item.tag == "tr":
            yield item
        else:
            yield from item.iterchildren("tr")


def _field(item: HtmlElement) -> str:
    """The value that a form field holds, tick boxes as ☑ or ☐."""
    tag, kind = item.tag.lower(), item.get("type", "text").lower()
    if tag == "textarea":
        return f" {item.text_content()} "
    if tag == "select":
        chosen = item.xpath(".//option[@selected]")
        return " ".join(f" {option.text_content()} " for option in chosen)
    if kind in ("checkbox", "radio"):
        return "☑ " if item.get("checked") is not None else "☐ "
    return "" if kind in _QUIET_INPUTS else f" {item.get('value', '')} "


def _is_symbol(element: HtmlElement) -> bool:
    """Whether the element's own text is set in a symbol font."""
    style = element.get("style", "")
    return _SYMBOL_FONT.search(element.get("face", "") + (style if "font" in style else "")) is not None


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text.strip()) else default
