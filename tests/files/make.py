"""Makes the files in this folder from ``content``: ``python -m tests.files.make``.

LibreOffice with Thai fonts is needed. The files are kept in the repository; run this only to change them.
"""

# ruff: noqa: E501 (markup)
from __future__ import annotations

import subprocess
import tempfile
import zlib
from pathlib import Path

import pypdfium2 as pdfium

from tests.files import content as c
from tests.files.pages import site_page, word_page
from tests.files.word import proposal

HERE = Path(__file__).parent


def main() -> None:
    proposal().save(HERE / "proposal.docx")
    convert("odt", "proposal.odt")
    convert("doc", "proposal.doc")
    convert("pdf", "proposal.pdf")
    locked = (
        '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
    )
    convert(f"pdf:writer_pdf_Export:{locked}", "encrypted.pdf")
    whole = (HERE / "proposal.pdf").read_bytes()
    (HERE / "truncated.pdf").write_bytes(whole[: len(whole) // 3])
    (HERE / "scanned.pdf").write_bytes(pictures(whole))
    (HERE / "site.html").write_text(site_page(), encoding="utf-8")
    (HERE / "word.html").write_bytes(word_page().encode("cp874"))
    (HERE / "tis620.txt").write_bytes(plain().encode("tis-620"))


def convert(target: str, name: str) -> None:
    """Let LibreOffice turn the proposal into ``name``."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "proposal.docx"
        proposal(changes=False).save(given)  # LibreOffice prints deleted text
        command = [
            "soffice",
            f"-env:UserInstallation={Path(folder).as_uri()}/profile",
            "--headless",
            "--convert-to",
            target,
        ]
        subprocess.run([*command, "--outdir", folder, str(given)], check=True, capture_output=True, timeout=120)
        made = given.with_suffix(f".{target[:3]}")
        (HERE / name).write_bytes(made.read_bytes())


def plain() -> str:
    """A short form of the proposal as plain text, with Windows line ends."""
    lines = [f"ชื่อโครงการ {c.TITLE}", "หลักการและเหตุผล", *c.RATIONALE, "วัตถุประสงค์"]
    lines += [f"{number}. {row[0]}" for number, row in enumerate(c.OBJECTIVES, 1)]
    return "\r\n".join([*lines, f"งบประมาณ {c.TOTAL} บาท ({c.TOTAL_WORDS})", ""])


def pictures(pdf: bytes) -> bytes:
    """A PDF of the same pages as grey pictures, as a scanner makes them."""
    document = pdfium.PdfDocument(pdf)
    objects: list[bytes] = []
    pages = []
    for page in document:
        bitmap = page.render(scale=0.5, grayscale=True)
        rows = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
        data = zlib.compress(rows.tobytes(), 9)
        head = f"<</Type/XObject/Subtype/Image/Width {bitmap.width}/Height {bitmap.height}/ColorSpace/DeviceGray/BitsPerComponent 8"
        first = 3 + len(objects)
        objects.append(f"{head}/Filter/FlateDecode/Length {len(data)}>>stream\n".encode() + data + b"\nendstream")
        drawing = b"q 595 0 0 842 0 0 cm /I Do Q"
        objects.append(f"<</Length {len(drawing)}>>stream\n".encode() + drawing + b"\nendstream")
        resources = f"<</XObject<</I {first} 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 1} 0 R/Resources{resources}>>".encode()
        )
        pages.append(f"{first + 2} 0 R")
    kids = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(pages)}]>>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate([b"<</Type/Catalog/Pages 2 0 R>>", kids, *objects], 1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode()


if __name__ == "__main__":
    main()
