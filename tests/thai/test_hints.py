"""Damage is looked for in two steps, a quick look for hints and then the full patterns: the quick look may overlook nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.thai import glyphs, places, repair
from assistant.thai.literals import seen

LETTERS = "กขจดตสนหมรลวอฌณ ัิีึืุู่้๊๋์็ำาะเแโใไํๆฯ12(. \u200b\u200d\u00a0\uf70a"
TEXTS = st.lists(st.sampled_from([*LETTERS, "  ", "จ ำ", "สา", "นวน", "ดา เนิน", "ผู้นา", "แม่น้า", "ชัว่", "ปงี ", "ปี ", "ก็ "]), max_size=12).map("".join)


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
@example("จ ำนวน")
@example("ก  ข ำ")
def test_where_nothing_hints_at_damage_there_is_none(text):
    if glyphs.HINTS.isdisjoint(seen(text)):
        assert not glyphs._DAMAGE.search(text)
    if places.sound(text):
        assert not places._PLACE.search(text)
    assert repair.sound(text) == (not repair._SUSPECT.search(text))


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_blanks_alone_are_mended_as_in_other_damage(text):
    full = [(match.start(), match.end(), glyphs._mended(match)) for match in glyphs._DAMAGE.finditer(text)]
    assert glyphs.edits(text) == full


@pytest.mark.parametrize("text", ["ชื่อ   โครงการ", "ก  ", "  ข", "ก    ข  ค"])
def test_blanks_become_one(text):
    assert glyphs.edits(text) == [(match.start(), match.end(), " ") for match in glyphs._DAMAGE.finditer(text)]
