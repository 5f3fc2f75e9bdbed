"""Each way in, and what comes back."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from openapi_spec_validator import validate

URL = "/api/v1/check"
THAI = "โครงการเกษตรกรปลอดภัย\nวัตถุประสงค์ เพื่อลดสารเคมี"


@pytest.mark.parametrize(
    ("request_parts", "text", "source"),
    [
        ({"json": {"text": THAI}}, THAI, ""),
        ({"json": {"text": THAI, "name": "ก.txt"}}, THAI, "ก.txt"),
        ({"content": THAI.encode(), "headers": {"content-type": "text/plain; charset=utf-8"}}, THAI, ""),
        ({"files": {"file": ("โครงการ.txt", THAI.encode())}}, THAI, "โครงการ.txt"),
        ({"files": {"file": ("C:\\งาน\\โครงการ.txt", THAI.encode())}}, THAI, "โครงการ.txt"),
        ({"files": {"text": (None, THAI)}}, THAI, ""),
        ({"files": {"text": (None, THAI.replace("\n", "\r\n"))}}, THAI, ""),
        ({"json": {"form": {"title": "ก"}}}, '{"title": "ก"}', ""),
        ({"json": {"title": "ก"}}, '{"title": "ก"}', ""),
        ({"json": {"text": "ก\x00ข\u202e😀"}}, "ก\x00ข\u202e😀", ""),
        ({"content": b'{"text": "\\ud800x"}', "headers": {"content-type": "application/json"}}, "\ufffdx", ""),
    ],
)
def test_every_way_in_gives_a_report_on_what_was_sent(client: httpx.Client, request_parts, text, source):
    answer = client.post(URL, **request_parts)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert report["text"] == text
    assert report["source"] == source
    assert answer.headers["cache-control"] == "no-store"


def test_fifty_at_once_are_all_answered_with_their_own_report(client: httpx.Client):
    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(lambda n: client.post(URL, json={"text": f"ฉบับที่ {n}"}), range(50)))
    assert [answer.json()["text"] for answer in answers] == [f"ฉบับที่ {n}" for n in range(50)]


def test_health_and_contract(client: httpx.Client):
    health = client.get("/health").json()
    assert health["status"] == "ok" and health["workers"] == 2 and health["versions"]["model"] == "test"
    for name in ("report.schema.json", "form.schema.json"):
        schema = client.get(f"/api/v1/{name}").json()
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_rules_are_those_of_the_rubric(client: httpx.Client):
    rules = client.get("/api/v1/rules").json()["rules"]
    assert {"budget.line-arithmetic", "objective.vague", "document.not-a-proposal"} <= {rule["id"] for rule in rules}
    one = client.get("/api/v1/rules/budget.line-arithmetic").json()
    assert one in rules and one["severity"] == "error" and one["title"] and one["suggestion"] and one["reference"]
    assert client.get("/api/v1/rules/objective.vague").json()["examples"]["general"]
    assert "{" not in json.dumps(one["message"])


def test_openapi_is_valid_and_names_every_schema(client: httpx.Client):
    document = client.get("/api/v1/openapi.json").json()
    validate(document)
    assert {"Report", "Form", "Problem"} <= document["components"]["schemas"].keys()
    body = document["paths"]["/api/v1/check"]["post"]["requestBody"]["content"]
    assert body.keys() == {"multipart/form-data", "application/json", "text/plain"}
    example = body["application/json"]["examples"]["text"]["value"]
    assert client.post(URL, json=example).json()["text"] == example["text"]
