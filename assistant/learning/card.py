"""The counted part of the corpus's data card: ``python -m assistant.learning.card`` writes it into corpus/README.md."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.errors import BadCorpus
from assistant.learning.corpus import ERRORS, INFORMATION, KINDS, WARNINGS, LabelledText, read_all
from assistant.learning.evaluate import hand

BEGIN, END = "<!-- counts: written by assistant.learning.card -->", "<!-- end of counts -->"


def card(texts: Sequence[LabelledText]) -> str:
    """Tables (Markdown) that count the texts: in all, by hand, form, applicant, plan, kind of line and rule."""
    proposals = [text for text in texts if text.proposal]
    ready = [text for text in proposals if text.head["ready"]]
    clean = [text for text in ready if not text.defects & WARNINGS]
    lines = [line for text in proposals for line in text.lines if line]
    lengths = sorted(len(text.text) for text in proposals)
    whole = {
        "proposals": len(proposals),
        "of these ready (no error, at most two warnings)": len(ready),
        "of these without error or warning": len(clean),
        "other documents": len(texts) - len(proposals),
        "hands (held out together)": len({hand(text) for text in texts}),
        "writers": len({text.writer for text in texts}),
        "labelled lines in proposals": len(lines),
        "characters a proposal: least, median, most": f"{lengths[0]}, {lengths[len(lengths) // 2]}, {lengths[-1]}",
        "objectives": sum(len(text.objectives) for text in proposals),
        "indicators": sum(len(text.indicators) for text in proposals),
        "cost items": sum(len(text.costs) for text in proposals),
    }
    rules = Counter(rule for text in proposals for rule in text.defects)
    severity = [*((rule, "error") for rule in ERRORS), *((rule, "warning") for rule in WARNINGS), *((rule, "info") for rule in INFORMATION)]
    parts = [
        _table(("what", "number"), whole.items()),
        _table(("hand", "proposals", "ready", "others"), _hands(texts)),
        _table(("form", "texts"), _counted(text.head["form"] for text in texts)),
        _table(("applicant", "proposals"), _counted(text.head["applicant"] for text in proposals)),
        _table(("plan of the topic", "proposals"), _counted(text.head["plan"] for text in proposals)),
        _table(("kind", "lines"), ((kind, Counter(line.kind for line in lines)[kind]) for kind in KINDS)),
        _table(("rule", "severity", "proposals"), [(rule, level, rules[rule]) for rule, level in sorted(severity, key=lambda one: (-rules[one[0]], one[0]))]),
    ]
    return "\n".join(parts)


def _hands(texts: Sequence[LabelledText]) -> list[tuple[str, int, int, int]]:
    rows = []
    for name in sorted({hand(text) for text in texts}):
        own = [text for text in texts if hand(text) == name]
        proposals = [text for text in own if text.proposal]
        rows.append((name, len(proposals), sum(text.head["ready"] for text in proposals), len(own) - len(proposals)))
    return rows


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    ruler = "|".join(["---", *["---:"] * (len(head) - 1)])
    body = "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows)
    return f"| {' | '.join(head)} |\n|{ruler}|\n{body}"


def updated(page: str, texts: Sequence[LabelledText]) -> str:
    """The page with what stands between its two markers counted anew. Raises BadCorpus where it lacks them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise BadCorpus(f"ไม่พบเครื่องหมาย {BEGIN} และ {END}", source="README.md")
    return f"{before}{BEGIN}\n\n{card(texts)}\n{END}{after}"


def main(folder: Path) -> None:
    """Count the corpus and write the numbers into its README.md."""
    path = folder / "README.md"
    path.write_text(updated(path.read_text(encoding="utf-8"), read_all(folder)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
