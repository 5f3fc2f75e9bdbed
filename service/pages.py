"""Pages for people: the first page and what its forms lead to."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from service.incoming import from_form
from service.rendering import rendered

router = APIRouter(include_in_schema=False)


@router.get("/")
async def index(request: Request) -> Response:
    """The first page."""
    return HTMLResponse(rendered("index.html", megabytes=_megabytes(request)))


@router.post("/check")
async def check(request: Request) -> Response:
    """Check what the form sent and show the report."""
    incoming = await from_form(request)
    body = await request.app.state.workers.check(incoming.content, incoming.name, "html")
    return HTMLResponse(body, headers={"cache-control": "no-store"})


@router.get("/check")
async def check_again() -> Response:
    """A reload of the report page without its form: back to the first page."""
    return Response(status_code=303, headers={"location": "/"})


def _megabytes(request: Request) -> str:
    return f"{request.app.state.settings.max_bytes / 1_000_000:g}"
