"""Where: province, amphoe, tambon (names as geothai has them) and the fund's code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import geothai

from assistant.proposal.model import Area, Element
from assistant.thai.literals import Expression, learn, seen
from assistant.thai.numbers import arabic

_PROVINCE = Expression(r"(?:จังหวัด|จ\.)\s*([ก-๎]{2,30})")
_AMPHOE = Expression(r"(?:อำเภอ|อ\.(?<![ก-๎.]อ\.))\s*([ก-๎]{2,30}(?:-[ก-๎]{2,10})?)")
_TAMBON = Expression(r"(?:ตำบล(?<!ส่งเสริมสุขภาพตำบล)(?<!เทศบาลตำบล)(?<!บริหารส่วนตำบล)(?<!สุขภาพตำบล)|ต\.(?<![ก-๎.]ต\.))\s*([ก-๎]{2,30}(?:-[ก-๎]{2,10})?)")
_OFFICE = Expression(r"(?:เทศบาลตำบล|องค์การบริหารส่วนตำบล|อบต\.?|ทต\.?)\s*([ก-๎]{2,30})")
_CODE = re.compile(r"[Ll](?<![A-Za-z\d].)\s?(\d{4,5})(?!\d)")


@cache
def _provinces() -> dict[str, str]:
    provinces = {province.name_th: province.code for province in geothai.provinces()}
    learn(provinces)
    return provinces


@cache
def _amphoe(code: str) -> dict[str, str]:
    return {district.name_th: district.code for district in geothai.districts(code)}


@cache
def _tambon(code: str) -> frozenset[str]:
    return frozenset(place.name_th for place in geothai.subdistricts(code))


def area(elements: Sequence[Element]) -> Area:
    """The place of a proposal: the lines about area first, then everything else."""
    first = [e.text for e in elements if e.kind == "area"]
    rest = [e.text for e in elements if e.kind not in ("area", "rationale")]
    text = "\n".join(first + rest + [e.text for e in elements if e.kind == "rationale"])
    province = _known(_PROVINCE.findall(text), _provinces()) or _known_anywhere(text)
    districts = _amphoe(_provinces()[province]) if province else {}
    amphoe = _known(_AMPHOE.findall(text), districts, "เมือง" + (province or ""))
    parts = _tambon(districts[amphoe]) if amphoe in districts else frozenset()
    tambon = _known(_TAMBON.findall(text) or _OFFICE.findall(text), parts)
    code = _CODE.search(arabic(text))
    return Area(province, amphoe, tambon, f"L{code[1]}" if code else None)


def _known(names: Sequence[str], known, town: str = "") -> str | None:
    """The first name that is known, or begins with a known one; else the first name as written."""
    for name in names:
        if name == "เมือง" and town in known:
            return town
        if name in known:
            return name
        begins = [one for one in known if name.startswith(one)]
        if begins:
            return max(begins, key=len)
    loose = next((name for name in names if not re.match(r"ใน|ที่|ของ|เรา|ได้|และ|มี|จะ|ละ|นี้|เดียว|อื่น|ตำบล|อำเภอ|จังหวัด|หมู่", name)), None)
    return loose if loose and not isinstance(known, dict) or loose and "กรุงเทพมหานคร" not in known else None


def _known_anywhere(text: str) -> str | None:
    found = [(text.index(name), name) for name in seen(text) & _provinces().keys() if len(name) > 3]
    return min(found)[1] if found else None
