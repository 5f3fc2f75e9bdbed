"""Bad input through the command and over HTTP: a clear error or a sane report, soon, and never a traceback."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import assistant
from assistant.cli import app
from assistant.errors import AssistantError
from assistant.reading import read
from assistant.rules.examples import text
from service.settings import Settings
from tests.service.conftest import served

FILES = Path(__file__).parent / "files"
GOOD = text({"base": "kitchen"})
SECONDS = 20  # for one check, on a busy machine


def docx(**parts: bytes | str) -> bytes:
    """The good Word file with some of its parts replaced; "__" in a name stands for "/", "_xml" for ".xml"."""
    out = io.BytesIO()
    changed = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    with zipfile.ZipFile(FILES / "proposal.docx") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return out.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "haha">' + "".join(f'<!ENTITY a{n} "{(f"&a{n - 1};" if n else "&a;") * 10}">' for n in range(10)) + "]><x>&a9;</x>"
SCRIPTS = "<html><head><title>x</title><script>alert('ร้าย')</script></head><body onload=alert(1)><p>ชื่อโครงการ คนสวนปลอดภัย</p><img src=x onerror=alert(2)><p>งบประมาณ 5,000 บาท</p></body></html>"

REFUSED = {
    "empty.txt": (b"", {"file.empty"}),
    "blank.docx": (b" \r\n\t ", {"file.empty"}),
    "encrypted.pdf": ((FILES / "encrypted.pdf").read_bytes(), {"file.encrypted"}),
    "truncated.pdf": ((FILES / "truncated.pdf").read_bytes(), {"file.unreadable"}),
    "scanned.pdf": ((FILES / "scanned.pdf").read_bytes(), {"file.scanned"}),
    "zip-bomb.docx": (docx(word__media__x=b"\0" * 60_000_000), {"file.too-large"}),
    "entity-bomb.docx": (docx(word__document_xml=BOMB), {"file.unreadable"}),
    "outside.docx": (docx(word__document_xml='<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'), {"file.unreadable"}),
    "truncated.docx": ((FILES / "proposal.docx").read_bytes()[:4000], {"file.unreadable"}),
    "junk.docx": (bytes(range(256)) * 40, {"file.unsupported", "file.unreadable"}),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"x" * 1000, {"file.unsupported"}),
    "form.json": (b'{"title": 5}', {"form.invalid"}),
    "nul.txt": ("ชื่อโครงการ\0คนสวน".encode(), {"file.unsupported"}),
}
READ = {
    "word-file.txt": (FILES / "proposal.docx").read_bytes(),
    "text.pdf": GOOD.encode(),
    "scripts.html": SCRIPTS.encode(),
    "mixed.txt": GOOD.encode().replace("งบประมาณ".encode(), "งบประมาณ".encode("cp874")),
    "utf16.txt": GOOD.encode("utf-16"),
    "amount.txt": GOOD.replace("3,000 บาท", "1" + "0" * 30 + " บาท").encode(),
    "february.txt": GOOD.replace("31 กรกฎาคม 2569", "31 ก.พ. 2569").encode(),
    "emoji.txt": ("😀🏖️ " + GOOD.replace("วัตถุประสงค์", "🎯 วัตถุประสงค์")).encode(),
    "right-to-left.txt": GOOD.replace("หลักการและเหตุผล", "\u202eหลักการและเหตุผล\u202c שלום مرحبا").encode(),
    "many-lines.txt": ("\n" * 100_000 + GOOD).encode(),
    "many-numbers.txt": ("1. " * 60_000).encode(),
    "many-cells.txt": (" | " * 60_000).encode(),
    "many-brackets.txt": ("(\n" * 5_000).encode(),
    "many-cost-items.txt": ("ค่าอาหาร 60 คน x 70 บาท = 4,200 บาท " * 300).encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _) in REFUSED.items():
        (folder / name).write_bytes(data)
    for name, data in READ.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    return folder


@pytest.fixture(scope="module")
def told(folder) -> dict[str, dict]:
    """What one command says of all of them: a report or an error each, by file name."""
    start = time.monotonic()
    done = CliRunner().invoke(app, ["check", *map(str, sorted(folder.iterdir())), "--format", "jsonl", "--jobs", "1"])
    assert time.monotonic() - start < SECONDS * 2
    assert done.exit_code == 2 and "Traceback" not in done.output
    entries = [json.loads(line) for line in done.stdout.splitlines()]
    names = [Path(entry["source"]).name for entry in entries]
    assert names == sorted(names), "one line for each, in the order given"
    assert all(any(name in line for line in done.stderr.splitlines()) for name in (*REFUSED, "huge.txt"))
    return dict(zip(names, entries, strict=True))


@pytest.fixture(scope="module")
def service() -> Iterator[httpx.Client]:
    with served(Settings(workers=1, check_seconds=SECONDS)) as client:
        yield client


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_gets_a_clear_error(told, service, name):
    data, codes = REFUSED[name]
    error = told[name]["error"]
    assert error["code"] in codes and any("ก" <= letter <= "๙" for letter in error["detail"])
    answer = service.post("/api/v1/check", files={"file": (name, data)})
    assert 400 <= answer.status_code < 500 and answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["code"] in codes and "Traceback" not in answer.text and "assistant/" not in answer.text
    page = service.post("/check", files={"file": (name, data)})
    assert page.status_code == answer.status_code and "<html" in page.text and "Traceback" not in page.text


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_gets_a_report(told, service, name):
    report = told[name]
    assert "error" not in report and report["blocks"]
    start = time.monotonic()
    answer = service.post("/api/v1/check", files={"file": (name, READ[name])})
    assert answer.status_code == 200 and time.monotonic() - start < SECONDS
    assert [one["rule"] for one in answer.json()["findings"]] == [one["rule"] for one in report["findings"]]


def test_a_file_of_200_mb_is_refused_at_once(told, service):
    assert told["huge.txt"]["error"]["code"] == "file.too-large"

    def flood() -> Iterator[bytes]:
        for _ in range(200):
            yield b"\xe0\xb8\x81" * 350_000

    try:
        answer = service.post("/api/v1/check", content=flood(), headers={"content-type": "text/plain"})
        assert answer.status_code == 413 and answer.json()["code"] == "file.too-large"
    except httpx.TransportError:
        pass  # the server may hang up on whom goes on sending
    assert service.get("/health").status_code == 200


def test_the_good_one_is_still_good_afterwards(told, service):
    answer = service.post("/api/v1/check", json={"text": GOOD})
    assert answer.status_code == 200 and answer.json()["score"]["ready"]


def test_no_script_of_a_page_comes_through(service):
    answer = service.post("/check", files={"file": ("<script>alert(3)</script>.html", SCRIPTS.encode())})
    assert answer.status_code == 200 and "คนสวนปลอดภัย" in answer.text
    assert "alert(" not in answer.text.replace("&lt;script&gt;alert(3)&lt;/script&gt;", "")


def test_odd_amounts_and_dates_make_no_odd_report(told):
    amount, february = told["amount.txt"], told["february.txt"]
    assert all(len(line["amount"] or "") < 14 for line in amount["proposal"]["budget"]["lines"])
    assert amount["proposal"]["budget"]["computed_total"] and len(amount["proposal"]["budget"]["computed_total"]) < 14
    assert february["proposal"]["period"]["from"] in (None, "2026-01-05") and february["proposal"]["period"]["to"] is None
    assert not {"period.end-before-start", "period.outside-fiscal-year"} & {one["rule"] for one in february["findings"]}


def test_emoji_and_signs_of_direction_change_no_finding(told):
    clean = [one["rule"] for one in assistant.check(GOOD).to_dict()["findings"]]
    for name in ("text.pdf", "utf16.txt", "mixed.txt", "right-to-left.txt", "emoji.txt", "many-lines.txt"):
        assert [one["rule"] for one in told[name]["findings"]] == clean, name


@settings(max_examples=80, deadline=None)
@given(st.binary(min_size=1, max_size=600))
def test_any_bytes_are_checked_or_refused(data):
    try:
        report = assistant.check(data, name="ข้อมูล")
    except AssistantError as error:
        assert error.source == "ข้อมูล" and error.detail
    else:
        assert report.score.percent is None or 0 <= report.score.percent <= 100


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_proposal_with_bytes_lost_changed_or_doubled_is_checked_or_refused(data):
    good = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(good) - 1))
        how = data.draw(st.sampled_from(["lose", "change", "double"]))
        end = min(len(good), at + data.draw(st.integers(1, 40)))
        if how == "lose" and len(good) > 200:
            del good[at:end]
        elif how == "change":
            good[at] = data.draw(st.integers(0, 255))
        else:
            good[at:at] = good[at:end]
    try:
        assistant.check(bytes(good))
    except AssistantError as error:
        assert error.code.startswith("file.")


def test_one_report_holds_no_more_than_its_text():
    long = GOOD + "\n".join(f"{n}. เพื่อลดความดันโลหิตของคนในครัวเรือนที่ {n}" for n in range(400))
    start = time.monotonic()
    report = assistant.check(long)
    assert time.monotonic() - start < SECONDS
    assert len(json.dumps(report.to_dict(), ensure_ascii=False)) < 60 * len(long)
    assert read(long).text == report.text
