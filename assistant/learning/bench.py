"""Speed and memory as ratios, each of two things measured in turns in one run, so that they hold on any machine.

Texts come from the corpus. What is compared: one check with PyThaiNLP's default ``word_tokenize``, a check after an edit with a
full one, many checks in two processes with one, a check over HTTP with one in the process, the whole command with the imports it
cannot do without, and the memory after thousands of proposals with that after the first of them.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import NamedTuple

from assistant import check, kept, models
from assistant.errors import BadCorpus
from assistant.learning.corpus import LabelledText, read_all
from assistant.learning.noise import scanned
from assistant.report import Report

LENGTH = 7000  # characters: the texts nearest to it are checked one by one
TEXTS = 10
ROUNDS = 7
PROPOSALS = 1000
PROCESSES = 2
RUNS = 5  # of a whole process
OVERHEAD = 0.005  # seconds that HTTP may add to a check
IMPORTS = "import spacy, sklearn.linear_model, pythainlp"


class Ratio(NamedTuple):
    """measured: the first thing of the name over the second; allowed: the most that it may be."""

    name: str
    measured: float
    allowed: float


def bench(corpus: Path) -> list[Ratio]:
    """All ratios. Raises BadCorpus where there are no texts."""
    texts = [text for text in read_all(corpus) if text.proposal]
    if not texts:
        raise BadCorpus("ไม่พบข้อความที่ติดป้ายในโฟลเดอร์นี้", source=str(corpus))
    near = sorted((text.text for text in texts), key=lambda text: abs(len(text) - LENGTH))[:TEXTS]
    return [*single(near), processes(texts), http([text.text for text in texts]), command(near[0]), memory(texts)]


def forget() -> None:
    """Empty everything that is kept of lines seen before, so that the next check is a cold one."""
    kept.forget()
    models.load(None).tagger.forget()


def single(texts: Sequence[str]) -> list[Ratio]:
    """A full check over newmm, and a check after one edited line over a full check. Raises AssertionError if their findings differ."""
    from pythainlp import word_tokenize

    full, again = [], []
    for text in texts:
        check(text), word_tokenize(text)
        newmm, cold, edit = [], [], []
        for turn in range(ROUNDS):
            changed = edited(text, turn)
            newmm.append(_seconds(partial(word_tokenize, text)))
            forget()
            cold.append(_seconds(partial(check, text)))
            edit.append(_seconds(partial(check, changed)))
            after = said(check(changed))
            forget()
            if said(check(changed)) != after:
                raise AssertionError("a check after an edit says something else than a full check")
        full.append(median(cold) / median(newmm))
        again.append(median(edit) / median(cold))
    return [
        Ratio(f"full check of about {LENGTH:,} characters / word_tokenize", median(full), 1.5),
        Ratio("check after one edited line / full check", median(again), 0.25),
    ]


def edited(text: str, turn: int) -> str:
    """The text with one longer line changed, another line and wording each turn."""
    lines = text.split("\n")
    longer = [place for place, line in enumerate(lines) if len(line) > 20]
    lines[longer[turn * 7 % len(longer)]] += f" แก้ไขครั้งที่ {turn + 1}"
    return "\n".join(lines)


def said(report: Report) -> str:
    """All that a report says, in one text."""
    return json.dumps(report.to_dict(), ensure_ascii=False)


def processes(texts: Sequence[LabelledText]) -> Ratio:
    """Time for many proposals as JSON lines in two processes, which run already, over that in one."""
    from assistant.batch import Source, check_all
    from assistant.outputs import output

    many = [Source(f"{number}.txt", text.encode()) for number, text in enumerate(varied(texts, PROPOSALS))]
    piece = output("jsonl").piece

    def run(sources: Sequence[Source], jobs: int) -> None:
        for _ in check_all(sources, piece, jobs=jobs):
            pass

    run(many[: 4 * PROCESSES], PROCESSES)
    forget()
    one = _seconds(partial(run, many, 1))
    several = _seconds(partial(run, many, PROCESSES))
    return Ratio(f"{PROPOSALS:,} proposals in {PROCESSES} processes / in one", several / one, 1 / 1.7)


def varied(texts: Sequence[LabelledText], count: int) -> Iterator[str]:
    """Proposals, no two the same: the texts with ever other slips of a scanner."""
    for number in range(count):
        turn, place = divmod(number, len(texts))
        yield scanned(texts[place], 1, turn).text if turn else texts[place].text


def http(texts: Sequence[str]) -> Ratio:
    """Round trip on loopback over a check and what HTTP may add to it, of texts that both have seen in the same order."""
    with _served() as connection:
        forget()
        for _ in range(2):  # what each keeps of the first turn is the same, so the second one compares equals
            direct, trip = [], []
            for text in texts:
                body = json.dumps({"text": text}).encode()
                direct.append(_seconds(partial(check, text)))
                trip.append(_seconds(partial(_post, connection, body)))
    return Ratio(f"HTTP round trip / check + {OVERHEAD * 1000:.0f} ms", median(trip) / (median(direct) + OVERHEAD), 1.0)


def _post(connection: HTTPConnection, body: bytes) -> None:
    connection.request("POST", "/api/v1/check", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise OSError(f"the service answered {answer.status}")


@contextmanager
def _served() -> Iterator[HTTPConnection]:
    """A connection to the service in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            for _ in range(600):
                try:
                    connection.connect()
                    break
                except OSError:
                    time.sleep(0.1)
            yield connection
        finally:
            server.terminate()


def command(text: str) -> Ratio:
    """``assistant check FILE`` as a whole process over a process that only imports what it needs."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "proposal.txt"
        file.write_text(text, encoding="utf-8")
        ours = [sys.executable, "-m", "assistant", "check", str(file), "--output", str(file.with_suffix(".out"))]
        theirs = [sys.executable, "-c", IMPORTS]
        times = [[_seconds(partial(subprocess.run, args, capture_output=True)) for args in (ours, theirs)] for _ in range(RUNS + 1)][1:]
    whole, imports = map(median, zip(*times, strict=True))
    return Ratio("assistant check FILE / python -c 'import …'", whole / imports, 1.5)


def memory(texts: Sequence[LabelledText]) -> Ratio:
    """Memory of a process after three thousand different proposals over that after the first thousand."""
    used = []
    for number, text in enumerate(varied(texts, 3 * PROPOSALS), 1):
        check(text)
        if number % PROPOSALS == 0:
            used.append(_memory())
    return Ratio(f"memory after {3 * PROPOSALS:,} proposals / after {PROPOSALS:,}", used[-1] / used[0], 1.05)


def _memory() -> int:
    """Memory pages of this process; the peak where the system does not tell what it has now."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
