"""The one shape of success, ``{"data": …}``, and the one of errors, ``{"error": {"code", "message"}}``."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from index.errors import BadReport, NianbaoError, NotFound, Unavailable, UserMistake

log = logging.getLogger(__name__)

_CODES: tuple[tuple[type[NianbaoError], str, int], ...] = (
    (NotFound, "not_found", 404),
    (UserMistake, "bad_request", 400),
    (BadReport, "bad_report", 400),
    (Unavailable, "unavailable", 503),
)
_NAMES = {
    401: "login_needed",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
}
_SENTENCES = {
    "login_needed": ("请先登录", "please log in"),
    "forbidden": ("没有权限", "not allowed"),
    "not_found": ("没有这个地址", "no such address"),
    "method_not_allowed": ("这个地址不接受这种请求", "this address does not take such a request"),
    "too_large": ("请求太大", "the request is too large"),
    "too_many_requests": ("请求太频繁，请稍后再试", "too many requests, try again later"),
    "busy": ("现在来的人太多，请稍后再试", "too busy just now, try again later"),
    "unavailable": ("服务正在启动或恢复，请稍后再试", "the service is starting or recovering, try again later"),
    "bad_request": ("请求有误", "the request is faulty"),
    "internal": (
        "出了意外，已记入日志，编号 {incident}",
        "something unexpected happened, logged as {incident}",
    ),
}


class Problem(BaseModel):
    """What went wrong: ``code`` for programs, ``message`` for people."""

    code: str
    message: str


class ErrorBody(BaseModel):
    """The body of every error."""

    error: Problem


def language_of_request(request: Request) -> str:
    """``en`` where the request asks for it, by ``?lang=`` or by its header, else ``zh``."""
    wish = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return "en" if wish.lower().startswith("en") else "zh"


def sentence(code: str, language: str, **values: str) -> str:
    """The message for ``code``."""
    chinese, english = _SENTENCES[code]
    return (english if language == "en" else chinese).format(**values)


def error(code: str, message: str, status: int, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error in its envelope."""
    return JSONResponse({"error": {"code": code, "message": message}}, status_code=status, headers=headers)


def told(request: Request, code: str, message: str, status: int) -> Response:
    """An error for who asked: a page for a browser that opens an address, its envelope for a program.

    The application's ``state.error_page`` makes the page, where it has one.
    """
    page = getattr(request.app.state, "error_page", None)
    if page is None or request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return error(code, message, status)
    answer: Response = page(request, message, status)
    return answer


def add_error_handlers(app: FastAPI) -> None:
    """Every failure of a route leaves in the envelope, or as a page."""

    async def explained(request: Request, failure: Any) -> Response:
        code, status = next(
            ((code, status) for kind, code, status in _CODES if isinstance(failure, kind)), ("internal", 500)
        )
        return told(request, code, failure.line(language_of_request(request)), status)

    async def invalid(request: Request, failure: Any) -> Response:
        first: dict[str, Any] = dict(failure.errors()[0]) if failure.errors() else {}
        place = ".".join(str(part) for part in first.get("loc", ()))
        message = (
            f"{sentence('bad_request', language_of_request(request))}: {place} {first.get('msg', '')}".strip()
        )
        return told(request, "bad_request", message, 422)

    async def refused(request: Request, failure: Any) -> Response:
        code = _NAMES.get(failure.status_code, "bad_request")
        return told(request, code, sentence(code, language_of_request(request)), failure.status_code)

    async def defect(request: Request, failure: Exception) -> Response:
        incident = secrets.token_hex(4)
        log.error("request failed, incident %s", incident, exc_info=failure)
        return told(request, "internal", sentence("internal", language_of_request(request), incident=incident), 500)

    app.add_exception_handler(NianbaoError, explained)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, defect)
