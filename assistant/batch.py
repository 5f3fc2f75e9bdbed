"""Many checks: the files of folders, checked one after another or in several processes, results in input order."""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from assistant.errors import AssistantError, UnreadableFile
from assistant.outputs import Result

READABLE = frozenset({".txt", ".md", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm", ".json"})
AHEAD = 4  # checks in hand for each process; bounds the memory

log = logging.getLogger(__name__)


class Source(NamedTuple):
    """What to check: a path, bytes that were read already, or why there is nothing. name: what its report calls it."""

    name: str
    content: Path | bytes | AssistantError


class Outcome(NamedTuple):
    """One check. piece: its report in the output's form; percent: None where there is no score; error: why there is none."""

    name: str
    piece: str
    percent: float | None = None
    ready: bool = False
    error: AssistantError | None = None


def files(path: Path) -> list[Path]:
    """``path`` itself, or the readable files of a folder and its folders, in order; hidden and lock files are passed over."""
    if not path.is_dir():
        return [path]
    found = (
        file
        for file in path.rglob("*")
        if file.suffix.lower() in READABLE
        and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        and file.is_file()
    )
    return sorted(found)


def check_all(
    sources: Iterable[Source], piece: Callable[[Result], str], *, rubric: Path | None = None, jobs: int = 1
) -> Iterator[Outcome]:
    """Check every source; one that fails gives an ``Outcome`` with its error and does not stop the others."""
    task = partial(check_one, piece=piece, rubric=rubric)
    return map(task, sources) if jobs == 1 else _spread(task, sources, jobs)


def check_one(source: Source, *, piece: Callable[[Result], str], rubric: Path | None = None) -> Outcome:
    """Check one source."""
    import assistant

    if isinstance(source.content, AssistantError):
        return _failed(source, piece, source.content)
    try:
        report = assistant.check(source.content, rubric=rubric, name=source.name)
        return Outcome(source.name, piece(report), report.score.percent, report.ready)
    except AssistantError as error:
        error.source = source.name
        return _failed(source, piece, error)
    except OSError as error:
        log.debug("%s", source.name, exc_info=True)
        detail = "ไม่พบไฟล์นี้" if isinstance(error, FileNotFoundError) else "เปิดไฟล์นี้ไม่ได้"
        return _failed(source, piece, UnreadableFile(detail, code="file.not-found", source=source.name))
    except Exception:
        log.debug("%s", source.name, exc_info=True)
        return _failed(source, piece, _crash(source))


def _failed(source: Source, piece: Callable[[Result], str], error: AssistantError) -> Outcome:
    return Outcome(source.name, piece(error), error=error)


def _crash(source: Source) -> AssistantError:
    return AssistantError("ตรวจไฟล์นี้ไม่สำเร็จเพราะโปรแกรมขัดข้อง", code="check.failed", source=source.name)


def _spread(task: partial[Outcome], sources: Iterable[Source], jobs: int) -> Iterator[Outcome]:
    """``task`` over ``sources`` in ``jobs`` processes, never more than ``AHEAD * jobs`` results in hand."""
    waiting: deque[tuple[Source, Future[Outcome]]] = deque()
    try:
        for source in sources:
            if len(waiting) >= AHEAD * jobs:
                yield _collect(task, *waiting.popleft())
            waiting.append((source, _executor(jobs).submit(task, source)))
        while waiting:
            yield _collect(task, *waiting.popleft())
    except (KeyboardInterrupt, GeneratorExit):
        _executor(jobs).shutdown(wait=False, kill_workers=True)
        raise


def _executor(jobs: int) -> Any:
    """joblib's pool of processes, which live on between calls; a new one after a crash."""
    from joblib.externals.loky import get_reusable_executor

    return get_reusable_executor(max_workers=jobs, timeout=60, initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that gave out the work is to act on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _collect(task: partial[Outcome], source: Source, future: Future[Outcome]) -> Outcome:
    """The outcome; where a worker died, the source is tried again alone, so that only the one that kills is blamed."""
    try:
        return future.result()
    except BrokenProcessPool:
        log.debug("%s", source.name, exc_info=True)
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            return alone.submit(task, source).result()
    except BrokenProcessPool:
        return _failed(source, task.keywords["piece"], _crash(source))
