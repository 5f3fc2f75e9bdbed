"""The title: its wording without label, quotation marks and the form's help text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.document import Document
from assistant.proposal.model import Element, Part
from assistant.proposal.spans import place
from assistant.tagging.headings import heading
from assistant.tagging.phrases import phrases, section_at
from assistant.tagging.tagger import Tagger
from assistant.thai.markers import marker_end

_TOP = 14  # lines in which a title may stand that was not taken for one
_LEAST = 8  # letters
_QUOTES = "\"“”'‘’*: \t|"


def title(document: Document, elements: Sequence[Element], model: Tagger) -> Part | None:
    """The title of a document, None where it has none."""
    for element in _lines(elements):
        for phrase in phrases(model, element.text, element.kind, section_at(element.block, element.section)):
            words = element.text[phrase.start : phrase.end]
            if phrase.label != "title" or len(words) < _LEAST or heading(words).section == "title":
                continue
            start = phrase.start + len(words) - len(words.lstrip(_QUOTES))
            return Part(*place(document, element, start, phrase.start + len(words.rstrip(_QUOTES))))
    for element in elements:
        if element.kind == "title" and not element.cells and len(element.text) - (begin := _label_end(element.text)) >= _LEAST:
            return Part(*place(document, element, begin, len(element.text.rstrip(_QUOTES))))
    return None


def _label_end(text: str) -> int:
    """Where the words behind list number and label begin."""
    found = heading(text)
    return found.content if found.section == "title" and found.content > 0 else marker_end(text)


def _lines(elements: Sequence[Element]) -> Iterator[Element]:
    """The lines of titles, then the other ones near the top."""
    yield from (element for element in elements if element.kind == "title")
    yield from (element for element in elements[:_TOP] if element.kind not in ("title", "signature"))
