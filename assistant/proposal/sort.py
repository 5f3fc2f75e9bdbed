"""Whether a document is a proposal at all, or minutes, a finished project's report, an empty form, something else."""

from __future__ import annotations

import re

from assistant.proposal.model import Proposal

CORE = ("objective", "activity", "budget_line", "target_group", "period", "rationale", "title", "expected_outcome")
_MINUTES = re.compile(r"รายงานการประชุม|ระเบียบวาระ|วาระที่|ผู้มาประชุม|ผู้เข้าร่วมประชุม|ไม่มาประชุม|เริ่มประชุม|ปิดประชุม|เลิกประชุม|มติที่ประชุม|ที่ประชุมรับทราบ|ผู้จดรายงาน|ผู้จดบันทึก")
_REPORT = re.compile(r"รายงานผล(?:การดำเนิน)?|ผลการดำเนินงาน(?!ที่คาด)|สรุปผลโครงการ|เงินคงเหลือ|ส่งคืน|เบิกจ่ายจริง|จ่ายจริง|ใช้จ่ายไป|ผลที่เกิดขึ้น|ปัญหาและอุปสรรค|ปัญหา/อุปสรรค|บรรลุ|ได้ดำเนินการแล้ว|รายงานความก้าวหน้า|ความก้าวหน้า|ดำเนินการแล้วเสร็จ|กิจกรรมที่ปฏิบัติ")
_GUIDE = re.compile(r"ควรเขียน|ให้ระบุ|เป็นการกำหนด|เป็นการเขียน|วิธีเขียน|วิธีการเขียน|เขียนอย่างไร|รูปแบบ(?:และวิธี)?การเขียน|หลักเกณฑ์|ประกาศ(?:รับ|เชิญ)|เปิดรับข้อเสนอ|ตัวอย่างการเขียน")


def is_proposal(proposal: Proposal) -> bool:
    """False for minutes, reports of finished work, guides, articles and empty forms."""
    return reason(proposal) == ""


def reason(proposal: Proposal) -> str:
    """Why a document is no proposal: "minutes", "report", "guide", "empty", "other"; "" for a proposal."""
    kinds = {element.kind for element in proposal.elements}
    present = sum(1 for kind in CORE if kind in kinds)
    text = "\n".join(element.text for element in proposal.elements)
    worded = sum(len(e.text) for e in proposal.elements if e.kind not in ("heading", "other", "signature"))
    wants = len(proposal.objectives) + len(proposal.budget.lines) + len(proposal.activities)
    if len(_MINUTES.findall(text)) >= 3 and "title" not in kinds:
        return "minutes"
    if len(_MINUTES.findall(text)) >= 4:
        return "minutes"
    if len(_REPORT.findall(text)) >= 4 and not re.search(r"ผลที่คาดว่าจะได้รับ|คาดว่าจะ", text):
        return "report"
    if len(_GUIDE.findall(text)) >= 4:
        return "guide"
    if worded < 120 and present <= 3 and not proposal.budget.lines:
        return "empty"
    if present <= 2 or (wants == 0 and present <= 3):
        return "other"
    return ""
