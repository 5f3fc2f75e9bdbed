"""Damage that is wrong in any word: font glyphs, doubled or misplaced marks, invisible characters."""

from __future__ import annotations

import re

from assistant.thai.literals import learn, seen

# Glyph variants that Windows Thai fonts keep in the Private Use Area (U+F700 to U+F71A).
_FONT = dict(
    zip(
        map(chr, range(0xF700, 0xF71B)),
        "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู",
        strict=True,
    )
)
# Symbol fonts (Wingdings, Wingdings 2, Symbol) that Word files leave at U+F000 + code.
_SYMBOLS = {
    **dict.fromkeys("\uf052\uf0fe\uf0fc\uf050\uf053\uf0fd\uf051", "☑"),
    **dict.fromkeys("\uf0a3\uf0a8\uf06f\uf071\uf072\uf035\uf02a\uf099\uf09f\uf030", "☐"),
    **dict.fromkeys("\uf0b7\uf0a7\uf06e\uf076\uf0d8\uf09e", "•"),
    "\uf02d": "-",
    "\uf0e0": "→",
    "\uf0e8": "→",
    "\uf020": " ",
}
_SINGLE = _FONT | _SYMBOLS
_MARKS = "ัิีึืฺุู็-๎"
_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff"  # and U+200D, which also joins emoji

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
# Damage is searched for at a character of FIRST; PATTERN looks at what lies around it.
FIRST = f"{''.join(_SINGLE)}{_INVISIBLE}\u200d{_SPACES} เํ็ัิีึืุู่-์ำ"
PATTERN = rf"""
    (?<=[{"".join(_SINGLE)}{_INVISIBLE}{_SPACES}]) | (?<=\u200d)(?![{_EMOJI}]) | (?<=[ ])[ ] | (?<=เ)เ
  | (?<=ํ)(?:[่-๋]?[ ]?า|ํ) | (?<=[่-๋])ํ | (?<=[ัิีึืุู])[ัิีึืุู] | (?<=[่-์])[่-์ัิีึืุู] | (?<=็)็ | (?<=ำ)[่-๋]
"""
_GAP, _BLANKS = "  ", re.compile(" {2,}")
# Where there is damage there is one of these.
HINTS = frozenset(
    {*_SINGLE, *"\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00a0\u202f\u205f\u3000"}
    | {chr(code) for code in range(0x2000, 0x200B)}
    | {_GAP, "เเ", "ํ", "็็", " ำ"}
    | {f"{mark}{other}" for mark in "ัิีึืุู" for other in "ัิีึืุู"}
    | {f"{tone}{mark}" for tone in "่้๊๋์" for mark in "่้๊๋์ัิีึืุู"}
    | {f"ำ{tone}" for tone in "่้๊๋"}
)
learn(HINTS)
_DAMAGE = re.compile(
    rf"""(?P<single>[{"".join(_SINGLE)}])
       | (?P<nothing>(?:[{_INVISIBLE}]|\u200d(?![{_EMOJI}]))+)
       | (?P<space>[ {_SPACES}]*[{_SPACES}][ {_SPACES}]*|[ ]{{2,}})
       | (?P<ae>เเ)
       | ํ(?P<am>[่-๋]?)[ ]?า | (?P<tone>[่-๋])ํ[ ]?(?P<aa>า?)
       | (?P<doubled>[{_MARKS}])(?P=doubled)+
       | (?P<late>[่-์])(?P<vowel>[ัิีึืุู])
       | ำ(?P<after>[่-๋])
       | (?<=[ก-๎])(?P<apart>[ ]+)(?=ำ)
    """,
    re.VERBOSE,
)


def symbol(char: str) -> str:
    """What a character of a symbol font (U+F000 to U+F0FF) stands for, e.g. ☑; any other character as it is."""
    return _SYMBOLS.get(char, char)


def edits(text: str) -> list[tuple[int, int, str]]:
    """What to replace in ``text``: start, end and the new characters, which are never more than the old."""
    hints = HINTS & seen(text)
    if hints <= {_GAP}:
        return [(match.start(), match.end(), " ") for match in _BLANKS.finditer(text)] if hints else []
    return [(match.start(), match.end(), _mended(match)) for match in _DAMAGE.finditer(text)]


def _mended(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "single":
        return _SINGLE[match[0]]
    if kind in ("nothing", "apart"):
        return ""
    if kind == "space":
        return " "
    if kind == "ae":
        return "แ"
    if kind == "am":
        return match["am"] + "ำ"
    if kind in ("aa", "tone"):
        return match["tone"] + ("ำ" if match["aa"] else "ํ") if match["aa"] else "ํ" + match["tone"]
    if kind == "doubled":
        return match["doubled"]
    if kind == "vowel":
        return match["vowel"] + match["late"]
    return match["after"] + "ำ"
