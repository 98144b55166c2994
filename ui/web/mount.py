"""The chat on the application's root."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI

from qa.assistant import Assistant
from qa.library import Library
from ui.web.chat import build, theme
from ui.web.desk import Desk

# Linked, not given to Gradio as ``css``: it would fence every rule inside its own container.
HEAD = """
<link rel="icon" href="/ui/static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/ui/static/site.css">
<link rel="stylesheet" href="/ui/static/chat.css">
<script src="/ui/static/site.js"></script>
"""


def mount_chat(app: FastAPI, assistant: Assistant, library: Library) -> FastAPI:
    """Mounts the chat at ``/``, behind every route that ``app`` already has."""
    return gr.mount_gradio_app(
        app,
        build(Desk(assistant, library)),
        path="/",
        theme=theme(),
        head=HEAD,
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        max_file_size="64mb",
    )
