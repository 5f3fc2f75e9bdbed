"""Ratings and the chance to pass: never lowered by mending, learned from ratings, shown beside the score."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import assistant
from assistant import models, rubric
from assistant.learning import quality as learning
from assistant.learning.ratings import Rating
from assistant.outputs.outline import outline
from assistant.quality.model import Quality
from assistant.quality.signs import indicators, names, reason

FILES = Path(__file__).parents[1] / "files"
NAMES = names(rubric.load())


@given(st.data())
def test_more_of_any_sign_lowers_nothing(data):
    model = models.load().quality
    signs = {name: data.draw(st.sampled_from([0.0, 0.5, 1.0])) for name in NAMES}
    name = data.draw(st.sampled_from(NAMES))
    more = signs | {name: 1.0}
    assert model.chance(more) >= model.chance(signs)
    assert all(b >= a for a, b in zip(model.rate(signs), model.rate(more), strict=True))


def test_the_best_passes_and_the_worst_does_not():
    model = models.load().quality
    best, worst = dict.fromkeys(NAMES, 1.0), dict.fromkeys(NAMES, 0.0)
    assert model.chance(best) > 0.8 and model.chance(worst) < 0.05
    assert min(model.rate(best)) > max(model.rate(worst))
    assert model.lacking(best) == []


def test_every_sign_that_may_lack_is_told_in_thai():
    rules = rubric.load()
    model = models.load().quality
    told = {name: reason(name, rules) for name in model.passing.weights}
    assert all("ก" <= text[0] <= "ไ" for text in told.values() if text)
    assert len([text for text in told.values() if text]) >= 10


def test_it_learns_what_the_ratings_say():
    def rated(good: bool, number: int) -> learning.Rated:
        levels = (5,) * 9 if good else (2,) * 9
        return learning.Rated(f"h{number % 4}", {"forum": float(good), "partners": number % 3 / 2}, Rating(levels, "pass" if good else "fail", {}))

    some = [rated(number % 2 == 0, number) for number in range(40)]
    model = learning.fit(some)
    figures = learning.judge([(model, one) for one in some])
    assert figures.kappa > 0.7 and figures.gain > 0.5
    assert Quality.from_dict(model.to_dict()) == model


def test_a_model_with_a_negative_weight_is_refused():
    data = models.load().quality.to_dict()
    data["passing"]["weights"] = {"forum": -0.1}
    with pytest.raises(ValueError, match="negative"):
        Quality.from_dict(data)


def test_the_report_tells_it_beside_the_score():
    report = assistant.check(FILES / "draft.docx")
    score = report.to_dict()["score"]
    assert 0 <= score["pass_probability"] <= 1 and len(score["reasons"]) <= 3
    assert [rating["title"] for rating in score["ratings"]] == list(indicators())
    assert outline(report).mentor.reasons == tuple(score["reasons"])


def test_nothing_is_said_of_what_is_no_proposal():
    report = assistant.check("รายงานการประชุมคณะกรรมการ ครั้งที่ 1\nระเบียบวาระที่ 1 เรื่องแจ้งเพื่อทราบ\nมติที่ประชุม รับทราบ\nเลิกประชุมเวลา 12.00 น.\nผู้จดรายงาน")
    assert report.score.percent is None and report.score.pass_probability is None and outline(report).mentor is None
