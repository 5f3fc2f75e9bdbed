"""The whole check: the report's contract on everything that we have, each way in, and the spaCy pipeline."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import assistant
from assistant.errors import AssistantError, BadRubric
from assistant.learning.corpus import read_all
from assistant.pipeline import make_doc
from assistant.reading import read
from assistant.report import Report
from assistant.rules.examples import bases, text
from assistant.thai.repair import repair

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "files"
TEXTS = read_all(ROOT / "corpus")
SCHEMA = Draft202012Validator(json.loads((ROOT / "assistant" / "report.schema.json").read_text(encoding="utf-8")))
READABLE = [path for path in sorted(FILES.iterdir()) if path.suffix in {".docx", ".odt", ".pdf", ".html", ".txt"}]
ODD = {
    "one letter": "ก",
    "one word": "โครงการ",
    "emoji": "🏖️ ชื่อโครงการ เที่ยวหาด 👨‍👩‍👧‍👦\n🎯 วัตถุประสงค์\n1️⃣ เพื่อลดขยะ 🗑️",
    "right to left": "ชื่อโครงการ \u202eמבחן\u202c กปท.\nالعربية วัตถุประสงค์ เพื่อลด",
    "nul": "ชื่อโครงการ\x00 คนสวน\nงบประมาณ 5\x000 บาท",
    "controls": "ชื่อ\x01โครงการ\x0bก\x0cข\x85ค\u2028ง\u2029จ",
    "crlf": "ชื่อโครงการ คนสวน\r\n\r\nวัตถุประสงค์\r\n1. เพื่อลด\rสารเคมี\r\n",
    "combining only": "\u0e49\u0e49\u0e33\u0e48\n\u0e31\u0e34",
    "huge amount": "งบประมาณ\nค่าอาหาร 60 คน x 70 บาท เป็นเงิน 1" + "0" * 30 + " บาท\nรวม 9" + "9" * 40 + " บาท",
    "31 February": "ระยะเวลา 31 ก.พ. 2569 ถึง 45 มีนาคม 2569",
    "lone surrogate": "ชื่อโครงการ \ud800 คนสวน",
    "byte order mark": "\ufeffชื่อโครงการ คนสวน",
    "markdown table": "| รายการ | เงิน |\n|---|---:|\n| ค่าอาหาร | 1,000 |\n| | |",
    "only signs": "|||\n---\n....\n::::\n()()",
    "form feed pages": "ชื่อโครงการ ก\x0cหน้า 2\x0cงบประมาณ 5,000 บาท",
}


def contract(report: Report) -> None:
    """What the report promises of every text."""
    data = report.to_dict()
    text = data["text"]
    faults = [f"{list(error.absolute_path)}: {error.message[:200]}" for error in SCHEMA.iter_errors(data)]
    assert not faults
    json.dumps(data, ensure_ascii=False, allow_nan=False)

    covered, last = [0] * len(text), 0
    for block in data["blocks"]:
        assert last <= block["start"] < block["end"] <= len(text)
        assert "\n" not in text[block["start"] : block["end"]]
        last = block["end"]
        covered[block["start"] : block["end"]] = [1] * (block["end"] - block["start"])
    assert not [text[n] for n, seen in enumerate(covered) if not seen and text[n].strip()]

    proposal, budget = data["proposal"], data["proposal"]["budget"]
    parts = [proposal[name] for name in ("title", "period", "organization", "plan") if proposal[name]]
    parts += [part for name in ("objectives", "indicators", "target_groups", "activities") for part in proposal[name]] + budget["lines"]
    for part in parts:
        assert 0 <= part["start"] < part["end"] <= len(text) and part["text"].strip()
    assert all(0 <= number < len(proposal["indicators"]) for one in proposal["objectives"] for number in one["indicators"])
    for finding in data["findings"]:
        assert 0 <= finding["start"] <= finding["end"] <= len(text)
        assert not re.search(r"\{\w+\}", finding["message"] + "".join(finding["suggestion"]))
    moneys = [budget["stated_total"], budget["computed_total"], *(one["amount"] for one in (*budget["lines"], *proposal["activities"]))]
    assert all(re.fullmatch(r"\d+(\.\d+)?", money) and Decimal(money) < 10**14 for money in moneys if money is not None)

    score = data["score"]
    errors = any(finding["severity"] == "error" for finding in data["findings"])
    if score["percent"] is None:
        assert not score["ready"] and score["criteria"] == [] and [f["rule"] for f in data["findings"]] == ["document.not-a-proposal"]
    else:
        assert score["percent"] == sum(one["earned"] for one in score["criteria"])
        assert score["ready"] == (not errors and score["percent"] >= score["target"])


@pytest.mark.parametrize("labelled", TEXTS, ids=lambda labelled: labelled.id)
def test_contract_on_the_corpus(labelled):
    report = assistant.check(labelled.text)
    contract(report)
    assert report.text == labelled.text


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_contract_on_files(path):
    try:
        report = assistant.check(path)
    except AssistantError as error:
        assert error.code in {"file.encrypted", "file.scanned", "file.unreadable"} and error.source == path.name
    else:
        contract(report)
        assert report.source == path.name


@pytest.mark.parametrize("name", ODD)
def test_contract_on_odd_texts(name):
    contract(assistant.check(ODD[name]))


pieces = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="กขคเแำ้่ัิ็ฯๆ๐๑๒0123456789.,-–|x×*@=()[]:/ \n\t…", max_size=60),
    st.sampled_from([line.text for labelled in TEXTS[::5] for line in labelled.lines if line]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=12).filter(lambda some: "".join(some).strip()), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_contract_on_any_text(some, end):
    contract(assistant.check(end.join(some)))


def plain(words: str) -> str:
    """Without blanks and dot leaders."""
    return re.sub(r"[\s.…_]+", "", words)


@pytest.mark.parametrize("labelled", [labelled for labelled in TEXTS if labelled.proposal][::7], ids=lambda labelled: labelled.id)
def test_words_of_parts_are_those_of_the_text_repaired(labelled):
    report = assistant.check(labelled.text)
    proposal = report.proposal
    for part in (*proposal.objectives, *proposal.indicators, *proposal.budget.lines, *filter(None, [proposal.title])):
        assert plain(part.text) == plain(repair(report.text[part.start : part.end]).text)


def test_damaged_letters_are_mended_in_words_and_kept_in_the_text():
    damaged = text({"base": "batik"}).replace("จำนวนช่าง", "จ านวนช่าง")
    report = assistant.check(damaged)
    assert report.text == damaged
    (indicator,) = (one for one in report.proposal.indicators if "ปวดบ่า" in one.text)
    assert indicator.text.startswith("จำนวนช่าง") and damaged[indicator.start :].startswith("จ านวน")


def test_each_way_in_gives_the_same(tmp_path):
    words = text({"base": "kitchen"})
    path = tmp_path / "ข้อเสนอ.txt"
    path.write_bytes(words.encode())

    def said(source, **more):
        data = assistant.check(source, **more).to_dict()
        return {name: value for name, value in data.items() if name != "source"}, data["source"]

    wanted, source = said(words)
    assert source == ""
    with path.open("rb") as binary, path.open(encoding="utf-8", newline="") as textual:
        for given_, name in [(path, "ข้อเสนอ.txt"), (path.read_bytes(), ""), (binary, "ข้อเสนอ.txt"), (textual, "ข้อเสนอ.txt"), (io.BytesIO(words.encode()), ""), (read(words), "")]:
            assert said(given_) == (wanted, name)
    assert said(words, name="-") == (wanted, "-")


def test_a_str_is_text_even_if_it_names_a_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(text({"base": "kitchen"}), encoding="utf-8")
    assert assistant.check(str(path)).text == str(path)


def test_checked_twice_is_the_same():
    words = text({"base": "shore"})
    assert assistant.check(words).to_dict() == assistant.check(words).to_dict()


def test_one_edited_line_gives_what_a_fresh_check_gives():
    from assistant.kept import forget

    words = text({"base": "kitchen"})
    edited = words.replace("เป็นเงิน 3,000 บาท", "เป็นเงิน 3,300 บาท")
    assistant.check(words)
    warm = assistant.check(edited).to_dict()
    forget()
    assert assistant.check(edited).to_dict() == warm
    assert {"budget.line-arithmetic", "budget.total-mismatch"} & {finding["rule"] for finding in warm["findings"]}


def test_a_funds_own_rubric(tmp_path):
    path = tmp_path / "fund.toml"
    path.write_text("pass_mark = 95\n[rates]\nlunch = 60\n", encoding="utf-8")
    words = text({"base": "kitchen"})
    own = assistant.check(words, rubric=path)
    assert "budget.rate-ceiling" in {finding.rule for finding in own.findings} and own.score.target == 95 and not own.ready
    assert assistant.check(words).ready
    path.write_text("pass_mark = 'high'\n", encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text("pass_mark = 'high'\n", encoding="utf-8")
    with pytest.raises(BadRubric) as caught:
        assistant.check(words, rubric=other)
    assert "1" in caught.value.place


NAMES = ["element_tagger", "proposal_extractor", "rule_checker", "proposal_scorer"]


def test_components_stand_in_their_order():
    nlp = assistant.load()
    assert nlp.lang == "th" and nlp.pipe_names == NAMES
    assert all(name in spacy.registry.factories.get_all() or nlp.has_factory(name) for name in NAMES)
    assert assistant.load() is nlp


def test_what_is_found_lies_on_the_doc():
    nlp = assistant.load()
    words = text({"base": "kitchen"}).replace("เป็นเงิน 3,000 บาท", "เป็นเงิน 3,300 บาท")
    doc = nlp(words)
    assert doc.text == words
    assert "".join(token.text_with_ws for token in doc) == words
    elements = {(span.start_char, span.end_char): span.label_ for span in doc.spans["elements"]}
    assert elements == {(element.start, element.end): element.kind for element in doc._.elements}
    placed = [finding for finding in doc._.findings if finding.end > finding.start]
    assert [span.label_ for span in doc.spans["findings"]] == [finding.rule for finding in placed] != []
    for span, finding in zip(doc.spans["findings"], placed, strict=True):
        assert span.start_char <= finding.start and finding.end <= span.end_char
    assert doc._.proposal.title.text == "ครัวบ้านเราเบาเค็ม บ้านควนเสม็ด ปี 2569" and doc._.score.percent < 100


def test_no_word_crosses_the_border_of_a_block():
    doc = assistant.load()(text({"base": "batik"}))
    borders = {place for block in doc._.document.blocks for place in (block.start, block.end)}
    assert not [token for token in doc if any(token.idx < place < token.idx + len(token) for place in borders)]


def test_many_docs_through_pipe():
    nlp = assistant.load()
    words = [text({"base": name}) for name in bases()] * 2
    piped = list(nlp.pipe(words, batch_size=2))
    assert [doc._.findings for doc in piped] == [nlp(one)._.findings for one in words]


def test_a_component_can_be_left_out():
    nlp = assistant.load()
    with nlp.select_pipes(disable=["rule_checker", "proposal_scorer"]):
        doc = nlp(text({"base": "kitchen"}))
    assert doc._.proposal.objectives and doc._.findings is None and doc._.score is None


def test_pipeline_to_disk_and_back(tmp_path):
    words = text({"base": "shore"})
    assistant.load().to_disk(tmp_path / "nlp")
    back = spacy.load(tmp_path / "nlp")
    assert back.pipe_names == NAMES
    assert back(words)._.findings == assistant.load()(words)._.findings


def test_a_document_of_ones_own_is_checked_as_it_is():
    nlp = assistant.load()
    document = read(text({"base": "kitchen"}), name="กระดาษ")
    report = assistant.check(document)
    assert report.source == "กระดาษ" and report.proposal.elements == nlp(make_doc(nlp.vocab, document))._.elements
