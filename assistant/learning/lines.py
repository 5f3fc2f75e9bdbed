"""From labelled texts to what the tagger learns from: features and kinds of each block."""

from __future__ import annotations

from bisect import bisect_right

from assistant.document import Document
from assistant.learning.corpus import LabelledText
from assistant.reading import read
from assistant.tagging.elements import lines
from assistant.tagging.features import features

Groups = list[list[tuple[str, ...]]]


def document(text: LabelledText) -> Document:
    return read(text.text, name=f"{text.id}.txt")


def kinds(text: LabelledText, read_as: Document) -> list[str]:
    """The labelled kind of each block: that of the line it lies in."""
    starts, labels, offset = [], [], 0
    for line in text.lines:
        starts.append(offset)
        labels.append(line.kind if line else "other")
        offset += len(line.text if line else "") + 1
    return [labels[bisect_right(starts, block.start) - 1] for block in read_as.blocks]


def sequence(text: LabelledText) -> tuple[Groups, list[str]]:
    """Feature groups and kind of each block of a labelled text."""
    read_as = document(text)
    seen, tables, _ = lines(read_as)
    return features(seen, [block.layout for block in read_as.blocks], tables), kinds(text, read_as)
