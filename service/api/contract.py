"""What programs rely on: the published schemas, the list of problems, health, and the OpenAPI document."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from service.problems import codes

router = APIRouter(tags=["contract"])
health_router = APIRouter(tags=["health"])


class Health(BaseModel):
    """สภาพของบริการ"""

    status: str = Field(examples=["ok"])
    workers: int = Field(description="โพรเซสที่พร้อมตรวจ")
    versions: dict[str, str]


@router.get("/report.schema.json", summary="JSON Schema ของรายงาน", operation_id="report_schema", response_class=JSONResponse)
async def report_schema() -> Response:
    return Response(_text("report.schema.json"), media_type="application/schema+json")


@router.get("/form.schema.json", summary="JSON Schema ของแบบฟอร์ม", operation_id="form_schema", response_class=JSONResponse)
async def form_schema() -> Response:
    return Response(_text("reading/form.schema.json"), media_type="application/schema+json")


@router.get("/problems", summary="รหัสปัญหาทั้งหมด", operation_id="problems")
async def problems() -> dict[str, dict[str, Any]]:
    return codes()


@health_router.get("/health", summary="บริการพร้อมหรือไม่", operation_id="health", response_model=Health, responses={503: {"model": Health}})
async def health(request: Request) -> Any:
    workers = request.app.state.workers
    alive = workers.alive
    content = Health(status="ok" if alive else "down", workers=alive, versions=workers.versions)
    return content if alive else JSONResponse(content.model_dump(), 503)


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the published schemas among its components."""
    if app.openapi_schema:
        return app.openapi_schema
    document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas |= _components("Report", _text("report.schema.json")) | _components("Form", _text("reading/form.schema.json"))
    schemas["Problem"] = {
        "type": "object",
        "required": ["type", "title", "status", "code", "detail"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "code": {"type": "string", "enum": sorted(codes())},
            "detail": {"type": "string"},
            "place": {"type": "string"},
        },
        "examples": [
            {
                "type": "/api/v1/problems#file.encrypted", "title": "ไฟล์มีรหัสผ่าน", "status": 422, "code": "file.encrypted",
                "detail": "ไฟล์นี้มีรหัสผ่าน กรุณาปลดรหัสก่อน", "place": "",
            }
        ],
    }  # fmt: skip
    app.openapi_schema = document
    return document


def _components(name: str, text: str) -> dict[str, Any]:
    """A JSON Schema as OpenAPI components: itself as ``name``, each of its definitions as ``name.definition``."""
    schema = json.loads(text.replace('"#/$defs/', f'"#/components/schemas/{name}.'))
    definitions = schema.pop("$defs", {})
    schema = {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
    return {name: schema} | {f"{name}.{key}": value for key, value in definitions.items()}


@lru_cache(maxsize=2)
def _text(name: str) -> str:
    return files("assistant").joinpath(name).read_text(encoding="utf-8")
