"""The commands for those who work on the model: train, evaluate, corpus. Each is thin; what it needs is imported when it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import AssistantError, BadCorpus

Corpus = Annotated[Path, typer.Option(metavar="FOLDER", help="โฟลเดอร์คลังข้อความ")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="เขียนผลไว้ที่นี่")]

corpus = typer.Typer(no_args_is_help=True, help="คลังข้อความที่ติดป้ายแล้ว: ตรวจ ส่งออก นำเข้า")


class TableFormat(StrEnum):
    terminal = "terminal"
    json = "json"
    markdown = "markdown"


class Exchange(StrEnum):
    doccano = "doccano"


def train(corpus: Corpus = Path("corpus"), model: Annotated[Path, typer.Option(metavar="FOLDER", help="โฟลเดอร์ของแบบจำลอง")] = Path("models")) -> None:
    """ฝึกแบบจำลองจากคลังข้อความ (ข้อความเดิมได้แบบจำลองเดิม)"""
    with _told(), _busy("กำลังฝึกแบบจำลอง ใช้เวลาราว 1 นาที"):
        from assistant.learning.train import train as learn

        _texts(corpus)
        folder = learn(corpus, model)
    typer.echo(f"เขียนแบบจำลองไว้ที่ {folder}")


def evaluate(
    corpus: Corpus = Path("corpus"),
    variants: Annotated[list[str] | None, typer.Option(metavar="NAME", help="วัดเฉพาะแบบนี้ ใช้ซ้ำได้")] = None,
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="รูปแบบของผล")] = TableFormat.terminal,
    mistakes: Annotated[Path | None, typer.Option(metavar="FILE", help="เขียนข้อที่พลาดทุกข้อลงไฟล์นี้ (TSV)")] = None,
    taggers: Annotated[bool, typer.Option(help="เทียบตัวติดป้ายสองแบบ แทนการวัดทั้งหมด")] = False,
    on: Annotated[Path | None, typer.Option(metavar="FOLDER", help="วัดแบบจำลองที่ใช้อยู่กับข้อความอื่นในโฟลเดอร์นี้ ไม่ฝึกใหม่")] = None,
) -> None:
    """วัดความถูกต้องกับข้อความที่แบบจำลองไม่เคยเห็น (แบ่งตามผู้เขียน)"""
    if taggers:
        with _told(), _busy("กำลังเทียบตัวติดป้าย ใช้เวลาหลายนาที"):
            from assistant.learning.taggers import compare

            rows = list(compare(_texts(corpus)))
        for name, macro, share in rows:
            typer.echo(f"{name}: kinds macro-F1 {macro:.3f}, lines right {share:.3f}")
        return
    with _told(), _busy("กำลังวัดผล ใช้เวลาหลายนาที"):
        from assistant.learning import evaluate as evaluation
        from assistant.learning import tables
        from assistant.learning.train import corpus_digest

        unknown = set(variants or ()) - evaluation.VARIANTS.keys()
        if unknown:
            raise BadCorpus(f"ไม่มีแบบชื่อ {', '.join(sorted(unknown))} มีแต่ {', '.join(evaluation.VARIANTS)}")
        chosen = tuple(variants or evaluation.VARIANTS)
        texts = _texts(on or corpus)
        if on:
            from assistant import models

            found = evaluation.evaluate_on(models.load(), on, chosen)
        else:
            found = evaluation.evaluate(corpus, chosen)
        about = {"corpus": corpus_digest(on or corpus)[:12], "texts": len(texts), "hands": len(evaluation.hands(texts))} | tables.quality(found)
        if mistakes:
            mistakes.write_text("".join(tables.mistakes(found.figures)), encoding="utf-8")
    typer.echo(tables.table(found.figures, format, about), nl=False)


def bench(corpus: Corpus = Path("corpus")) -> None:
    """วัดความเร็วและหน่วยความจำเป็นอัตราส่วน (จบด้วย 1 ถ้ามีข้อที่เกินกำหนด)"""
    with _told(), _busy("กำลังวัด ใช้เวลาสองถึงสามนาที"):
        from assistant.learning.bench import bench as measure

        ratios = measure(corpus)
    for ratio in ratios:
        held = ratio.measured <= ratio.allowed
        typer.echo(f"{ratio.measured:6.2f} ≤ {ratio.allowed:.2f}  {'✓' if held else '✗'}  {ratio.name}")
    raise typer.Exit(0 if all(ratio.measured <= ratio.allowed for ratio in ratios) else 1)


@corpus.command()
def check(paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="ไฟล์หรือโฟลเดอร์")]) -> None:
    """ตรวจป้ายว่าครบและไม่ขัดกันเอง"""
    from assistant.learning.corpus import main

    with _told():
        raise typer.Exit(main(paths))


@corpus.command()
def duplicates(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="โฟลเดอร์คลังข้อความ")] = Path("corpus")) -> None:
    """หาข้อเสนอที่เหมือนกันเกินไป (จบด้วย 1 ถ้ามี)"""
    with _told():
        from assistant.learning import duplicates as copies

        found = copies.alike([text for text in _texts(folder) if text.proposal])
    for pair in found[:10]:
        typer.echo(f"{pair.alike:.2f}  {pair.first}  {pair.second}")
    raise typer.Exit(int(any(pair.alike > copies.MOST for pair in found)))


@corpus.command()
def agreement(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="โฟลเดอร์ของคะแนน (ratings)")] = Path("corpus/ratings")) -> None:
    """ผู้ให้คะแนนสองคนเห็นตรงกันเพียงใด (quadratic-weighted kappa)"""
    with _told():
        from assistant.learning import ratings

        first, second = ratings.read_all(folder)
        if not second:
            raise BadCorpus("ยังไม่มีข้อเสนอที่ให้คะแนนสองคน", source=str(folder))
        found = ratings.agreement(first, second)
    typer.echo(f"ให้คะแนน {len(first)} ฉบับ ให้คะแนนสองคน {len(first.keys() & second.keys())} ฉบับ")
    for name, kappa in found.items():
        typer.echo(f"{name:8} {kappa:.2f}")


@corpus.command("export")
def send(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="โฟลเดอร์คลังข้อความ หรือไฟล์ในนั้น")],
    output: Output,
    format: Annotated[Exchange, typer.Option("--format", "-f", help="รูปแบบของไฟล์")] = Exchange.doccano,
) -> None:
    """ส่งออกเป็น JSONL สำหรับ doccano"""
    from assistant.learning import doccano

    with _told():
        lines = list(doccano.export(paths))
        output.write_text("".join(lines), encoding="utf-8", newline="\n")
    typer.echo(f"ส่งออก {len(lines)} ฉบับ", err=True)


@corpus.command("import")
def receive(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="JSONL จาก doccano")],
    output: Output,
    overwrite: Annotated[bool, typer.Option(help="เขียนทับไฟล์ที่มีอยู่")] = False,
) -> None:
    """นำเข้า JSONL จาก doccano เป็นไฟล์ของคลังข้อความ"""
    from assistant.learning import doccano

    with _told():
        count = doccano.save(doccano.load(source), output, overwrite=overwrite)
    typer.echo(f"นำเข้า {count} ฉบับ", err=True)


def _texts(folder: Path) -> list:
    from assistant.learning.corpus import read_all

    texts = read_all(folder)
    if not texts:
        raise BadCorpus("ไม่พบข้อความที่ติดป้ายในโฟลเดอร์นี้", source=str(folder))
    return texts


@contextmanager
def _told() -> Iterator[None]:
    """Errors that a user may meet end the command with code 2 and their Thai sentence."""
    try:
        yield
    except ImportError as error:
        typer.echo(f"ต้องติดตั้งส่วนเสริมก่อน: pip install thai-proposal-assistant[learn] (ขาด {error.name})", err=True)
    except AssistantError as error:
        typer.echo(str(error), err=True)
    except OSError as error:
        typer.echo(f"{error.filename}: เปิดหรือเขียนไฟล์นี้ไม่ได้ ({error.strerror})", err=True)
    else:
        return
    raise typer.Exit(2)


@contextmanager
def _busy(what: str) -> Iterator[None]:
    """Says on standard error that something takes time; on a screen with the time that went by."""
    if not sys.stderr.isatty():
        typer.echo(what, err=True)
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        progress.add_task(what, total=None)
        yield
