"""Noise changes what a text looks like, never what is true of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.learning import noise
from assistant.learning.corpus import read_all
from assistant.learning.lines import document, kinds, sequence
from assistant.thai.numbers import arabic

TEXTS = [text for text in read_all(Path(__file__).parents[2] / "corpus") if text.proposal][::9]
SAME_LINES = {
    "scanned 1": lambda text: noise.scanned(text, 1),
    "scanned 3": lambda text: noise.scanned(text, 3),
    "digits": noise.other_digits,
    "misspelt": noise.misspelt_headings,
    "bare": noise.bare_lists,
}


def labelled(text):
    """Kind and items of each line that is not blank, in order."""
    return [(line.kind, line.objectives, line.indicators, line.costs) for line in text.lines if line]


@pytest.mark.parametrize("name", SAME_LINES)
def test_lines_keep_kind_and_items(name):
    for text in TEXTS:
        other = SAME_LINES[name](text)
        assert labelled(other) == labelled(text) and other.head == text.head and other.writer == text.writer


@pytest.mark.parametrize("strength", [1, 2, 3])
def test_scans_damage_letters_and_no_figures(strength):
    damaged = 0
    for text in TEXTS:
        other = noise.scanned(text, strength)
        assert re.findall(r"\d", arabic(other.text)) == re.findall(r"\d", arabic(text.text))
        damaged += other.text != text.text
    assert damaged > len(TEXTS) * 0.8


def test_other_digits_have_the_same_value():
    for text in TEXTS:
        other = noise.other_digits(text)
        assert arabic(other.text) == arabic(text.text)
        assert other.text != text.text or not re.search(r"\d", arabic(text.text))


def test_without_headings_nothing_else_is_lost():
    for text in TEXTS:
        other = noise.without_headings(text)
        kept = [one for one in labelled(text) if one[0] != "heading"]
        assert [one for one in labelled(other) if one[0] != "heading"] == kept
        assert all(" | " in line.text for line in other.lines if line and line.kind == "heading")


def test_shuffled_sections_hold_the_same_lines():
    moved = 0
    for text in TEXTS:
        other = noise.shuffled(text)
        assert Counter(line.text for line in other.lines if line) == Counter(line.text for line in text.lines if line)
        moved += [line and line.text for line in other.lines] != [line and line.text for line in text.lines]
    assert moved > len(TEXTS) * 0.6


def test_the_same_seed_gives_the_same_noise():
    for text in TEXTS[:3]:
        assert noise.copies(text) == noise.copies(text)


def test_every_block_of_a_text_and_its_copies_gets_the_kind_of_its_line():
    for text in TEXTS[:5]:
        for copy in (text, *noise.copies(text)):
            groups, labels = sequence(copy)
            assert len(groups) == len(labels) == len(document(copy).blocks)
            assert set(labels) <= {line.kind for line in copy.lines if line}


def test_blocks_of_the_corpus_are_its_lines():
    for text in TEXTS:
        read_as = document(text)
        lines = [line for line in text.lines if line]
        if len(read_as.blocks) == len(lines):
            assert kinds(text, read_as) == [line.kind for line in lines]
