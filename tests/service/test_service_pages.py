"""The pages: they work without a script, and nothing that comes from outside becomes markup."""

from __future__ import annotations

import base64
import hashlib
import re

import httpx
import pytest
from lxml import html

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)> | \"' onload='x | {{7*7}} </textarea></title></style>"


def parsed(answer: httpx.Response) -> html.HtmlElement:
    assert answer.headers["content-type"].startswith("text/html")
    return html.fromstring(answer.text)


def test_the_first_page_offers_file_and_text(client: httpx.Client):
    page = parsed(client.get("/"))
    assert page.get("lang") == "th"
    assert {form.get("action") for form in page.forms} == {"/check"}
    assert {form.get("enctype") for form in page.forms} == {"multipart/form-data"}
    assert page.xpath("//input[@type='file' and @name='file']") and page.xpath("//textarea[@name='text']")
    for label in page.xpath("//label"):
        assert page.get_element_by_id(label.get("for")) is not None
    assert client.get(page.xpath("//link[@rel='stylesheet']/@href")[0]).headers["content-type"].startswith("text/css")


def test_a_pasted_text_leads_to_its_report(client: httpx.Client):
    page = parsed(client.post("/check", files={"text": (None, "โครงการเกษตรกรปลอดภัย")}))
    assert "พร้อมส่ง" in page.xpath("string(//h2)")
    assert "โครงการเกษตรกรปลอดภัย" in page.xpath("string(//section[@tabindex])")
    assert page.xpath("//a[@href='/']")


def test_nothing_from_outside_becomes_markup(client: httpx.Client):
    answer = client.post("/check", files={"file": (EVIL.replace("/", "\u2215") + ".txt", EVIL.encode())})
    page = parsed(answer)
    assert not page.xpath("//script | //img | //@onerror | //@onload | //@style")
    assert EVIL in page.xpath("string(//section[@tabindex])")
    assert "49" not in page.xpath("string(//header)")
    assert len(page.xpath("//style")) == 1


@pytest.mark.parametrize("way", ["page", "first", "error"])
def test_the_policy_lets_in_the_own_style_and_nothing_else(client: httpx.Client, way):
    answer = {
        "page": lambda: client.post("/check", files={"text": (None, "ก")}),
        "first": lambda: client.get("/"),
        "error": lambda: client.get("/no-such-page"),
    }[way]()
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["form-action"] == "'self'"
    assert policy["base-uri"] == "'none'" and policy["frame-ancestors"] == "'none'" and "script-src" not in policy
    style = re.search("<style>(.*?)</style>", answer.text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy["style-src"] and "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert not re.search(r"(src|href|action)=[\"']?(https?:)?//", answer.text), "a page asks another host"


@pytest.mark.parametrize(
    ("parts", "status", "said"),
    [
        ({"files": {"file": ("", b"")}}, 422, "กรุณาเลือกไฟล์"),
        ({"files": {"text": (None, " ")}}, 422, "กรุณาเลือกไฟล์"),
        ({"files": {"text": (None, "REFUSE")}}, 422, "ไฟล์นี้มีรหัสผ่าน (หน้า 2)"),
        ({"files": {"text": (None, "BREAK")}}, 500, "ขออภัย"),
        ({"files": {"file": ("a.txt", b"a" * 300_000)}}, 413, "ใหญ่กว่าที่รับได้"),
        ({"json": {"text": "ก"}}, 422, "กรุณาเลือกไฟล์"),
    ],
)
def test_errors_are_told_on_the_page(client: httpx.Client, parts, status, said):
    answer = client.post("/check", **parts)
    assert answer.status_code == status
    page = parsed(answer)
    assert said in page.xpath("string(//main)")
    assert page.xpath("//a[@href='/']")
    assert "Traceback" not in answer.text and "secret" not in answer.text


def test_a_reload_of_the_report_leads_back(client: httpx.Client):
    assert client.get("/check").headers["location"] == "/"
