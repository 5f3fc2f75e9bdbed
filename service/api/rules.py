"""The rules, as the rubric in use states them."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from assistant.errors import AssistantError
from assistant.rubric import RuleText, load
from service.api.checks import failures

router = APIRouter(tags=["rules"])


class Rule(BaseModel):
    """กฎหนึ่งข้อ"""

    id: str = Field(examples=["budget.line-arithmetic"])
    severity: Literal["error", "warning", "info"]
    criterion: str = Field(examples=["budget"])
    weight: float = Field(description="คะแนนที่เสียเมื่อพบ")
    title: str
    message: str = Field(description="“…” คือส่วนที่มาจากข้อเสนอ")
    suggestion: list[str]
    examples: dict[str, str] = Field(description="ตัวอย่างที่ดี แยกตามเรื่อง")
    reference: str
    verified: bool


class Rules(BaseModel):
    """กฎทั้งหมด"""

    rubric: str = Field(description="รุ่นของเกณฑ์")
    rules: list[Rule]


@router.get("/rules", summary="กฎทั้งหมด", operation_id="rules")
async def rules(request: Request) -> Rules:
    rubric = load(request.app.state.settings.rubric)
    return Rules(rubric=str(rubric.version), rules=[_rule(text) for text in rubric.rules.values()])


@router.get("/rules/{rule_id}", summary="กฎหนึ่งข้อ", operation_id="rule", responses=failures(404))
async def rule(rule_id: str, request: Request) -> Rule:
    texts = load(request.app.state.settings.rubric).rules
    if rule_id not in texts:
        raise AssistantError("", code="rule.not-found")
    return _rule(texts[rule_id])


def _rule(text: RuleText) -> Rule:
    sample = text.finding(0, 0)
    return Rule(
        id=text.id, severity=text.severity, criterion=text.criterion, weight=text.weight, title=text.title,
        message=sample.message, suggestion=list(sample.suggestion), examples=dict(text.examples), reference=text.reference,
        verified=text.verified,
    )  # fmt: skip
