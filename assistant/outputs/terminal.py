"""The report for a terminal, 80 columns wide unless told otherwise; without colour it is plain text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from assistant.errors import AssistantError
from assistant.outputs import Output, Result
from assistant.outputs.outline import Mentor, Outline, Section, Topic, number, outline, words
from assistant.outputs.wrapping import wrap
from assistant.report import Report

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
VERDICT_COLOURS = {"ready": "bold green", "not-ready": "bold red", "no-proposal": "bold yellow"}
STATUS = {"found": ("✓", "green"), "weak": ("!", "yellow"), "wrong": ("!", "red"), "missing": ("✗", "red")}
BAR = 24  # cells of a score bar, at most
WIDEST = 100


def text(result: Result, *, width: int = 80, colour: bool = False) -> str:
    """One report as text; nothing for an error, which is told on standard error."""
    if isinstance(result, AssistantError):
        return ""
    width = max(40, min(width, WIDEST))
    return printed(_report(result, width), width=width, colour=colour)


def printed(lines: Iterable[Text], *, width: int, colour: bool) -> str:
    """``lines`` as one string, with colour codes where wanted."""
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width + 8, force_terminal=colour, color_system="standard" if colour else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False, no_color=not colour,
    )  # fmt: skip
    for line in lines:
        console.print(line, soft_wrap=True)
    return buffer.getvalue()


def _report(report: Report, width: int) -> Iterator[Text]:
    view = outline(report)
    yield from _verdict(report, view, width)
    if view.parts:
        yield from _parts(view, width)
    for section in view.sections:
        yield from _section(section, width)
    if view.mentor:
        yield Text()
        yield from _mentor(view.mentor, width)
    yield Text()
    yield from (Text(line, "dim") for line in wrap(words()["label"]["note"], width))


def _mentor(mentor: Mentor, width: int) -> Iterator[Text]:
    label = words()["mentor"]
    yield Text(label["title"], "bold")
    yield from item("", mentor.chance, width, 2, "")
    if mentor.reasons:
        yield Text(f"  {label['reasons']}", "bold")
        for reason in mentor.reasons:
            yield from item("•", reason, width, 2, "dim")
    yield Text(f"  {label['ratings']}", "bold")
    widest = max(cell_len(title) for title, _ in mentor.ratings)
    for title, level in mentor.ratings:
        full = round(level)
        yield Text(f"  {title}{' ' * (widest - cell_len(title))}  ").append("●" * full, "cyan").append("○" * (5 - full), "dim").append(f" {level:.1f}")
    yield from item("", label["note"], width, 2, "dim", "dim")


def _verdict(report: Report, view: Outline, width: int) -> Iterator[Text]:
    label = words()["label"]
    yield from (Text(line, "dim") for line in wrap(report.source, width) if line)
    verdict = Text(view.verdict_text, VERDICT_COLOURS[view.verdict])
    if view.percent is not None:
        points = Text(f"{number(view.percent)} {label['score']}", "bold").append(f" ({label['target']} {number(view.target)})")
        yield from _beside(verdict, points, width)
    else:
        yield verdict
    yield from map(Text, wrap(view.next_text, width))
    if view.percent is not None:
        yield Text()
        yield from _scores(report, view, width)


def _scores(report: Report, view: Outline, width: int) -> Iterator[Text]:
    rows = [(c.title, c.earned, c.possible) for c in report.score.criteria]
    widest = max((cell_len(title) for title, _, _ in rows), default=0)
    cells = max(5, min(BAR, width - widest - 12))
    for title, earned, possible in rows:
        share = earned / possible if possible else 0.0
        line = Text(f"  {title}{' ' * (widest - cell_len(title))}  ").append_text(_bar(share, view.target / 100, cells))
        yield line.append(f" {number(earned):>4}/{number(possible)}")


def _beside(left: Text, right: Text, width: int) -> Iterator[Text]:
    """Two texts on one line where they fit, else on two."""
    if left.cell_len + 2 + right.cell_len <= width:
        yield left.append("  ").append_text(right)
    else:
        yield from (left, right)


def _bar(share: float, target: float, cells: int) -> Text:
    """A bar with a mark where the target is; it shows without colour too."""
    filled, mark = round(share * cells), min(cells - 1, round(target * cells))
    colour = "green" if share >= target else "yellow" if share > 0 else "red"
    bar = Text()
    for cell in range(cells):
        if cell == mark:
            bar.append("┃" if cell < filled else "│", "bold")
        else:
            bar.append("█" if cell < filled else "░", colour if cell < filled else "dim")
    return bar


def _parts(view: Outline, width: int) -> Iterator[Text]:
    yield Text()
    yield Text(words()["label"]["parts"], "bold")
    cells = []
    for part in view.parts:
        mark, colour = STATUS[part.status]
        cell = Text(f"  {mark} ", colour).append(part.title, "" if part.status == "found" else "bold")
        if part.status != "found":
            cell.append(f" ({words()['status'][part.status]})", colour)
        cells.append(cell)
    columns = 2 if width >= 60 else 1
    widest = width // columns
    rows = -(-len(cells) // columns)
    for row in range(rows):
        line = Text()
        for cell in cells[row::rows]:
            line.append(" " * max(0, widest * bool(len(line)) - line.cell_len)).append_text(cell)
        yield line


def _section(section: Section, width: int) -> Iterator[Text]:
    colour = COLOURS[section.severity]
    title = f" {section.title} {section.size} {words()['label']['points']} "
    yield Text()
    yield Text("──", colour).append(title, f"bold {colour}").append("─" * max(0, width - 2 - cell_len(title)), colour)
    for topic in section.topics:
        yield Text()
        yield from _topic(topic, colour, width)


def _topic(topic: Topic, colour: str, width: int) -> Iterator[Text]:
    label = words()["label"]
    yield from _beside(Text(topic.title, "bold"), Text(topic.rule, "dim"), width)
    for place in topic.places:
        yield from item(f"{place.number}.", place.message, width, 2, colour)
        if place.line:
            yield from item("", f"{label['line']} {place.line}: “{place.quote}”", width, 2 + len(f"{place.number}. "), "dim", "dim")
    if topic.suggestion:
        yield Text(f"  {label['suggestion']}", "bold")
        for point in topic.suggestion:
            yield from item("•", point, width, 2, "dim")
    if topic.example:
        yield Text(f"  {label['example']}", "bold")
        yield from item("│", topic.example, width, 2, "green", repeat=True)
    if topic.reference:
        yield from item("", f"{label['reference']}: {topic.reference}", width, 2, "dim", "dim")


def item(
    mark: str, content: str, width: int, indent: int, mark_style: str, style: str = "", *, repeat: bool = False
) -> Iterator[Text]:
    """``content`` after ``mark``, its further lines under its first."""
    hang = cell_len(mark) + 1 if mark else 0
    for row, line in enumerate(wrap(content, width - indent - hang)):
        shown = mark if row == 0 or repeat else ""
        text = Text(" " * indent).append(shown, mark_style)
        yield text.append(" " * (hang - cell_len(shown))).append(line, style)


def _join(pieces: Iterable[str], names: Sequence[str]) -> Iterator[str]:
    first = True
    for piece in pieces:
        if piece:
            yield piece if first else "\n" + "═" * 40 + "\n\n" + piece
            first = False


TERMINAL = Output("text/plain; charset=utf-8", text, _join)
