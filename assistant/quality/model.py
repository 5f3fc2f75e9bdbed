"""The quality model: sums over signs with weights that are never negative, so that mending anything lowers nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from assistant.finding import Finding
from assistant.proposal.model import Proposal
from assistant.quality.signs import indicators, reason, values
from assistant.report import Rating
from assistant.rubric import Rubric

LOWEST, HIGHEST = 1.0, 5.0
REASONS = 3


class Weights(NamedTuple):
    """One sum: base + Σ weight × value."""

    base: float
    weights: Mapping[str, float]

    def of(self, signs: Mapping[str, float]) -> float:
        return self.base + sum(weight * signs.get(name, 0.0) for name, weight in self.weights.items())


class Quality(NamedTuple):
    """ratings: a sum for each of the nine indicators, on the scale 1–5; passing: one whose logistic is the chance to pass."""

    ratings: tuple[Weights, ...]
    passing: Weights

    def rate(self, signs: Mapping[str, float]) -> tuple[float, ...]:
        """The nine ratings, each 1 to 5."""
        return tuple(min(max(sum_.of(signs), LOWEST), HIGHEST) for sum_ in self.ratings)

    def chance(self, signs: Mapping[str, float]) -> float:
        """The chance (0–1) that a mentor lets the proposal pass as it is."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.passing.of(signs)))))

    def lacking(self, signs: Mapping[str, float]) -> list[str]:
        """Names of the signs whose lack weighs most on the chance to pass, the heaviest first."""
        lost = {name: weight * (1 - signs.get(name, 0.0)) for name, weight in self.passing.weights.items()}
        return [name for name in sorted(lost, key=lambda name: (-lost[name], name)) if lost[name] > 0]

    def to_dict(self) -> dict[str, Any]:
        return {
            "ratings": [{"base": one.base, "weights": dict(one.weights)} for one in self.ratings],
            "passing": {"base": self.passing.base, "weights": dict(self.passing.weights)},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Quality:
        """Raises ValueError, KeyError or TypeError where ``data`` is no such model."""
        sums = [_weights(one) for one in (*data["ratings"], data["passing"])]
        if len(sums) != len(indicators()) + 1:
            raise ValueError("nine ratings are wanted")
        return cls(tuple(sums[:-1]), sums[-1])


def _weights(data: Mapping[str, Any]) -> Weights:
    weights = {str(name): float(weight) for name, weight in data["weights"].items()}
    base = float(data["base"])
    if not all(math.isfinite(weight) and weight >= 0 for weight in weights.values()) or not math.isfinite(base):
        raise ValueError("weights are never negative")
    return Weights(base, weights)


def quality_of(model: Quality, proposal: Proposal, findings: Sequence[Finding], rubric: Rubric) -> tuple[float, tuple[Rating, ...], tuple[str, ...]]:
    """Chance to pass, the nine ratings, and up to three Thai reasons why the chance is not higher."""
    signs = values(proposal, findings, rubric)
    ratings = tuple(Rating(title, round(level, 1)) for title, level in zip(indicators(), model.rate(signs), strict=True))
    reasons = [text for name in model.lacking(signs) if (text := reason(name, rubric))]
    return round(model.chance(signs), 3), ratings, tuple(reasons[:REASONS])
