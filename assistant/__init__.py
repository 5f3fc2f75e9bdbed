"""Checks proposals to Thai local health security funds: what is missing, what does not add up, how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from spacy.language import Language

    from assistant.document import Document
    from assistant.report import Report

__all__ = ["check", "load"]
__version__ = "0.1.0"


def load(rubric: Path | None = None, model: Path | None = None) -> Language:
    """The pipeline, a spaCy ``Language``. rubric: a fund's own rubric file; model: another model folder."""
    from assistant import pipeline

    return pipeline.load(rubric, model)


def check(
    source: str | Path | BinaryIO | TextIO | bytes | Document, *, rubric: Path | None = None, name: str = "", limit: int | None = None
) -> Report:
    """Check one proposal.

    source: a ``str`` is the text itself; a path, open file or bytes is read as the file it is; a Document is taken as it is.
    rubric: a fund's own rubric file. name: what the report calls the source. limit: the largest size allowed, in bytes.
    Raises an ``assistant.errors.AssistantError`` where the source cannot be read.
    """
    from assistant.document import Document
    from assistant.pipeline import load as pipeline
    from assistant.pipeline import make_doc
    from assistant.reading import LIMIT, read
    from assistant.report import report

    nlp = pipeline(rubric)
    document = source if isinstance(source, Document) else read(source, name=name, limit=limit or LIMIT)
    return report(nlp(make_doc(nlp.vocab, document)), nlp)
