"""Everything on one port: the chat, the pages, the API, the tools for agents."""

from __future__ import annotations

import os

from fastapi import FastAPI

from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings


def build_app(library: Library, assistant: Assistant | None = None) -> FastAPI:
    """The application over an opened ``library``; the caller closes it afterwards."""
    # Gradio reads this when it is imported; an argument to it is not enough.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from ui.web.mount import mount_chat
    from ui.web.pages import add_static, source_router

    assistant = assistant or Assistant(library)
    app = FastAPI(title="年报通", docs_url=None, redoc_url=None)
    add_static(app)
    app.include_router(source_router(library))
    return mount_chat(app, assistant, library)


def serve(settings: Settings, host: str, port: int) -> None:
    """Serves until interrupted."""
    import uvicorn

    library = Library.open(settings)
    try:
        uvicorn.run(build_app(library), host=host, port=port, log_level="warning")
    finally:
        library.close()
