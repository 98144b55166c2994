"""The pages on an application, and the chat at its root."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request, Response
from fastapi.exception_handlers import http_exception_handler
from starlette.exceptions import HTTPException

from qa.assistant import Assistant
from qa.library import Library
from ui.api.envelope import language_of_request, sentence, told
from ui.api.limits import Allowance
from ui.api.services import Services
from ui.options import WebOptions
from ui.web.accounts import Accounts
from ui.web.chat import build, theme
from ui.web.data_page import data_router
from ui.web.desk import Desk
from ui.web.docs_page import docs_router
from ui.web.manage_page import manage_router
from ui.web.page import page, texts_for
from ui.web.pages import add_static, source_router
from ui.web.password_page import password_router
from ui.web.pictures import picture_router
from ui.web.quality_page import quality_router
from ui.web.search_page import search_router
from ui.web.sessions import Sessions
from ui.web.users_page import users_router

# Linked, not given to Gradio as ``css``: it would fence every rule inside its own container.
HEAD = """
<link rel="icon" href="/ui/static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/ui/static/site.css">
<link rel="stylesheet" href="/ui/static/chat.css">
<script src="/ui/static/site.js"></script>
"""


def add_pages(app: FastAPI, library: Library, assistant: Assistant, options: WebOptions) -> None:
    """Adds the plain pages and what they fetch."""
    sessions = Sessions(options, accounts=Accounts(options.users, library.store.engine))
    app.state.managed = sessions.enabled
    app.state.error_page = _error_page
    add_static(app)
    for router in (
        source_router(library),
        picture_router(library),
        search_router(library, assistant),
        data_router(library),
        quality_router(library),
        docs_router(options),
        manage_router(library, sessions),
        users_router(sessions),
        password_router(sessions),
    ):
        app.include_router(router)


def _error_page(request: Request, message: str, status: int) -> Response:
    return page(request, "message.html", "", heading=texts_for(request)("site.error"), message=message, status=status)


async def _no_such_address(request: Request, failure: Any) -> Response:
    """The chat stands at ``/`` and is asked for every address that nothing else has."""
    if failure.status_code != 404:
        return await http_exception_handler(request, failure)
    return told(request, "not_found", sentence("not_found", language_of_request(request)), 404)


def mount_chat(
    app: FastAPI, services: Services, limit: Allowance, tools: Sequence[Callable[..., Any]]
) -> FastAPI:
    """Mounts the chat at ``/``, behind every route that ``app`` has; ``tools`` are offered over MCP."""

    async def mounting() -> None:
        _mount(app, services, limit, tools)

    # Built outside a running event loop, Gradio opens loops of its own and never closes them.
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(mounting())
    else:
        _mount(app, services, limit, tools)
    return app


def _mount(app: FastAPI, services: Services, limit: Allowance, tools: Sequence[Callable[..., Any]]) -> None:
    app.state.desk = desk = Desk(
        services.assistant, services.library, wait=limit.wait, count=services.metrics.answered, managed=app.state.managed
    )
    gr.mount_gradio_app(
        app,
        build(desk, tools),
        path="/",
        theme=theme(),
        head=HEAD,
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=True,
        max_file_size="1mb",
    )
    chat: FastAPI = app.routes[-1].app  # type: ignore[attr-defined]
    chat.state.error_page, chat.state.managed = app.state.error_page, app.state.managed
    chat.add_exception_handler(HTTPException, _no_such_address)
