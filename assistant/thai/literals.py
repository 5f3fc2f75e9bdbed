"""Literals: pieces of plain text that expressions need, all of them looked for in one pass over a line.

Expressions are many and most find nothing in most lines. So each says what text it needs, a line is searched once for the
needs of all (Aho–Corasick), and only those expressions run that have something to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any

import ahocorasick

from assistant.kept import LONGEST, forget, kept

_QUANTITY = re.compile(r"(?:[?*+]|\{(\d*),?\d*\})[?+]?")
_MOST = 30  # ways to read a run of letters and classes
_PLAIN = re.compile(r"(?:[^\\.^$*+?{}\[\]()|]|\\\W)+")
_OPENING = re.compile(r"\?(?:(?P<around>=|!|<=|<!)|:|P<\w+>)")

_known: set[str] = set()
_automata: list[ahocorasick.Automaton] = []  # the one over all that is known, none after something new


def learn(literals: Iterable[str]) -> None:
    """Add pieces of text (in lower case) to what ``seen`` looks for."""
    new = set(literals) - _known - {""}
    if new:
        _known.update(new)
        _automata.clear()
        forget()
        _seen_in_lines.cache_clear()


def seen(text: str) -> frozenset[str]:
    """Those of the known literals that are in ``text``; none of them holds a newline."""
    return _seen(text) if len(text) <= LONGEST and "\n" not in text else _seen_in_lines(text)


@kept
def _seen(line: str) -> frozenset[str]:
    if not _automata:
        _automata.append(_automaton())
    return frozenset(map(itemgetter(1), _automata[0].iter(line.lower())))


@lru_cache(maxsize=16)  # texts of a document: several expressions are run on each
def _seen_in_lines(text: str) -> frozenset[str]:
    return frozenset().union(*map(_seen, text.split("\n")))


def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for literal in _known:
        automaton.add_word(literal, literal)
    automaton.make_automaton()
    return automaton


class Expression:
    """A regular expression that is only run on texts that hold what it needs.

    pattern: the compiled expression. needs: pieces of text in lower case one of which is in every text that it matches;
    None where none is known. sure: those of them that it matches wherever they stand.
    """

    __slots__ = ("needs", "pattern", "sure")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self.pattern = re.compile(expression, flags)
        self.needs = needs(expression)
        self.sure = _sure(expression)
        learn(self.needs or ())

    def possible(self, text: str) -> bool:
        """Whether the expression could match anywhere in ``text``."""
        return self.needs is None or not self.needs.isdisjoint(seen(text))

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.possible(text) else None

    def findall(self, text: str) -> list[Any]:
        return self.pattern.findall(text) if self.possible(text) else []

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.possible(text) else iter(())


def _sure(expression: str) -> frozenset[str]:
    """The alternatives of an expression that are plain text without letters that have case."""
    parts, depth = [""], 0
    for sign in re.findall(r"\\.|\[(?:\\.|[^\]\\])*\]|.", expression, re.DOTALL):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    plain = (re.sub(r"\\(\W)", r"\1", part) for part in parts if _PLAIN.fullmatch(part))
    return frozenset(text for text in plain if text.lower() == text.upper())


def needs(expression: str) -> frozenset[str] | None:
    """Pieces of text in lower case, one of which is in every text that the expression matches; None if none is known.

    Of several such sets the one with the longest pieces. An expression that this does not understand has none.
    """
    reader = _Reader(expression)
    try:
        found = reader.either()
    except (_Unknown, IndexError):
        return None
    return found if reader.at == len(expression) else None


class _Unknown(Exception):
    """Syntax that the reader does not understand."""


class _Reader:
    """Reads the usual syntax of expressions (not the verbose form) for what every match must hold."""

    def __init__(self, expression: str) -> None:
        self.text = expression
        self.at = 0

    def either(self) -> frozenset[str] | None:
        """The needs of the alternatives from here to a closing bracket or the end."""
        parts = [self._sequence()]
        while self.text[self.at : self.at + 1] == "|":
            self.at += 1
            parts.append(self._sequence())
        known = [part for part in parts if part is not None]
        return frozenset().union(*known) if len(known) == len(parts) else None

    def _sequence(self) -> frozenset[str] | None:
        found: list[frozenset[str]] = []
        runs = [""]  # what the letters since the last uncertain text may read
        while self.text[self.at : self.at + 1] not in ("", "|", ")"):
            atom = self._atom()
            least = self._least()
            if isinstance(atom, str) and least is None and len(runs) * len(atom) <= _MOST:
                runs = [run + letter for run in runs for letter in atom]
                continue
            count = 1 if least is None else least
            if isinstance(atom, str) and len(atom) == 1:
                runs = [run + atom * count for run in runs]
            found.append(frozenset(runs))
            if isinstance(atom, str) and len(atom) > 1:
                atom = frozenset(atom)
            if isinstance(atom, frozenset) and count:
                found.append(atom)
            runs = [""]
        found.append(frozenset(runs))
        best = max(found, key=lambda pieces: (min(map(_rarity, pieces)), sum(map(_rarity, pieces)) / len(pieces)))
        return best if "" not in best else None

    def _least(self) -> int | None:
        """The least number of times for what was just read; None where no quantity stands."""
        match = _QUANTITY.match(self.text, self.at)
        if not match:
            return None
        self.at = match.end()
        return 1 if match[0][0] == "+" else int(match[1] or 0)

    def _atom(self) -> str | frozenset[str] | None:
        """The letters one of which stands here, the needs of a group, or None for what may be many texts."""
        sign = self.text[self.at]
        self.at += 1
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            return self._escape()
        return None if sign in ".^$" else _lower(sign)

    def _escape(self) -> str | None:
        sign = self.text[self.at]
        self.at += 1
        if sign in "sSdDwWbBAZ":
            return None
        if sign.isalnum():
            raise _Unknown
        return sign

    def _group(self) -> frozenset[str] | None:
        opening = _OPENING.match(self.text, self.at)
        if opening:
            self.at = opening.end()
        elif self.text[self.at] == "?":
            raise _Unknown
        inner = self.either()
        if self.text[self.at] != ")":
            raise _Unknown
        self.at += 1
        return None if opening and opening["around"] else inner

    def _class(self) -> str | None:
        start = self.at
        end = self.text.index("]", start + 1)
        while self.text[end - 1] == "\\":
            end = self.text.index("]", end + 1)
        self.at = end + 1
        inner = self.text[start:end]
        letters = inner.replace("\\", "")
        if inner[0] == "^" or "-" in inner[1:-1] or re.search(r"\\[A-Za-z]", inner):
            return None
        return "".join(dict.fromkeys(map(_lower, letters)))


def _rarity(piece: str) -> float:
    """How seldom a piece may be met: long ones seldom, signs more so than letters, digits and blanks often."""
    return sum(0.3 if sign.isdigit() or sign.isspace() else 1 if sign.isalpha() or "ก" <= sign <= "๎" else 2 for sign in piece)


def _lower(letter: str) -> str:
    lower = letter.lower()
    if len(lower) != 1:
        raise _Unknown
    return lower
