"""Element taggers side by side on hands that they never saw: a linear-chain CRF and scikit-learn's logistic regression.

Both see the same features of each line; only the CRF knows which kind follows which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier

from assistant.learning import crf
from assistant.learning.corpus import KINDS, LabelledText
from assistant.learning.evaluate import FOLDS, Tally, hand, hands
from assistant.learning.lines import Groups, sequence
from assistant.learning.train import SEED

Lesson = tuple[Groups, list[str]]
Predict = Callable[[Groups], list[str]]


def _crf(lessons: Sequence[Lesson]) -> Predict:
    tagger = crf.fit(lessons)
    return lambda groups: [one.kind for one in tagger.tag(groups)]


def _logistic(lessons: Sequence[Lesson]) -> Predict:
    hasher = FeatureHasher(2**18, input_type="string", alternate_sign=False)
    rows = [[name for group in line for name in group] for groups, _ in lessons for line in groups]
    learner = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=30, random_state=SEED)
    learner.fit(hasher.transform(rows), [kind for _, kinds in lessons for kind in kinds])
    return lambda groups: list(learner.predict(hasher.transform([[name for group in line for name in group] for line in groups])))


TAGGERS: dict[str, Callable[[Sequence[Lesson]], Predict]] = {"CRF (python-crfsuite)": _crf, "logistic regression (scikit-learn)": _logistic}


def compare(texts: Sequence[LabelledText]) -> Iterator[tuple[str, float, float]]:
    """Name, macro-F1 over kinds and share of right lines of each tagger; whole hands held out, no noisy copies."""
    proposals = [text for text in texts if text.proposal]
    learned = {text.id: sequence(text) for text in proposals}
    every = hands(proposals)
    for name, fit in TAGGERS.items():
        tallies = {kind: Tally() for kind in KINDS}
        for fold in range(FOLDS):
            held = set(every[fold::FOLDS])
            predict = fit([learned[text.id] for text in proposals if hand(text) not in held])
            for text in proposals:
                if hand(text) in held:
                    groups, kinds = learned[text.id]
                    for true, said in zip(kinds, predict(groups), strict=True):
                        tallies[true].add({said} & {true}, {true})
                        if said != true:
                            tallies[said].extra += 1
        right = sum(tally.right for tally in tallies.values())
        yield name, sum(tally.f1 for tally in tallies.values()) / len(KINDS), right / sum(tally.right + tally.lost for tally in tallies.values())
