"""What every plain page shares: its language, its frame, its address in the other language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from ui.web.render import render
from ui.web.texts import Texts, language_of, texts
from ui.web.thread import header


def texts_for(request: Request) -> Texts:
    """The catalogue in the visitor's language: by address, cookie or browser."""
    accepted = request.headers.get("accept-language", "").split(",")[0]
    return texts(language_of(request.query_params.get("lang"), request.cookies.get("nianbao_lang"), accepted))


def page(
    request: Request, template: str, name: str, *, heading: str = "", status: int = 200, **context: Any
) -> HTMLResponse:
    """A page in the site's frame; ``name`` is its entry in the navigation."""
    said = texts_for(request)
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    other = request.url.path + "?" + urlencode([*pairs, ("lang", said("site.other_language_code"))])
    content = render(
        template,
        said,
        heading=heading or said(f"nav.{name}"),
        header=header(name, said, other, managed=getattr(request.app.state, "managed", False)),
        panel=render("panel.html", said),
        **context,
    )
    return HTMLResponse(content, status_code=status)


def address(path: str, pairs: Iterable[tuple[str, object]]) -> str:
    """``path`` with the pairs that say something as its query."""
    said = [(key, str(value)) for key, value in pairs if value not in (None, "")]
    return path + ("?" + urlencode(said) if said else "")
