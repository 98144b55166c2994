"""The managing page, behind a login: reports in and out, feedback to review."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from index.errors import NianbaoError
from index.ingest import Outcome, read_again, remove, take
from qa.library import Library
from ui.web import feedback
from ui.web.guards import admitted, behind_login, may, off, refused, session_of
from ui.web.page import page, texts_for
from ui.web.sessions import COOKIE, Session, Sessions
from ui.web.texts import Texts

MOST_FILES = 200
LONGEST_NAME = 200
"""Characters of a file's name that are kept, the last ones: its ending counts."""
log = logging.getLogger(__name__)


PATIENCE = 20.0
"""Seconds that a visitor waits while another process writes to the index."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of an uploaded file, in a line."""

    name: str
    state: str
    text: str


class Manager:
    """Takes reports in and out, one at a time: the index has one writer."""

    def __init__(self, library: Library, largest: int) -> None:
        self.library = library
        self.largest = largest

    def take(self, name: str, content: bytes, texts: Texts) -> Result:
        """Takes one file in."""
        plain = plain_name(name)
        if len(content) > self.largest:
            return Result(name=plain, state="failed", text=texts("manage.too_large", most=self.largest >> 20))
        try:
            with self.library.turn(patience=PATIENCE):
                outcome = take(content, plain, self.library.stores)
        except NianbaoError as error:
            return Result(name=plain, state="failed", text=error.line(texts.language))
        except Exception:
            # A file that trips a defect must not take the other files of the upload with it.
            incident = secrets.token_hex(4)
            log.exception("upload of %r failed, incident %s", plain, incident)
            return Result(name=plain, state="failed", text=texts("manage.defect", incident=incident))
        return Result(name=plain, state=outcome.state, text=described(outcome, texts))

    def read_again(self, report_id: str, texts: Texts) -> Result:
        """Reads a report anew from the file that is kept of it."""
        try:
            with self.library.turn(patience=PATIENCE):
                outcome = read_again(report_id, self.library.stores)
        except NianbaoError as error:
            return Result(name=report_id, state="failed", text=error.line(texts.language))
        return Result(name=report_id, state=outcome.state, text=described(outcome, texts))

    def remove(self, report_id: str) -> bool:
        """Takes a report out; False where it was not held."""
        with self.library.turn(patience=PATIENCE):
            return remove(report_id, self.library.stores)


def plain_name(name: str) -> str:
    """The file's own name: no folders, nothing that is not to be seen, which the database might not take."""
    seen = "".join(sign for sign in name.replace("\\", "/") if sign.isprintable())
    return PurePosixPath(seen).name[-LONGEST_NAME:] or "?"


def described(outcome: Outcome, texts: Texts) -> str:
    """An outcome in a sentence."""
    if outcome.error is not None:
        return outcome.error.line(texts.language)
    text = f"{texts('manage.' + outcome.state)} {outcome.report_id}"
    if outcome.analysis is not None:
        failing = sum(check.status == "fail" for check in outcome.analysis.checks)
        text += " · " + texts(
            "manage.read",
            mapped=outcome.analysis.cells_mapped,
            expected=outcome.analysis.cells_expected,
            fail=failing,
        )
    return text


def manage_router(library: Library, sessions: Sessions) -> APIRouter:
    """``/login``, ``/logout`` and ``/manage``; without a user they say that they are off."""
    router = APIRouter(include_in_schema=False)
    manager = Manager(library, sessions.options.upload_megabytes << 20)

    def shown(
        request: Request, session: Session, results: Sequence[Result] = (), status: int = 200
    ) -> Response:
        return behind_login(
            request,
            "manage.html",
            session,
            status=status,
            results=results,
            reports=library.store.reports(),
            feedback=feedback.kept(library.store.engine),
            most=sessions.options.upload_megabytes,
        )

    @router.get("/login")
    def login_form(request: Request) -> Response:
        return page(request, "login.html", "manage", problem="") if sessions.enabled else off(request)

    @router.post("/login")
    def login(
        request: Request,
        name: Annotated[str, Form(max_length=100)],
        password: Annotated[str, Form(max_length=200)],
    ) -> Response:
        if not sessions.enabled:
            return off(request)
        secret = sessions.log_in(name, password, request.client.host if request.client else "")
        if secret is None:
            return page(
                request, "login.html", "manage", problem=texts_for(request)("manage.wrong"), status=401
            )
        log.info("logged in", extra={"actor": name})
        sessions.log_out(request.cookies.get(COOKIE))
        return admitted(RedirectResponse("/manage", status_code=303), secret, sessions)

    @router.post("/logout")
    def logout(request: Request) -> Response:
        sessions.log_out(request.cookies.get(COOKIE))
        answer = RedirectResponse("/", status_code=303)
        answer.delete_cookie(COOKIE)
        return answer

    @router.get("/manage")
    def manage(request: Request) -> Response:
        if not sessions.enabled:
            return off(request)
        session = session_of(request, sessions)
        return shown(request, session) if session else RedirectResponse("/login", status_code=303)

    @router.post("/manage/upload")
    async def upload(request: Request) -> Response:
        # Who asks is known from the cookie, before any of the files is read.
        session = session_of(request, sessions)
        if session is None:
            return refused(request)
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            if not may(session, str(form.get("form_secret", ""))):
                return refused(request)
            texts = texts_for(request)
            results = []
            for file in form.getlist("files"):
                if isinstance(file, UploadFile):
                    content = await file.read(manager.largest + 1)
                    if content or file.filename:
                        name = file.filename or "?"
                        results.append(await run_in_threadpool(manager.take, name, content, texts))
                        log.info("file uploaded", extra={"actor": session.user.name, "target": results[-1].name})
        failed = bool(results) and all(result.state == "failed" for result in results)
        return await run_in_threadpool(shown, request, session, results, 422 if failed else 200)

    @router.post("/manage/remove")
    def take_out(
        request: Request, report: Annotated[str, Form(max_length=200)], form_secret: Annotated[str, Form()]
    ) -> Response:
        session = session_of(request, sessions)
        if session is None or not may(session, form_secret) or session.user.role != "admin":
            return refused(request)
        if manager.remove(report):
            log.info("report removed", extra={"actor": session.user.name, "target": report})
        return RedirectResponse("/manage", status_code=303)

    @router.post("/manage/again")
    def again(
        request: Request, report: Annotated[str, Form(max_length=200)], form_secret: Annotated[str, Form()]
    ) -> Response:
        session = session_of(request, sessions)
        if session is None or not may(session, form_secret):
            return refused(request)
        log.info("report read again", extra={"actor": session.user.name, "target": report})
        result = manager.read_again(report, texts_for(request))
        return shown(request, session, [result], 422 if result.state == "failed" else 200)

    @router.post("/manage/review")
    def review(
        request: Request, number: Annotated[int, Form(ge=1, le=2**31 - 1)], form_secret: Annotated[str, Form()]
    ) -> Response:
        session = session_of(request, sessions)
        if not may(session, form_secret):
            return refused(request)
        feedback.review(library.store.engine, number)
        return RedirectResponse("/manage", status_code=303)

    return router
