"""Templates to HTML. Whatever comes from a visitor or a report is escaped, always."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ui.web.texts import Texts

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The one template environment: escaping on, unknown names are errors."""
    found = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.tests["web_address"] = lambda text: str(text).startswith(("https://", "http://"))
    return found


def render(template: str, texts: Texts, **context: Any) -> Markup:
    """The template filled with ``context``; ``t`` is the catalogue."""
    return Markup(environment().get_template(template).render(t=texts, **context))
