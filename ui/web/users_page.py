"""The page on which administrators add users, disable them, and change their roles and passwords."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from index.errors import UserMistake
from ui.options import Role
from ui.passwords import LONGEST, SHORTEST
from ui.web.guards import behind_login, may, off, refused, session_of
from ui.web.page import texts_for
from ui.web.sessions import Session, Sessions

log = logging.getLogger(__name__)
_BY_ANOTHER = ("role staff", "role admin", "disabled", "enabled")
"""Changes that would lock an administrator out of this page."""
# A little more than what is taken, so that who is too long is told so by name.
Name = Annotated[str, Form(max_length=100)]
Password = Annotated[str, Form(max_length=LONGEST + 100)]
Secret = Annotated[str, Form()]


def users_router(sessions: Sessions) -> APIRouter:
    """``/manage/users`` and its forms; for administrators alone."""
    router = APIRouter(include_in_schema=False)
    accounts = sessions.accounts

    def shown(request: Request, session: Session, problem: str = "") -> Response:
        return behind_login(
            request,
            "users.html",
            session,
            problem=problem,
            heading=texts_for(request)("users.heading"),
            accounts=accounts.listed(),
            shortest=SHORTEST,
            longest=LONGEST,
        )

    def changed(request: Request, form_secret: str, what: str, name: str, change: Callable[[], None]) -> Response:
        """Makes a change for an administrator, and notes in the log who made it."""
        session = session_of(request, sessions)
        if session is None or not may(session, form_secret) or session.user.role != "admin":
            return refused(request)
        texts = texts_for(request)
        if name == session.user.name and what in _BY_ANOTHER:
            return shown(request, session, texts("users.not_yourself"))
        try:
            change()
        except UserMistake as mistake:
            return shown(request, session, mistake.line(texts.language))
        log.info("user: %s", what, extra={"actor": session.user.name, "target": name})
        # Who changed their own password has to log in again with it.
        return RedirectResponse("/manage/users", status_code=303)

    @router.get("/manage/users")
    def users(request: Request) -> Response:
        if not sessions.enabled:
            return off(request)
        session = session_of(request, sessions)
        if session is None:
            return RedirectResponse("/login", status_code=303)
        return shown(request, session) if session.user.role == "admin" else refused(request)

    @router.post("/manage/users/add")
    def add(
        request: Request, name: Name, role: Annotated[Role, Form()], password: Password, form_secret: Secret
    ) -> Response:
        plain = name.strip()
        return changed(request, form_secret, "added", plain, lambda: accounts.add(plain, role, password))

    @router.post("/manage/users/role")
    def set_role(request: Request, name: Name, role: Annotated[Role, Form()], form_secret: Secret) -> Response:
        return changed(request, form_secret, f"role {role}", name, lambda: accounts.set_role(name, role))

    @router.post("/manage/users/password")
    def set_password(request: Request, name: Name, password: Password, form_secret: Secret) -> Response:
        return changed(request, form_secret, "password changed", name, lambda: accounts.set_password(name, password))

    @router.post("/manage/users/state")
    def set_state(
        request: Request, name: Name, state: Annotated[Literal["disabled", "enabled"], Form()], form_secret: Secret
    ) -> Response:
        return changed(request, form_secret, state, name, lambda: accounts.set_disabled(name, state == "disabled"))

    return router
