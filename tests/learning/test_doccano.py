"""To doccano and back: nothing is lost, and what is wrong is told with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner
from wcwidth import iter_graphemes

from assistant.cli import app
from assistant.errors import BadCorpus
from assistant.learning import doccano
from assistant.learning.corpus import KINDS, read

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return list(doccano.export([CORPUS]))


@pytest.fixture
def jsonl(tmp_path):
    def write(*records) -> Path:
        path = tmp_path / "in.jsonl"
        path.write_text("".join((one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)) + "\n" for one in records), encoding="utf-8")
        return path

    return write


def plain(text):
    """A labelled text without what hangs on where its file lies."""
    return replace(text, path=None, lines=tuple(line and replace(line, number=0) for line in text.lines))


def record(lines: list[str], id: str = "k01") -> dict:
    return next(one for one in map(json.loads, lines) if one["head"]["id"] == id)


def test_nothing_of_the_corpus_is_lost(lines, tmp_path, jsonl):
    count = doccano.save(doccano.load(jsonl(*(line.rstrip("\n") for line in lines))), tmp_path / "back")
    files = sorted(path.relative_to(CORPUS) for path in CORPUS.glob("*/*.txt"))
    assert count == len(files)
    assert sorted(path.relative_to(tmp_path / "back") for path in (tmp_path / "back").rglob("*.txt")) == files
    for file in files:
        assert plain(read(tmp_path / "back" / file)) == plain(read(CORPUS / file))


def test_spans_are_what_doccano_takes(lines):
    for line in lines:
        one = json.loads(line)
        assert one["text"] and "\t" not in one["text"]
        ends = 0
        for start, end, kind in one["label"]:
            assert kind in KINDS and ends <= start < end <= len(one["text"])
            assert "\n" not in one["text"][start:end] and one["text"][start:end].strip()
            ends = end
        left = one["text"]
        for start, end, _ in reversed(one["label"]):
            left = left[:start] + left[end:]
        assert not left.strip()


def test_what_doccano_adds_or_renames_does_no_harm(lines, jsonl):
    one = record(lines)
    labels = one.pop("label")
    meta = {name: one.pop(name) for name in ("head", "items", "proposal")}
    ways = [
        one | meta | {"id": 7, "labels": labels, "Comments": []},
        one | {"meta": meta, "label": list(reversed(labels))},
        one | meta | {"entities": [{"id": n, "label": k, "start_offset": s, "end_offset": e} for n, (s, e, k) in enumerate(labels)], "relations": []},
    ]
    for way in ways:
        (file,) = doccano.load(jsonl(way))
        assert file.content == (CORPUS / "proposals" / "k01.txt").read_text(encoding="utf-8")


def test_graphemes_are_recognised_and_converted(lines, jsonl):
    one = record(lines)
    places, at = {0: 0}, 0
    for number, grapheme in enumerate(iter_graphemes(one["text"]), 1):
        at += len(grapheme)
        places[at] = number
    assert places[len(one["text"])] < len(one["text"]), "the text has marks that join their letters"
    one["label"] = [[places[start], places[end], kind] for start, end, kind in one["label"]]
    (file,) = doccano.load(jsonl(one))
    assert file.content == (CORPUS / "proposals" / "k01.txt").read_text(encoding="utf-8")


def test_a_span_over_several_lines_and_one_without_blank_ends(jsonl):
    head = {"id": "z51", "writer": "z-1", "form": "other"}
    text = "  บรรทัดแรก \nบรรทัดสอง\n\nบรรทัดสาม"
    (file,) = doccano.load(jsonl({"text": text, "head": head, "label": [[2, 22, "other"], [24, 33, "heading"]], "proposal": False}))
    assert file.path == Path("others/z51.txt")
    assert file.content.endswith("+++\nother\t  บรรทัดแรก \nother\tบรรทัดสอง\n\nheading\tบรรทัดสาม\n")


HEAD = {"id": "z51", "writer": "z-1", "form": "other"}
GOOD = {"text": "หนึ่ง\nสอง", "head": HEAD, "label": [[0, 5, "other"], [6, 9, "other"]], "proposal": False}


@pytest.mark.parametrize(
    "bad, word",
    [
        ("{", "JSON"),
        ("[1]", "object"),
        (GOOD | {"text": ""}, "text"),
        (GOOD | {"text": "หนึ่ง\tสอง"}, "TAB"),
        (GOOD | {"label": None}, "label"),
        (GOOD | {"label": [[0, 5]]}, "label"),
        (GOOD | {"label": [[0, 5, "wrong"], [6, 9, "other"]]}, "kind"),
        (GOOD | {"label": [[0, 5, "other"]]}, "ไม่มี kind"),
        (GOOD | {"label": [[0, 3, "other"], [6, 9, "other"]]}, "ตัดกลางบรรทัด"),
        (GOOD | {"label": [[0, 5, "other"], [6, 99, "other"]]}, "นอกข้อความ"),
        (GOOD | {"label": [[-1, 5, "other"], [6, 9, "other"]]}, "นอกข้อความ"),
        (GOOD | {"label": [[0, 5, "other"], [6, 9, "other"], [6, 9, "title"]]}, "มากกว่าหนึ่ง"),
        (GOOD | {"label": [[True, 5, "other"], [6, 9, "other"]]}, "label"),
        (GOOD | {"head": None}, "head"),
        (GOOD | {"head": HEAD | {"id": "../../escape"}}, "id"),
        (GOOD | {"head": HEAD | {"nested": {"a": 1}}}, "head"),
        (GOOD | {"items": [{"line": 9, "notes": "cont"}]}, "items"),
        (GOOD | {"items": [{"line": 1, "notes": "b=x"}]}, "b=x"),
        (GOOD | {"items": 5}, "items"),
    ],
)
def test_bad_records_are_named_with_their_line(jsonl, bad, word):
    with pytest.raises(BadCorpus) as caught:
        list(doccano.load(jsonl(GOOD | {"head": HEAD | {"id": "z50"}}, "", bad)))
    assert caught.value.source == "in.jsonl" and caught.value.place == "บรรทัด 3"
    assert word in caught.value.detail


def test_two_records_of_one_id(jsonl):
    with pytest.raises(BadCorpus) as caught:
        list(doccano.load(jsonl(GOOD, GOOD)))
    assert "z51" in caught.value.detail and caught.value.place == "บรรทัด 2"


def test_other_work_is_not_written_over_unasked(jsonl, tmp_path):
    source, folder = jsonl(GOOD), tmp_path / "corpus"
    run = CliRunner().invoke
    assert run(app, ["corpus", "import", str(source), "-o", str(folder)]).exit_code == 0
    assert run(app, ["corpus", "import", str(source), "-o", str(folder)]).exit_code == 0, "the same again"
    file = folder / "others" / "z51.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("other\tสอง", "title\tสอง"), encoding="utf-8")
    refused = run(app, ["corpus", "import", str(source), "-o", str(folder)])
    assert refused.exit_code == 2 and "z51" in refused.output and "title\tสอง" in file.read_text(encoding="utf-8")
    assert run(app, ["corpus", "import", str(source), "-o", str(folder), "--overwrite"]).exit_code == 0
    assert "other\tสอง" in file.read_text(encoding="utf-8")


def test_the_commands(tmp_path):
    run = CliRunner().invoke
    out = tmp_path / "out.jsonl"
    sent = run(app, ["corpus", "export", str(CORPUS / "proposals" / "k01.txt"), str(CORPUS / "others"), "--format", "doccano", "-o", str(out)])
    assert sent.exit_code == 0
    ids = [json.loads(line)["head"]["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids[0] == "k01" and len(ids) == 1 + len(list((CORPUS / "others").glob("*.txt")))
    assert run(app, ["corpus", "import", str(tmp_path / "none.jsonl"), "-o", str(tmp_path)]).exit_code == 2
    assert run(app, ["corpus", "export", str(tmp_path / "none.txt"), "-o", str(out)]).exit_code == 2
    assert run(app, ["corpus", "check", str(CORPUS / "proposals" / "k01.txt")]).exit_code == 0
    (tmp_path / "bad.txt").write_text("no head", encoding="utf-8")
    checked = run(app, ["corpus", "check", str(tmp_path / "bad.txt")])
    assert checked.exit_code == 1 and "bad.txt" in checked.output
