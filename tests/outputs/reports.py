"""Hand-made reports for the tests of outputs, command line and service: no model is needed to make them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

from assistant.document import Span
from assistant.finding import Finding
from assistant.proposal.model import (
    Activity,
    Area,
    Budget,
    CostItem,
    Element,
    Factor,
    Indicator,
    Objective,
    Organization,
    Part,
    Period,
    Plan,
    Proposal,
    Target,
    TargetGroup,
)
from assistant.report import Criterion, Report, Score, Versions

VERSIONS = Versions("0.1.0", "1", "2026-01")

TEXT = """\
โครงการเกษตรกรปลอดภัยจากสารเคมี บ้านควนตะวัน
ผู้เสนอ กลุ่ม อสม. บ้านควนตะวัน
แผนงานแรงงานนอกระบบ
หลักการและเหตุผล
เกษตรกรในหมู่บ้านใช้สารเคมีกำจัดศัตรูพืชมาก ปี 2567 ตรวจเลือด 80 คน พบสารเคมีในระดับเสี่ยง 32 คน คิดเป็นร้อยละ 40

วัตถุประสงค์
1. เพื่อลดจำนวนเกษตรกรที่มีสารเคมีในเลือดระดับเสี่ยง
2. เพื่อให้โครงการดำเนินไปด้วยดี
ตัวชี้วัด เกษตรกรที่มีผลเลือดระดับเสี่ยงลดลงเหลือร้อยละ 20
กลุ่มเป้าหมาย เกษตรกร 60 คน
ระยะเวลา 1 ธันวาคม 2568 – 30 กันยายน 2569
กิจกรรม อบรมการใช้สารเคมีอย่างปลอดภัย 2 วัน
| รายการ | จำนวนเงิน |
ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท
ค่าเครื่องวัดความดัน 1 เครื่อง เป็นเงิน 2,500 บาท
รวมเป็นเงิน 10,700 บาท
ผลที่คาดว่าจะได้รับ เกษตรกรใช้อุปกรณ์ป้องกันทุกครั้งที่พ่นสารเคมี
"""


def span(part: str, text: str = TEXT) -> tuple[int, int]:
    """Where ``part`` stands in ``text``."""
    start = text.index(part)
    return start, start + len(part)


def elements(text: str, kind: str = "other") -> tuple[Element, ...]:
    """Every non-blank line of ``text`` as one element."""
    found, offset = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        if line.strip():
            found.append(Element(offset, offset + len(line.rstrip("\r\n")), kind, 0.93, line.strip(), block=number))
        offset += len(line)
    return tuple(found)


def finding(rule: str, severity: str, message: str, start: int, end: int, **more) -> Finding:
    """One finding with advice."""
    given = {
        "suggestion": ("ระบุจำนวนคน ราคาต่อหน่วย และจำนวนครั้ง", "คูณให้ตรงกับจำนวนเงินที่ขอ"),
        "example": "ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,400 บาท",
        "reference": "แบบฟอร์มกองทุน ข้อ 7",
        "confidence": 0.98,
    } | more
    return Finding(rule, severity, message, start=start, end=end, **given)


FINDINGS = (
    finding(
        "budget.line-arithmetic", "error", "60 x 70 x 2 ได้ 8,400 บาท แต่เขียนไว้ 8,200 บาท",
        *span("ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท"),
    ),
    finding(
        "objective.vague", "warning", "“เพื่อให้โครงการดำเนินไปด้วยดี” ยังไม่บอกว่าใครหรืออะไรจะเปลี่ยนไปอย่างไร",
        *span("เพื่อให้โครงการดำเนินไปด้วยดี"),
        suggestion=("บอกว่าใครจะเปลี่ยน", "บอกว่าเปลี่ยนอะไร และวัดได้อย่างไร"),
        example="เพื่อให้เกษตรกรร้อยละ 80 สวมอุปกรณ์ป้องกันทุกครั้งที่พ่นสารเคมี",
    ),
    finding(
        "budget.ask-committee", "warning", "“เครื่องวัดความดัน” อาจเป็นครุภัณฑ์ ควรถามคณะกรรมการกองทุน",
        *span("ค่าเครื่องวัดความดัน 1 เครื่อง เป็นเงิน 2,500 บาท"), example=None,
    ),
    finding(
        "evaluation.missing", "warning", "ยังไม่พบวิธีประเมินผล", len(TEXT), len(TEXT),
        suggestion=("ใช้เครื่องมืออะไร", "เก็บเมื่อไร ใครเก็บ"), example="ตรวจเลือดก่อนและหลังอบรม 3 เดือน โดย รพ.สต.",
    ),
    finding(
        "occupational.protective-gear", "info", "อาจเพิ่มเรื่องอุปกรณ์ป้องกันที่เหมาะกับงานพ่นสารเคมี",
        *span("กิจกรรม อบรมการใช้สารเคมีอย่างปลอดภัย 2 วัน"), example=None,
    ),
)  # fmt: skip

PROPOSAL = Proposal(
    span=Span(0, len(TEXT)),
    elements=elements(TEXT),
    title=Part("โครงการเกษตรกรปลอดภัยจากสารเคมี บ้านควนตะวัน", *span("โครงการเกษตรกรปลอดภัยจากสารเคมี บ้านควนตะวัน")),
    objectives=(
        Objective(
            "เพื่อลดจำนวนเกษตรกรที่มีสารเคมีในเลือดระดับเสี่ยง",
            *span("เพื่อลดจำนวนเกษตรกรที่มีสารเคมีในเลือดระดับเสี่ยง"),
            indicators=(0,),
        ),
        Objective("เพื่อให้โครงการดำเนินไปด้วยดี", *span("เพื่อให้โครงการดำเนินไปด้วยดี")),
    ),
    indicators=(
        Indicator(
            "เกษตรกรที่มีผลเลือดระดับเสี่ยงลดลงเหลือร้อยละ 20",
            *span("เกษตรกรที่มีผลเลือดระดับเสี่ยงลดลงเหลือร้อยละ 20"),
            target=Target(D(20), "ร้อยละ", "down"),
        ),
    ),
    target_groups=(TargetGroup("เกษตรกร 60 คน", *span("เกษตรกร 60 คน"), count=60),),
    activities=(
        Activity("อบรมการใช้สารเคมีอย่างปลอดภัย 2 วัน", *span("อบรมการใช้สารเคมีอย่างปลอดภัย 2 วัน"), amount=D(8200)),
    ),
    budget=Budget(
        lines=(
            CostItem(
                "ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท",
                *span("ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท"),
                factors=(Factor(D(60), "คน"), Factor(D("70.50"), "บาท"), Factor(D(2), "วัน")),
                amount=D(8200),
            ),
        ),
        stated_total=D(10700),
        computed_total=D("10700.50"),
    ),
    period=Period(
        "1 ธันวาคม 2568 – 30 กันยายน 2569",
        *span("1 ธันวาคม 2568 – 30 กันยายน 2569"),
        from_date=date(2025, 12, 1),
        to_date=date(2026, 9, 30),
    ),
    organization=Organization("กลุ่ม อสม. บ้านควนตะวัน", *span("กลุ่ม อสม. บ้านควนตะวัน"), category="group", named_persons=5),
    plan=Plan("แผนงานแรงงานนอกระบบ", *span("แผนงานแรงงานนอกระบบ"), plans=("แรงงานนอกระบบ",), support_type="10(2)"),
    area=Area("พัทลุง", "ควนขนุน", None, "L9999"),
)

NOT_READY = Report(
    source="โครงการ.docx",
    text=TEXT,
    proposal=PROPOSAL,
    findings=FINDINGS,
    score=Score(
        56.5, 80.0, False,
        (
            Criterion("need", "เหตุผล พื้นที่ และกลุ่มคน", 25.0, 25.0),
            Criterion("result", "วัตถุประสงค์ ตัวชี้วัด และผล", 10.5, 25.0),
            Criterion("work", "กิจกรรม เวลา และผู้ทำ", 21.0, 25.0),
            Criterion("budget", "งบประมาณ", 0.0, 25.0),
        ),
    ),
    versions=VERSIONS,
)  # fmt: skip

READY = Report(
    source="ready.txt",
    text=TEXT,
    proposal=PROPOSAL,
    findings=(),
    score=Score(100.0, 80.0, True, tuple(c._replace(earned=25.0) for c in NOT_READY.score.criteria)),
    versions=VERSIONS,
)

MINUTES_TEXT = "รายงานการประชุมคณะกรรมการ\nระเบียบวาระที่ 1 เรื่องแจ้งให้ทราบ\n"

NO_PROPOSAL = Report(
    source="minutes.txt",
    text=MINUTES_TEXT,
    proposal=Proposal(span=Span(0, len(MINUTES_TEXT)), elements=elements(MINUTES_TEXT), other="minutes"),
    findings=(finding("document.not-a-proposal", "error", "เอกสารนี้เป็นรายงานการประชุม", 0, 0, suggestion=(), example=None),),
    score=Score(None, 80.0, False, ()),
    versions=VERSIONS,
)


def report_of(text: str, *findings: Finding, source: str = "x.txt") -> Report:
    """A report on ``text`` with ``findings``, of a proposal in which nothing was understood."""
    return Report(source, text, Proposal(span=Span(0, len(text)), elements=elements(text)), findings, NOT_READY.score, VERSIONS)
