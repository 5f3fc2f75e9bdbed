"""The rubric as typed values: criteria, rule texts, rates, word lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.finding import Finding, Severity
from assistant.rubric.contract import RULES
from assistant.rubric.rates import Rates
from assistant.rubric.wording import say
from assistant.rubric.words import Words


class Criterion(NamedTuple):
    """One of the four criteria. possible: points; all together make 100."""

    id: str
    title: str
    possible: float


@dataclass(frozen=True)
class RuleText:
    """What the rubric says of one rule; all texts are Thai.

    criterion: id of the criterion that loses ``weight`` points. message: one sentence, may hold {placeholders}.
    suggestion: two to four points of what to state. examples: topic -> text, always one for "general".
    verified: False where the source is general knowledge and the fund's committee should be asked.
    """

    id: str
    criterion: str
    severity: Severity
    weight: float
    title: str
    message: str
    suggestion: tuple[str, ...]
    reference: str
    examples: Mapping[str, str] = field(default_factory=dict)
    verified: bool = True

    def example(self, topic: str = "general") -> str | None:
        """The good example that fits the topic, else the general one, None if there is none."""
        return self.examples.get(topic) or self.examples.get("general")

    def finding(
        self, start: int, end: int, *, confidence: float = 1.0, topic: str = "general", **values: object
    ) -> Finding:
        """A finding of this rule at a place, its texts filled in.

        values: what the placeholders stand for: texts (shortened), numbers ("4,200"), dates ("1 ต.ค. 2568"). One that is
        not given reads "…". TypeError for a value that the rule's texts may not hold.
        """
        fields = RULES[self.id]
        if not values.keys() <= fields:
            raise TypeError(f"{self.id} has no {', '.join(sorted(values.keys() - fields))}")
        said = {name: say(values.get(name)) for name in fields}
        return Finding(
            rule=self.id,
            severity=self.severity,
            message=self.message.format_map(said) if said else self.message,
            suggestion=tuple(point.format_map(said) for point in self.suggestion) if said else self.suggestion,
            example=self.example(topic),
            start=start,
            end=end,
            reference=self.reference,
            confidence=confidence,
        )


class AskGroup(NamedTuple):
    """A group of things that the committee should be asked about before money is planned for them."""

    id: str
    title: str
    words: Words


class PlanTopic(NamedTuple):
    """A แผนงาน of the fund. name: as the site writes it. names: recognises the plan where a writer names it.

    words: mark the topic in title and objectives. accepts: ids of plans whose topic may well stand under this one.
    """

    id: str
    name: str
    names: Words
    words: Words
    accepts: frozenset[str]


class SupportType(NamedTuple):
    """A type of support, code "10(1)" …; applicants: categories that usually apply under it, empty for any."""

    code: str
    title: str
    applicants: tuple[str, ...]
    verified: bool


class Applicant(NamedTuple):
    """A category of applicant and the words that recognise it in the name of an organisation."""

    id: str
    title: str
    words: Words


class Occupation(NamedTuple):
    """A kind of work. hazards: what in it harms health; topic: which examples fit."""

    id: str
    title: str
    words: Words
    hazards: Words
    topic: str


@dataclass(frozen=True)
class Occupational:
    """Words for work and health: who works, what harms, and what good advice looks for."""

    occupations: tuple[Occupation, ...]
    work_risk: Words  # says that a proposal is about health at work
    hazards: Words  # hazards of any work
    gear: Words
    workplace: Words
    volunteers: Words

    def occupation(self, text: str) -> Occupation | None:
        """The first kind of work that the text names most often."""
        counts = [(sum(1 for _ in one.words.find_all(text)), -at, one) for at, one in enumerate(self.occupations)]
        count, _, best = max(counts, key=lambda entry: entry[:2], default=(0, 0, None))
        return best if count else None


@dataclass(frozen=True)
class Placeholders:
    """How a field looks that was left unfilled.

    values: the whole field ("-", "0.00"). inline: inside a line ("จำนวน……คน"). help: the form's own instructions.
    exempt: lines where dots are right (signatures, the fund's own parts).
    """

    values: Words
    inline: Words
    help: Words
    exempt: Words


@dataclass(frozen=True)
class OutcomeMapping:
    """Words of the Outcome Mapping way. programme: the proposal follows it; training, beyond_training: kinds of work."""

    programme: Words
    markers: Words
    training: Words
    beyond_training: Words


@dataclass(frozen=True)
class Rubric:
    """All that judging needs and people may change. Mappings keep the order of the file."""

    version: str
    pass_mark: float
    criteria: tuple[Criterion, ...]
    rules: Mapping[str, RuleText]
    rates: Rates
    ask_committee: tuple[AskGroup, ...]
    migrant: Words
    vague: Words
    placeholders: Placeholders
    plans: Mapping[str, PlanTopic]
    support_types: Mapping[str, SupportType]
    applicants: Mapping[str, Applicant]
    occupational: Occupational
    outcome_mapping: OutcomeMapping
    topics: Mapping[str, Words]

    def topic_of(self, *texts: str) -> str:
        """The topic whose words the first telling text holds most often; "general" if none does.

        Give the title first, then objectives, then the rest.
        """
        for text in texts:
            counts = {topic: sum(1 for _ in words.find_all(text)) for topic, words in self.topics.items()}
            best = max(counts, key=counts.__getitem__, default="general")
            if counts.get(best):
                return best
        return "general"
