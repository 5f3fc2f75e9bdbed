"""A rubric file is checked on load, and errors name the line."""

from __future__ import annotations

import os

import pytest

from assistant.errors import BadRubric
from assistant.rubric import load


def own(folder, text: str | bytes):
    path = folder / "fund.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_default_is_read_once():
    assert load() is load()


def test_own_file_is_laid_over_the_default_key_by_key(tmp_path):
    path = own(
        tmp_path,
        "pass_mark = 70\n[rules.'budget.rate-ceiling']\nweight = 3\n[examples.'budget.rate-ceiling']\nschool = 'ตัวอย่างของเรา'\n",
    )
    rubric, default = load(path), load()
    rule, before = rubric.rules["budget.rate-ceiling"], default.rules["budget.rate-ceiling"]
    assert (rubric.pass_mark, rule.weight) == (70, 3)
    assert (rule.message, rule.example("dengue")) == (before.message, before.example("dengue"))
    assert rule.example("school") == "ตัวอย่างของเรา"
    assert rubric.version == f"{default.version}+fund"
    assert default.pass_mark == 80


def test_words_can_be_added_without_copying_the_list(tmp_path):
    groups = {
        group.id: group for group in load(own(tmp_path, "[ask_committee.durable]\nmore = ['โคมไฟถนน']\n")).ask_committee
    }
    assert "โคมไฟถนน 2 ต้น" in groups["durable"].words
    assert "โน้ตบุ๊ก 1 เครื่อง" in groups["durable"].words


def test_changed_file_is_read_again(tmp_path):
    path = own(tmp_path, "pass_mark = 70\n")
    assert load(path).pass_mark == 70
    own(tmp_path, "pass_mark = 75\n")
    os.utime(path, ns=(1, 1))
    assert load(path).pass_mark == 75


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("pass_mark = 70\n[rules.'no.such-rule']\nweight = 3\n", 2, "no.such-rule"),
        ("# เกณฑ์\n\n[rules.'title.missing']\nwieght = 3\n", 4, "wieght"),
        ("[rules.'title.missing']\nseverity = 'fatal'\n", 2, "error, warning, info"),
        ('[rules."title.missing"]\nweight = -1\n', 2, "weight"),
        ("[rules.'title.missing']\nweight = nan\n", 2, "weight"),
        ("[rules.'title.missing']\nweight = true\n", 2, "weight"),
        ("[rules.'plan.missing']\nweight = 4\n", 2, "info"),
        ("[rules.'title.missing']\nmessage = ''\n", 2, "message"),
        ("[rules.'title.missing']\nmessage = 'ขาด {amount}'\n", 2, "{amount}"),
        ("[rules.'budget.line-arithmetic']\ntitle = 'ก'\nmessage = '{amount.real}'\n", 3, "amount.real"),
        ("[rules.'budget.line-arithmetic']\nmessage = '{amount'\n", 2, "ปีกกา"),
        ("[rules.'title.missing']\nsuggestion = ['ข้อเดียว']\n", 2, "suggestion"),
        ("[rules.'title.missing']\nverified = 'no'\n", 2, "verified"),
        ("[examples.'title.missing']\nspace = 'ก'\n", 2, "space"),
        ("pass_mark = 120\n", 1, "pass_mark"),
        ("[[criteria]]\nid = 'need'\ntitle = 'ก'\npossible = 100\n", 1, "need"),
        ("[rates]\nlunch = 'แปดสิบ'\n", 2, "lunch"),
        ("[rates.funds.L1]\ndinner = 80\n", 2, "dinner"),
        ("[migrant]\nwords = []\n", 2, "words"),
        ("[migrant]\nmore = ['/(ก/']\n", 2, "/(ก/"),
        ("[migrant]\nmore = ['/(ก)/']\n", 2, "(?:"),
        ("[plans.ncd]\naccepts = ['moon']\n", 2, "moon"),
        ("migrant = 3\n", 1, "ตาราง"),
        ("pass_mark = \n", 1, "TOML"),
        ("pass_mark = 70\npass_mark = 75\n", 2, "TOML"),
        ("[applicants.robots]\ntitle = 'ก'\nwords = ['ก']\n", 1, "robots"),
    ],
)
def test_errors_name_the_line(tmp_path, text, line, says):
    with pytest.raises(BadRubric) as caught:
        load(own(tmp_path, text))
    assert caught.value.place == f"บรรทัด {line}"
    assert says in caught.value.detail
    assert (caught.value.source, caught.value.code) == ("fund.toml", "rubric.invalid")


def test_criteria_that_are_not_100_together(tmp_path):
    rows = "".join(
        f"[[criteria]]\nid = '{name}'\ntitle = 'ก'\npossible = 20\n" for name in ("need", "result", "work", "budget")
    )
    with pytest.raises(BadRubric, match="100"):
        load(own(tmp_path, rows))


def test_line_is_right_in_the_presence_of_long_texts(tmp_path):
    text = "[rules.'title.missing']\nsuggestion = [\n    'weight = 1',\n    'ข',\n]\nweight = 'มาก'\n"
    with pytest.raises(BadRubric, match="บรรทัด 6"):
        load(own(tmp_path, text))


@pytest.mark.parametrize("content", [b"\xa1\xa2 = 1\n", b"\x00" * 10, b"a = " + b"[" * 5000])
def test_what_is_no_rubric_at_all(tmp_path, content):
    with pytest.raises(BadRubric):
        load(own(tmp_path, content))


def test_file_that_is_not_there_or_too_large(tmp_path):
    with pytest.raises(BadRubric):
        load(tmp_path / "none.toml")
    with pytest.raises(BadRubric, match="ใหญ่"):
        load(own(tmp_path, b"#" * 1_000_001))
    with pytest.raises(BadRubric):
        load(tmp_path)


def test_byte_order_mark_and_windows_line_ends(tmp_path):
    assert load(own(tmp_path, b"\xef\xbb\xbfpass_mark = 70\r\n")).pass_mark == 70
