"""The page on which whoever is logged in changes their own password."""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from index.errors import UserMistake
from ui.passwords import LONGEST, SHORTEST
from ui.web.guards import admitted, behind_login, may, off, refused, session_of
from ui.web.page import texts_for
from ui.web.sessions import Session, Sessions

log = logging.getLogger(__name__)
# A little more than what is taken, so that who is too long is told so by name.
Password = Annotated[str, Form(max_length=LONGEST + 100)]


def password_router(sessions: Sessions) -> APIRouter:
    """``/manage/password`` and its form, for everyone who is logged in."""
    router = APIRouter(include_in_schema=False)

    def shown(request: Request, session: Session, problem: str = "") -> Response:
        return behind_login(
            request,
            "password.html",
            session,
            problem=problem,
            heading=texts_for(request)("password.heading"),
            fixed=session.user.name in sessions.options.users,
            shortest=SHORTEST,
            longest=LONGEST,
        )

    @router.get("/manage/password")
    def form(request: Request) -> Response:
        if not sessions.enabled:
            return off(request)
        session = session_of(request, sessions)
        return shown(request, session) if session else RedirectResponse("/login", status_code=303)

    @router.post("/manage/password")
    def change(
        request: Request, current: Password, password: Password, again: Password, form_secret: Annotated[str, Form()]
    ) -> Response:
        session = session_of(request, sessions)
        if session is None or not may(session, form_secret):
            return refused(request)
        texts = texts_for(request)
        name, address = session.user.name, request.client.host if request.client else ""
        if password != again:
            return shown(request, session, texts("password.differ"))
        # The one in use is asked for, under the login's limit of tries: an open screen is not the password.
        if sessions.confirmed(name, current, address) is None:
            return shown(request, session, texts("password.wrong"))
        try:
            sessions.accounts.set_password(name, password)
        except UserMistake as mistake:
            return shown(request, session, mistake.line(texts.language))
        log.info("user: own password changed", extra={"actor": name, "target": name})
        # Every session of the old password is over; this browser goes on with a new one.
        user = sessions.accounts.find(name)
        answer = RedirectResponse("/manage", status_code=303)
        return admitted(answer, sessions.opened(user), sessions) if user else answer

    return router
