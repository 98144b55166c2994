"""Everything on one port: the chat, the pages, the API, the tools for agents."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fastapi import FastAPI

from index.errors import UserMistake
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from ui.logs import to_stderr
from ui.options import WebOptions, load_options

if TYPE_CHECKING:
    import uvicorn

    from ui.api.limits import Allowance

GRADIO_SWITCHES = {
    # Read when Gradio is imported; an argument to it is not enough.
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Gradio sums up all events so far after each one, with pandas, for a page that is not served here.
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
}
"""Set before Gradio is imported."""
LAST_SECONDS = 3
"""Seconds that requests under way have when the server is to end."""
IDLE_SECONDS = 75
"""Seconds that an idle connection is kept: longer than browsers' and proxies' pauses, and than the front's.

A request that a visitor sends in the moment in which the server closes is lost to him (uvicorn's own 5 seconds
are just what httpx keeps a connection, too).
"""


def build_app(
    library: Library,
    assistant: Assistant | None = None,
    options: WebOptions | None = None,
    allowance: Allowance | None = None,
) -> FastAPI:
    """The application over an opened ``library``; the caller closes the library afterwards.

    ``assistant`` and ``options`` default to those of the library and of its home folder.
    ``allowance`` is that of a process in front, which limits all but the chat's questions itself.
    """
    os.environ.update(GRADIO_SWITCHES)
    from ui.api.app import add_api
    from ui.api.limits import RateLimit
    from ui.api.metrics import Metrics
    from ui.api.services import Services
    from ui.api.tools import tools
    from ui.web.mount import add_pages, mount_chat

    assistant = assistant or Assistant(library)
    options = options or load_options(library.settings.home)
    own, metrics = RateLimit(options.requests_per_minute, options.burst), Metrics()
    if (model := library.model()) is not None:
        from ui.api.model_metrics import ModelMetrics

        metrics.registry.register(ModelMetrics(model))
    services = Services(library, assistant, metrics)
    app = FastAPI(
        title="年报通 nianbao",
        description="Question answering over annual reports on open government information",
        docs_url=None,
        redoc_url=None,
    )
    add_api(app, services, own if allowance is None else None, options)
    add_pages(app, library, assistant, options)
    return mount_chat(app, services, allowance or own, tools(services))


def serve(settings: Settings, host: str, port: int) -> None:
    """Serves until interrupted; says on stderr where.

    Raises :class:`index.errors.UserMistake` for a faulty ``web.toml``, and for
    an address that cannot be listened on.
    """
    options = load_options(settings.home)
    to_stderr()
    with listening(host, port) as listener, opened(settings, options) as app:
        sys.stderr.write(f"年报通 {place_of(host, listener)}\n")
        with contextlib.suppress(KeyboardInterrupt):
            server_of(app, options).run(sockets=[listener])


def server_of(app: FastAPI, options: WebOptions) -> uvicorn.Server:
    """The server of ``app`` in this process, not yet running."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        forwarded_allow_ips=options.trusted_proxy,
        timeout_keep_alive=IDLE_SECONDS,
    )
    return uvicorn.Server(config)


@contextlib.contextmanager
def opened(settings: Settings, options: WebOptions, allowance: Allowance | None = None) -> Iterator[FastAPI]:
    """The application over the index of ``settings``, which is closed afterwards; see :func:`build_app`."""
    library = Library.open(settings, serving=True)
    try:
        app = build_app(library, options=options, allowance=allowance)
        # The first visitor should not wait for the model to load.
        app.state.desk.starters.offer("zh")
        threading.Thread(target=app.state.desk.assistant.warm, daemon=True, name="warm").start()
        yield app
    finally:
        library.close()


def place_of(host: str, listener: socket.socket) -> str:
    """The address to open in a browser."""
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at ``host`` and ``port``. Raises :class:`UserMistake` where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        if not 0 <= port <= 65535:
            raise OSError("0–65535")
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise UserMistake(
            f"无法在 {host}:{port} 上提供服务：{error}",
            remedy="请用 --port 换一个端口，或检查 --host",
            english=f"cannot listen on {host}:{port}: {error}; choose another --port, or check --host",
        ) from error
