"""The typed parts of a proposal. Offsets are code points into the document's text; ``text`` is repaired Thai."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assistant.document import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document. text: repaired, without list number and label."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """The level that an indicator wants to reach. unit: "ร้อยละ", "คน" …; direction: "up", "down" or ""."""

    value: Decimal
    unit: str
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Indicator(Part):
    target: Target | None = None
    yes_no: bool = False  # a state that is reached or not ("มีข้อตกลง…")


@dataclass(frozen=True, slots=True)
class Objective(Part):
    indicators: tuple[int, ...] = ()  # positions in Proposal.indicators


@dataclass(frozen=True, slots=True)
class TargetGroup(Part):
    """count: people that the line gives, None without one; row: the line is a table row."""

    count: int | None = None
    row: bool = False


@dataclass(frozen=True, slots=True)
class Period(Part):
    """from_date, to_date: CE dates, None where not given (a month without a year has none)."""

    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class Activity(Part):
    amount: Decimal | None = None
    dates: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Factor:
    """One number of a cost item. unit: "คน", "บาท", "มื้อ" …, "" when none is written."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CostItem(Part):
    """One cost item. factors multiply to amount; a lump sum has none. amount: as written, in baht."""

    factors: tuple[Factor, ...] = ()
    amount: Decimal | None = None
    rounded: bool = False  # the text says that the amount is rounded


@dataclass(frozen=True, slots=True)
class Total(Part):
    """A subtotal or total as stated. amount in figures; words: the amount in words, None when not written."""

    amount: Decimal | None = None
    words: Decimal | None = None
    grand: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    lines: tuple[CostItem, ...] = ()
    totals: tuple[Total, ...] = ()
    stated_total: Decimal | None = None
    computed_total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Organization(Part):
    """category: "health-unit", "other-state", "local-government", "school", "group", "secretariat" or "" (unknown)."""

    category: str = ""
    named_persons: int = 0


@dataclass(frozen=True, slots=True)
class Plan(Part):
    """plans: names of แผนงาน; support_type: "10(1)" … "10(5)", "" when not given."""

    plans: tuple[str, ...] = ()
    support_type: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    province: str | None = None
    amphoe: str | None = None
    tambon: str | None = None
    fund_code: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """A block with its kind. text: repaired; cells: repaired texts of a table row; section: kind of the last heading or "".

    perhaps: kinds that the block may be, though its own is likelier.
    """

    start: int
    end: int
    kind: str
    confidence: float
    text: str
    cells: tuple[str, ...] = ()
    section: str = ""
    block: int = 0  # position in Document.blocks
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the assistant understood of a document. span: the whole text."""

    span: Span
    elements: tuple[Element, ...] = ()
    title: Part | None = None
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    activities: tuple[Activity, ...] = ()
    budget: Budget = field(default_factory=Budget)
    period: Period | None = None
    organization: Organization | None = None
    plan: Plan | None = None
    area: Area = field(default_factory=Area)
    other: str = ""  # what the document is where it is no proposal: "minutes", "report" …

    @property
    def is_proposal(self) -> bool:
        return not self.other

    def of(self, *kinds: str) -> tuple[Element, ...]:
        """The elements of the given kinds, in order."""
        return tuple(element for element in self.elements if element.kind in kinds)
