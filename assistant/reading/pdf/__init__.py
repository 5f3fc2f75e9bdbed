"""PDF files with a text layer."""

from __future__ import annotations

from threading import Lock

import pypdfium2 as pdfium

from assistant.document import Document
from assistant.errors import TooLarge, UnreadableFile
from assistant.reading.lines import Lines
from assistant.reading.pdf import flow, table
from assistant.reading.pdf.lines import Line, lines
from assistant.reading.pdf.page import Page, read_page

PAGES = 200  # a proposal has at most some tens
_ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads


def read(data: bytes, source: str) -> Document:
    """Raises UnreadableFile (``file.encrypted``, ``file.scanned``, ``file.unreadable``) or TooLarge."""
    with _ONE_AT_A_TIME:
        pages = _pages(data, source)
    scanned = [page.number for page in pages if page.scanned]
    texts = sum(1 for page in pages if page.chars)
    if scanned and (scanned[0] == 1 or len(scanned) * 3 >= len(pages) or not texts):
        raise UnreadableFile(
            "PDF นี้เป็นภาพสแกน ระบบอ่านตัวอักษรไม่ได้ กรุณาส่งไฟล์ต้นฉบับ เช่น .docx หรือ PDF ที่มีตัวอักษร",
            code="file.scanned",
            source=source,
            place=f"หน้า {', '.join(map(str, scanned))}",
        )
    if not texts:
        raise UnreadableFile("PDF นี้ไม่มีข้อความเลย", code="file.empty", source=source)
    _refuse_nonsense(pages, source)
    return _document([_page_lines(page) for page in pages], source)


def _pages(data: bytes, source: str) -> list[Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile("PDF นี้ตั้งรหัสผ่านไว้ กรุณาเอารหัสผ่านออกก่อน", code="file.encrypted", source=source) from error
        raise UnreadableFile("PDF นี้เสียหายหรือไม่ครบ กรุณาบันทึกใหม่", source=source) from error
    try:
        if len(document) > PAGES:
            raise TooLarge(f"PDF นี้มี {len(document)} หน้า ระบบรับไม่เกิน {PAGES} หน้า", source=source)
        if not len(document):
            raise UnreadableFile("PDF นี้เสียหายหรือไม่ครบ กรุณาบันทึกใหม่", source=source)
        return [read_page(document, index) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableFile("PDF นี้เสียหายหรือไม่ครบ กรุณาบันทึกใหม่", source=source) from error
    except OverflowError as error:
        raise TooLarge("PDF นี้มีตัวอักษรในหน้าเดียวมากเกินกว่าที่ระบบรับได้", source=source) from error
    finally:
        document.close()


def _refuse_nonsense(pages: list[Page], source: str) -> None:
    """Fonts without a map to Unicode give letters that mean nothing."""
    letters = [char.text for page in pages for char in page.chars if char.text.strip()]
    strange = sum(1 for char in letters if "\ue000" <= char <= "\uf6ff" or char in "\ufffd\u25a1" or char < " ")
    if strange * 3 > len(letters):
        raise UnreadableFile("ตัวอักษรใน PDF นี้อ่านไม่ออก กรุณาส่งไฟล์ .docx แทน", source=source)


def _page_lines(page: Page) -> list[Line]:
    free, rows = page.chars, []
    for grid in table.grids(page):
        inside = [char for char in free if grid.holds(char)]
        if inside:
            free = [char for char in free if not grid.holds(char)]
            rows += table.rows(grid, inside, page.number)
    found = lines(free, page.number) + rows
    found.sort(key=lambda line: -line.bottom)
    return flow.ordered(found)


def _document(pages: list[list[Line]], source: str) -> Document:
    result = Lines(source)
    running = flow.margins(pages)
    body = [line for page in pages for line in page if id(line) not in running]
    prose = sorted(line.right for line in body if not line.cells)
    edge = prose[int(0.95 * (len(prose) - 1))] if prose else 0.0
    at = 0
    while at < len(body):
        line = body[at]
        at += 1
        if line.cells or len(line.pieces) > 1:
            result.row([piece.text for piece in line.pieces], page=line.page)
            continue
        text, previous, last = line.pieces[0].text, None, line
        while at < len(body) and flow.joins(last, body[at], edge, previous):
            text = flow.joined(text, body[at].pieces[0].text)
            previous, last = last, body[at]
            at += 1
        result.add(text, page=line.page)
    seen: set[str] = set()
    for page in pages:
        for line in page:
            layout = running.get(id(line))
            if layout and line.text not in seen:
                seen.add(line.text)
                result.add(line.text, layout, page=line.page)
    return result.document()
