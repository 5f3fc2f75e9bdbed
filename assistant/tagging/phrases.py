"""Which words of a line are a title, an objective or an indicator: a linear-chain model over the line's words.

It tells the wording from its number and label ("วัตถุประสงค์ที่ 1 : …"), an objective from the level that follows on its line
("… โดยมีผู้สวมถุงมือร้อยละ 80"), and several objectives of one paragraph from each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.kept import kept
from assistant.tagging.headings import LONGEST, heading
from assistant.tagging.tagger import Tagger
from assistant.thai.markers import marker_end
from assistant.thai.numbers import DIGIT, arabic
from assistant.thai.tokenizer import words

OUTSIDE = "other"
LABELS = (OUTSIDE, "title", "+title", "objective", "+objective", "indicator", "+indicator")  # "+": goes on
ANY = "?"  # the kind of a line that may have been taken for something else
_LONGEST = 2500  # characters of a line that are looked at
_LEVEL = frozenset("ร้อยละ % ไม่น้อยกว่า อย่างน้อย ไม่เกิน ไม่ต่ำกว่า เหลือ ครบ ทุกคน ทุก ขึ้นไป เพิ่มขึ้น ลดลง ครึ่ง ครึ่งหนึ่ง ต่ำกว่า มากกว่า น้อยกว่า".split())
_CUES = frozenset(
    "เพื่อ ให้ วัด ตัวชี้วัด โดย ซึ่ง คือ ต้อง ถือว่า ถือ ดู จาก เป้า เป้าหมาย ว่า และ อยาก ตั้งใจ หวัง ที่ จะ ข้อ หนึ่ง สอง สาม แรก วัตถุประสงค์ : / — – - → ( ) | = ; ,".split()
)
_TOP = 4  # lines
_BUCKETS = (0, 1, 2, 3, 4, 6, 9, 13, 20, 40)


class Phrase(NamedTuple):
    """label: "title", "objective" or "indicator"; goes_on: it continues the phrase before this line; offsets into the line."""

    label: str
    start: int
    end: int
    goes_on: bool


class _Word(NamedTuple):
    text: str
    start: int
    spaced: bool


def section_at(index: int, section: str) -> str:
    """The section that a line stands in; "top" for the first lines of a document, before any heading."""
    return section or ("top" if index < _TOP else "")


def phrases(model: Tagger, text: str, kind: str, section: str, header: Sequence[str] = ()) -> tuple[Phrase, ...]:
    """The phrases of one line or table row.

    text: repaired; kind: what the line was taken for, or ANY; section: as ``section_at`` gives it; header: the cells of the table's head.
    """
    return _phrases((text, kind, section, tuple(header), model))


@kept
def _phrases(given: tuple[str, str, str, tuple[str, ...], Tagger]) -> tuple[Phrase, ...]:
    text, kind, section, header, model = given
    tokens = _words(text)
    if not tokens:
        return ()
    return tuple(_joined(text, tokens, model.path(features(text, kind, section, header))))


def _joined(text: str, tokens: Sequence[_Word], labels: Sequence[str]) -> Iterator[Phrase]:
    """The runs of words of one label."""
    place = 0
    while place < len(tokens):
        label = labels[place].lstrip("+")
        first = place
        place += 1
        while place < len(tokens) and labels[place] == f"+{label}":
            place += 1
        last = tokens[place - 1]
        if label != OUTSIDE:
            start, end = tokens[first].start, last.start + len(last.text)
            yield Phrase(label, start, start + len(text[start:end].rstrip(" .,;:|/–—-")), labels[first].startswith("+") and first == 0)


def labels(text: str, items: Sequence[tuple[str, int, int]], goes_on: str = "") -> list[str]:
    """The label of each word of a line. items: label, start and end of each; goes_on: the label of a line that continues another."""
    found = []
    begun: set[tuple[str, int, int]] = set()
    for token in _words(text):
        item = next((item for item in items if item[1] <= token.start < item[2]), None)
        if item is None:
            found.append(f"+{goes_on}" if goes_on else OUTSIDE)
        else:
            found.append(f"+{item[0]}" if item in begun else item[0])
            begun.add(item)
    return found


@kept
def _words(text: str) -> tuple[_Word, ...]:
    """The words of a line without blanks; a list marker is one of them."""
    found, place, spaced = [], 0, True
    begin = marker_end(text)
    for token in (*((text[:begin],) if begin else ()), *words(text[begin:_LONGEST])):
        inner = token.strip()
        if inner:
            found.append(_Word(inner, place + token.index(inner), spaced or token[0] == " "))
        spaced = not inner or token[-1] == " "
        place += len(token)
    return tuple(found)


def features(text: str, kind: str, section: str, header: Sequence[str] = ()) -> list[tuple[tuple[str, ...], ...]]:
    """For each word of a line its groups of features: the word and its neighbours; where it stands."""
    tokens = _words(text)
    plain = [("0" if DIGIT.search(token.text) else token.text.lower()) for token in tokens]
    numbers = [n for n, word in enumerate(plain) if word == "0" or word in _LEVEL]
    names = ["^^", "^", *plain, "$", "$$"]
    columns = _columns(plain, header)
    found, cell, last_cue, cue_at, behind = [], 0, "^", -1, -99
    ahead = iter([*numbers, 10**6])
    next_number = next(ahead)
    for n, token in enumerate(tokens):
        if n and plain[n - 1] == "|":
            cell = n
        while next_number < n:
            behind, next_number = next_number, next(ahead)
        before2, before, word, after, after2 = names[n : n + 5]
        far = _bucket(n)
        near = (
            f"w={word}", f"-1={before}", f"+1={after}", f"-2={before2}", f"+2={after2}", f"b={before}_{word}", f"c={word}_{after}",
            f"t={before}_{word}_{after}", f"sp={token.spaced}", f"-1s={before}/{token.spaced}", f"w/k={word}/{kind}",
        )  # fmt: skip
        number, seen = _bucket(next_number - n) if next_number < 10**6 else "-", _bucket(n - behind) if behind >= 0 else "-"
        where = (
            f"k={kind}", f"s={section}", f"k/s={kind}/{section}", f"at={far}", f"k/at={kind}/{far}", f"in={_bucket(n - cell)}", f"h={columns[n]}",
            f"h/in={columns[n]}/{n == cell}", f"h/k={columns[n]}/{kind}", f"ahead={number}", f"behind={seen}", f"cue={last_cue}",
            f"cue/d={last_cue}/{_bucket(n - cue_at)}", f"cue/k={last_cue}/{kind}", f"ahead/k={number}/{kind}", f"n={_bucket(len(tokens))}", f"f={plain[0]}/{far}",
        )  # fmt: skip
        found.append((near, where))
        if word in _CUES:
            last_cue, cue_at = word, n
    return found


def _columns(plain: Sequence[str], header: Sequence[str]) -> list[str]:
    """For each word what the head of its column announces, or the column's number where there is no head."""
    count = plain.count("|") + 1
    if count == 1:
        return ["-"] * len(plain)
    sections = [_section(head) for head in header] if len(header) == count else []
    found, column = [], 0
    for word in plain:
        found.append(sections[column] if sections else str(min(column, 4)))
        column += word == "|"
    return found


@kept
def _section(head: str) -> str:
    return heading(head).section or arabic(head.strip())[:8] if len(head) <= LONGEST else "long"


_BUCKET = [next(bucket for bucket, most in enumerate((*_BUCKETS, 10**9)) if distance <= most) for distance in range(_BUCKETS[-1] + 2)]


def _bucket(distance: int) -> int:
    """Distances in few values, close ones apart."""
    return _BUCKET[distance] if distance <= _BUCKETS[-1] else len(_BUCKETS)
