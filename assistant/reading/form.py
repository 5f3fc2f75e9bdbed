"""The structured form (JSON): the eight boxes of the fund's web form become a document with its usual headings.

The form is described by ``form.schema.json``. Lines whose box says what they are carry their kind.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.document import Document
from assistant.errors import BadForm
from assistant.reading.encoding import decode
from assistant.reading.lines import Lines

_MONTHS = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
_FAULTS = {
    "type": "ชนิดข้อมูลในช่อง {title} ไม่ถูกต้อง",
    "additionalProperties": "ระบบไม่รู้จักช่องนี้",
    "required": "ช่อง {title} ยังขาดข้อมูลที่จำเป็น",
    "maxLength": "ข้อความในช่อง {title} ยาวเกินไป (ไม่เกิน {limit} ตัวอักษร)",
    "maxItems": "ช่อง {title} มีรายการมากเกินไป (ไม่เกิน {limit} รายการ)",
    "minimum": "ตัวเลขในช่อง {title} น้อยเกินไป (ต้องไม่ต่ำกว่า {limit})",
    "maximum": "ตัวเลขในช่อง {title} มากเกินไป (ต้องไม่เกิน {limit})",
    "pattern": "รูปแบบในช่อง {title} ไม่ถูกต้อง เช่น วันที่ต้องเขียน 2025-12-01",
    "minProperties": "แบบฟอร์มนี้ยังว่างเปล่า",
}


def read(data: bytes, source: str) -> Document:
    """Raises BadForm, with the line or the place in the JSON."""
    try:
        form = json.loads(decode(data), parse_float=Decimal, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"บรรทัด {error.lineno} ตัวอักษรที่ {error.colno}"
        raise BadForm("ไฟล์ JSON นี้เขียนไม่ถูกรูปแบบ", source=source, place=place) from error
    except (ValueError, RecursionError) as error:
        raise BadForm("ไฟล์ JSON นี้มีค่าที่ระบบรับไม่ได้", source=source) from error
    return document(form, source)


def document(form: Mapping[str, Any], source: str = "") -> Document:
    """The document of a form already parsed. Raises BadForm; ``place`` is a JSON pointer such as /objectives/0/size."""
    _validate(form, source)
    lines = Lines(source)
    _general(lines, form)
    _situation(lines, form)
    _objectives(lines, form)
    _people_and_time(lines, form, source)
    for number, activity in enumerate(form.get("activities") or (), 1):
        _activity(lines, number, activity, source)
    _money(lines, form)
    lines.add("8. ผลการดำเนินงานที่คาดหวัง", "heading", kind="heading")
    _prose(lines, form.get("expected_outcome"), "expected_outcome")
    if form.get("evaluation"):
        lines.add("การติดตามประเมินผล", "heading", kind="heading")
        _prose(lines, form["evaluation"], "evaluation")
    return lines.document()


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of the form."""
    return json.loads((files(__package__) / "form.schema.json").read_text(encoding="utf-8"))


@cache
def _validator():
    from jsonschema import Draft202012Validator  # only forms need it

    return Draft202012Validator(schema())


def _validate(form: Any, source: str) -> None:
    fault = min(_validator().iter_errors(form), key=lambda error: [str(part) for part in error.path], default=None)
    if fault is None:
        return
    path = list(fault.absolute_path)
    if fault.validator == "additionalProperties":
        path.append(next(key for key in fault.instance if key not in fault.schema["properties"]))
    pointer = "".join(f"/{part}" for part in path)[:200] or "/"
    title = fault.schema.get("title", "") if isinstance(fault.schema, dict) else ""
    wording = _FAULTS.get(str(fault.validator), "ข้อมูลในช่อง {title} ไม่ถูกต้อง")
    detail = wording.format(title=f"“{title}”" if title else pointer, limit=fault.validator_value)
    raise BadForm(detail, source=source, place=pointer)


def _general(lines: Lines, form: Mapping[str, Any]) -> None:
    lines.add("1. ชื่อโครงการ/กิจกรรม", "heading", kind="heading")
    _prose(lines, form.get("title"), "title")
    if form.get("fiscal_year"):
        lines.add(f"ปีงบประมาณ {form['fiscal_year']}", "paragraph", kind="other")
    fund = " ".join(filter(None, (form.get("fund_name"), form.get("fund_code"))))
    _labelled(lines, "ชื่อกองทุน", fund, "other")
    _labelled(lines, "ชื่อองค์กร/หน่วยงานเสนอโครงการ", form.get("organization"), "organization")
    if members := [member for member in form.get("members") or () if member and member.strip()]:
        lines.add("ชื่อกลุ่มคน (5 คน)", "heading", kind="heading")
        for number, member in enumerate(members, 1):
            lines.add(f"{number}. {_flat(member)}", "list_item", kind="organization")
    area = form.get("area") or {}
    names = (("tambon", "ตำบล"), ("amphoe", "อำเภอ"), ("province", "จังหวัด"))
    parts = [
        area.get("place"),
        *(f"{label}{area[key].strip().removeprefix(label)}" for key, label in names if area.get(key)),
    ]
    _labelled(lines, "พื้นที่ดำเนินการ", " ".join(filter(None, parts)), "area")
    lines.add("2. ความสอดคล้องกับแผนงาน", "heading", kind="heading")
    for plan in form.get("plans") or ():
        _labelled(lines, "", plan and f"☑ {plan}", "plan")
    _labelled(lines, "ประเภทการสนับสนุน", form.get("support_type"), "plan")


def _situation(lines: Lines, form: Mapping[str, Any]) -> None:
    lines.add("3. สถานการณ์ปัญหา หลักการและเหตุผล", "heading", kind="heading")
    if problems := form.get("problems"):
        lines.row(("สถานการณ์ปัญหา", "ขนาด"), kind="heading")
        for problem in problems:
            lines.row((problem["problem"] or "", _size(problem.get("size"))), kind="problem_size")
    _prose(lines, form.get("rationale"), "rationale")


def _objectives(lines: Lines, form: Mapping[str, Any]) -> None:
    lines.add("4. วัตถุประสงค์และตัวชี้วัด", "heading", kind="heading")
    if objectives := form.get("objectives"):
        lines.row(("วัตถุประสงค์", "ตัวชี้วัด", "ขนาด", "เป้าหมาย 1 ปี"), kind="heading")
        for item in objectives:
            cells = (
                item.get("objective") or "",
                item.get("indicator") or "",
                _size(item.get("size")),
                _size(item.get("target")),
            )
            lines.row(cells, kind="objective" if cells[0].strip() else "indicator")


def _people_and_time(lines: Lines, form: Mapping[str, Any], source: str) -> None:
    lines.add("5. กลุ่มเป้าหมาย", "heading", kind="heading")
    if groups := form.get("target_groups"):
        lines.row(("กลุ่มเป้าหมาย", "จำนวน (คน)"), kind="heading")
        for group in groups:
            lines.row((group["group"] or "", _size(group.get("count"))), kind="target_group")
    lines.add("6. ระยะเวลาดำเนินงาน", "heading", kind="heading")
    _labelled(lines, "", _dates(form.get("period") or {}, "/period", source), "period")
    lines.add("7. วิธีการดำเนินงาน (กิจกรรม)", "heading", kind="heading")


def _activity(lines: Lines, number: int, activity: Mapping[str, Any], source: str) -> None:
    title = _flat(activity.get("title") or "")
    lines.add(f"กิจกรรมที่ {number} {title}", "list_item", kind="activity" if title else "heading")
    _prose(lines, activity.get("detail"), None)  # steps, and often cost lines
    dates = _dates(activity, f"/activities/{number - 1}", source)
    _labelled(lines, "ระยะเวลา", dates, "period")
    _labelled(lines, "ผลผลิต (Output)", activity.get("output"), "expected_outcome")
    _labelled(lines, "ผลลัพธ์ (Outcome)", activity.get("outcome"), "expected_outcome")
    for cost in activity.get("costs") or ():
        factors = " x ".join(
            f"{_figure(factor['value'])} {factor.get('unit') or ''}".strip() for factor in cost.get("factors") or ()
        )
        amount = cost.get("amount")
        lines.row((cost["item"] or "", factors, "" if amount is None else f"{_figure(amount)} บาท"), kind="budget_line")
    if activity.get("amount") is not None:
        lines.add(f"จำนวนเงินงบประมาณของกิจกรรม {_figure(activity['amount'])} บาท", "paragraph", kind="budget_total")


def _money(lines: Lines, form: Mapping[str, Any]) -> None:
    if form.get("budget_total") is not None:
        lines.add(f"งบประมาณรวมทั้งโครงการ {_figure(form['budget_total'])} บาท", "paragraph", kind="budget_total")
    _labelled(lines, "หมายเหตุ", form.get("budget_note"), "other")


def _prose(lines: Lines, text: str | None, kind: str | None) -> None:
    lines.add(text or "", kind=kind)


def _labelled(lines: Lines, label: str, text: str | None, kind: str) -> None:
    if text and text.strip():
        lines.add(f"{label}: {_flat(text)}" if label else _flat(text), "paragraph", kind=kind)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _size(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else _figure(value)


def _figure(value: float | Decimal) -> str:
    number = Decimal(str(value))
    return f"{number:,.0f}" if number == number.to_integral_value() else f"{number:,.2f}"


def _dates(part: Mapping[str, Any], place: str, source: str) -> str:
    """ "1 ธันวาคม 2568 - 30 กันยายน 2569"; "" without dates."""
    known = [(key, part[key]) for key in ("from", "to") if part.get(key)]
    return " - ".join(_thai_date(text, f"{place}/{key}", source) for key, text in known)


def _thai_date(text: str, place: str, source: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadForm(f"ไม่มีวันที่ {text} ในปฏิทิน", source=source, place=place) from error
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year + 543}"


def _no_constant(text: str) -> None:
    raise ValueError(text)
