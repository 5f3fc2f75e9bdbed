"""The commands of those who work on the corpus, in the process of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app

ROOT = Path(__file__).parents[2]


def said(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_the_shipped_model_is_judged_on_another_folder():
    code, out = said("evaluate", "--on", ROOT / "tests" / "unseen", "--variants", "as written", "--format", "markdown")
    assert code == 0 and "| as written |" in out and "texts: 28" in out


def test_agreement_of_raters_is_told():
    code, out = said("corpus", "agreement", ROOT / "corpus" / "ratings")
    assert code == 0 and "verdict" in out and len(out.splitlines()) == 12


def test_duplicates_are_looked_for(tmp_path):
    code, out = said("corpus", "duplicates", ROOT / "tests" / "unseen")
    assert code == 0 and len(out.splitlines()) == 10
    folder = tmp_path / "proposals"
    folder.mkdir()
    text = next((ROOT / "tests" / "unseen" / "proposals").glob("*.txt")).read_text(encoding="utf-8")
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert said("corpus", "duplicates", tmp_path)[0] == 1


@pytest.mark.parametrize("arguments", [("evaluate", "--on", "nowhere"), ("corpus", "agreement", "nowhere"), ("corpus", "duplicates", "nowhere")])
def test_an_empty_folder_is_said_to_be_one(arguments, tmp_path):
    code, out = said(*arguments[:-1], tmp_path)
    assert code == 2 and "ไม่" in out
