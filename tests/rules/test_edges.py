"""Rules at their edges: where the last baht, day or person decides."""

from __future__ import annotations

import pytest

from assistant.rubric import load
from assistant.rules import findings
from tests.proposal.making import found, made, rules

BUDGET = {"budget.line-arithmetic", "budget.total-mismatch", "budget.words-mismatch", "budget.no-breakdown", "budget.rate-ceiling", "budget.ask-committee"}


def budget(*lines: str, more: str = "") -> set[str]:
    """Budget rules on cost lines; a line that begins with "รวม" is a total."""
    kinds = ("budget_total" if line.startswith(("รวม", "(")) else "budget_line" for line in lines)
    return rules("\n".join([*(f"{kind}: {line}" for kind, line in zip(kinds, lines, strict=True)), *filter(None, [more])])) & BUDGET


LUNCH = "ค่าอาหารกลางวัน 60 คน x 70 บาท เป็นเงิน 4,200 บาท"
SNACK = "ค่าอาหารว่าง 60 คน x 25 บาท x 2 มื้อ เป็นเงิน 3,000 บาท"


@pytest.mark.parametrize(
    "line, wrong",
    [
        (LUNCH, False),
        ("ค่าอาหารกลางวัน 60 คน x 70 บาท เป็นเงิน 4,201 บาท", True),
        ("ป้าย 1.3 x 2.5 เมตร ตารางเมตรละ 135 บาท เป็นเงิน 439 บาท", False),  # 438.75
        ("ป้าย 1.3 x 2.5 เมตร ตารางเมตรละ 135 บาท เป็นเงิน 440 บาท", True),
        ("ค่าผ้า 7 เมตร x 47.50 บาท เป็นเงิน 335 บาท (ปัดเศษ)", False),
        ("ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 มื้อ เป็นเงิน 4,200 บาท", True),
        ("ค่าอาหารกลางวัน ๖๐ คน คนละ ๗๐ บาท เป็นเงิน ๔,๒๐๐.๐๐ บาท", False),
    ],
)
def test_line_arithmetic(line, wrong):
    assert ("budget.line-arithmetic" in budget(line)) == wrong


def test_line_arithmetic_says_item_product_and_amount():
    (finding,) = (one for one in found("budget_line: ค่าอาหารกลางวัน 60 คน x 70 บาท เป็นเงิน 4,800 บาท") if one.rule == "budget.line-arithmetic")
    assert "4,200" in finding.message and "4,800" in finding.message and "อาหารกลางวัน" in finding.message


@pytest.mark.parametrize(
    "lines, wrong",
    [
        ([LUNCH, SNACK, "รวมเป็นเงินทั้งสิ้น 7,200 บาท"], False),
        ([LUNCH, SNACK, "รวมเป็นเงินทั้งสิ้น 7,300 บาท"], True),
        ([LUNCH, SNACK, "รวมเป็นเงินทั้งสิ้น ๗,๒๐๐ บาท (เจ็ดพันสองร้อยบาทถ้วน)"], False),
        ([LUNCH, "รวมกิจกรรมที่ 1 เป็นเงิน 4,200 บาท", SNACK, "รวมกิจกรรมที่ 2 เป็นเงิน 3,000 บาท", "รวมทั้งสิ้น 7,200 บาท"], False),
        ([LUNCH, "รวมกิจกรรมที่ 1 เป็นเงิน 4,000 บาท", SNACK, "รวมกิจกรรมที่ 2 เป็นเงิน 3,000 บาท", "รวมทั้งสิ้น 7,200 บาท"], True),
        ([LUNCH, "รวมกิจกรรมที่ 1 เป็นเงิน 4,200 บาท", SNACK, "รวมกิจกรรมที่ 2 เป็นเงิน 3,000 บาท", "รวมทั้งสิ้น 8,200 บาท"], True),
    ],
)
def test_totals(lines, wrong):
    assert ("budget.total-mismatch" in budget(*lines)) == wrong


def test_a_wrong_line_that_is_added_as_written_does_not_also_spoil_the_total():
    said = budget("ค่าอาหารกลางวัน 60 คน x 70 บาท เป็นเงิน 4,800 บาท", SNACK, "รวมทั้งสิ้น 7,800 บาท")
    assert said == {"budget.line-arithmetic"}


@pytest.mark.parametrize(
    "total, wrong",
    [
        ("รวมทั้งสิ้น 4,200 บาท (สี่พันสองร้อยบาทถ้วน)", False),
        ("รวมทั้งสิ้น 4,200 บาท (สี่พันสามร้อยบาทถ้วน)", True),
        ("รวมทั้งสิ้น ๔,๒๐๐.๐๐ บาท ( สี่พันสองร้อยบาทถ้วน )", False),
        ("รวมทั้งสิ้น 4,200 บาท (สี่หมื่นสองพันบาทถ้วน)", True),
    ],
)
def test_amounts_in_words(total, wrong):
    assert ("budget.words-mismatch" in budget(LUNCH, total)) == wrong


@pytest.mark.parametrize(
    "line, high",
    [
        ("ค่าอาหารกลางวัน 60 คน x 200 บาท เป็นเงิน 12,000 บาท", False),
        ("ค่าอาหารกลางวัน 60 คน x 201 บาท เป็นเงิน 12,060 บาท", True),
        ("ค่าอาหารว่าง 60 คน x 35 บาท x 2 มื้อ เป็นเงิน 4,200 บาท", False),
        ("ค่าอาหารว่าง 60 คน x 40 บาท x 2 มื้อ เป็นเงิน 4,800 บาท", True),
        ("ค่าวิทยากรจากโรงพยาบาล 3 ชั่วโมง x 600 บาท เป็นเงิน 1,800 บาท", False),
        ("ค่าวิทยากรจากโรงพยาบาล 3 ชั่วโมง x 700 บาท เป็นเงิน 2,100 บาท", True),
        ("ค่าวิทยากรภาคเอกชน 3 ชั่วโมง x 1,200 บาท เป็นเงิน 3,600 บาท", False),
        ("ค่าวิทยากรภาคเอกชน 3 ชั่วโมง x 1,500 บาท เป็นเงิน 4,500 บาท", True),
        ("ค่าวัตถุดิบสาธิตอาหารกลางวัน 4 หม้อ x 350 บาท เป็นเงิน 1,400 บาท", False),
    ],
)
def test_rates(line, high):
    assert ("budget.rate-ceiling" in budget(line)) == high


def test_a_fund_may_have_rates_of_its_own(tmp_path):
    path = tmp_path / "fund.toml"
    path.write_text("[rates.funds.L5275]\nlunch = 60\n", encoding="utf-8")
    own = load(path)
    line = f"budget_line: {LUNCH}\nother: "
    here, there = made(f"{line}กองทุน L5275"), made(f"{line}กองทุน L5299")
    assert "budget.rate-ceiling" in {one.rule for one in findings(here, own)}
    assert "budget.rate-ceiling" not in {one.rule for one in findings(there, own)}
    assert "budget.rate-ceiling" not in {one.rule for one in findings(here, load())}


@pytest.mark.parametrize(
    "groups, fed, wrong",
    [
        ("target_group: เกษตรกร 60 คน", 60, False),
        ("target_group: เกษตรกร 60 คน", 59, False),
        ("target_group: เกษตรกร 60 คน", 75, True),
        ("target_group: เกษตรกร 60 คน\nactivity: คณะทำงาน 15 คน ช่วยกันจัดอบรม", 75, False),
        ("target_group: เกษตรกร 40 คน\ntarget_group: แม่บ้าน 35 คน", 75, False),
    ],
)
def test_people_fed_and_people_counted(groups, fed, wrong):
    said = rules(f"{groups}\nbudget_line: ค่าอาหารกลางวัน {fed} คน x 70 บาท เป็นเงิน {fed * 70:,} บาท")
    assert ("target-group.budget-mismatch" in said) == wrong


@pytest.mark.parametrize(
    "period, said",
    [
        ("1 ตุลาคม 2568 ถึง 30 กันยายน 2569", None),
        ("30 กันยายน 2569 ถึง 1 ตุลาคม 2569", "period.outside-fiscal-year"),
        ("1 มีนาคม 2569 ถึง 28 กุมภาพันธ์ 2569", "period.end-before-start"),
        ("1 มีนาคม 2569 ถึง 1 มีนาคม 2569", None),
        ("ธันวาคม - กุมภาพันธ์ 2569", None),
        ("มีนาคม ถึง มิถุนายน", None),
        ("1 มกราคม 2569 ถึง 31 กุมภาพันธ์ 2569", None),
    ],
)
def test_periods(period, said):
    assert rules(f"period: ระยะเวลา {period}") & {"period.end-before-start", "period.outside-fiscal-year"} == ({said} if said else set())


@pytest.mark.parametrize(
    "step, outside",
    [
        ("อบรม วันที่ 5 มกราคม 2569", False),
        ("อบรม วันที่ 30 มิถุนายน 2569", False),
        ("อบรม วันที่ 1 กรกฎาคม 2569", True),
        ("อบรม วันที่ 20 ธันวาคม 2568", True),
        ("เล่าผลสำรวจเมื่อเดือนกันยายน 2568 ให้สมาชิกฟัง", False),
        ("ส่งรายงานผลให้กองทุนภายใน 31 กรกฎาคม 2569", False),
        ("อบรมเดือนมีนาคม", False),
    ],
)
def test_activities_in_time(step, outside):
    said = rules(f"period: 5 มกราคม 2569 ถึง 30 มิถุนายน 2569\nactivity: 1. {step}")
    assert ("activity.outside-period" in said) == outside


@pytest.mark.parametrize("named, lacking", [(0, True), (1, True), (4, True), (5, False), (6, False)])
def test_five_names(named, lacking):
    people = ["นางจรรยา แสงทอง", "น.ส.ฟาตีเมาะ หลีเส็น", "นางพรทิพย์ ชูเมือง", "นางมาเรียม สันหลี", "นายสมพร เพชรคง", "นายเดชา ทองคำ"]
    text = "organization: กลุ่มแม่บ้านควนเสม็ด\n" + "\n".join(f"organization: {n}. {name}" for n, name in enumerate(people[:named], 1))
    assert ("organization.five-names" in rules(text.strip())) == lacking


def test_a_school_needs_no_five_names():
    assert "organization.five-names" not in rules("organization: โรงเรียนวัดควนเสม็ด โดยนางสาวอรทัย จันทร์แก้ว")


@pytest.mark.parametrize(
    "plan, organization, wrong",
    [
        ("10(1)", "รพ.สต.คลองหรัง", False),
        ("10(1)", "กลุ่มแม่บ้านควนเสม็ด", True),
        ("10(2)", "กลุ่มแม่บ้านควนเสม็ด", False),
        ("10(2)", "โรงเรียนวัดควนเสม็ด", False),
        ("10(4)", "ชมรมผู้สูงอายุ", True),
        ("10(5)", "ชมรมผู้สูงอายุ", False),
    ],
)
def test_types_and_applicants(plan, organization, wrong):
    assert ("type.applicant-mismatch" in rules(f"plan: ประเภท {plan}\norganization: {organization}")) == wrong


def test_no_indicators_at_all_is_said_once():
    said = [one.rule for one in found("objective: 1. เพื่อลดอาการปวดหลัง\nobjective: 2. เพื่อให้ใช้ถุงมือ")]
    assert said.count("indicator.missing") == 1 and "objective.no-indicator" not in said


def test_what_is_missing_points_behind_what_stands_before_it():
    text = "title: โครงการคนสวนปลอดภัย\nrationale: เกษตรกรในหมู่ 4 จำนวน 60 คน เสี่ยง 24 คน\nactivity: อบรมที่ศาลาหมู่ 4"
    place = next(one for one in found(text) if one.rule == "objective.missing")
    assert place.start == place.end
    words = made(text)
    assert words.elements[1].end <= place.start <= words.elements[2].start


def test_errors_come_first_then_in_order_of_place():
    said = found(f"target_group: เกษตรกร\nbudget_line: ค่าอาหารกลางวัน 60 คน x 70 บาท เป็นเงิน 1 บาท\nbudget_line: {SNACK}")
    order = [("error", "warning", "info").index(one.severity) for one in said]
    assert order == sorted(order)
