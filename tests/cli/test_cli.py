"""The command line: exit codes, order, errors, files. The check itself is replaced by a canned one here."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import assistant
from assistant.cli import app
from assistant.errors import AssistantError, UnreadableFile
from tests.outputs.reports import NO_PROPOSAL, NOT_READY, READY


def canned(source, *, rubric=None, name="", **_):
    """Ready, not ready, no proposal, unreadable or a crash, as the file's content says."""
    text = source.decode() if isinstance(source, bytes) else Path(source).read_text(encoding="utf-8")
    if text == "locked":
        raise UnreadableFile("ไฟล์นี้มีรหัสผ่าน", code="file.encrypted", source="inner name", place="หน้า 1")
    if text == "bug":
        raise ZeroDivisionError
    return replace({"ready": READY, "minutes": NO_PROPOSAL}.get(text, NOT_READY), source=name)


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(assistant, "check", canned)
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda *arguments, **more: CliRunner().invoke(app, [str(argument) for argument in arguments], **more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    contents = {"b.txt": "ready", "a.txt": "weak", "sub/c.docx": "locked", "sub/d.pdf": "minutes"}
    contents |= {".hidden.txt": "bug", ".git/e.txt": "bug", "~$b.docx": "bug", "photo.jpg": "bug"}
    for name, content in contents.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        ("ready", (), 0),
        ("weak", (), 1),
        ("minutes", (), 1),
        ("locked", (), 2),
        ("bug", (), 2),
        ("weak", ("--fail-under", 56.5), 0),
        ("weak", ("--fail-under", 57), 1),
        ("ready", ("--fail-under", 100), 0),
        ("minutes", ("--fail-under", 0), 1),
    ],
)
def test_exit_codes(run, tmp_path, content, options, code):
    file = tmp_path / "x.txt"
    file.write_text(content)
    assert run("check", file, *options).exit_code == code


def test_one_unreadable_file_does_not_stop_the_others(run, folder):
    result = run("check", folder, "--format", "jsonl")
    entries = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(entry["source"]).name for entry in entries] == ["a.txt", "b.txt", "c.docx", "d.pdf"]
    assert result.exit_code == 2
    error = entries[2]
    assert error["schema"] == "1"
    assert error["error"] == {"code": "file.encrypted", "detail": "ไฟล์นี้มีรหัสผ่าน", "place": "หน้า 1"}
    assert f"{folder / 'sub' / 'c.docx'} หน้า 1: ไฟล์นี้มีรหัสผ่าน" in result.stderr
    assert "Traceback" not in result.output


def test_input_order_is_kept_across_arguments(run, folder):
    empty = folder / "empty"
    empty.mkdir()
    result = run("check", folder / "b.txt", empty, "-", folder / "a.txt", "--format", "jsonl", input="ready")
    entries = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(entry["source"]).name for entry in entries] == ["b.txt", "empty", "-", "a.txt"]
    assert entries[1]["error"]["code"] == "folder.empty"


def test_a_missing_file_is_told_in_thai(run, tmp_path):
    result = run("check", tmp_path / "none.txt")
    assert result.exit_code == 2 and "none.txt" in result.stderr and "ไฟล์" in result.stderr


def test_a_bug_in_one_check_is_told_without_traceback(run, tmp_path):
    (tmp_path / "x.txt").write_text("bug")
    (tmp_path / "y.txt").write_text("ready")
    result = run("check", tmp_path)
    assert result.exit_code == 2 and "Zero" not in result.output and "พร้อมส่ง" in result.stdout


def test_standard_input(run):
    result = run("check", "-", input="ready")
    assert result.exit_code == 0 and result.stdout.splitlines()[0] == "-"


@pytest.mark.parametrize("name", ["terminal", "json", "jsonl", "csv", "html"])
def test_output_goes_to_a_file_only_when_whole(run, folder, name):
    target = folder / f"out.{name}"
    result = run("check", folder / "a.txt", "--format", name, "-o", target)
    assert result.exit_code == 1 and not result.stdout
    assert "8,400" in target.read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir() if path.name.endswith(".part")] == []


def test_output_into_a_folder_that_is_not_there(run, folder):
    result = run("check", folder / "a.txt", "-o", folder / "none" / "x.txt")
    assert result.exit_code == 2 and "เขียนไฟล์ไม่ได้" in result.stderr


def test_csv_on_standard_output_is_one_table(run, folder):
    result = run("check", folder / "a.txt", folder / "a.txt", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"), newline="")))
    assert len(table) == 2 * len(NOT_READY.findings)


def test_a_rubric_that_is_not_valid_stops_before_any_check(run, folder):
    rubric = folder / "own.toml"
    rubric.write_text("pass_mark = 'much'\n")
    result = run("check", folder / "b.txt", "--rubric", rubric)
    assert result.exit_code == 2 and "own.toml" in result.stderr and "Traceback" not in result.output


def test_rules_lists_every_rule_with_its_title(run):
    from assistant.rubric import load

    result = run("rules")
    assert result.exit_code == 0
    for rule, text in load().rules.items():
        assert rule in result.stdout and text.title in result.stdout


def test_explain(run):
    result = run("explain", "budget.total-mismatch")
    assert result.exit_code == 0 and "ควรระบุ" in result.stdout and "ที่มา" in result.stdout and "{" not in result.stdout
    unknown = run("explain", "budget.totals-mismatch")
    assert unknown.exit_code == 2 and "budget.total-mismatch" in unknown.stderr


def test_version(run):
    assert run("--version").stdout.strip() == f"assistant {assistant.__version__}"


def test_help_speaks_thai_and_names_the_exit_codes(run):
    assert "รหัสจบ" in run("check", "--help").stdout


def test_output_is_utf8_whatever_the_locale(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "explain", "budget.missing"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONUTF8": "0", "LC_ALL": "C"},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert "งบประมาณ" in done.stdout.decode("utf-8") and b"\r" not in done.stdout


def test_errors_keep_code_and_place_between_processes():
    import pickle

    error = pickle.loads(pickle.dumps(AssistantError("ก", code="x", source="s", place="p")))
    assert (error.detail, error.code, error.source, error.place) == ("ก", "x", "s", "p")


def test_commands_start_without_what_they_do_not_need():
    heavy = {"fastapi", "uvicorn", "jinja2", "pandas", "sklearn", "spacy", "joblib", "httpx"}
    code = (
        "import sys; from typer.testing import CliRunner; from assistant.cli import app;"
        "CliRunner().invoke(app, ['rules']); print(sorted(set(sys.modules) & " + repr(heavy) + "))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
