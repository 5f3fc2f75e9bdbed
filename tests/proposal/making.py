"""Proposals from lines whose kinds are given, so that what is tested does not hang on the model."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from assistant import models, rubric
from assistant.finding import Finding
from assistant.proposal.extract import proposal
from assistant.proposal.model import Element, Proposal
from assistant.reading import read
from assistant.rules import findings
from assistant.tagging.elements import lines
from assistant.tagging.features import places


@cache
def _parts():
    return models.load(), rubric.load()


def made(text: str) -> Proposal:
    """The proposal of a text whose lines are ``kind: line``."""
    kinds, words = zip(*(line.strip().split(": ", 1) for line in text.strip().split("\n")), strict=True)
    document = read("\n".join(words))
    assert len(document.blocks) == len(kinds)
    seen, tables, rows = lines(document)
    where = places(seen, tables)
    elements = tuple(
        Element(block.start, block.end, kind, 1.0, seen[n].text, rows[n], where[n].section or where[n].parent, n)
        for n, (block, kind) in enumerate(zip(document.blocks, kinds, strict=True))
    )
    model, rules = _parts()
    return proposal(document, elements, model, rules)


def found(text: str) -> list[Finding]:
    """What the rules say of such a text, a stretch of a proposal though it may be."""
    return list(findings(replace(made(text), other=""), _parts()[1]))


def rules(text: str) -> set[str]:
    return {finding.rule for finding in found(text)}
