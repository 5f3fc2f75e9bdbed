"""What is worked out for one line and kept, so that a text that changed in one line is soon checked again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakValueDictionary

LINES = 4096  # results that are kept of each function, those of about sixty proposals
LONGEST = 4000  # characters: what is longer is worked out each time, so that memory has a bound

Line = TypeVar("Line", bound=Hashable)
Result = TypeVar("Result")


class _Kept(dict[Any, Any]):
    """Results by argument; a missing one is worked out. Full, it starts again from empty."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __missing__(self, line: Any) -> Any:
        result = self.function(line)
        if len(line if line.__class__ is str else line[0]) <= LONGEST:
            if len(self) >= LINES:
                self.clear()
            self[line] = result
        return result


_all: WeakValueDictionary[int, _Kept] = WeakValueDictionary()


def kept(function: Callable[[Line], Result]) -> Callable[[Line], Result]:
    """Keep the results of a function of one argument: a line, or a tuple that begins with one."""
    results = _Kept(function)
    _all[id(results)] = results
    return results.__getitem__


def forget() -> None:
    """Drop everything that is kept of the lines seen so far."""
    for results in list(_all.values()):
        results.clear()
