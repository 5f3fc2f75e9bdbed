"""A real server on a free port of this machine, in a thread."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from service.app import create_app
from service.settings import Settings
from tests.service.checkers import Canned


@contextlib.contextmanager
def served(settings: Settings, checker=None) -> Iterator[httpx.Client]:
    """A client of a server with these settings, until the block ends."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings, checker), port=0, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + 120
    while not server.started:
        assert thread.is_alive() and time.monotonic() < end, "the server did not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    """A server with a canned checker, small limits and two workers."""
    with served(Settings(max_bytes=100_000, check_seconds=10, workers=2), Canned()) as client:
        yield client
