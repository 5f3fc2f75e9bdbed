"""Which indicator measures which objective: a logistic model over how the two wordings meet."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from assistant.kept import kept
from assistant.thai.numbers import arabic
from assistant.thai.tokenizer import words

NAMES = ("bias", "overlap", "trigrams", "best", "same_place", "same_rank", "rank_gap", "count_equal", "lone", "number", "rare", "strange", "strange_rank", "shared_best")
_STRANGE = 0.04  # likeness below which two wordings share nothing that matters
LEAST = 0.1  # the chance at which a lone objective takes a lone indicator
_STOP = frozenset(
    "เพื่อ ให้ ได้ มี ของ และ ที่ ใน การ ความ เป็น จำนวน ร้อยละ ไม่ น้อย กว่า น้อยกว่า ไม่น้อยกว่า ผู้ เข้าร่วม โครงการ กลุ่ม เป้าหมาย กลุ่มเป้าหมาย คน อย่างน้อย"
    " ขึ้น ไป เพิ่มขึ้น ลดลง ลด เพิ่ม ส่งเสริม สร้าง พัฒนา ตาม จาก กับ หรือ โดย อย่าง แล้ว ต้อง จะ ทุก ครั้ง ตัว แต่ละ นี้ ต่อ หลัง ก่อน ทั้งหมด สามารถ เกิด รับ ได้รับ ด้วย อยู่ ซึ่ง เมื่อ ถึง มา".split()
)
_FIGURES = re.compile(r"[\d๐-๙.,\s]+")
_SIGNS = re.compile(r"[\s\d.,%]+")
_NUMBER = re.compile(r"(?:วัตถุประสงค์|วปส\.?|ข้อ)\s*(?:ข้อ)?\s*(?:ที่)?\s*(\d)")


class Wording(NamedTuple):
    words: frozenset[str]
    trigrams: frozenset[str]
    numbers: frozenset[int]


@kept
def wording(text: str) -> Wording:
    plain = arabic(text)
    own = frozenset(w for w in words(text) if len(w) > 1 and w not in _STOP and not _FIGURES.fullmatch(w))
    dense = _SIGNS.sub("", "".join([w for w in words(plain) if w not in _STOP]))
    grams = frozenset([dense[n : n + 3] for n in range(len(dense) - 2)])
    return Wording(own, grams, frozenset(int(m[1]) for m in _NUMBER.finditer(plain)))


def features(objectives: Sequence[str], indicators: Sequence[str], together: frozenset[tuple[int, int]] | set[tuple[int, int]]) -> list[list[list[float]]]:
    """For each objective and indicator the values of NAMES."""
    goals, measures = [wording(text) for text in objectives], [wording(text) for text in indicators]
    rarity = Counter(word for one in goals for word in one.words)
    grid = [[_likeness(goal, measure) for measure in measures] for goal in goals]
    table = []
    for o, goal in enumerate(goals):
        row = []
        for i, measure in enumerate(measures):
            overlap, grams = grid[o][i]
            column = max((grid[other][i][1] for other in range(len(goals)) if other != o), default=0.0)
            line = max((grid[o][other][1] for other in range(len(measures)) if other != i), default=0.0)
            shared = goal.words & measure.words
            rare = sum(1.0 / rarity[word] for word in shared) / (1 + len(shared))
            gap = abs(o / max(len(goals) - 1, 1) - i / max(len(measures) - 1, 1))
            equal = len(goals) == len(measures)
            numbered = (o + 1 in measure.numbers) - (bool(measure.numbers) and o + 1 not in measure.numbers)
            row.append([
                1.0, overlap, grams, (grams >= column) + (grams >= line) - 1.0, float((o, i) in together), float(equal and o == i), gap,
                float(equal), float(len(goals) == 1 or len(measures) == 1), float(numbered), rare,
                float(grams < _STRANGE), float(grams < _STRANGE and equal and o == i), float(grams >= column and grams >= line and grams > _STRANGE),
            ])  # fmt: skip
        table.append(row)
    return table


def _likeness(goal: Wording, measure: Wording) -> tuple[float, float]:
    shared = len(goal.words & measure.words)
    smaller = min(len(goal.words), len(measure.words)) or 1
    grams = len(goal.trigrams & measure.trigrams) / math.sqrt((len(goal.trigrams) or 1) * (len(measure.trigrams) or 1))
    return shared / smaller, grams


class Pairing(NamedTuple):
    """weights: one for each of NAMES; threshold: the least chance that counts as a link."""

    weights: tuple[float, ...]
    threshold: float

    def links(self, objectives: Sequence[str], indicators: Sequence[str], together=frozenset()) -> list[list[float]]:
        """For each objective the chance that each indicator measures it."""
        table = features(objectives, indicators, together)
        return [[1 / (1 + math.exp(-sum(w * v for w, v in zip(self.weights, values, strict=True)))) for values in row] for row in table]


def pair(pairing: Pairing, objectives: Sequence[str], indicators: Sequence[str], together: set[tuple[int, int]]) -> list[tuple[int, ...]]:
    """For each objective the indicators that measure it; a pair that stands together always does.

    An objective that is left alone takes the likeliest indicator that measures nothing else, if that is likely at all.
    """
    return _pair((tuple(objectives), tuple(indicators), frozenset(together), pairing))


@kept
def _pair(given: tuple[tuple[str, ...], tuple[str, ...], frozenset[tuple[int, int]], Pairing]) -> list[tuple[int, ...]]:
    objectives, indicators, together, pairing = given
    chances = pairing.links(objectives, indicators, together)
    found = [{i for i, chance in enumerate(row) if (o, i) in together or chance >= pairing.threshold} for o, row in enumerate(chances)]
    taken = set().union(*found)
    spare = sorted(((chance, o, i) for o, row in enumerate(chances) for i, chance in enumerate(row) if i not in taken and not found[o]), reverse=True)
    for chance, o, i in spare:
        if chance >= LEAST and not found[o] and i not in taken:
            found[o].add(i)
            taken.add(i)
    return [tuple(sorted(some)) for some in found]
