"""Around every request: the size limit on what comes in, safety headers on what goes out."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import TooLarge
from assistant.outputs.page import style_hash
from service.problems import answer, problem

FRAMING = 64_000  # bytes that a form or JSON may add around a file of the greatest size
DRAIN_SECONDS = 15.0


class SizeLimit:
    """Refuses a request body over ``most`` bytes, by its announced length and by what really comes.

    The rest of a refused body is read and thrown away for a while, since a client that is cut off while it sends never
    sees the answer.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        announced = headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self.most + FRAMING:
            if "expect" not in headers:
                await _drain(receive)
            error = too_large(self.most)
            await answer(Request(scope), problem(error.code, error.detail))(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.most + FRAMING:
                if message.get("more_body"):
                    await _drain(receive)
                raise too_large(self.most)
            return message

        await self.app(scope, counted, send)


def too_large(most: int) -> TooLarge:
    return TooLarge(f"ไฟล์ใหญ่กว่าที่รับได้ ({most / 1_000_000:g} MB)")


async def _drain(receive: Receive) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(DRAIN_SECONDS):
            while (await receive()).get("more_body"):
                pass


class SafetyHeaders:
    """Tells browsers to run nothing, to load nothing from elsewhere and to send no referrer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "content-security-policy": (
                f"default-src 'none'; style-src 'self' {style_hash()}; img-src data:; form-action 'self';"
                " base-uri 'none'; frame-ancestors 'none'"
            ),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)
