"""Everything on one port: the chat, the pages, the API, the tools for agents."""

from __future__ import annotations

import os

from fastapi import FastAPI

from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from ui.options import WebOptions, load_options


def build_app(
    library: Library, assistant: Assistant | None = None, options: WebOptions | None = None
) -> FastAPI:
    """The application over an opened ``library``; the caller closes the library afterwards.

    ``assistant`` and ``options`` default to those of the library and of its home folder.
    """
    # Gradio reads this when it is imported; an argument to it is not enough.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from ui.api.app import add_api
    from ui.api.limits import RateLimit
    from ui.api.metrics import Metrics
    from ui.api.services import Services
    from ui.api.tools import tools
    from ui.web.mount import add_pages, mount_chat

    assistant = assistant or Assistant(library)
    options = options or load_options(library.settings.home)
    limit, metrics = RateLimit(options.requests_per_minute, options.burst), Metrics()
    services = Services(library, assistant, metrics)
    app = FastAPI(
        title="年报通 nianbao",
        description="Question answering over annual reports on open government information",
        docs_url=None,
        redoc_url=None,
    )
    add_api(app, services, limit)
    add_pages(app, library, assistant, options)
    return mount_chat(app, services, limit, tools(services))


def serve(settings: Settings, host: str, port: int) -> None:
    """Serves until interrupted. Raises :class:`index.errors.UserMistake` for a faulty ``web.toml``."""
    import uvicorn

    library = Library.open(settings)
    try:
        options = load_options(settings.home)
        app = build_app(library, options=options)
        uvicorn.run(app, host=host, port=port, log_level="warning", forwarded_allow_ips=options.trusted_proxy)
    finally:
        library.close()
