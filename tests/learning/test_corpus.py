"""The corpus: its files follow the guide, its data card is true, and the checker of labels sees mistakes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import BadCorpus
from assistant.learning import card, duplicates
from assistant.learning.corpus import HINT, problems, read, read_all

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = read_all(CORPUS)

FILE = """+++
id = "z01"
writer = "z-1"
form = "free-form"
applicant = "club"
plan = "ผู้สูงอายุ"
title = "โครงการเดินมั่นคง"
ready = false
defects = ["rationale.missing", "target-group.missing", "period.missing", "area.missing", "outcome.missing", "evaluation.missing", "plan.missing"]
target_count = 0
stated_total = 0
true_total = 4200
period = ["", ""]
+++
title	โครงการเดินมั่นคง
organization	ชมรมผู้สูงอายุ

objective	1. เพื่อลดการหกล้มของผู้สูงอายุ
indicator	1. ผู้สูงอายุที่หกล้มเหลือไม่เกิน 5 คน
activity	ฝึกทรงตัวทุกวันพุธ
budget_line	ค่าอาหาร 60 คน x 70 บาท เป็นเงิน 4,200 บาท	b=60*70=4200
"""


@pytest.fixture
def file(tmp_path):
    def write(old: str = "", new: str = "") -> Path:
        assert old in FILE
        folder = tmp_path / "proposals"
        folder.mkdir(exist_ok=True)
        path = folder / "z01.txt"
        path.write_text(FILE.replace(old, new, 1) if old else FILE, encoding="utf-8")
        return path

    return write


def test_labels_of_the_whole_corpus_are_without_contradiction():
    wrong = {text.id: [one for one in problems(text) if not one.startswith(HINT)] for text in TEXTS}
    assert not {id: found for id, found in wrong.items() if found}


def test_ids_are_unique_and_there_are_enough_texts():
    assert len({text.id for text in TEXTS}) == len(TEXTS)
    assert sum(text.proposal for text in TEXTS) >= 60 and sum(not text.proposal for text in TEXTS) >= 6


def test_nobody_in_it_can_be_called():
    for text in TEXTS:
        assert not re.search(r"(?<!\d)0[689]\d?[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)", text.text), text.id
        assert not re.search(r"(?<!\d)\d-?\d{4}-?\d{5}-?\d{2}-?\d(?!\d)", text.text), text.id


def test_the_data_card_is_up_to_date():
    page = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert card.updated(page, TEXTS) == page, "run: python -m assistant.learning.card"


def test_a_card_without_markers_is_refused():
    with pytest.raises(BadCorpus):
        card.updated("# no markers", TEXTS)


def test_a_good_file(file):
    text = read(file())
    assert problems(text) == []
    assert text.objectives == ["เพื่อลดการหกล้มของผู้สูงอายุ"]
    assert text.indicators == [("ผู้สูงอายุที่หกล้มเหลือไม่เกิน 5 คน", (0,))]
    assert text.text.split("\n")[2] == ""


@pytest.mark.parametrize(
    "old, new, place",
    [
        ("organization\t", "organisation\t", "บรรทัด 16"),
        ("activity\tฝึก", "activity ฝึก", "บรรทัด 20"),
        ("b=60*70=4200", "b=60*=4200", "บรรทัด 21"),
        ("\tb=60*70=4200", "", "บรรทัด 21"),
        ("เหลือไม่เกิน 5 คน\n", "เหลือไม่เกิน 5 คน\ti=ไม่มีคำนี้ >1\n", "บรรทัด 19"),
        ("+++\nid", "id", "บรรทัด 1"),
    ],
)
def test_a_broken_file_is_named_with_its_line(file, old, new, place):
    with pytest.raises(BadCorpus) as caught:
        read(file(old, new))
    assert (caught.value.source, caught.value.place) == ("z01.txt", place)


@pytest.mark.parametrize(
    "old, new, word",
    [
        ("true_total = 4200", "true_total = 4300", "true_total"),
        ("stated_total = 0", "stated_total = 5000", "stated_total"),
        ("b=60*70=4200", "b=60*80=4200", "line-arithmetic"),
        ("ready = false", "ready = true", "ready"),
        ('id = "z01"', 'id = "z02"', "id"),
        ('"rationale.missing", ', "", "rationale"),
        ("เหลือไม่เกิน 5 คน\n", "เหลือไม่เกิน 5 คน\t>2\n", "objective 2"),
        ("เหลือไม่เกิน 5 คน\n", "เหลือไม่เกิน 5 คน\t>-\n", "no-indicator"),
        ('"plan.missing"', '"plan.lost"', "unknown"),
        ("title = \"โครงการเดินมั่นคง\"", "title = \"โครงการอื่น\"", "title"),
    ],
)
def test_labels_that_contradict_themselves_are_seen(file, old, new, word):
    assert any(word in sentence for sentence in problems(read(file(old, new))))


def test_no_two_proposals_are_copies_of_each_other(tmp_path):
    texts = [text for text in TEXTS if text.proposal]
    assert duplicates.near(texts) == []
    copied = replace(texts[0], id="copy", lines=tuple(line and replace(line, text=line.text.replace("2569", "2570")) for line in texts[0].lines))
    assert [(pair.first, pair.second) for pair in duplicates.near([*texts[:20], copied])] == [("copy", texts[0].id)]
