"""What a rule is: an id, and a check from what is known of a proposal to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assistant.finding import Finding
from assistant.proposal.buried import prose
from assistant.proposal.model import Element, Part, Proposal
from assistant.rubric import Rubric
from assistant.tagging.headings import heading

# Where a missing part should stand: after the last line of one of these kinds.
ORDER = (
    "title", "organization", "plan", "rationale", "problem_size", "objective", "indicator", "target_group", "activity",
    "period", "area", "budget_line", "budget_total", "expected_outcome", "evaluation", "signature",
)  # fmt: skip
_WORDY = 12  # characters


@dataclass(frozen=True)
class Case:
    """One proposal before the rules. Rules see nothing else: no file, no global."""

    proposal: Proposal
    rubric: Rubric

    @cached_property
    def topic(self) -> str:
        """The topic that examples should fit."""
        title = self.proposal.title.text if self.proposal.title else ""
        return self.rubric.topic_of(title, " ".join(o.text for o in self.proposal.objectives), self.text("rationale", "target_group"))

    def text(self, *kinds: str) -> str:
        """The text of all elements of the given kinds (of all elements without any), a line each."""
        return "\n".join(e.text for e in self.proposal.elements if not kinds or e.kind in kinds)

    @cached_property
    def prose(self) -> bool:
        """Told in long paragraphs: a part may stand anywhere in them."""
        return prose(self.proposal.elements)

    def told(self, *kinds: str) -> str:
        """The text of the given kinds; of a proposal told in long paragraphs, all of it."""
        return self.text() if self.prose else self.text(*kinds)

    def labelled(self, section: str) -> bool:
        """Whether a line of any kind bears the label of a section with words behind it ("การประเมินผล : …")."""
        for element in self.proposal.elements:
            head = heading(element.text)
            if head.section == section and head.sure and head.content > 0 and len(element.text) - head.content > 12 and "...." not in element.text:
                return True
        return False

    def left_open(self, section: str) -> bool:
        """Whether the heading of a section is there, but nothing stands under it."""
        elements = self.proposal.elements
        for this, following in zip(elements, [*elements[1:], None], strict=True):
            if this.kind == "heading" and heading(this.text).section == section:
                if following is None or following.kind == "heading" or heading(following.text).section not in ("", section):
                    return True
        return False

    def ending(self) -> str:
        """The text of the last third of a proposal, headings left out."""
        elements = self.proposal.elements
        return "\n".join(element.text for element in elements[2 * len(elements) // 3 :] if element.kind != "heading")

    def has(self, *kinds: str) -> bool:
        return any(element.kind in kinds for element in self.proposal.elements)

    def lacks(self, *kinds: str) -> bool:
        """Whether no line is, or may well be, of one of the kinds: what is half seen is not said to be missing."""
        return not any(
            element.kind in kinds or len(element.text) > _WORDY and any(kind in kinds for kind in element.perhaps) for element in self.proposal.elements
        )

    def at(self, rule: str, place: Part | Element, confidence: float = 1.0, **values: object) -> Finding:
        """A finding at a part or element."""
        return self.rubric.rules[rule].finding(place.start, place.end, confidence=confidence, topic=self.topic, **values)

    def missing(self, rule: str, kind: str, sections: Sequence[str] = ()) -> Finding:
        """A finding about a missing part: an empty span behind its empty heading, or where it usually stands."""
        place = self._place(kind, sections or (kind,))
        return self.rubric.rules[rule].finding(place, place, topic=self.topic)

    def _place(self, kind: str, sections: Sequence[str]) -> int:
        elements = self.proposal.elements
        for this, following in zip(elements, [*elements[1:], None], strict=True):
            if this.kind == "heading" and following is not None and following.section in sections and this.section not in sections:
                return this.end
        before = ORDER[: ORDER.index(kind)] if kind in ORDER else ORDER
        ends = [element.end for element in elements if element.kind in before]
        return max(ends) if ends else 0


class Rule(NamedTuple):
    id: str
    check: Callable[[Case], Iterable[Finding]]


def rule(id: str):
    """Make a function a rule: ``@rule("title.missing")``."""

    def named(check: Callable[[Case], Iterable[Finding]]) -> Rule:
        return Rule(id, check)

    return named
