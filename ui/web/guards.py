"""Who may see and send what behind the login, and what the others are told."""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import Request, Response

from ui.web.page import page, texts_for
from ui.web.sessions import COOKIE, Session, Sessions


def session_of(request: Request, sessions: Sessions) -> Session | None:
    """The session of who asks; None where there is none, or it has ended."""
    return sessions.session(request.cookies.get(COOKIE))


def may(session: Session | None, form_secret: str) -> bool:
    """Whether a form comes from the session's own page."""
    return session is not None and secrets.compare_digest(
        session.form_secret.encode(), form_secret.encode("utf-8", "replace")
    )


def off(request: Request) -> Response:
    """Where nobody can log in at all."""
    return page(request, "message.html", "manage", message=texts_for(request)("manage.off"), status=404)


def refused(request: Request) -> Response:
    """Where the session does not allow it, or has ended."""
    return page(request, "message.html", "manage", message=texts_for(request)("manage.refused"), status=403)


def behind_login(request: Request, template: str, session: Session, *, problem: str = "", status: int = 200, **values: Any) -> Response:
    """A page of the managing part for who is logged in, kept by no cache; ``problem`` is what a form was refused for."""
    answer = page(
        request,
        template,
        "manage",
        status=422 if problem else status,
        user=session.user,
        form_secret=session.form_secret,
        problem=problem,
        **values,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def admitted(answer: Response, secret: str, sessions: Sessions) -> Response:
    """The answer with the cookie of a new session."""
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=int(sessions.options.session_hours * 3600),
        httponly=True,
        samesite="lax",
        secure=sessions.options.secure_cookie,
    )
    return answer
