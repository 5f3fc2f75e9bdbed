"""The service with the real check."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from importlib.resources import files

import docx
import httpx
import pytest
from jsonschema import Draft202012Validator

import assistant
from service.settings import Settings
from tests.outputs.reports import MINUTES_TEXT, TEXT
from tests.service.conftest import served

URL = "/api/v1/check"


@pytest.fixture(scope="module")
def real() -> Iterator[httpx.Client]:
    with served(Settings(max_bytes=2_000_000, workers=1)) as client:
        yield client


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(files("assistant").joinpath("report.schema.json").read_text(encoding="utf-8")))


def rules(report: dict) -> set[str]:
    return {finding["rule"] for finding in report["findings"]}


def test_text_over_http_gives_the_same_report_as_python(real: httpx.Client, validator):
    report = real.post(URL, json={"text": TEXT}).json()
    validator.validate(report)
    assert report == json.loads(json.dumps(assistant.check(TEXT).to_dict()))
    assert "budget.line-arithmetic" in rules(report)
    assert real.get("/health").json()["versions"] == report["versions"]


def test_a_word_file_gives_the_findings_of_its_text(real: httpx.Client, validator):
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    report = real.post(URL, files={"file": ("ข้อเสนอ.docx", buffer.getvalue())}).json()
    validator.validate(report)
    assert report["source"] == "ข้อเสนอ.docx" and "budget.line-arithmetic" in rules(report)
    assert "8,400" in real.post("/check", files={"file": ("ข้อเสนอ.docx", buffer.getvalue())}).text


def test_minutes_are_no_proposal(real: httpx.Client):
    report = real.post(URL, content=MINUTES_TEXT.encode(), headers={"content-type": "text/plain"}).json()
    assert report["score"]["percent"] is None and rules(report) == {"document.not-a-proposal"}


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", {"file.empty"}),
        (b"   \n\n ", {"file.empty"}),
        (bytes(range(256)) * 40, {"file.unsupported", "file.unreadable"}),
        (b"%PDF-1.7\ntruncated", {"file.unreadable"}),
        (b"PK\x03\x04 no zip", {"file.unreadable", "file.unsupported"}),
        (("ก" * 1_000_000).encode(), {"file.too-large"}),
    ],
)
def test_bad_files_get_a_clear_problem(real: httpx.Client, content, codes):
    answer = real.post(URL, files={"file": ("x.docx", content)})
    assert 400 <= answer.status_code < 500, answer.text
    problem = answer.json()
    assert problem["code"] in codes and "Traceback" not in answer.text


@pytest.mark.parametrize("form", [{"no-such-field": 1}, {}, {"title": 5}])
def test_a_form_that_does_not_follow_its_schema(real: httpx.Client, form):
    problem = real.post(URL, json={"form": form}).json()
    assert problem["status"] == 422 and problem["code"] in {"form.invalid", "file.empty"}


@pytest.mark.parametrize(
    "text",
    [
        "ก" * 300_000,
        "โครงการ\x00อบรม",
        "งบประมาณ 1" + "0" * 400 + " บาท x 10 คน = 1e308 บาท วันที่ 31 ก.พ. 2569",
        "👨‍👩‍👧 \u202eกลับด้าน עברית โครงการ",
        "\n" * 50_000 + "โครงการ",
        "<script>alert(1)</script> | " * 2_000,
    ],
)
def test_odd_texts_get_a_report_or_a_clear_problem(real: httpx.Client, validator, text):
    answer = real.post(URL, json={"text": text})
    if answer.status_code == 200:
        validator.validate(answer.json())
        assert answer.json()["text"] == text
    else:
        assert answer.status_code in (415, 422), answer.text
    assert real.post("/check", files={"text": (None, text)}).status_code in (200, 415, 422)
