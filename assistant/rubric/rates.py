"""Rate ceilings: what a cost line is about, and the most that may be asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from assistant.rubric.words import Words

KINDS = ("lunch", "snack", "speaker_government", "speaker_outside")


class Ceiling(NamedTuple):
    """kind: "lunch", "snack", "speaker_government", "speaker_outside", or "meals" (lunch and snacks in one price).

    title: Thai name of the cost. amount: baht a person and meal, or a person and hour.
    """

    kind: str
    title: str
    amount: Decimal


@dataclass(frozen=True)
class Rates:
    """ceilings: kind -> baht. funds: fund code ("L5275") -> kind -> baht, over the ceilings for all.

    words: "lunch", "snack", "speaker", "government", "outside" -> what recognises it. titles, sources: by kind.
    """

    ceilings: Mapping[str, Decimal]
    funds: Mapping[str, Mapping[str, Decimal]]
    words: Mapping[str, Words]
    titles: Mapping[str, str]
    sources: Mapping[str, str] = field(default_factory=dict)

    def ceiling(self, kind: str, fund_code: str | None = None) -> Decimal:
        """The ceiling of one kind, for one fund if it set its own. KeyError for an unknown kind."""
        own = self.funds.get(fund_code or "", {})
        return own[kind] if kind in own else self.ceilings[kind]

    def of(self, item: str, fund_code: str | None = None) -> Ceiling | None:
        """The ceiling for a cost line's text, None where none is set.

        Lunch and snacks under one price may cost one lunch and two snacks. A speaker of whom the line does not say that
        he or she is a government officer is taken for an outside one.
        """
        lunch, snack = item in self.words["lunch"], item in self.words["snack"]
        if lunch and snack:
            return Ceiling(
                "meals",
                "อาหารกลางวันและอาหารว่าง",
                self.ceiling("lunch", fund_code) + 2 * self.ceiling("snack", fund_code),
            )
        if item in self.words["speaker"] and not lunch and not snack:
            government = item in self.words["government"] and item not in self.words["outside"]
            kind = "speaker_government" if government else "speaker_outside"
        elif lunch or snack:
            kind = "lunch" if lunch else "snack"
        else:
            return None
        return Ceiling(kind, self.titles[kind], self.ceiling(kind, fund_code))
