"""Loading: the default files, a fund's own file laid over them, errors that name the line."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import BadRubric
from assistant.rubric.building import build
from assistant.rubric.lines import line_of, line_of_error
from assistant.rubric.model import Rubric
from assistant.rubric.reader import Fault, check_words

FOLDER = Path(__file__).parent
FILES = ("rubric.toml", "examples.toml", "words.toml")  # no table stands in two of them
LIMIT = 1_000_000  # bytes of a rubric file


def load(path: Path | str | None = None) -> Rubric:
    """The default rubric, or a fund's own file laid over it (tables are merged key by key, lists are replaced).

    Read once; a fund's file is read again when it changes. Raises ``BadRubric``.
    """
    if path is None:
        return _default()
    path = Path(path)
    try:
        status = path.stat()
    except (OSError, ValueError):
        raise BadRubric("เปิดไฟล์เกณฑ์ไม่ได้ กรุณาตรวจชื่อไฟล์", source=path.name) from None
    return _with(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _default() -> Rubric:
    return _build(_default_tables(), None, "")


@lru_cache(maxsize=16)
def _with(path: Path, changed: int, size: int) -> Rubric:
    if size > LIMIT:
        raise BadRubric(f"ไฟล์เกณฑ์ใหญ่เกินไป (เกิน {LIMIT:,} ไบต์)", source=path.name)
    text = _text(path)
    own = _parse(text, path.name)
    try:
        check_words(own)
    except Fault as fault:
        raise _bad(fault, path, text) from None
    tables = _default_tables()
    own.setdefault("version", f"{tables['version']}+{path.stem}")
    return _build(merged(tables, own), path, text)


def merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables laid over tables, key by key; other values, lists too, are replaced. Neither argument is changed."""
    result = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both else value
    return result


def _default_tables() -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for name in FILES:
        tables |= _parse(_text(FOLDER / name), name)
    return tables


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadRubric("ไฟล์เกณฑ์ต้องบันทึกเป็น UTF-8", source=path.name, place=f"ไบต์ที่ {error.start + 1}") from None
    except OSError:
        raise BadRubric("เปิดไฟล์เกณฑ์ไม่ได้ กรุณาตรวจชื่อไฟล์", source=path.name) from None


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        detail = f"ไฟล์เกณฑ์เขียนไม่ตรงรูปแบบ TOML ({error})"
        raise BadRubric(detail, source=name, place=f"บรรทัด {line_of_error(error, text)}") from None
    except RecursionError:
        raise BadRubric("ไฟล์เกณฑ์ซ้อนกันลึกเกินไป", source=name) from None


def _build(tables: dict[str, Any], path: Path | None, text: str) -> Rubric:
    try:
        return build(tables)
    except Fault as fault:
        raise _bad(fault, path, text) from None


def _bad(fault: Fault, path: Path | None, text: str) -> BadRubric:
    """The error with the line: in the fund's file, or where that does not hold the place in the default files."""
    if path is not None and (line := line_of(text, fault.path)):
        return BadRubric(fault.detail, source=path.name, place=f"บรรทัด {line}")
    for name in FILES:
        if line := line_of(_text(FOLDER / name), fault.path):
            return BadRubric(fault.detail, source=name, place=f"บรรทัด {line}")
    return BadRubric(fault.detail, source=path.name if path else FILES[0], place=".".join(map(str, fault.path)))
