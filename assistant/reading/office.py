"""Old and other word-processor files (.doc, .odt, .rtf): LibreOffice turns them into .docx, which is then read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from assistant.document import Document
from assistant.errors import CheckTimeout, UnreadableFile
from assistant.reading import docx
from assistant.reading.archive import Archive

SECONDS = 60  # for one conversion; the first in a new profile takes some seconds
_MAGIC = ((b"PK", "odt"), (b"{\\rtf", "rtf"), (b"\xd0\xcf", "doc"))
# A private profile: no macros, and nothing that the file links to is fetched.
_SWITCHES = "".join(
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    f'<prop oor:name="{name}" oor:op="fuse"><value>true</value></prop></item>'
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent")
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{_SWITCHES}</oor:items>'
)


def read(data: bytes, source: str) -> Document:
    """Raises UnreadableFile (``file.converter-missing``, ``file.unreadable``), TooLarge or CheckTimeout."""
    suffix = next(suffix for magic, suffix in _MAGIC if data.startswith(magic))
    if suffix == "odt":
        archive = Archive(data, source)
        for member in ("content.xml", "styles.xml"):
            archive.xml(member)  # refuses bombs and document type declarations
    program = converter()
    if program is None:
        raise UnreadableFile(
            f"การอ่านไฟล์ .{suffix} ต้องใช้โปรแกรม LibreOffice ซึ่งเครื่องนี้ยังไม่มี กรุณาบันทึกไฟล์เป็น .docx แล้วส่งใหม่",
            code="file.converter-missing",
            source=source,
        )
    return docx.read(_converted(program, data, suffix, source), source)


def converter() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _converted(program: str, data: bytes, suffix: str, source: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="reading-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "profile" / "user").mkdir(parents=True)
        (home / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given = home / f"given.{suffix}"
        given.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(home / "out"),
            str(given),
        ]
        _run(command, home, source)
        made = home / "out" / "given.docx"
        if not made.is_file():
            raise UnreadableFile("ไฟล์นี้เสียหายหรือตั้งรหัสผ่านไว้ กรุณาบันทึกเป็น .docx แล้วส่งใหม่", source=source)
        return made.read_bytes()


def _run(command: list[str], home: Path, source: str) -> None:
    """Run LibreOffice in a process group of its own, which is stopped as a whole when it takes too long."""
    nowhere = "http://127.0.0.1:9"  # the discard port: no proxy answers there
    env = os.environ | {"HOME": str(home), "http_proxy": nowhere, "https_proxy": nowhere}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=env,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise CheckTimeout("แปลงไฟล์นี้นานเกินไป กรุณาบันทึกเป็น .docx แล้วส่งใหม่", source=source) from error
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
