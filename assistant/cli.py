"""The command ``assistant``. Each command is thin; what it needs is imported when it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import IntEnum, StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from assistant.errors import AssistantError
from assistant.learning import commands as learning

if TYPE_CHECKING:
    from assistant.batch import Outcome, Source
    from assistant.rubric import Rubric

app = typer.Typer(
    help="ผู้ช่วยตรวจข้อเสนอโครงการกองทุนหลักประกันสุขภาพระดับท้องถิ่น",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


STDIN_LIMIT = 10_000_001  # bytes: one more than a file may have


class Exit(IntEnum):
    """Exit codes. READY: all are ready; FINDINGS: at least one is not; BAD_INPUT: at least one could not be read."""

    READY = 0
    FINDINGS = 1
    BAD_INPUT = 2


class Format(StrEnum):
    """Names of the outputs, as ``assistant.outputs`` knows them."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


def main() -> None:
    """Run the command; text goes out as UTF-8 with plain line ends on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    app()


def _version(asked: bool) -> None:
    if asked:
        from assistant import __version__

        typer.echo(f"assistant {__version__}")
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="บอกรุ่นแล้วจบ")] = False,
) -> None: ...


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="ไฟล์หรือโฟลเดอร์ หรือ - เพื่ออ่านจาก standard input")],
    format: Annotated[Format, typer.Option("--format", "-f", help="รูปแบบของผล")] = Format.terminal,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="เขียนผลลงไฟล์นี้")] = None,
    rubric: Annotated[Path | None, typer.Option(metavar="FILE", help="เกณฑ์ของกองทุน (TOML) วางทับเกณฑ์ตั้งต้น")] = None,
    fail_under: Annotated[
        float | None, typer.Option(min=0, max=100, help="ให้ผ่านเมื่อได้อย่างน้อยคะแนนนี้ แทนการดูว่าพร้อมส่งหรือไม่")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="จำนวนโพรเซส 0 คือเลือกให้")] = 0,
) -> None:
    """ตรวจข้อเสนอโครงการ: บอกสิ่งที่ขาด ตัวเลขที่ไม่ตรง วิธีแก้ และคะแนน

    รหัสจบ: 0 พร้อมส่งทุกฉบับ, 1 มีฉบับที่ยังไม่พร้อม, 2 มีไฟล์ที่อ่านไม่ได้
    """
    from assistant.batch import check_all
    from assistant.outputs import output as find

    if rubric:
        _valid(rubric)
    sources = _sources(paths)
    chosen = find(format)
    piece = partial(chosen.piece, **_look(output)) if format is Format.terminal else chosen.piece
    outcomes = check_all(sources, piece, rubric=rubric, jobs=jobs or _jobs(len(sources)))
    tally = _Tally(fail_under)
    pieces = (outcome.piece for outcome in tally.watch(_progress(outcomes, len(sources), output)))
    _write(chosen.join(pieces, [source.name for source in sources]), output)
    tally.tell()
    raise typer.Exit(tally.code)


@app.command()
def rules(rubric: Annotated[Path | None, typer.Option(metavar="FILE", help="เกณฑ์ของกองทุน (TOML)")] = None) -> None:
    """แสดงกฎทั้งหมด: ชื่อ ความสำคัญ และเรื่องที่ดู"""
    from rich.console import Console
    from rich.table import Table

    from assistant.outputs.outline import SEVERITIES, words
    from assistant.outputs.terminal import COLOURS

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("กฎ", "ความสำคัญ", "เรื่อง"):
        table.add_column(title, no_wrap=title != "เรื่อง")
    texts = _valid(rubric).rules
    for rule in sorted(texts, key=lambda rule: SEVERITIES.index(texts[rule].severity)):
        severity = texts[rule].severity
        table.add_row(rule, f"[{COLOURS[severity]}]{words()['severity'][severity]}[/]", texts[rule].title)
    Console(highlight=False, emoji=False).print(table)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="ชื่อกฎ เช่น budget.line-arithmetic")],
    rubric: Annotated[Path | None, typer.Option(metavar="FILE", help="เกณฑ์ของกองทุน (TOML)")] = None,
) -> None:
    """อธิบายกฎหนึ่งข้อ: ดูอะไร แก้อย่างไร ตัวอย่าง และที่มา"""
    from difflib import get_close_matches

    from assistant.outputs.rule import rule_text

    texts = _valid(rubric).rules
    if rule not in texts:
        near = get_close_matches(rule, texts, n=3, cutoff=0.4)
        _stop(f"ไม่มีกฎชื่อ {rule}" + (f" อาจหมายถึง {', '.join(near)}" if near else " ดูรายชื่อด้วย assistant rules"))
    typer.echo(rule_text(texts[rule], **_look(None)), nl=False)


@app.command()
def serve(
    host: Annotated[str, typer.Option(envvar="ASSISTANT_HOST", help="ที่อยู่ที่รับ")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="ASSISTANT_PORT", min=0, max=65535, help="พอร์ต")] = 8000,
) -> None:
    """เปิดบริการตรวจบนเว็บ (หยุดด้วย Ctrl-C)"""
    import uvicorn

    try:
        uvicorn.run("service.app:create_app", factory=True, host=host, port=port, server_header=False)
    except ValueError as error:  # a setting that cannot be read
        _stop(str(error))


app.command()(learning.train)
app.command()(learning.evaluate)
app.command()(learning.bench)
app.add_typer(learning.corpus, name="corpus")


class _Tally:
    """Counts outcomes and says how the command ends."""

    def __init__(self, least: float | None) -> None:
        self.least = least
        self.passed = self.held = self.failed = 0

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            if outcome.error:
                self.failed += 1
                typer.echo(str(outcome.error), err=True)
            elif outcome.ready if self.least is None else (outcome.percent is not None and outcome.percent >= self.least):
                self.passed += 1
            else:
                self.held += 1
            yield outcome

    def tell(self) -> None:
        if (count := self.passed + self.held + self.failed) > 1:
            typer.echo(f"ตรวจ {count} ฉบับ: ผ่าน {self.passed} ยังไม่ผ่าน {self.held} อ่านไม่ได้ {self.failed}", err=True)

    @property
    def code(self) -> Exit:
        return Exit.BAD_INPUT if self.failed else Exit.FINDINGS if self.held else Exit.READY


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(Exit.BAD_INPUT)


def _valid(rubric: Path | None) -> Rubric:
    """The rubric, or the end of the command where its file is not valid."""
    from assistant.rubric import load

    try:
        return load(rubric)
    except AssistantError as error:
        _stop(str(error))


def _sources(paths: list[str]) -> list[Source]:
    """All files of ``paths`` in their order; a folder without any stands there with its error."""
    from assistant.batch import Source, files
    from assistant.errors import UnreadableFile

    sources = []
    for path in paths:
        if path == "-":
            sources.append(Source("-", sys.stdin.buffer.read(STDIN_LIMIT)))
            continue
        found = files(Path(path))
        sources += (Source(str(file), file) for file in found)
        if not found:
            error = UnreadableFile("ไม่พบไฟล์ที่อ่านได้ในโฟลเดอร์นี้", code="folder.empty", source=path)
            sources.append(Source(path, error))
    return sources


def _jobs(count: int) -> int:
    """Processes for ``count`` files; starting them pays from about two hundred on."""
    if count < 200:
        return 1
    from joblib import cpu_count

    return int(cpu_count())


def _look(output: Path | None) -> dict[str, Any]:
    """Width and colour for the terminal that standard output is."""
    from rich.console import Console

    console = Console()
    on_screen = output is None and console.is_terminal
    return {"width": console.width if on_screen else 80, "colour": on_screen and not console.no_color}


def _progress(outcomes: Iterable[Outcome], count: int, output: Path | None) -> Iterable[Outcome]:
    """A bar on standard error while many are checked, where it does not run into the results on the same screen."""
    if count < 2 or not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        return outcomes
    from rich.console import Console
    from rich.progress import track

    return track(outcomes, "กำลังตรวจ", total=count, console=Console(stderr=True), transient=True)


def _write(chunks: Iterable[str], output: Path | None) -> None:
    """Write the document; a file appears only when it is whole."""
    if output is None:
        for chunk in chunks:
            sys.stdout.write(chunk)
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(chunks)
        part.replace(output)
    except OSError as error:
        _stop(f"{output}: เขียนไฟล์ไม่ได้ ({error.strerror})")
    finally:
        part.unlink(missing_ok=True)
