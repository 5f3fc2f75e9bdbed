"""The installed package carries all it needs: it is built, installed elsewhere, and used away from the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import assistant
from assistant import models

ROOT = Path(__file__).parents[1]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]


def run(*command: object, cwd: Path, **more) -> subprocess.CompletedProcess:
    return subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300, **more)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"  # a copy, so that nothing is left in the checkout
    source.mkdir()
    for name in ("assistant", "service", "models"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    built = run(*PIP, "wheel", "--no-deps", "-w", folder, source, cwd=folder)
    assert built.returncode == 0, built.stderr[-2000:]
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    done = run(*PIP, "install", "--no-deps", "--target", target, wheel, cwd=target)
    assert done.returncode == 0, done.stderr[-2000:]
    return target


@pytest.fixture(scope="module")
def away(tmp_path_factory) -> Path:
    """A folder away from the checkout, with a proposal in it."""
    folder = tmp_path_factory.mktemp("away")
    shutil.copy(ROOT / "tests" / "files" / "proposal.docx", folder / "ข้อเสนอ.docx")
    return folder


def use(installed: Path, away: Path, *arguments: object) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return run(sys.executable, *arguments, cwd=away, env=environment)


def test_the_wheel_holds_data_and_no_tests(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = [
        *(f"assistant/_models/{name}" for name in (*models.FILES, "manifest.json")),
        "assistant/rubric/rubric.toml", "assistant/rubric/words.toml", "assistant/rubric/examples.toml", "assistant/rules/examples.toml",
        "assistant/report.schema.json", "assistant/reading/form.schema.json", "assistant/tagging/headings.toml", "assistant/outputs/templates/page.html",
        "service/app.py", "service/templates/index.html", "service/static/service.css",
    ]  # fmt: skip
    assert [name for name in wanted if name not in names] == []
    assert not [name for name in names if name.startswith(("tests/", "corpus/", "models/")) or name.endswith(".pyc")]
    data = {path.relative_to(ROOT).as_posix() for part in ("assistant", "service") for path in (ROOT / part).rglob("*") if path.suffix in {".toml", ".json", ".html", ".css", ".txt"}}
    assert data <= names


def test_the_wheel_says_who_it_is(wheel):
    archive = zipfile.ZipFile(wheel)
    about = Parser().parsestr(archive.read(next(name for name in archive.namelist() if name.endswith("METADATA"))).decode())
    assert about["Version"] == assistant.__version__ and about["License-Expression"] == "MIT"
    points = archive.read(next(name for name in archive.namelist() if name.endswith("entry_points.txt"))).decode()
    assert "assistant = assistant.cli:main" in points and "element_tagger" in points


def test_it_is_the_installed_one_that_runs(installed, away):
    done = use(installed, away, "-c", "import assistant, service; print(assistant.__file__); print(service.__file__)")
    assert done.returncode == 0 and all(line.startswith(str(installed)) for line in done.stdout.split())


def test_a_word_file_is_checked_as_in_the_checkout(installed, away):
    done = use(installed, away, "-m", "assistant", "check", "ข้อเสนอ.docx", "--format", "json")
    assert done.returncode in (0, 1) and not done.stderr, done.stderr
    report = json.loads(done.stdout)
    here = assistant.check(away / "ข้อเสนอ.docx").to_dict()
    assert report["text"] == here["text"] and report["versions"] == here["versions"]
    assert [one["rule"] for one in report["findings"]] == [one["rule"] for one in here["findings"]]


def test_pages_rules_and_service_find_their_files(installed, away):
    page = use(installed, away, "-m", "assistant", "check", "ข้อเสนอ.docx", "--format", "html")
    assert page.returncode in (0, 1) and "<html" in page.stdout and not page.stderr
    explained = use(installed, away, "-m", "assistant", "explain", "budget.line-arithmetic")
    assert explained.returncode == 0 and "3,200" in explained.stdout
    served = use(installed, away, "-c", "from service.app import create_app; print(len(create_app().routes))")
    assert served.returncode == 0 and int(served.stdout) > 5, served.stderr


def test_spacy_finds_the_pipeline_by_its_entry_points(installed, away):
    code = (
        "import spacy; nlp = spacy.blank('th', config={'nlp': {'tokenizer': {'@tokenizers': 'assistant.thai_words.v1'}}});"
        "[nlp.add_pipe(name) for name in ('element_tagger', 'proposal_extractor', 'rule_checker', 'proposal_scorer')];"
        "print(nlp('ชื่อโครงการ คนสวนปลอดภัย')._.proposal.title.text)"
    )
    done = use(installed, away, "-c", code)
    assert done.returncode == 0 and done.stdout.strip() == "คนสวนปลอดภัย", done.stderr[-1000:]
