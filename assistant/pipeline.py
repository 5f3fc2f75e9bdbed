"""The spaCy pipeline: Thai words, then element tagger, proposal extractor, rule checker and scorer, each a component.

What they find lives on the ``Doc``: ``doc.spans["elements"]``, ``doc.spans["findings"]``, ``doc._.document``,
``doc._.elements``, ``doc._.proposal``, ``doc._.findings``, ``doc._.score``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from assistant import models
from assistant import rubric as rubrics
from assistant.document import Document
from assistant.kept import kept
from assistant.proposal.extract import proposal
from assistant.quality import quality_of
from assistant.reading import read
from assistant.rubric import score
from assistant.rules import findings
from assistant.tagging.elements import elements
from assistant.thai.markers import marker_end
from assistant.thai.tokenizer import words

for _name in ("document", "block_tokens", "elements", "proposal", "findings", "score"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


def make_doc(vocab: Vocab, document: Document) -> Doc:
    """A Doc of a document: its words, never across the border of a block; a list marker is one of them."""
    text, add = document.text, vocab.strings.add
    tokens: list[int] = []
    borders, last = [], 0
    for block in document.blocks:
        if block.start > last:
            tokens.append(add(text[last : block.start]))
        first, line = len(tokens), text[block.start : block.end]
        marker = marker_end(line)
        if marker:
            tokens.append(add(line[:marker]))
        tokens += _numbers((line[marker:], vocab.strings))
        borders.append((first, len(tokens)))
        last = block.end
    if last < len(text):
        tokens.append(add(text[last:]))
    doc = Doc(vocab, words=tokens, spaces=[False] * len(tokens))
    doc._.document = document
    doc._.block_tokens = borders
    return doc


@kept
def _numbers(given: tuple[str, StringStore]) -> tuple[int, ...]:
    """The words of a line as numbers of a vocabulary's strings, of which a Doc is made faster than of texts."""
    line, strings = given
    return tuple(map(strings.add, words(line)))


class ThaiTokenizer:
    """Tokenizer of the pipeline: a text becomes a Doc with its blocks."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return make_doc(self.vocab, read(text))

    def to_bytes(self, **kwargs) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **kwargs) -> ThaiTokenizer:
        return self

    def to_disk(self, path, **kwargs) -> None: ...

    def from_disk(self, path, **kwargs) -> ThaiTokenizer:
        return self


@registry.tokenizers("assistant.thai_words.v1")
def create_tokenizer():
    return lambda nlp: ThaiTokenizer(nlp.vocab)


class ElementTagger:
    """Gives every block its kind."""

    def __init__(self, model: models.Model) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        doc._.elements = elements(doc._.document, self.model.tagger)
        labels = {kind: doc.vocab.strings.add(kind) for kind in self.model.tagger.labels}
        borders = zip(doc._.elements, doc._.block_tokens, strict=True)
        doc.spans["elements"] = [Span(doc, first, last, labels[element.kind]) for element, (first, last) in borders if last > first]
        return doc


class ProposalExtractor:
    """Makes a typed proposal of the elements."""

    def __init__(self, model: models.Model, rubric: rubrics.Rubric) -> None:
        self.model, self.rubric = model, rubric

    def __call__(self, doc: Doc) -> Doc:
        doc._.proposal = proposal(doc._.document, doc._.elements, self.model, self.rubric)
        return doc


class RuleChecker:
    """Lets every rule look at the proposal."""

    def __init__(self, rubric: rubrics.Rubric) -> None:
        self.rubric = rubric

    def __call__(self, doc: Doc) -> Doc:
        doc._.findings = findings(doc._.proposal, self.rubric)
        spans = (doc.char_span(f.start, f.end, label=f.rule, alignment_mode="expand") for f in doc._.findings if f.end > f.start)
        doc.spans["findings"] = [span for span in spans if span is not None]
        return doc


class Scorer:
    """Makes a score of the findings; beside it what a mentor would say, as learned from rated proposals."""

    def __init__(self, model: models.Model, rubric: rubrics.Rubric) -> None:
        self.model, self.rubric = model, rubric

    def __call__(self, doc: Doc) -> Doc:
        doc._.score = score(doc._.findings, self.rubric)
        if self.model.quality and doc._.score.percent is not None:
            chance, ratings, reasons = quality_of(self.model.quality, doc._.proposal, doc._.findings, self.rubric)
            doc._.score = doc._.score._replace(pass_probability=chance, ratings=ratings, reasons=reasons)
        return doc


def _rubric(path: str | None) -> rubrics.Rubric:
    return rubrics.load(Path(path) if path else None)


def _model(path: str | None) -> models.Model:
    return models.load(Path(path) if path else None)


@Language.factory("element_tagger", default_config={"model": None})
def _element_tagger(nlp: Language, name: str, model: str | None):
    return ElementTagger(_model(model))


@Language.factory("proposal_extractor", default_config={"model": None, "rubric": None})
def _proposal_extractor(nlp: Language, name: str, model: str | None, rubric: str | None):
    return ProposalExtractor(_model(model), _rubric(rubric))


@Language.factory("rule_checker", default_config={"rubric": None})
def _rule_checker(nlp: Language, name: str, rubric: str | None):
    return RuleChecker(_rubric(rubric))


@Language.factory("proposal_scorer", default_config={"model": None, "rubric": None})
def _proposal_scorer(nlp: Language, name: str, model: str | None, rubric: str | None):
    return Scorer(_model(model), _rubric(rubric))


@lru_cache(maxsize=8)
def load(rubric: Path | None = None, model: Path | None = None) -> Language:
    """The whole pipeline. rubric: a fund's own file laid over the default; model: another model folder."""
    nlp = spacy.blank("th", config={"nlp": {"tokenizer": {"@tokenizers": "assistant.thai_words.v1"}}})
    rules, learned = str(rubric) if rubric else None, str(model) if model else None
    nlp.add_pipe("element_tagger", config={"model": learned})
    nlp.add_pipe("proposal_extractor", config={"model": learned, "rubric": rules})
    nlp.add_pipe("rule_checker", config={"rubric": rules})
    nlp.add_pipe("proposal_scorer", config={"model": learned, "rubric": rules})
    return nlp
