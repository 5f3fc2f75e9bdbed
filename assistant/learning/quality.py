"""Fitting the quality model to mentors' ratings, and judging it on hands that it never saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from assistant.learning.ratings import Rating, kappa
from assistant.quality.model import Quality, Weights

_PENALTY = 2.0  # of squared weights, for ratings
_PENALTY_PASS = 0.6


class Rated(NamedTuple):
    """One rated proposal as the model sees it. hand: who wrote it; signs: value of every sign; rating: the mentor's."""

    hand: str
    signs: Mapping[str, float]
    rating: Rating


class QualityFigures(NamedTuple):
    """kappa: of the total, quadratic-weighted; brier: of the chance to pass; base_brier: of always saying the base rate; pairs: (chance, passed)."""

    kappa: float
    brier: float
    base_brier: float
    pairs: tuple[tuple[float, bool], ...]

    @property
    def gain(self) -> float:
        """By how much of itself the Brier score is better than that of the base rate."""
        return 1 - self.brier / self.base_brier if self.base_brier else 0.0


def fit(rated: Sequence[Rated]) -> Quality:
    """The model with the least penalised error whose weights are none of them negative; the same ratings give the same model."""
    names = sorted({name for one in rated for name in one.signs})
    table = np.array([[one.signs.get(name, 0.0) for name in names] for one in rated])
    levels = np.array([one.rating.levels for one in rated], dtype=float)
    sums = [_bounded(table, levels[:, column], names, logistic=False) for column in range(levels.shape[1])]
    passed = np.array([one.rating.verdict == "pass" for one in rated], dtype=float)
    return Quality(tuple(sums), _bounded(table, passed, names, logistic=True))


def _bounded(table: np.ndarray, wanted: np.ndarray, names: Sequence[str], *, logistic: bool) -> Weights:
    """Ridge or logistic regression with weights of zero or more."""
    penalty = _PENALTY_PASS if logistic else _PENALTY

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        base, weights = parameters[0], parameters[1:]
        said = base + table @ weights
        if logistic:
            chance = 1 / (1 + np.exp(-said))
            value = float(np.sum(np.logaddexp(0, said) - wanted * said))
            error = chance - wanted
        else:
            error = said - wanted
            value = float(error @ error) / 2
        slope = np.concatenate([[error.sum()], table.T @ error + penalty * weights])
        return value + penalty * float(weights @ weights) / 2, slope

    start = np.zeros(len(names) + 1)
    bounds = [(None, None), *[(0.0, None)] * len(names)]
    best = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 2000}).x
    weights = {name: round(float(weight), 4) for name, weight in zip(names, best[1:], strict=True) if weight > 5e-4}
    return Weights(round(float(best[0]), 4), weights)


def judge(pairs: Sequence[tuple[Quality, Rated]]) -> QualityFigures:
    """Figures over proposals, each with a model that never saw its hand."""
    totals = [round(sum(model.rate(one.signs))) for model, one in pairs]
    passed = np.array([one.rating.verdict == "pass" for _, one in pairs], dtype=float)
    chances = np.array([model.chance(one.signs) for model, one in pairs])
    return QualityFigures(
        kappa(totals, [one.rating.total for _, one in pairs], range(9, 46)),
        float(np.mean((chances - passed) ** 2)), float(np.mean((passed.mean() - passed) ** 2)),
        tuple(zip(chances.tolist(), passed.astype(bool).tolist(), strict=True)),
    )  # fmt: skip
