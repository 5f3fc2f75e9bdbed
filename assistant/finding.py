"""One finding: what a rule saw, where, and how to mend it. Every output is a function of findings."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Finding(NamedTuple):
    """What one rule says of one place.

    rule (str): rule id, e.g. ``budget.line-arithmetic``.
    severity (Severity): from the rubric.
    message (str): what is the matter, one Thai sentence.
    suggestion (tuple[str, ...]): what to state, two to four Thai points.
    example (str | None): a good example in Thai.
    start, end (int): offsets into the document's text; an empty span where something is missing.
    reference (str): the rule's source.
    confidence (float): 0–1.
    """

    rule: str
    severity: Severity
    message: str
    suggestion: tuple[str, ...]
    example: str | None
    start: int
    end: int
    reference: str
    confidence: float = 1.0
