"""``nianbao serve``: web chat, search, API and MCP on one port."""

from __future__ import annotations

import argparse

from qa.settings import Settings

OPENS_ITSELF = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址 / address to listen on")
    parser.add_argument("--port", type=int, default=7860, help="端口 / port")


def run(arguments: argparse.Namespace, settings: Settings, language: str) -> int:
    """Serves until interrupted."""
    from ui.serve import serve

    serve(settings, arguments.host, arguments.port)
    return 0
