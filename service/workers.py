"""A pool of processes that check.

A check that runs too long cannot be stopped inside a process, only with it; so each worker is a process of its own that is
killed and replaced when its time is over or when it dies. A round trip through the pipe costs less than a millisecond, so
that plain text takes the same way as risky formats.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from assistant.errors import AssistantError, CheckTimeout
from service.checking import Checks, Form, written

log = logging.getLogger("uvicorn.error")
_spawn = get_context("spawn")  # the server has threads, so nothing is forked
START_SECONDS = 120.0


class Busy(AssistantError):
    """Too many checks wait already."""

    code = "service.busy"


class CheckFailed(AssistantError):
    """The check itself broke; what it said is in the log."""

    code = "check.failed"


class Worker:
    """One process. ``call`` blocks; it is for one thread at a time."""

    def __init__(self, checker: Checks) -> None:
        self.pipe, theirs = _spawn.Pipe()
        self.process = _spawn.Process(target=_work, args=(theirs, checker), name="assistant-check", daemon=True)
        self.process.start()
        theirs.close()

    def versions(self) -> dict[str, str]:
        """Wait until the worker has loaded all it needs."""
        versions: dict[str, str] = self._answer(START_SECONDS)
        return versions

    def call(self, content: bytes | str, name: str, form: Form, seconds: float) -> bytes:
        """The written report. Raises ``AssistantError``; after ``CheckTimeout`` or ``EOFError`` the worker is dead."""
        self.pipe.send((content, name, form))
        body: bytes = self._answer(seconds)
        return body

    def _answer(self, seconds: float) -> Any:
        if not self.pipe.poll(seconds):
            self.kill()
            raise CheckTimeout("เอกสารนี้ใช้เวลาตรวจนานเกินกำหนด")
        answer = self.pipe.recv()
        if isinstance(answer, AssistantError):
            raise answer
        return answer

    def kill(self) -> None:
        """End the process and all that it started."""
        pid = self.process.pid
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if pid and hasattr(os, "killpg") and os.getpgid(pid) == pid:
                os.killpg(pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """count workers, always warm; checks wait in line for one. seconds: time for one check, waiting excluded."""

    def __init__(self, checker: Checks, *, count: int, seconds: float, waiting: int) -> None:
        self.checker, self.count, self.seconds = checker, count, seconds
        self.room = count + waiting
        self.inside = 0
        self.versions: dict[str, str] = {}
        self._idle: asyncio.Queue[Worker] = asyncio.LifoQueue()  # the last one at work has its caches warm
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._threads = ThreadPoolExecutor(2 * count, thread_name_prefix="worker")
        self._closed = False

    async def start(self) -> None:
        """Start all workers. Raises what the first of them met."""
        await asyncio.gather(*(self._add() for _ in range(self.count)))

    async def stop(self) -> None:
        """End all workers, also those that check."""
        self._closed = True
        for worker in list(self._all):
            worker.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)

    @property
    def alive(self) -> int:
        return sum(worker.process.is_alive() for worker in self._all)

    async def check(self, content: bytes | str, name: str, form: Form) -> bytes:
        """The written report on ``content``. Raises ``AssistantError``, also ``Busy`` and ``CheckTimeout``."""
        if self.inside >= self.room:
            raise Busy("")
        self.inside += 1
        try:
            worker = await self._idle.get()
            # Shielded: a client that goes away must not give back a worker that is still at work.
            body: bytes = await asyncio.shield(self._keep(self._run(worker, content, name, form)))
            return body
        finally:
            self.inside -= 1

    async def _run(self, worker: Worker, content: bytes | str, name: str, form: Form) -> bytes:
        try:
            body: bytes = await self._thread(worker.call, content, name, form, self.seconds)
            return body
        except (EOFError, OSError) as error:
            log.error("a worker died while it checked")
            worker.kill()
            raise CheckFailed("") from error
        finally:
            if worker.process.is_alive():
                self._idle.put_nowait(worker)
            else:
                self._all.discard(worker)
                self._keep(self._replace())

    async def _add(self) -> None:
        worker = await self._thread(Worker, self.checker)
        self._all.add(worker)
        self.versions = await self._thread(worker.versions)
        self._idle.put_nowait(worker)

    async def _replace(self) -> None:
        while not self._closed:
            try:
                return await self._add()
            except (AssistantError, EOFError, OSError):
                log.exception("a worker did not start")
                await asyncio.sleep(1)

    def _thread(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        return asyncio.get_running_loop().run_in_executor(self._threads, function, *args)

    def _keep(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """A task that is held until it is done."""
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _work(pipe: Connection, checker: Checks) -> None:
    """The life of a worker process: load, then answer until the pipe closes."""
    if hasattr(os, "setsid"):
        os.setsid()  # so that what it starts (a converter) can be ended with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe.send(_attempt(checker.warm))
    while True:
        try:
            content, name, form = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_attempt(_write, checker, content, name, form))


def _write(checker: Checks, content: bytes | str, name: str, form: Form) -> bytes:
    return written(checker(content, name), form)


def _attempt(work: Callable[..., Any], *args: Any) -> Any:
    """What ``work`` returns, or the error that it raised in a form that can be sent."""
    try:
        return work(*args)
    except AssistantError as error:
        return error
    except Exception:
        log.exception("a check failed")
        return CheckFailed("")
