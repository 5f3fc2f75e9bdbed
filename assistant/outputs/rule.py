"""One rule of the rubric, explained in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from assistant.outputs.outline import words
from assistant.outputs.terminal import COLOURS, WIDEST, item, printed
from assistant.rubric import RuleText
from assistant.rules.examples import before


def rule_text(rule: RuleText, *, width: int = 80, colour: bool = False) -> str:
    """What the rule looks at, how to mend it, examples and source."""
    width = max(40, min(width, WIDEST))
    return printed(_lines(rule, width), width=width, colour=colour)


def _lines(rule: RuleText, width: int) -> Iterator[Text]:
    label = words()["label"]
    sample = rule.finding(0, 0)  # placeholders read "…"
    yield Text(rule.title, "bold").append(f"  {rule.id}", "dim")
    yield Text(words()["severity"][rule.severity], COLOURS[rule.severity])
    yield Text()
    yield from item("", sample.message, width, 0, "")
    if sample.suggestion:
        yield Text()
        yield Text(label["suggestion"], "bold")
        for point in sample.suggestion:
            yield from item("•", point, width, 0, "dim")
    if mended := before(rule.id):
        yield Text()
        yield Text(label["before"], "bold")
        for line in mended.split("\n"):
            yield from item("│", line, width, 0, "red", repeat=True)
    for example in dict.fromkeys(rule.examples.values()):
        yield Text()
        yield Text(label["example"], "bold")
        yield from item("│", example, width, 0, "green", repeat=True)
    yield Text()
    yield from item("", f"{label['reference']}: {sample.reference}", width, 0, "", "dim")
