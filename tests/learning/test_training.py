"""Training on a small corpus: the same twice, vouched for by its manifest; evaluation with whole hands held out."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import models
from assistant.cli import app
from assistant.errors import BadModel
from assistant.learning import evaluate as evaluation
from assistant.learning import tables
from assistant.learning.corpus import KINDS, read_all
from assistant.pipeline import load, make_doc
from assistant.reading import read

ROOT = Path(__file__).parents[2]
SOME = ("k01", "k02", "m01", "m02", "m51")
FILES = (*models.FILES, "manifest.json")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for part in ("proposals", "others"):
        (folder / part).mkdir()
        for file in (ROOT / "corpus" / part).glob("*.txt"):
            if file.stem in SOME:
                shutil.copy(file, folder / part)
    return folder


@pytest.fixture(scope="module")
def trained(corpus, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    done = CliRunner().invoke(app, ["train", "--corpus", str(corpus), "--model", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def model(trained, tmp_path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(trained, tmp_path / "model"))


def test_trained_twice_is_the_same_to_the_byte(corpus, trained, tmp_path):
    assert CliRunner().invoke(app, ["train", "--corpus", str(corpus), "--model", str(tmp_path / "again")]).exit_code == 0
    for name in FILES:
        assert (tmp_path / "again" / name).read_bytes() == (trained / name).read_bytes(), name


def test_the_manifest_vouches_for_files_and_data(corpus, trained):
    manifest = json.loads((trained / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["files"] == {name: hashlib.sha256((trained / name).read_bytes()).hexdigest() for name in models.FILES}
    assert manifest["corpus_texts"] == len(SOME) and len(manifest["corpus"]) == 64
    assert "synthetic" in manifest["data"]


def test_what_was_trained_checks_a_text(trained):
    nlp = load(None, trained)
    doc = nlp(make_doc(nlp.vocab, read(read_all(ROOT / "corpus")[0].text)))
    assert {element.kind for element in doc._.elements} <= set(KINDS) and len(doc._.proposal.objectives) > 0


def test_the_shipped_model_was_trained_on_this_corpus_in_this_way():
    shipped = json.loads((models.default_folder() / "manifest.json").read_text(encoding="utf-8"))
    assert shipped["made_by"] == "assistant train" and shipped["seed"] and shipped["libraries"]["python-crfsuite"]
    assert models.load().tagger.labels == KINDS


def spoil_tagger(folder: Path) -> None:
    data = bytearray((folder / "tagger.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "tagger.npz").write_bytes(data)


def spoil_pairing(folder: Path) -> None:
    path = folder / "pairing.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"threshold": 0', '"threshold": 1'), encoding="utf-8")


def manifest(folder: Path, **change: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")


def vouched(folder: Path, name: str, data: bytes) -> None:
    """Put a file in and let the manifest vouch for it."""
    (folder / name).write_bytes(data)
    manifest(folder, files={one: models.digest(folder / one) for one in models.FILES})


TAMPERED = {
    "one bit of the tagger": spoil_tagger,
    "pairing": spoil_pairing,
    "no tagger": lambda folder: (folder / "tagger.npz").unlink(),
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "manifest is no JSON": lambda folder: (folder / "manifest.json").write_text("{", encoding="utf-8"),
    "manifest names no files": lambda folder: manifest(folder, files={}),
    "tagger is junk": lambda folder: vouched(folder, "tagger.npz", b"junk"),
    "tagger is a pickle": lambda folder: vouched(folder, "tagger.npz", b"\x80\x04N."),
    "pairing lacks weights": lambda folder: vouched(folder, "pairing.json", b'{"weights": {}, "threshold": 0.5}'),
    "pairing is a list": lambda folder: vouched(folder, "pairing.json", b"[]"),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_model_that_is_not_what_its_manifest_says_is_refused(model, how):
    TAMPERED[how](model)
    with pytest.raises(BadModel) as caught:
        models.load(model)
    assert caught.value.code == "model.untrusted" and caught.value.detail


def test_evaluation_holds_out_whole_hands_and_tells_every_mistake(corpus, tmp_path):
    mistakes = tmp_path / "mistakes.tsv"
    arguments = ["evaluate", "--corpus", str(corpus), "--variants", "as written", "--variants", "digits", "--format", "json", "--mistakes", str(mistakes)]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    figures = json.loads(done.stdout)
    assert (figures["texts"], figures["hands"]) == (len(SOME), 2)
    assert list(figures["variants"]) == ["as written", "digits"]
    one = figures["variants"]["as written"]
    lines = sum(1 for text in read_all(corpus) if text.proposal for line in text.lines if line)
    assert sum(kind["right"] + kind["lost"] for kind in one["kinds"].values()) == lines
    assert all(0 <= tally[name] <= 1 for part in ("kinds", "rules", "items") for tally in one[part].values() for name in ("f1", "precision", "recall"))
    rows = mistakes.read_text(encoding="utf-8").splitlines()
    said = sum(row.split("\t")[2] == "kind" for row in rows if row.startswith("as written\t"))
    assert said == sum(kind["lost"] for kind in one["kinds"].values())


def test_an_unknown_variant_and_an_empty_corpus_are_told(tmp_path):
    for arguments in (["evaluate", "--variants", "upside down"], ["evaluate", "--corpus", str(tmp_path)], ["train", "--corpus", str(tmp_path)]):
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 2 and "Traceback" not in done.output and done.stderr.strip()


def test_tables_say_the_same_in_each_form():
    figures = {"as written": evaluation.Figures()}
    figures["as written"].kinds["title"].add({"title"}, {"title"})
    figures["as written"].mistakes.append(("k01", "kind", "title", "other", "ชื่อ\tโครงการ\nยาว"))
    about = {"corpus": "abc"}
    head, row = evaluation.summary(figures)
    assert all(cell in tables.table(figures, name, about) for name in ("terminal", "markdown") for cell in (*head, *row, "abc"))
    assert json.loads(tables.table(figures, "json", about))["variants"]["as written"]["kinds"]["title"]["f1"] == 1
    assert list(tables.mistakes(figures)) == ["as written\tk01\tkind\ttitle\tother\tชื่อ โครงการ ยาว\n"]


def test_tally_counts_right_extra_and_lost():
    tally = evaluation.Tally()
    tally.add({"a", "b"}, {"b", "c", "d"})
    assert (tally.right, tally.extra, tally.lost) == (1, 1, 2)
    assert (tally.precision, tally.recall) == (0.5, 1 / 3) and tally.f1 == pytest.approx(0.4)


def test_wordings_are_matched_once_the_most_alike_first():
    assert evaluation.match(["เพื่อลดอาการปวดหลัง", "เพื่อลดอาการปวดหลัง"], ["เพื่อลดอาการปวดหลัง"]) in ({0: 0}, {1: 0})
    assert evaluation.match(["เพื่อลดอาการ ปวดหลัง"], ["เพื่อเพิ่มรายได้", "เพื่อลดอาการปวดหลัง"]) == {0: 1}
    assert evaluation.match([], ["ก"]) == {}
