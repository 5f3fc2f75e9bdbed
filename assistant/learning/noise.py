"""Noise made by code from labelled texts: lost headings, shuffled sections, damaged letters, another look of digits.

Noisy copies train and test the tagger; they are never counted as proposals.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from assistant.learning.corpus import LabelledLine, LabelledText
from assistant.thai.markers import marker_end

_AM = re.compile("([ก-ฮ][่-๋]?)ำ")
_TONE = re.compile("[่้๊๋]")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_PUA = str.maketrans({"่": "\uf70a", "้": "\uf70b", "๊": "\uf70c", "๋": "\uf70d", "์": "\uf70e"})
_SWAPS = (("เเ", "แ"), ("ซื้อ", "ชื้อ"), ("ะ", ""), ("์", ""), ("ค่า", "คา่"), ("ทำ", "ทํา"))


def _with(text: LabelledText, lines, suffix: str) -> LabelledText:
    return replace(text, id=f"{text.id}-{suffix}", lines=tuple(lines))


def without_headings(text: LabelledText) -> LabelledText:
    """The text with its headings (rows of column heads aside) taken out."""
    return _with(text, [line for line in text.lines if not (line and line.kind == "heading" and " | " not in line.text)], "headless")


def misspelt_headings(text: LabelledText, seed: int = 1) -> LabelledText:
    """The text with a letter lost or doubled in each heading."""
    chance = random.Random(f"{seed}{text.id}")

    def mend(line: LabelledLine | None):
        if not line or line.kind != "heading" or len(line.text) < 8:
            return line
        place = chance.randrange(marker_end(line.text) + 2, len(line.text))
        extra = chance.choice(["", line.text[place] * 2])
        return replace(line, text=line.text[:place] + extra + line.text[place + 1 :])

    return _with(text, map(mend, text.lines), "misspelt")


def shuffled(text: LabelledText, seed: int = 1) -> LabelledText:
    """The text with its sections (a heading and what stands below it) in another order; title and signatures stay."""
    chance = random.Random(f"{seed}{text.id}")
    sections: list[list[LabelledLine | None]] = [[]]
    for line in text.lines:
        if line and line.kind == "heading" and any(one and one.kind != "heading" for one in sections[-1]):
            sections.append([])
        sections[-1].append(line)
    if len(sections) < 4:
        return _with(text, text.lines, "shuffled")
    first, middle, last = sections[0], sections[1:-1], sections[-1]
    chance.shuffle(middle)
    return _with(text, [line for section in (first, *middle, last) for line in section], "shuffled")


def scanned(text: LabelledText, strength: int = 1, seed: int = 1) -> LabelledText:
    """The text as a PDF or scan gives it. strength 1: split sara am, PUA marks; 2: also lost and moved marks; 3: more of all.

    Figures are left alone: a wrong digit would be a true defect.
    """
    chance = random.Random(f"{seed}{strength}{text.id}")

    def damage(words: str) -> str:
        style = chance.random()
        if chance.random() < 0.25 * strength:
            words = _AM.sub(r"\1 ำ" if style < 0.3 else r"\1 า" if style < 0.6 else "\\1ํา", words)
        if chance.random() < 0.15 * strength:
            words = words.translate(_PUA)
        if strength > 1:
            words = _TONE.sub(lambda m: "" if chance.random() < 0.02 * strength else m[0], words)
            if chance.random() < 0.1 * strength:
                old, new = chance.choice(_SWAPS)
                words = words.replace(new, old) if old == "เเ" else words.replace(old, new)
            words = re.sub(r"(?<=[ก-ฮ]) ?(?=[ก-ฮ])", lambda m: " " if chance.random() < 0.004 * strength else m[0], words)
        return words.replace(" ", "  ") if chance.random() < 0.1 * strength else words

    return _with(text, [line and replace(line, text=damage(line.text)) for line in text.lines], f"scan{strength}")


def other_digits(text: LabelledText) -> LabelledText:
    """The text with Thai digits for Arabic ones, or the other way round."""
    thai = sum(len(re.findall("[๐-๙]", line.text)) for line in text.lines if line)
    table = _ARABIC if thai > 20 else _THAI
    return _with(text, [line and replace(line, text=line.text.translate(table)) for line in text.lines], "digits")


def bare_lists(text: LabelledText) -> LabelledText:
    """The text without list numbers."""
    lines = [line and replace(line, text=line.text[marker_end(line.text) :].strip() or line.text) for line in text.lines]
    return _with(text, lines, "bare")


def flattened(text: LabelledText) -> LabelledText:
    """The text as copied from a web page: the cells of a row on lines of their own, column heads run together, blank lines between."""
    chance = random.Random(text.id)
    lines: list[LabelledLine | None] = []
    for line in text.lines:
        if line and line.kind == "heading" and " | " not in line.text and chance.random() < 0.3:
            lines.append(LabelledLine(line.number, "other", "stars"))  # a picture's name, copied with the text
        if not line or " | " not in line.text:
            lines.append(line)
        elif line.kind == "heading":
            lines.append(replace(line, text="".join(cell.strip() for cell in line.text.split("|"))))
        else:
            measures = [words for words, _ in line.indicators]
            for cell in filter(None, (cell.strip() for cell in line.text.split("|"))):
                kind = "indicator" if any(cell in words or words in cell for words in measures) else line.kind
                lines += [replace(line, text=cell, kind=kind), None]
    return _with(text, lines, "flat")


def opening(text: LabelledText, seed: int = 1) -> LabelledText:
    """The first part of the text, as a draft that is still being written, or a preview."""
    chance = random.Random(f"{seed}{text.id}")
    return _with(text, text.lines[: max(8, int(len(text.lines) * chance.uniform(0.15, 0.5)))], "opening")


def copies(text: LabelledText) -> list[LabelledText]:
    """Noisy copies to learn from, beside the text itself."""
    flat = [flattened(text)] if any(line and " | " in line.text for line in text.lines) else []
    return flat + [
        without_headings(text), misspelt_headings(text), shuffled(text, 1), scanned(text, 2), other_digits(text),
        bare_lists(text), bare_lists(without_headings(shuffled(text, 2))), opening(text), opening(without_headings(text), 2),
    ]  # fmt: skip
