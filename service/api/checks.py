"""``POST /api/v1/check``: a document in, a report out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.incoming import incoming

EXAMPLE_TEXT = """โครงการเกษตรกรปลอดภัยจากสารเคมี บ้านควนตะวัน
วัตถุประสงค์ เพื่อลดจำนวนเกษตรกรที่มีสารเคมีในเลือดระดับเสี่ยง
ตัวชี้วัด เกษตรกรที่มีผลเลือดระดับเสี่ยงลดลงจากร้อยละ 40 เหลือร้อยละ 20
กลุ่มเป้าหมาย เกษตรกร 60 คน
งบประมาณ ค่าอาหารกลางวัน 60 คน x 70 บาท x 2 วัน เป็นเงิน 8,200 บาท
"""
BODY = {
    "required": True,
    "description": "ไฟล์ (.docx .pdf .odt .doc .html .txt) ข้อความ หรือแบบฟอร์มแปดข้อ",
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "format": "binary", "description": "ไฟล์ข้อเสนอโครงการ"}},
            }
        },
        "application/json": {
            "schema": {
                "oneOf": [
                    {
                        "type": "object",
                        "title": "ข้อความ",
                        "additionalProperties": False,
                        "required": ["text"],
                        "properties": {"text": {"type": "string"}, "name": {"type": "string"}},
                    },
                    {
                        "type": "object",
                        "title": "แบบฟอร์ม",
                        "additionalProperties": False,
                        "required": ["form"],
                        "properties": {"form": {"$ref": "#/components/schemas/Form"}, "name": {"type": "string"}},
                    },
                ]
            },
            "examples": {"text": {"summary": "ข้อความของข้อเสนอ", "value": {"text": EXAMPLE_TEXT, "name": "ข้อเสนอ.txt"}}},
        },
        "text/plain": {"schema": {"type": "string"}, "example": EXAMPLE_TEXT},
    },
}
REPORT = {
    "description": "รายงานผลตรวจ",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}},
}


def failures(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI answers for the given error statuses."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": "ปัญหา (RFC 9457)", "content": content} for status in statuses}


router = APIRouter(tags=["check"])


@router.post(
    "/check",
    summary="ตรวจข้อเสนอโครงการหนึ่งฉบับ",
    operation_id="check",
    response_class=Response,
    openapi_extra={"requestBody": BODY},
    responses={200: REPORT, **failures(400, 413, 415, 422, 500, 501, 503, 504)},
)
async def check(request: Request) -> Response:
    """อ่านเอกสาร แล้วบอกสิ่งที่ขาด ตัวเลขที่ไม่ตรง วิธีแก้พร้อมตัวอย่าง และคะแนน ไม่มีการเก็บเอกสารไว้"""
    found = await incoming(request)
    body = await request.app.state.workers.check(found.content, found.name, "json")
    return Response(body, media_type="application/json", headers={"cache-control": "no-store"})
