"""Training what tells proposals from other documents."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.proposal.model import Proposal
from assistant.proposal.sort import Sorting, features

_STRENGTH = 1.0  # inverse of the penalty
_LEAST = 0.004  # smaller weights are left out
_OPENINGS = (12, 30)  # lines: drafts and previews are shorter than whole documents


def fit(documents: Sequence[tuple[Proposal, bool]], seed: int) -> Sorting | None:
    """A model of documents and whether each is a proposal; None where all are the same."""
    if len({truth for _, truth in documents}) < 2:
        return None
    lengths = (None, *_OPENINGS)
    rows = [(features(proposal, lines), truth) for proposal, truth in documents for lines in lengths if lines is None or len(proposal.elements) > lines]
    table = DictVectorizer()
    learner = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=2000, random_state=seed)
    learner.fit(table.fit_transform([row for row, _ in rows]), [truth for _, truth in rows])
    weights = dict(zip(table.get_feature_names_out(), learner.coef_[0].tolist(), strict=True))
    return Sorting.of(round(float(learner.intercept_[0]), 4), {name: round(weight, 4) for name, weight in weights.items() if abs(weight) > _LEAST})
