"""Examples of every rule: texts in which it speaks and texts that only look as if it should. Data in examples.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

Example = Mapping[str, str]

WHOLE = "document"  # an example with this key alone is a whole text of its own


class Examples(NamedTuple):
    """Examples of one rule. failing: the rule speaks; passing: tempting, but it does not."""

    failing: tuple[Example, ...]
    passing: tuple[Example, ...]


@lru_cache(maxsize=1)
def _data() -> dict:
    return tomllib.loads(files("assistant.rules").joinpath("examples.toml").read_text(encoding="utf-8"))


def bases() -> Mapping[str, Example]:
    """The good proposals that the examples change: name -> section -> text; the first is the usual one."""
    return MappingProxyType(_data()["bases"])


def examples() -> Mapping[str, Examples]:
    """Rule id -> its examples."""
    return MappingProxyType({rule: Examples(tuple(one["failing"]), tuple(one["passing"])) for rule, one in _data()["rules"].items()})


def before(rule: str) -> str:
    """What a writer wrote where the rule speaks: the one section that such an example changes, "" where none shows it."""
    for example in examples()[rule].failing:
        sections = [words for section, words in example.items() if section != "base"]
        if len(sections) == 1 and len(sections[0]) > 40 and WHOLE not in example:
            return sections[0].strip()
    return ""


def text(example: Example) -> str:
    """The whole proposal of an example: its base with the example's sections in place of the base's own, added ones last."""
    if WHOLE in example:
        return example[WHOLE].strip() + "\n"
    names = bases()
    own = {section: words for section, words in example.items() if section != "base"}
    sections = {**names[example.get("base", next(iter(names)))], **own}
    return "\n\n".join(words.strip() for words in sections.values() if words.strip()) + "\n"
