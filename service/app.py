"""The application: routes, limits, errors and workers put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from service import pages, problems
from service.api import checks, contract, rules
from service.checking import Checker, Checks
from service.limits import SafetyHeaders, SizeLimit
from service.settings import Settings
from service.workers import Workers

VERSION = "1.0.0"  # of the HTTP interface


def create_app(settings: Settings | None = None, checker: Checks | None = None) -> FastAPI:
    """The service. settings: from the environment unless given; checker: what checks, picklable (tests bring their own)."""
    settings = settings or Settings.from_environment()
    workers = Workers(
        checker or Checker(settings.max_bytes, settings.rubric),
        count=settings.workers,
        seconds=settings.check_seconds,
        waiting=settings.waiting,
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            await workers.start()
            yield
        finally:
            await workers.stop()

    app = FastAPI(
        title="ผู้ช่วยตรวจข้อเสนอโครงการ",
        version=VERSION,
        description="ตรวจข้อเสนอโครงการกองทุนหลักประกันสุขภาพระดับท้องถิ่น",
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # those pages load scripts from other hosts
        redoc_url=None,
    )
    app.state.settings, app.state.workers = settings, workers
    app.openapi = partial(contract.describe, app)  # type: ignore[method-assign] # FastAPI's documented way
    problems.install(app)
    app.add_middleware(SizeLimit, most=settings.max_bytes)
    app.add_middleware(SafetyHeaders)
    for router in (checks.router, rules.router, contract.router):
        app.include_router(router, prefix="/api/v1")
    app.include_router(contract.health_router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")))
    return app
