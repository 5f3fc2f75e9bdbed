"""Many checks: the files of folders, checked one after another or in several processes, results in input order."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import current_thread, main_thread
from typing import NamedTuple

from assistant.errors import AssistantError, UnreadableFile
from assistant.outputs import Result

READABLE = frozenset({".txt", ".md", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm", ".json"})
AHEAD = 2  # checks (or batches of them) given out ahead for each process

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
    sources: Sequence[Source], piece: Callable[[Result], str], *, rubric: Path | None = None, jobs: int = 1
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


def _spread(task: partial[Outcome], sources: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    """``task`` over ``sources`` in ``jobs`` processes. Where one dies, the first source without an outcome is tried alone."""
    from joblib import Parallel, delayed

    done = 0
    while done < len(sources):
        parallel = Parallel(n_jobs=jobs, return_as="generator", pre_dispatch=f"{AHEAD} * n_jobs")
        try:
            with _interrupts_ignored():
                outcomes = parallel(delayed(task)(source) for source in sources[done:])
            with _stopping() as stopped:
                for outcome in outcomes:
                    if stopped:
                        raise KeyboardInterrupt
                    done += 1
                    yield outcome
        except BrokenProcessPool:
            log.debug("a process died at or after %s", sources[done].name, exc_info=True)
            yield _alone(task, sources[done])
            done += 1


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Processes started within go on ignoring Ctrl-C, which a terminal sends to all of them: this one alone ends them, quietly."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """Holds what Ctrl-C was heard within, so that it counts even where Python drops the exception (in a clean-up of the interpreter)."""
    heard: list[int] = []
    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield heard
        return

    def hear(number: int, frame: object) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, hear)
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _alone(task: partial[Outcome], source: Source) -> Outcome:
    """``task`` in a process of its own, so that a source that kills its process is found out."""
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
            return executor.submit(task, source).result()
    except BrokenProcessPool:
        return _failed(source, task.keywords["piece"], _crash(source))
