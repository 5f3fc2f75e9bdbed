"""What a request brings to be checked: a file, a text or a structured form."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from assistant.errors import AssistantError
from service.limits import FRAMING, too_large

NAME_LENGTH = 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class BadRequest(AssistantError):
    """The request itself cannot be read."""

    code = "request.invalid"


class Incoming(NamedTuple):
    """content: bytes of a file (a structured form is one, in JSON) or a text; name: of the file, "" for none."""

    content: bytes | str
    name: str = ""


async def incoming(request: Request) -> Incoming:
    """Read the body of an API request by its content type. Raises ``AssistantError``, ``HTTPException`` 415."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await from_form(request)
    if kind == "application/json":
        return from_json(await request.body())
    if kind == "text/plain":
        return _nonempty(Incoming(await request.body()))
    raise HTTPException(415)


async def from_form(request: Request) -> Incoming:
    """The field ``file`` of a form, else its field ``text``."""
    most = request.app.state.settings.max_bytes
    try:
        async with request.form(max_files=2, max_fields=4, max_part_size=most + FRAMING) as form:
            return await _chosen(form, most)
    except HTTPException as error:
        raise (BadRequest("อ่านแบบฟอร์มที่ส่งมาไม่ได้") if error.status_code == 400 else error) from None


async def _chosen(form: FormData, most: int) -> Incoming:
    file, text = form.get("file"), form.get("text")
    if isinstance(file, UploadFile) and (file.filename or file.size):
        if (file.size or 0) > most:
            raise too_large(most)
        return Incoming(await file.read(), plain_name(file.filename or ""))
    # Browsers send the line ends of a text area as CRLF, whatever its writer typed.
    pasted = text.replace("\r\n", "\n") if isinstance(text, str) else file if isinstance(file, str) else ""
    if len(pasted.encode("utf-8", "replace")) > most:
        raise too_large(most)
    return _nonempty(Incoming(_clean(pasted)))


def from_json(body: bytes) -> Incoming:
    """``{"text": …}``, ``{"form": {…}}`` or a structured form itself; "name" may stand beside text and form."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequest("ข้อมูลที่ส่งมาไม่ใช่ JSON ที่ถูกต้อง") from None
    if not isinstance(data, dict):
        raise BadRequest('ต้องเป็น JSON object เช่น {"text": "…"} หรือ {"form": {…}}')
    if data.keys() <= {"text", "name"} and "text" in data:
        return _nonempty(Incoming(_clean(_string(data, "text")), plain_name(_string(data, "name"))))
    if data.keys() <= {"form", "name"} and "form" in data:
        if not isinstance(data["form"], dict):
            raise BadRequest("“form” ต้องเป็น JSON object", place="form")
        return Incoming(_as_file(data["form"]), plain_name(_string(data, "name")))
    return Incoming(_as_file(data))


def plain_name(name: str) -> str:
    """The last part of a file name, without characters that steer a screen."""
    last = _clean(name).replace("\\", "/").rpartition("/")[2]
    return _CONTROL.sub("", last)[:NAME_LENGTH]


def _as_file(form: dict[str, Any]) -> bytes:
    try:
        return json.dumps(form, ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError:
        raise BadRequest("ข้อมูล JSON ซ้อนกันลึกเกินไป") from None


def _string(data: dict[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise BadRequest(f"“{key}” ต้องเป็นข้อความ", place=key)
    return value


def _clean(text: str) -> str:
    """Half of a surrogate pair is no character and cannot be written as UTF-8."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _nonempty(found: Incoming) -> Incoming:
    if not found.content.strip():
        raise AssistantError("", code="request.empty")
    return found
