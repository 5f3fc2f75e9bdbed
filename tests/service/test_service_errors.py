"""Each error: its status, code and Thai sentence; nothing of the inside."""

from __future__ import annotations

import re
import time
from pathlib import Path

import httpx
import pytest

from service.settings import Settings
from tests.service.checkers import Canned
from tests.service.conftest import served

URL = "/api/v1/check"
JSON = {"content-type": "application/json"}
THAI = re.compile("[ก-๙]{4}")


def problem(answer: httpx.Response, status: int, code: str) -> dict:
    """The problem in the answer, after checks that hold for every problem."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    content = answer.json()
    assert content["code"] == code and content["status"] == status
    assert content["type"] == f"/api/v1/problems#{code}"
    assert THAI.search(content["title"]) and THAI.search(content["detail"])
    assert "Traceback" not in answer.text and "secret" not in answer.text and ".py" not in answer.text
    return content


@pytest.mark.parametrize(
    ("parts", "status", "code"),
    [
        ({"content": b"{", "headers": JSON}, 400, "request.invalid"),
        ({"content": b"[" * 50_000, "headers": JSON}, 400, "request.invalid"),
        ({"content": b'{"form":{"a":' + b"[" * 900 + b"]" * 900 + b"}}", "headers": JSON}, 200, ""),
        ({"content": b"\xff\xfe\x00", "headers": JSON}, 400, "request.invalid"),
        ({"content": b"null", "headers": JSON}, 400, "request.invalid"),
        ({"json": {"text": 5}}, 400, "request.invalid"),
        ({"json": {"form": []}}, 400, "request.invalid"),
        ({"json": {"text": "  \n"}}, 422, "request.empty"),
        ({"content": b"", "headers": {"content-type": "text/plain"}}, 422, "request.empty"),
        ({"content": b"x"}, 415, "request.media-type"),
        ({"content": b"<a/>", "headers": {"content-type": "application/xml"}}, 415, "request.media-type"),
        ({"content": b"junk", "headers": {"content-type": "multipart/form-data"}}, 400, "request.invalid"),
        ({"content": b"junk", "headers": {"content-type": "multipart/form-data; boundary=x"}}, 400, "request.invalid"),
        ({"files": {"other": ("a.txt", b"a")}}, 422, "request.empty"),
        ({"files": [("file", ("a", b"a")), ("file", ("b", b"b")), ("file", ("c", b"c"))]}, 400, "request.invalid"),
        ({"json": {"text": "REFUSE"}}, 422, "file.encrypted"),
        ({"json": {"text": "BREAK"}}, 500, "check.failed"),
        ({"json": {"text": "DIE"}}, 500, "check.failed"),
        ({"json": {"text": "ก" * 100_000}}, 413, "file.too-large"),
        ({"files": {"file": ("a.txt", b"a" * 100_001)}}, 413, "file.too-large"),
        ({"files": {"text": (None, "a" * 100_001)}}, 413, "file.too-large"),
        ({"files": {"text": (None, "a" * 300_000)}}, 413, "file.too-large"),
    ],
)
def test_bad_requests(client: httpx.Client, parts, status, code):
    answer = client.post(URL, **parts)
    if status == 200:
        assert answer.status_code == 200, answer.text
    else:
        problem(answer, status, code)
    assert client.post(URL, json={"text": "ยังทำงาน"}).status_code == 200


def test_the_place_of_an_error_is_told(client: httpx.Client):
    assert problem(client.post(URL, json={"text": "REFUSE"}), 422, "file.encrypted")["place"] == "หน้า 2"


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_far_over_the_limit_is_refused_without_being_kept(client: httpx.Client, announced):
    size = 30_000_000
    body = (b"a" * 100_000 for _ in range(size // 100_000))
    headers = {"content-type": "text/plain"} | ({"content-length": str(size)} if announced else {})
    answer = client.post(URL, content=body, headers=headers)
    assert "0.1 MB" in problem(answer, 413, "file.too-large")["detail"]


def test_addresses_and_methods(client: httpx.Client):
    problem(client.get("/api/v1/nothing"), 404, "address.not-found")
    problem(client.get("/api/v1/rules/no.such-rule"), 404, "rule.not-found")
    refused = client.get(URL)
    problem(refused, 405, "method.not-allowed")
    assert refused.headers["allow"] == "POST"
    known = client.get("/api/v1/problems").json()
    assert {"file.too-large", "check.timeout", "form.invalid"} <= known.keys()


def test_the_headers_of_problems_are_safe_too(client: httpx.Client):
    for answer in (client.get("/api/v1/nothing"), client.post(URL, content=b"x"), client.get("/nothing")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_slow_check_is_stopped_and_holds_up_nobody(tmp_path: Path):
    note = tmp_path / "note"
    settings = Settings(max_bytes=10_000, check_seconds=0.7, workers=1, waiting=5)
    with served(settings, Canned(note)) as client:
        begin = time.monotonic()
        problem(client.post(URL, json={"text": "SLOW"}), 504, "check.timeout")
        assert time.monotonic() - begin < 3
        assert client.get("/health").status_code in (200, 503)
        assert client.post(URL, json={"text": "ต่อไป"}).status_code == 200  # by a worker in its place
        problem(client.post(URL, json={"text": "CHILD"}), 504, "check.timeout")
        assert client.post(URL, json={"text": "ต่อไป"}).status_code == 200
        time.sleep(3)
        assert not note.exists(), "what a check had started went on after its end"


def test_too_many_waiting_are_told_to_come_back():
    import threading

    settings = Settings(check_seconds=3, workers=1, waiting=0)
    with served(settings, Canned()) as client:
        slow = threading.Thread(target=lambda: client.post(URL, json={"text": "SLOW"}))
        slow.start()
        time.sleep(0.5)
        busy = client.post(URL, json={"text": "ก"})
        problem(busy, 503, "service.busy")
        assert busy.headers["retry-after"]
        slow.join()


def test_settings_come_from_the_environment_and_bad_ones_are_named():
    given = Settings.from_environment({"ASSISTANT_MAX_BYTES": "5", "ASSISTANT_CHECK_SECONDS": "1.5", "OTHER": "x"})
    assert given == Settings(max_bytes=5, check_seconds=1.5)
    assert Settings.from_environment({}).max_bytes == 10_000_000
    with pytest.raises(ValueError, match="ASSISTANT_WORKERS"):
        Settings.from_environment({"ASSISTANT_WORKERS": "two"})
    with pytest.raises(ValueError, match="ASSISTANT_WORKERS"):
        Settings.from_environment({"ASSISTANT_WORKERS": "0"})
