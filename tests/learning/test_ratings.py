"""Mentors' ratings: complete, and two raters agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import BadCorpus
from assistant.learning import ratings
from assistant.learning.corpus import read_all

CORPUS = Path(__file__).parents[2] / "corpus"
HEAD = "id\tindicator\tlevel\treason\n"
WHOLE = HEAD + "".join(f"a1\t{n}\t3\tเหตุผล\n" for n in range(1, 10)) + "a1\tverdict\tmend\tเหตุผล\n"


def test_the_corpus_is_rated_and_raters_agree():
    first, second = ratings.read_all(CORPUS / "ratings")
    known = {text.id for text in read_all(CORPUS) if text.proposal}
    assert len(first) >= 240 and first.keys() <= known and len(second) >= 80
    assert min(ratings.agreement(first, second).values()) > 0.6


def test_a_whole_file_is_read(tmp_path):
    (tmp_path / "r.tsv").write_text(WHOLE, encoding="utf-8")
    rating = ratings.read(tmp_path / "r.tsv")["a1"]
    assert rating.levels == (3,) * 9 and rating.total == 27 and rating.verdict == "mend"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("\t3\t", "\t6\t", 1),
        lambda text: text.replace("mend", "perhaps"),
        lambda text: text.replace("a1\t9\t3\tเหตุผล\n", ""),
        lambda text: text + "a1\t1\t3\tอีกครั้ง\n",
        lambda text: text.replace("\tเหตุผล\n", "\t\n", 1),
    ],
    ids=["level", "verdict", "incomplete", "twice", "no reason"],
)
def test_what_is_wrong_is_named(tmp_path, spoil):
    (tmp_path / "r.tsv").write_text(spoil(WHOLE), encoding="utf-8")
    with pytest.raises(BadCorpus, match=r"r\.tsv"):
        ratings.read(tmp_path / "r.tsv")
