"""The structured form: its boxes become lines with their kinds; what breaks the schema is named by its place."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from assistant.errors import BadForm
from assistant.reading import form, read
from tests.files import content
from tests.reading.places import check, rows

FORM = {
    "title": content.TITLE,
    "fiscal_year": 2569,
    "organization": content.ORGANIZATION,
    "members": list(content.MEMBERS),
    "area": {"tambon": "นาควนใหญ่", "amphoe": "ย่านตาขาว", "province": "จังหวัดตรัง"},
    "plans": [content.PLAN],
    "support_type": "10(2)",
    "problems": [{"problem": content.PROBLEMS[0][0], "size": 62}],
    "rationale": "\n".join(content.RATIONALE),
    "objectives": [
        dict(zip(("objective", "indicator", "size", "target"), row, strict=True)) for row in content.OBJECTIVES
    ],
    "target_groups": [{"group": "คนปลูกผัก", "count": 50}],
    "period": {"from": "2025-12-01", "to": "2026-08-31"},
    "activities": [
        {
            "title": "อบรม",
            "detail": "1. เตรียมงาน\n2. จัดอบรม",
            "from": "2026-02-01",
            "output": "อบรม 1 ครั้ง",
            "costs": [
                {
                    "item": "ค่าอาหารกลางวัน",
                    "factors": [{"value": 60, "unit": "คน"}, {"value": 80, "unit": "บาท"}],
                    "amount": 4800,
                },
                {"item": "ค่าป้าย", "amount": 450.5},
            ],
            "amount": 5250.5,
        }
    ],
    "budget_total": 5250.5,
    "expected_outcome": "คนปลูกผักปลอดภัย",
    "evaluation": None,
}


def lines(data, kind):
    document = check(read(json.dumps(data).encode(), name="form.json"))
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def test_boxes_become_lines_with_kinds():
    assert lines(FORM, "title") == [content.TITLE]
    assert lines(FORM, "period") == ["1 ธันวาคม 2568 - 31 สิงหาคม 2569", "ระยะเวลา: 1 กุมภาพันธ์ 2569"]
    assert lines(FORM, "area") == ["พื้นที่ดำเนินการ: ตำบลนาควนใหญ่ อำเภอย่านตาขาว จังหวัดตรัง"]
    assert lines(FORM, "rationale") == list(content.RATIONALE)
    assert lines(FORM, "budget_line") == ["ค่าอาหารกลางวัน | 60 คน x 80 บาท | 4,800 บาท", "ค่าป้าย |  | 450.50 บาท"]
    assert lines(FORM, None) == ["1. เตรียมงาน", "2. จัดอบรม"]
    assert len(lines(FORM, "organization")) == 6


def test_objectives_are_rows_with_their_indicators():
    found = rows(read(json.dumps(FORM).encode()))
    assert all(list(row) in found for row in content.OBJECTIVES)


def test_an_empty_box_has_its_heading_only():
    assert len(lines({"title": "x"}, "heading")) == 8
    assert lines({"objectives": [], "title": None, "period": None, "budget_total": None}, "objective") == []


def test_the_schema_is_valid_and_closed():
    schema = form.schema()
    Draft202012Validator.check_schema(schema)

    def closed(part):
        if isinstance(part, dict):
            if part.get("properties"):
                assert part["additionalProperties"] is False and part["title"]
            list(map(closed, part.values()))
        elif isinstance(part, list):
            list(map(closed, part))

    closed(schema)


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"title": 5}, "/title"),
        ({"unknown": 1}, "/unknown"),
        ({"objectives": [{"objective": "ก"}, {"goal": "ข"}]}, "/objectives/1/goal"),
        ({"budget_total": 10**30}, "/budget_total"),
        ({"budget_total": -1}, "/budget_total"),
        ({"period": {"from": "1 ต.ค. 68"}}, "/period/from"),
        ({"period": {"from": "2026-02-31"}}, "/period/from"),
        ({"activities": [{"to": "2026-13-01"}]}, "/activities/0/to"),
        ({"members": ["x"] * 51}, "/members"),
        ({"title": "ก" * 501}, "/title"),
        ({}, "/"),
    ],
)
def test_faults_are_placed(wrong, place):
    with pytest.raises(BadForm) as caught:
        read(json.dumps(wrong).encode(), name="form.json")
    assert (caught.value.code, caught.value.place, caught.value.source) == ("form.invalid", place, "form.json")


@pytest.mark.parametrize(
    "data",
    [
        b'{"title": "x"',
        b'{"budget_total": NaN}',
        b'{"a":' * 100_000,
        b'{"budget_total": ' + b"9" * 6000 + b"}",
        b'{"title": "\\ud800"}x',
    ],
    ids=["cut", "nan", "deep", "long-number", "tail"],
)
def test_broken_json(data):
    with pytest.raises(BadForm):
        read(data, name="form.json")


def test_text_that_holds_lines_and_bars_stays_in_its_cell():
    document = check(read(json.dumps({"objectives": [{"objective": "ก | ข\nค", "indicator": "\ud800"}]}).encode()))
    assert rows(document)[-1] == ["ก ¦ ข / ค", "\ufffd", "", ""]
