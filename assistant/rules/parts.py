"""Parts that every proposal needs: a missing one is reported once, where it should stand."""

from __future__ import annotations

import re

from assistant.proposal.people import COUNT
from assistant.rules.rule import Case, rule
from assistant.thai.dates import days
from assistant.thai.numbers import arabic

_MEASURED = re.compile(
    r"แบบ(?:สอบถาม|ทดสอบ|ประเมิน|สังเกต|บันทึก|สำรวจ|ตรวจ)|ประเมินผล|ติดตามผล|วัดผล|เปรียบเทียบ(?:ก่อน|ผล)|เทียบก่อน|ก่อนและหลัง|ก่อนกับหลัง|ก่อน-หลัง|สรุปผล|ตรวจซ้ำ|วัดซ้ำ|นับซ้ำ|ประเมินซ้ำ"
)
_PLACED = re.compile(r"สถานที่|(?:^|\s)ณ\s?[ก-ฮ]|ที่(?:ศาลา|วัด|มัสยิด|โรงเรียน|หอประชุม|ห้องประชุม|อาคาร|รพ\.สต|ตลาด|บ้าน|ลาน|ท่าเรือ|สนาม|ศูนย์)|หมู่ที่\s*[\d๐-๙]|ชุมชน[ก-ฮ]|หมู่\s*[\d๐-๙]")


_HOPED = re.compile(r"ทำแล้ว|หวังว่า|ถ้าสำเร็จ|หากสำเร็จ|ถ้าได้|จะได้ไม่|ต่อไป(?:จะ|นี้)|เสร็จแล้ว|ผลที่")
_EXPECTED = re.compile(r"คาดหมายว่า|คาดว่าจะ|(?:เรา|พวกเรา|ข้าพเจ้า)เชื่อว่า|ถ้าได้ทำ|หากสำเร็จ|ถ้าสำเร็จ|หวังว่า|เมตตาให้ทำ|หากโครงการนี้สำเร็จ")
_FOLLOWED = re.compile(r"เทียบ|ตรวจซ้ำ|ถามซ้ำ|ชั่งซ้ำ|วัดซ้ำ|อีกรอบ|อีกครั้ง|จดลง|แบบสังเกต|สมุดบันทึก")
_SUFFERED = re.compile(r"(?:ปวด|เจ็บ|ป่วย|ล้ม|บาด|ไอ|ผื่น|แสบ|เสี่ยง|เสียชีวิต|อ้วน|ความดัน|เบาหวาน|ลูกน้ำ|สูบ)[^\n]{0,60}\d+\s*(?:คน|ราย|%|หลัง)|\d+\s*(?:คน|ราย)[^\n]{0,30}(?:ปวด|เจ็บ|ป่วย|ล้ม|บาด|ไอ|ผื่น|แสบ|เสี่ยง)")
_WHO = re.compile(r"กลุ่ม|ชมรม|พวกเรา|อสม\.|รพ\.สต|โรงเรียน|หัวหน้า|ประธาน|เลขา")
_OFFICE = re.compile(r"\W*(?:ส่วนราชการ|หน่วยงาน|โดย|จาก|ผู้เสนอ|ผู้รับผิดชอบ|ด้วย(?:งาน|กลุ่ม|ชมรม|ฝ่าย)?)?\s*:?\s*(?:งาน|ฝ่าย|กอง|สำนัก|ศูนย์|เทศบาล|องค์การ|อบต|รพ\.|โรงพยาบาล|โรงเรียน|ชมรม|กลุ่ม|เครือข่าย|วิสาหกิจ|สมาคม|มูลนิธิ)")
_SOME = 5  # people from which a count elsewhere speaks of a group
_TOP = 12  # lines in which an applicant names itself
_DONE = re.compile(r"อบรม|ประชุม|ลงเยี่ยม|ตรวจ|แจก|สอน|ฝึก|นัด")


@rule("title.missing")
def title_missing(case: Case):
    if case.proposal.title is None:
        yield case.missing("title.missing", "title")


@rule("rationale.missing")
def rationale_missing(case: Case):
    if case.lacks("rationale", "problem_size") and not _SUFFERED.search(case.text("other", "activity", "organization")):
        yield case.missing("rationale.missing", "rationale", ("rationale", "problem_size"))


@rule("objective.missing")
def objective_missing(case: Case):
    if not case.proposal.objectives and case.lacks("objective"):
        yield case.missing("objective.missing", "objective")


@rule("indicator.missing")
def indicator_missing(case: Case):
    if not case.proposal.indicators and case.lacks("indicator"):
        yield case.missing("indicator.missing", "indicator", ("indicator", "goal"))


@rule("budget.missing")
def budget_missing(case: Case):
    budget = case.proposal.budget
    if not budget.lines and budget.stated_total is None and not any(total.amount for total in budget.totals):
        yield case.missing("budget.missing", "budget_line", ("budget",))


@rule("target-group.missing")
def target_group_missing(case: Case):
    if case.proposal.target_groups or not case.lacks("target_group"):
        return
    told = arabic(case.text("objective", "indicator", "activity", "expected_outcome"))
    taking_part = any(int(match[1].replace(",", "")) >= _SOME for match in COUNT.finditer(told))
    if not taking_part or case.left_open("target_group"):
        yield case.missing("target-group.missing", "target_group")


@rule("activity.missing")
def activity_missing(case: Case):
    if case.lacks("activity") and not (case.prose and _DONE.search(case.text())):
        yield case.missing("activity.missing", "activity")


@rule("period.missing")
def period_missing(case: Case):
    if case.proposal.period is None and case.lacks("period") and not days(case.text("activity")):
        yield case.missing("period.missing", "period")


@rule("area.missing")
def area_missing(case: Case):
    if case.lacks("area") and not case.labelled("area") and not _PLACED.search(case.told("activity", "target_group", "period", "organization", "title")):
        yield case.missing("area.missing", "area")


@rule("outcome.missing")
def outcome_missing(case: Case):
    told = case.labelled("expected_outcome") or _EXPECTED.search(case.ending()) or case.prose and _HOPED.search(case.text())
    if case.lacks("expected_outcome") and not told:
        yield case.missing("outcome.missing", "expected_outcome")


@rule("evaluation.missing")
def evaluation_missing(case: Case):
    if case.lacks("evaluation") and not case.labelled("evaluation") and not _MEASURED.search(case.told("activity", "indicator", "period")) and not (case.prose and _FOLLOWED.search(case.text())):
        yield case.missing("evaluation.missing", "evaluation")


@rule("organization.missing")
def organization_missing(case: Case):
    if case.proposal.organization is not None or not case.lacks("organization"):
        return
    top = (element.text for element in case.proposal.elements[:_TOP] if element.kind not in ("title", "rationale"))
    named = any(_OFFICE.match(text) and "กองทุน" not in text for text in top)
    if not named and not (case.prose and _WHO.search(case.text())):
        yield case.missing("organization.missing", "organization")


@rule("plan.missing")
def plan_missing(case: Case):
    if case.proposal.plan is None:
        yield case.missing("plan.missing", "plan")


_WHAT = {"minutes": "รายงานการประชุม", "report": "รายงานผลของงานที่ทำไปแล้ว", "guide": "คำอธิบายวิธีเขียน", "announcement": "ประกาศหรือหนังสือเชิญ", "ledger": "บัญชีรับจ่าย", "empty": "แบบฟอร์มเปล่า", "other": "เอกสารอื่น"}


@rule("document.not-a-proposal")
def not_a_proposal(case: Case):
    if not case.proposal.is_proposal:
        yield case.rubric.rules["document.not-a-proposal"].finding(0, 0, what=_WHAT[case.proposal.other])
