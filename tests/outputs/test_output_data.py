"""JSON and JSON lines follow the published schema."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from assistant.errors import UnreadableFile
from assistant.outputs import MODULES, output, render
from tests.outputs.reports import NO_PROPOSAL, NOT_READY, READY, TEXT, report_of

SCHEMA = json.loads(files("assistant").joinpath("report.schema.json").read_text(encoding="utf-8"))
ENCRYPTED = UnreadableFile("ไฟล์นี้มีรหัสผ่าน", code="file.encrypted", source="ลับ.pdf", place="หน้า 1")


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA, format_checker=FormatChecker())


@pytest.mark.parametrize("report", [NOT_READY, READY, NO_PROPOSAL], ids=lambda report: report.source)
def test_reports_follow_the_schema(validator, report):
    validator.validate(json.loads(render([report], "json")))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r.pop("versions"),
        lambda r: r.update(extra=1),
        lambda r: r["findings"][0].update(severity="fatal"),
        lambda r: r["proposal"]["title"].update(note="x"),
        lambda r: r["proposal"]["budget"].update(stated_total=10700),
        lambda r: r["proposal"]["period"].update({"from": "1 ธ.ค. 2568"}),
        lambda r: r["proposal"]["objectives"][0].pop("indicators"),
        lambda r: r["blocks"][0].update(kind="budget"),
        lambda r: r.update(score=None),
    ],
)
def test_the_schema_refuses_what_is_not_in_the_contract(validator, spoil):
    report = json.loads(render([NOT_READY], "json"))
    spoil(report)
    assert not validator.is_valid(report)


def test_offsets_in_json_point_at_what_they_name():
    report = json.loads(render([NOT_READY], "json"))
    assert report["text"] == TEXT
    period = report["proposal"]["period"]
    assert report["text"][period["start"] : period["end"]] == period["text"] == "1 ธันวาคม 2568 – 30 กันยายน 2569"
    assert (period["from"], period["to"]) == ("2025-12-01", "2026-09-30")
    assert report["proposal"]["budget"] | {"lines": 0} == {"lines": 0, "stated_total": "10700", "computed_total": "10700.50"}


def test_jsonl_is_one_line_each_in_order_with_errors_in_their_place():
    breaking = report_of("ก\u2028ข\x85ค\r\nง", source="ข.txt")
    lines = render([READY, ENCRYPTED, breaking], "jsonl").splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["ready.txt", "ลับ.pdf", "ข.txt"]
    assert json.loads(lines[1]) == {
        "schema": "1",
        "source": "ลับ.pdf",
        "error": {"code": "file.encrypted", "detail": "ไฟล์นี้มีรหัสผ่าน", "place": "หน้า 1"},
    }
    assert json.loads(lines[2])["text"] == "ก\u2028ข\x85ค\r\nง"


def test_several_sources_in_json_are_an_array():
    assert [entry["source"] for entry in json.loads(render([READY, ENCRYPTED], "json"))] == ["ready.txt", "ลับ.pdf"]
    assert json.loads(render([ENCRYPTED], "json"))["error"]["code"] == "file.encrypted"


def test_half_a_surrogate_pair_can_still_be_written_as_utf8():
    written = render([report_of("ก\ud83dข")], "jsonl").encode("utf-8")
    assert json.loads(written)["text"] == "ก\ud83dข"


@pytest.mark.parametrize("name", MODULES)
def test_every_format_takes_every_result(name):
    text = render([READY, NOT_READY, NO_PROPOSAL, ENCRYPTED, report_of("")], name)
    assert text and output(name).media_type
    assert all(render([result], name) is not None for result in (READY, ENCRYPTED))
