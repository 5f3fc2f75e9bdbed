"""Labelled texts as doccano JSONL and back: kinds as spans of the text, all else as metadata that doccano carries along.

One line of JSONL is one text:
``{"text", "label": [[start, end, kind], …], "proposal": bool, "head": {…}, "items": [{"line", "notes"}, …]}``
Offsets are Unicode code points, half-open; ``line`` counts from 1 within ``text``; ``notes`` is the third column of the corpus file.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from wcwidth import iter_graphemes

from assistant.errors import BadCorpus
from assistant.learning import corpus

_NAME = re.compile("[A-Za-z0-9_-]{1,40}")


class Imported(NamedTuple):
    """One corpus file. path: below the corpus folder; content: the whole file."""

    path: Path
    content: str


def export(paths: Iterable[Path]) -> Iterator[str]:
    """A JSONL line for each corpus file, folders being searched for them. Raises BadCorpus."""
    for path in paths:
        for file in sorted(path.glob("*/*.txt")) or sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            yield json.dumps(_record(file), ensure_ascii=False) + "\n"


def _record(path: Path) -> dict[str, Any]:
    labelled = corpus.read(path)  # says what is wrong with the file, if anything is
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    rows = [row.split("\t") if row.strip() else ["", ""] for row in body.rstrip("\n").split("\n")]
    starts = _starts([row[1] for row in rows])
    return {
        "text": "\n".join(row[1] for row in rows),
        "label": [[start, start + len(row[1]), row[0]] for start, row in zip(starts, rows, strict=True) if row[0]],
        "proposal": labelled.proposal,
        "head": tomllib.loads(head),
        "items": [{"line": number, "notes": row[2]} for number, row in enumerate(rows, 1) if len(row) > 2],
    }


def load(source: Path) -> Iterator[Imported]:
    """The corpus files that a JSONL file from doccano describes. Raises BadCorpus with its line."""
    seen: set[Path] = set()
    for number, line in enumerate(source.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found = _file(_parsed(line))
            if found.path in seen:
                raise BadCorpus(f"id {found.path.stem!r} ซ้ำกัน")
        except BadCorpus as error:
            where = f" ({error.place} ของข้อความ)" if error.place else ""
            raise BadCorpus(error.detail + where, source=source.name, place=f"บรรทัด {number}") from error
        seen.add(found.path)
        yield found


def save(files: Iterable[Imported], folder: Path, *, overwrite: bool = False) -> int:
    """Write the files below ``folder`` and return their number; nothing is written where one stands in the way."""
    found = list(files)
    for path, content in found:
        if not overwrite and (folder / path).exists() and (folder / path).read_text(encoding="utf-8") != content:
            raise BadCorpus("มีไฟล์นี้อยู่แล้วและเนื้อหาต่างกัน ถ้าต้องการเขียนทับให้ใช้ --overwrite", source=str(path))
    for path, content in found:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="\n")
    return len(found)


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadCorpus("ไม่ใช่ JSON") from error
    if not isinstance(record, dict):
        raise BadCorpus("แต่ละบรรทัดต้องเป็น JSON object")
    meta = record.get("meta")
    return (meta if isinstance(meta, dict) else {}) | record


def _file(record: dict[str, Any]) -> Imported:
    text, head = record.get("text"), record.get("head")
    if not isinstance(text, str) or not text.strip():
        raise BadCorpus("ไม่มี text")
    if "\t" in text or "\r" in text:
        raise BadCorpus("text มี TAB หรือ CR ซึ่งไฟล์คลังข้อความเก็บไม่ได้")
    if not isinstance(head, dict) or not isinstance(head.get("id"), str) or not _NAME.fullmatch(head["id"]):
        raise BadCorpus("ไม่มี head หรือ id ใน head ใช้เป็นชื่อไฟล์ไม่ได้")
    lines = text.split("\n")
    kinds = _kinds(text, _spans(record))
    notes = _notes(record.get("items", []), len(lines))
    rows = ["\t".join(filter(None, (kind, line, notes.get(n)))) if kind else "" for n, (kind, line) in enumerate(zip(kinds, lines, strict=True), 1)]
    content = f"+++\n{_toml(head)}+++\n" + "\n".join(rows) + "\n"
    path = Path("proposals" if record.get("proposal", True) else "others", head["id"] + ".txt")
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / path
        trial.parent.mkdir()
        trial.write_text(content, encoding="utf-8", newline="\n")
        corpus.read(trial)
    return Imported(path, content)


def _spans(record: dict[str, Any]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of ``label``, ``labels`` or ``entities``, in order."""
    given = record.get("label", record.get("labels", record.get("entities")))
    if not isinstance(given, list):
        raise BadCorpus("ไม่มี label, labels หรือ entities")
    spans = []
    for one in given:
        if isinstance(one, dict):
            one = [one.get("start_offset"), one.get("end_offset"), one.get("label")]
        if not (isinstance(one, list) and len(one) == 3 and all(type(place) is int for place in one[:2]) and isinstance(one[2], str)):
            raise BadCorpus(f"label {json.dumps(one, ensure_ascii=False)[:60]} ต้องเป็น [เริ่ม, จบ, kind]")
        if one[2] not in corpus.KINDS:
            raise BadCorpus(f"kind {one[2][:40]!r} ไม่อยู่ในคู่มือ")
        spans.append((one[0], one[1], one[2]))
    return sorted(spans)


def _kinds(text: str, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """The kind of each line of the text, "" for a blank one. Offsets may count code points or, as doccano can, graphemes."""
    try:
        return _covered(text, spans)
    except BadCorpus:
        borders = [0, *accumulate(len(one) for one in iter_graphemes(text))]
        if len(borders) > len(text) or not all(0 <= start <= end < len(borders) for start, end, _ in spans):
            raise
        try:
            return _covered(text, [(borders[start], borders[end], kind) for start, end, kind in spans])
        except BadCorpus:
            pass  # neither way: what is wrong is told in code points
        raise


def _covered(text: str, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    lines = text.split("\n")
    places = list(zip(_starts(lines), lines, strict=True))
    kinds = [""] * len(lines)
    for start, end, kind in spans:
        if not 0 <= start < end <= len(text):
            raise BadCorpus(f"ช่วง {start}–{end} อยู่นอกข้อความ")
        for n, (begin, line) in enumerate(places):
            inside = line[max(start - begin, 0) : max(end - begin, 0)].strip()
            if not inside:
                continue
            if inside != line.strip():
                raise BadCorpus(f"ช่วง {start}–{end} ตัดกลางบรรทัด {text[start:end][:40]!r}")
            if kinds[n]:
                raise BadCorpus(f"บรรทัด {line[:40]!r} มีมากกว่าหนึ่ง kind")
            kinds[n] = kind
    for kind, line in zip(kinds, lines, strict=True):
        if line.strip() and not kind:
            raise BadCorpus(f"บรรทัด {line[:40]!r} ไม่มี kind")
    return kinds


def _starts(lines: Sequence[str]) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in lines[:-1])]


def _notes(items: Any, lines: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for item in items if isinstance(items, list) else [None]:
        if not isinstance(item, dict) or type(item.get("line")) is not int or not isinstance(item.get("notes"), str):
            raise BadCorpus('items ต้องเป็น [{"line": …, "notes": "…"}]')
        if not 1 <= item["line"] <= lines or item["line"] in found or re.search(r"[\t\r\n]", item["notes"]):
            raise BadCorpus(f"items ของบรรทัด {item['line']} ไม่ถูกต้อง")
        found[item["line"]] = item["notes"]
    return found


def _toml(head: dict[str, Any]) -> str:
    """A flat TOML table: strings, numbers, booleans and lists of them are written in TOML as in JSON."""
    for name, value in head.items():
        flat = value if isinstance(value, list) else [value]
        if not _NAME.fullmatch(name) or not all(isinstance(one, str | int | float) for one in flat):
            raise BadCorpus(f"head มีค่าที่เก็บไม่ได้: {name[:40]!r}")
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in head.items())
