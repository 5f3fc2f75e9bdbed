"""Errors as answers: RFC 9457 problem details under ``/api`` and ``/health``, a Thai page elsewhere. Never a traceback."""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from assistant.errors import AssistantError
from service.rendering import rendered

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = "5"


class Problem(NamedTuple):
    """code: stable, one of problems.toml or another code of ``assistant.errors``; detail: one Thai sentence."""

    code: str
    status: int
    title: str
    detail: str
    place: str = ""


@lru_cache(maxsize=1)
def codes() -> dict[str, dict[str, Any]]:
    """code → {"status", "title", "detail"}."""
    found: dict[str, dict[str, Any]] = tomllib.loads(
        Path(__file__).with_name("problems.toml").read_text(encoding="utf-8")
    )["codes"]
    return found


def problem(code: str, detail: str = "", place: str = "") -> Problem:
    """The problem with that code; an unknown code of a file or form is the client's, any other the server's."""
    known = codes().get(code)
    if known is None:
        known = codes()["file.unreadable" if code.startswith(("file.", "form.")) else "error"]
    # What a server error says of itself is for the log, not for the client.
    said = detail if known["status"] < 500 or code in ("file.converter-missing", "check.timeout") else ""
    return Problem(code, known["status"], known["title"], said or known["detail"], place)


def answer(request: Request, found: Problem) -> Response:
    """``found`` in the form that the address calls for."""
    headers = {"cache-control": "no-store"}
    if found.code == "service.busy":
        headers["retry-after"] = RETRY_SECONDS
    if not request.url.path.startswith(("/api/", "/health")):
        return HTMLResponse(rendered("error.html", problem=found), found.status, headers)
    content = {"type": f"/api/v1/problems#{found.code}", "title": found.title, "status": found.status}
    content |= {"code": found.code, "detail": found.detail, "place": found.place}
    body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, found.status, headers, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` in this way."""

    for kind in (AssistantError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _handle)


async def _handle(request: Request, error: Exception) -> Response:
    match error:
        case AssistantError():
            return answer(request, problem(error.code, error.detail, error.place))
        case HTTPException():
            code = _OF_STATUS.get(error.status_code, "request.invalid" if error.status_code < 500 else "error")
            response = answer(request, problem(code))
            response.headers.update(error.headers or {})
            return response
        case RequestValidationError():
            return answer(request, problem("request.invalid", place=".".join(map(str, error.errors()[0]["loc"]))))
    return answer(request, problem("error"))


_OF_STATUS = {404: "address.not-found", 405: "method.not-allowed", 413: "file.too-large", 415: "request.media-type"}
