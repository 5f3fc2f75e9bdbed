import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import rubric
from assistant.rubric.words import Words, is_regex, source
from assistant.tagging.features import _FLAGS
from assistant.thai.literals import Expression, learn, needs, seen


def _expressions() -> list[str]:
    """Every expression of the default rubric, and those of the tagger's flags."""
    found = [one.pattern.pattern for one in _FLAGS.values()]
    waiting = [rubric.load()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Words):
            found += [source(word) for word in (*value.words, *value.not_in, *value.unless) if is_regex(word)]
        elif isinstance(value, tuple | list):
            waiting += value
        elif hasattr(value, "__dict__"):
            waiting += vars(value).values()
        elif hasattr(value, "values"):
            waiting += value.values()
    return sorted(set(found))


EXPRESSIONS = _expressions()


@pytest.mark.parametrize(
    ("expression", "pieces"),
    [
        (r"อาหาร\s*ว่าง", {"อาหาร"}),
        (r"รพ\s*\.?\s*สต", {"รพ"}),
        (r"สีา?แดง", {"แดง"}),
        (r"(?:รถ|เรือ)เล็ก", {"เล็ก"}),
        (r"(?:รถ|เรือ)?[ก-ฮ]", None),
        (r"(?:รถ|เรือ)+\d", {"รถ", "เรือ"}),
        (r"กา|ขา", {"กา", "ขา"}),
        (r"กา|\d", None),
        (r"\bPPE\b", {"ppe"}),
        (r"[กข]", {"ก", "ข"}),
        (r"[^ก]|[ก-ข]", None),
        (r"[.]{4,}", {"...."}),
        (r"ก{0,2}", None),
        (r"(?=กข)\d", None),
        (r"(?<!ไม่)มี", {"มี"}),
        (r"(?P<name>กข|ค)ง{2}", {"งง"}),
        (r"\(กข\)", {"(กข)"}),
        (r"(?>กข)", None),
        (r"(ก)\1", None),
    ],
)
def test_text_that_an_expression_needs(expression, pieces):
    assert needs(expression) == (pieces and frozenset(pieces))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_an_expression_of_the_rubric_matches_holds_what_it_needs(data):
    expression = data.draw(st.sampled_from(EXPRESSIONS))
    text = data.draw(st.from_regex(re.compile(expression), alphabet=st.characters(codec="utf-8", exclude_characters="\n")))
    pieces = needs(expression)
    assert pieces is None or any(piece in text.lower() for piece in pieces)


def test_most_expressions_need_some_text():
    assert sum(needs(one) is None for one in EXPRESSIONS) * 20 < len(EXPRESSIONS)


@given(st.text(alphabet="กขคา ABcd\n", max_size=30))
def test_seen_is_what_is_in_the_text_also_when_more_is_learned(text):
    learn(["กา", "า", "กาข", "bc"])
    before = seen(text)
    learn([text.strip()[:3].split("\n")[0].lower() or "กา"])
    for literal in ("กา", "า", "กาข", "bc"):
        assert (literal in before) == (literal in seen(text)) == (literal in text.lower())


@pytest.mark.parametrize("text", ["ปี 2569", "ราว 5 คน", "เลข", "", "คน\n5", "PPE"])
def test_an_expression_finds_what_the_plain_one_finds(text):
    for source_ in (r"\d\s*คน|25\d\d", r"\d", r"ppe", r"^$"):
        one = Expression(source_, re.IGNORECASE)
        plain = re.compile(source_, re.IGNORECASE)
        assert [match.span() for match in one.finditer(text)] == [match.span() for match in plain.finditer(text)]
        assert bool(one.search(text)) == bool(plain.search(text))
        assert one.findall(text) == plain.findall(text)
