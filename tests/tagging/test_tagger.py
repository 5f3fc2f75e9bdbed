"""The tagger: the best path, honest confidence, and the same answer however it is asked."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import models
from assistant.kept import forget
from assistant.reading import read
from assistant.rules.examples import bases, text
from assistant.tagging.elements import elements
from assistant.tagging.tagger import Tagger

LABELS = ("a", "b", "c")
FEATURES = ("x", "y", "z")


@pytest.fixture
def tagger() -> Tagger:
    chance = np.random.default_rng(3)
    return Tagger(LABELS, FEATURES, chance.normal(size=(3, 3)), chance.normal(size=(3, 3)))


def lines(*names: str):
    return [((one,), ("unknown", one)) for one in names]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*FEATURES, "never seen"]), min_size=1, max_size=5))
def test_no_other_path_scores_higher(names):
    chance = np.random.default_rng(3)
    weights, moves = chance.normal(size=(3, 3)), chance.normal(size=(3, 3))
    said = [one.kind for one in Tagger(LABELS, FEATURES, weights, moves).tag(lines(*names))]

    def score(path) -> float:
        own = sum(2 * weights[FEATURES.index(name), LABELS.index(label)] for name, label in zip(names, path, strict=True) if name in FEATURES)
        return own + sum(moves[LABELS.index(a), LABELS.index(b)] for a, b in zip(path, path[1:], strict=False))

    assert score(said) == pytest.approx(max(score(path) for path in product(LABELS, repeat=len(names))), abs=1e-4)


def test_confidence_is_a_chance(tagger):
    assert all(0 < one.confidence <= 1 for one in tagger.tag(lines("x", "y", "z", "x")))
    assert tagger.tag([]) == []


def test_saved_and_loaded_it_says_the_same_and_saves_the_same_bytes(tagger, tmp_path):
    tagger.save(tmp_path / "one.npz")
    loaded = Tagger.load(tmp_path / "one.npz")
    loaded.save(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert [one.kind for one in loaded.tag(lines("x", "z", "y"))] == [one.kind for one in tagger.tag(lines("x", "z", "y"))]


def test_nothing_in_a_model_file_can_run(tmp_path):
    np.savez(tmp_path / "evil.npz", labels=np.array([object()], dtype=object), features=np.array([1]), weights=np.zeros(1), transitions=np.zeros(1))
    with pytest.raises(ValueError):
        Tagger.load(tmp_path / "evil.npz")


@pytest.mark.parametrize("base", bases())
def test_what_is_kept_of_other_texts_changes_nothing(base):
    tagger = models.load().tagger
    document = read(text({"base": base}))
    forget()
    tagger.forget()
    cold = elements(document, tagger)
    for other in bases():
        elements(read(text({"base": other})), tagger)
    assert elements(document, tagger) == cold


def test_a_block_whose_kind_the_form_tells_keeps_it():
    document = read(b'{"title": "\xe0\xb9\x82\xe0\xb8\x84\xe0\xb8\xa3\xe0\xb8\x87\xe0\xb8\x81\xe0\xb8\xb2\xe0\xb8\xa3\xe0\xb9\x80\xe0\xb8\x94\xe0\xb8\xb4\xe0\xb8\x99"}')
    told = {n: block.kind for n, block in enumerate(document.blocks) if block.kind}
    assert told and all(elements(document, models.load().tagger)[n].kind == kind for n, kind in told.items())
