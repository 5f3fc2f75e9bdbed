"""The command with the real check, in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.outputs.reports import MINUTES_TEXT, TEXT

ROOT = Path(__file__).parents[2]


def start(*arguments: object, **more) -> subprocess.Popen:
    command = [sys.executable, "-m", "assistant", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


def run(*arguments: object, given: bytes = b"") -> tuple[int, str, str]:
    process = start(*arguments, stdin=subprocess.PIPE)
    out, err = process.communicate(given, timeout=120)
    return process.returncode, out.decode("utf-8"), err.decode("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Some proposals that differ, something else, and two files that cannot be read."""
    folder = tmp_path_factory.mktemp("batch")
    for number in range(6):
        (folder / f"{number}.txt").write_text(TEXT.replace("60 คน", f"{60 + number} คน"), encoding="utf-8")
    (folder / "6.txt").write_text(MINUTES_TEXT, encoding="utf-8")
    (folder / "7.pdf").write_bytes(b"%PDF-1.7 truncated")
    (folder / "8.txt").write_bytes(b"")
    return folder


def test_the_report_of_one_file(folder: Path):
    code, out, err = run("check", folder / "0.txt")
    assert code == 1 and not err
    assert out.splitlines()[1].startswith("ยังไม่พร้อมส่ง")
    assert "8,400" in out and "บรรทัด 15" in out


def test_several_processes_give_the_same_as_one(folder: Path):
    code, alone, _ = run("check", folder, "--format", "jsonl", "--jobs", 1)
    assert code == 2
    code, spread, err = run("check", folder, "--format", "jsonl", "--jobs", 2)
    assert code == 2 and spread == alone
    assert "7.pdf" in err and "8.txt" in err and "Traceback" not in err


def test_reports_follow_the_published_schema(folder: Path):
    schema = json.loads((ROOT / "assistant" / "report.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    _, out, _ = run("check", folder, "--format", "jsonl")
    entries = [json.loads(line) for line in out.splitlines()]
    assert [Path(entry["source"]).name for entry in entries] == sorted(path.name for path in folder.iterdir())
    for entry in entries[:7]:
        validator.validate(entry)
    assert entries[6]["score"]["percent"] is None
    assert [entry["error"]["code"].split(".")[0] for entry in entries[7:]] == ["file", "file"]


def test_standard_input_is_read_as_a_file(folder: Path):
    code, out, _ = run("check", "-", "--format", "json", given=TEXT.encode("cp874", "replace"))
    report = json.loads(out)
    assert code == 1 and report["source"] == "-" and "เกษตรกร" in report["text"]


def test_one_check_loads_nothing_that_it_does_not_need(folder: Path):
    heavy = {"fastapi", "uvicorn", "pandas", "joblib", "sklearn", "scipy", "pypdfium2", "docx"}
    code = (
        f"import sys; from typer.testing import CliRunner; from assistant.cli import app;"
        f"CliRunner().invoke(app, ['check', {str(folder / '0.txt')!r}]); print(sorted(set(sys.modules) & {heavy!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_interrupting_leaves_no_traceback_and_no_half_file(folder: Path, tmp_path: Path):
    sources = [folder / "0.txt"] * 3000
    target = tmp_path / "out.jsonl"
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # tests run in the background inherit that it is ignored
    process = start("check", *sources, "--jobs", 2, "-f", "jsonl", "-o", target, start_new_session=True, preexec_fn=heard)
    deadline = time.monotonic() + 60
    while not any(file.stat().st_size for file in tmp_path.iterdir()) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    try:
        _, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        pytest.fail("it did not end")
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []
