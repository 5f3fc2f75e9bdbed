"""Many checks in several processes: order, and a file that takes its process down with it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from assistant.batch import Outcome, Source, _spread, check_one, files
from assistant.errors import AssistantError


def piece(result) -> str:
    return result.code if isinstance(result, AssistantError) else "report"


def deadly(source: Source, *, piece, rubric=None) -> Outcome:
    if source.content == b"die":
        os._exit(1)
    return Outcome(source.name, source.content.decode())


def test_a_file_that_kills_its_process_is_found_out_and_the_others_are_checked():
    sources = [Source(str(number), b"die" if number in (3, 9) else str(number).encode()) for number in range(14)]
    outcomes = list(_spread(partial(deadly, piece=piece), sources, 2))
    assert [outcome.name for outcome in outcomes] == [source.name for source in sources]
    assert [outcome.name for outcome in outcomes if outcome.error] == ["3", "9"]
    assert outcomes[3].piece == "check.failed" and outcomes[4].piece == "4"


def test_an_error_in_place_of_a_source_goes_through():
    error = AssistantError("ว่าง", code="folder.empty", source="x")
    assert check_one(Source("x", error), piece=piece) == Outcome("x", "folder.empty", error=error)


def test_files_takes_a_file_of_any_name_but_only_readable_ones_of_a_folder(tmp_path: Path):
    for name in ("b.TXT", "a.docx", "c.xyz", ".d.txt", "~$a.docx"):
        (tmp_path / name).touch()
    assert [path.name for path in files(tmp_path)] == ["a.docx", "b.TXT"]
    assert files(tmp_path / "c.xyz") == [tmp_path / "c.xyz"]
