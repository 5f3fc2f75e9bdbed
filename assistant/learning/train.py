"""Training: from the corpus to a model folder, the same twice."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant import models
from assistant.learning import crf, quality, ratings, sorting
from assistant.learning.checker import Checker, hand
from assistant.learning.corpus import LabelledText, read_all
from assistant.learning.lines import Groups, sequence
from assistant.learning.noise import copies
from assistant.learning.ratings import Rating
from assistant.learning.wording import variations, wordings
from assistant.proposal.pairing import Pairing, features
from assistant.quality.signs import values
from assistant.tagging.phrases import LABELS
from assistant.tagging.tagger import Tagger

SEED = 20
LIBRARIES = ("python-crfsuite", "scikit-learn", "numpy", "pythainlp", "nlpo3", "spacy")

Sequences = list[tuple[Groups, list[str]]]


def corpus_digest(folder: Path) -> str:
    """SHA-256 over names and bytes of all labelled texts and ratings."""
    total = hashlib.sha256()
    for path in sorted([*folder.glob("*/*.txt"), *folder.glob("ratings/*.tsv")]):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def lessons(text: LabelledText) -> Sequences:
    """What the tagger learns from a text: the text itself and noisy copies; nothing from what is no proposal."""
    return [sequence(copy) for copy in (text, *copies(text))] if text.proposal else []


def together(text: LabelledText) -> set[tuple[int, int]]:
    """Pairs of objective and indicator that stand on one line."""
    pairs, o, i = set(), 0, 0
    for line in text.lines:
        if line:
            pairs |= {(o + a, i + b) for a in range(len(line.objectives)) for b in range(len(line.indicators))}
            o, i = o + len(line.objectives), i + len(line.indicators)
    return pairs


def pair_rows(text: LabelledText) -> tuple[list[list[float]], list[int]]:
    """Feature values and truth of every pair of objective and indicator of a text that do not share a line."""
    aims, measures = text.objectives, text.indicators
    close = together(text)
    table = features(aims, [words for words, _ in measures], close)
    rows, truth = [], []
    for o, row in enumerate(table):
        for i, cell in enumerate(row):
            if (o, i) not in close:
                rows.append(cell)
                truth.append(int(o in measures[i][1]))
    return rows, truth


def fit_pairing(texts: Sequence[LabelledText]) -> Pairing:
    """A pairing model; its threshold is the one with the best F1 on the texts it learned from."""
    rows, truth = [], []
    for text in texts:
        if text.proposal:
            some, labels = pair_rows(text)
            rows, truth = rows + some, truth + labels
    learner = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000, random_state=SEED)
    learner.fit(np.array(rows), truth)
    chances = learner.predict_proba(np.array(rows))[:, 1]
    right = np.array(truth, dtype=bool)

    def f1(threshold: float) -> float:
        said = chances >= threshold
        return 2 * (said & right).sum() / max(said.sum() + right.sum(), 1)

    threshold = max((n / 100 for n in range(15, 70)), key=f1)
    return Pairing(tuple(float(weight) for weight in learner.coef_[0]), threshold)


def fit_lines(texts: Sequence[LabelledText]) -> Tagger:
    """The model of the kinds of lines."""
    return crf.fit(lesson for text in texts for lesson in lessons(text))


def fit_words(texts: Sequence[LabelledText]) -> Tagger:
    """The model of the words of a line."""
    return crf.fit((lesson for text in texts if text.proposal for lesson in (*wordings(text), *variations(text))), LABELS)


def fit(texts: Sequence[LabelledText], marks: Mapping[str, Rating] | None = None, jobs: int = 2) -> models.Model:
    """A model that learned the texts. marks: mentors' ratings by id; jobs: processes to use."""
    from joblib import Parallel, delayed

    tagger, wording = Parallel(n_jobs=jobs)(delayed(learn)(texts) for learn in (fit_lines, fit_words))
    model = models.Model(tagger, wording, fit_pairing(texts), None, None, "1")
    checker = Checker(model)
    read = [(text, checker(text)._.proposal) for text in texts]
    model = model._replace(sorting=sorting.fit([(proposal, text.proposal) for text, proposal in read], SEED))
    seen = rated(texts, model, marks or {})
    return model._replace(quality=quality.fit(seen) if seen else None)


def rated(texts: Sequence[LabelledText], model: models.Model, marks: Mapping[str, Rating]) -> list[quality.Rated]:
    """The rated ones among the proposals, as the model sees them."""
    checker = Checker(model)
    docs = [(text, checker(text)) for text in texts if text.proposal and text.id in marks]
    return [quality.Rated(hand(text), values(doc._.proposal, doc._.findings, checker.rubric), marks[text.id]) for text, doc in docs]


def train(corpus: Path, folder: Path) -> Path:
    """Train on the corpus and write the model folder; returns it."""
    first, _ = ratings.read_all(corpus / "ratings")
    texts = read_all(corpus)
    model = fit(texts, marks=first)
    about = {
        "corpus": corpus_digest(corpus),
        "corpus_texts": len(texts),
        "seed": SEED,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "made_by": "assistant train",
        "data": "synthetic proposals written for this project (see corpus/README.md)",
    }
    models.save(folder, model, about)
    return folder


