"""The pipeline with a model that lies in no folder yet, over labelled texts."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from assistant import models
from assistant import rubric as rubrics
from assistant.learning.corpus import LabelledText
from assistant.learning.lines import document
from assistant.pipeline import ElementTagger, ProposalExtractor, RuleChecker, Scorer, make_doc


class Checker:
    """The pipeline with a model of one's own, not from a folder."""

    def __init__(self, model: models.Model) -> None:
        self.rubric = rubrics.load()
        self.vocab = Vocab()
        self.parts = (ElementTagger(model), ProposalExtractor(model, self.rubric), RuleChecker(self.rubric), Scorer(model, self.rubric))

    def __call__(self, text: LabelledText) -> Doc:
        doc = make_doc(self.vocab, document(text))
        for part in self.parts:
            doc = part(doc)
        return doc


def hand(text: LabelledText) -> str:
    return text.writer.split("-")[0]
