"""Typed reading of a parsed TOML table; what does not fit raises ``Fault`` with the path to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from assistant.rubric.words import Words, source


class Fault(Exception):
    """What is wrong (one Thai sentence) and the path of keys to it."""

    def __init__(self, path: tuple[str | int, ...], detail: str) -> None:
        super().__init__(detail)
        self.path = path
        self.detail = detail


class Table:
    """A table of the file at a path. All getters check the type and raise ``Fault``."""

    __slots__ = ("data", "path")

    def __init__(self, data: Mapping[str, Any], path: tuple[str | int, ...] = ()) -> None:
        if not isinstance(data, dict):
            raise Fault(path, "ตรงนี้ต้องเป็นตาราง ([ชื่อตาราง])")
        self.data = data
        self.path = path

    def only(self, *keys: str) -> Table:
        """Nothing but these keys may stand here."""
        self.known(self.data, keys)
        return self

    def known(self, found: Collection[str], allowed: Collection[str], key: str = "") -> None:
        """Nothing but what is allowed among the keys of this table, or among the values of one key."""
        for name in found:
            if name not in allowed:
                raise self.fault(key or name, f"ไม่รู้จักคำว่า “{name}” ตรงนี้")

    def fault(self, key: str, detail: str) -> Fault:
        return Fault(self.path + (key,), detail)

    def get(self, key: str) -> Any:
        if key not in self.data:
            raise self.fault(key, f"ยังขาด “{key}”")
        return self.data[key]

    def text(self, key: str) -> str:
        value = self.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, f"“{key}” ต้องเป็นข้อความ และต้องไม่ว่าง")
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.fault(key, f"“{key}” ต้องเป็น true หรือ false")
        return value

    def number(self, key: str, low: float = 0, high: float = float("inf")) -> float:
        value = self.get(key)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            limits = f"ตั้งแต่ {low:g} ขึ้นไป" if high == float("inf") else f"ระหว่าง {low:g} ถึง {high:g}"
            raise self.fault(key, f"“{key}” ต้องเป็นตัวเลข {limits}")
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        value = self.get(key)
        if value not in allowed:
            raise self.fault(key, f"“{key}” ต้องเป็นคำใดคำหนึ่งใน {', '.join(allowed)}")
        return value

    def texts(self, key: str, low: int = 0, high: int | None = None) -> tuple[str, ...]:
        value = self.get(key) if low else self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise self.fault(key, f'“{key}” ต้องเป็นรายการข้อความ ["…", "…"] ที่ไม่ว่าง')
        if len(value) < low or (high is not None and len(value) > high):
            raise self.fault(key, f"“{key}” ต้องมี {low}–{high} ข้อ" if high else f"“{key}” ต้องมีอย่างน้อย {low} ข้อ")
        return tuple(value)

    def table(self, key: str) -> Table:
        return Table(self.get(key), self.path + (key,))

    def tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """The named tables under a key, in the order of the file."""
        parent = self.table(key)
        for name in parent.data:
            yield name, parent.table(name)

    def rows(self, key: str) -> list[Table]:
        """An array of tables ([[key]])."""
        value = self.get(key)
        if not isinstance(value, list):
            raise self.fault(key, f"“{key}” ต้องเขียนเป็น [[{key}]]")
        return [Table(row, self.path + (key, at)) for at, row in enumerate(value)]

    def words(self, *others: str) -> Words:
        """The word list in this table: words, more (a fund's own, added), not_in, unless; besides it only the keys given."""
        self.only("words", "more", "not_in", "unless", *others)
        return Words(self.texts("words", 1) + self.texts("more"), self.texts("not_in"), self.texts("unless"))


def check_words(data: object, path: tuple[str | int, ...] = ()) -> None:
    """Every /regular expression/ in a table can be compiled and holds no group that counts."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if isinstance(value, str):
            if value.startswith("/") and value.endswith("/") and len(value) > 2:
                try:
                    groups = re.compile(source(value)).groups
                except re.error as error:
                    raise Fault(path + (key,), f"รูปแบบคำ {value} ใช้ไม่ได้ ({error})") from None
                if groups:
                    raise Fault(path + (key,), f"รูปแบบคำ {value} ให้ใช้วงเล็บแบบ (?:…)")
        else:
            check_words(value, path + (key,))
