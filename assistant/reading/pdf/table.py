"""Tables drawn with ruling lines: which characters stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from assistant.reading.pdf.flow import joined
from assistant.reading.pdf.lines import MARK, Line, Piece, lines, seated
from assistant.reading.pdf.page import Char, Page, Rule
from assistant.thai.markers import marker_end

_MOST_RULES = 1500  # on a page; a drawing has more
_NEAR = 3.0  # points; lines this near lie at the same place, or touch


class Grid(NamedTuple):
    """The ruling lines of one table; ``columns`` rise, ``rows`` fall (from top to bottom)."""

    columns: list[float]
    rows: list[float]
    horizontal: list[Rule]
    vertical: list[Rule]

    def holds(self, char: Char) -> bool:
        middle = (char.left + char.right) / 2
        return (
            self.columns[0] <= middle <= self.columns[-1]
            and self.rows[-1] <= char.bottom + char.size / 4 <= self.rows[0]
        )


def grids(page: Page) -> list[Grid]:
    """The tables of a page: groups of ruling lines that touch, with at least two columns."""
    rules = [(rule, True) for rule in page.horizontal] + [(rule, False) for rule in page.vertical]
    if not page.horizontal or not page.vertical or len(rules) > _MOST_RULES:
        return []
    group = list(range(len(rules)))

    def root(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    for one in range(len(page.horizontal)):
        for other in range(len(page.horizontal), len(rules)):
            if _touch(rules[one][0], rules[other][0]):
                group[root(one)] = root(other)
    found: dict[int, list[tuple[Rule, bool]]] = defaultdict(list)
    for item, rule in enumerate(rules):
        found[root(item)].append(rule)
    tables = []
    for members in found.values():
        horizontal = [rule for rule, flat in members if flat]
        vertical = [rule for rule, flat in members if not flat]
        columns, rows = _places(vertical), _places(horizontal)[::-1]
        if len(columns) > 2 and len(rows) > 1:
            tables.append(Grid(columns, rows, horizontal, vertical))
    return tables


def rows(grid: Grid, chars: list[Char], page: int) -> list[Line]:
    """The rows of a table, one ``Line`` each, a merged cell once."""
    held: dict[tuple[int, int], list[Char]] = defaultdict(list)
    first = {
        (row, column): _merged(grid, row, column)
        for row in range(len(grid.rows) - 1)
        for column in range(len(grid.columns) - 1)
    }
    cell = (0, 0)
    for char in seated(chars):
        middle, height = (char.left + char.right) / 2, char.bottom + char.size / 4
        row = sum(height < edge for edge in grid.rows) - 1
        column = bisect_right(grid.columns, middle) - 1
        here = (min(max(row, 0), len(grid.rows) - 2), min(max(column, 0), len(grid.columns) - 2))
        if MARK.match(char.text):
            here = cell  # a mark stays with its letter
        cell = here
        held[first[here]].append(char)
    result = []
    for row in range(len(grid.rows) - 1):
        starts = [c for c in range(len(grid.columns) - 1) if first[row, c][1] == c]
        pieces = tuple(_piece(held.get((row, c), []), grid.columns[c], grid.columns[c + 1]) for c in starts)
        if any(piece.text for piece in pieces):
            size = max(char.size for c in starts for char in held.get((row, c), [])[:1])
            result.append(Line(pieces, grid.rows[row + 1], size, page, cells=True))
    return result


def _piece(chars: list[Char], left: float, right: float) -> Piece:
    """The text of a cell, its wrapped lines joined again, its paragraphs on lines of their own."""
    found = lines(chars, gap=1e9)
    texts: list[str] = []
    for number, line in enumerate(found):
        before = found[number - 1]
        wrapped = (
            number and before.right > right - max(3 * line.size, 0.4 * (right - left)) and not marker_end(line.text)
        )
        if wrapped:
            texts[-1] = joined(texts[-1], line.text)
        else:
            texts.append(line.text)
    return Piece("\n".join(texts), left, right)


def _merged(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """The first cell of the merged cell that holds ``row``, ``column``: no ruling line lies between them."""
    height = (grid.rows[row] + grid.rows[row + 1]) / 2
    while column and not _lies(grid.vertical, grid.columns[column], height):
        column -= 1
    middle = (grid.columns[column] + grid.columns[column + 1]) / 2
    while row and not _lies(grid.horizontal, grid.rows[row], middle):
        row -= 1
    return row, column


def _lies(rules: list[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= along <= rule.end + _NEAR for rule in rules)


def _touch(flat: Rule, upright: Rule) -> bool:
    return (
        flat.start - _NEAR <= upright.at <= flat.end + _NEAR and upright.start - _NEAR <= flat.at <= upright.end + _NEAR
    )


def _places(rules: list[Rule]) -> list[float]:
    """Where rules lie, each place once, rising."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places
