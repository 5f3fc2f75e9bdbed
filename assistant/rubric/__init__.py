"""The rubric: what the assistant judges by, as data (``*.toml``), and the score made from findings."""

from assistant.rubric.loading import load
from assistant.rubric.model import Criterion, Rubric, RuleText
from assistant.rubric.score import gain, points, score
from assistant.rubric.words import Hit, Words

__all__ = ["Criterion", "Hit", "Rubric", "RuleText", "Words", "gain", "load", "points", "score"]
