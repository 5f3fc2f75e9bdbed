"""The service's own page templates, filled in; everything that comes from outside is escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.outputs.page import style


def rendered(name: str, **context: object) -> str:
    """The template ``name`` with the style sheet of the report."""
    return _environment().get_template(name).render(context, style=Markup(style()))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = Path(__file__).with_name("templates")
    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
