"""``nianbao serve``: web chat, search, API and MCP on one port."""

from __future__ import annotations

import argparse

from qa.settings import Settings

OPENS_ITSELF = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址 / address to listen on")
    parser.add_argument("--port", type=int, default=7860, help="端口 / port")
    parser.add_argument(
        "--workers",
        type=int,
        default=None,
        help="网页进程数（默认 NIANBAO_WORKERS，1）/ number of web processes",
    )


def run(arguments: argparse.Namespace, settings: Settings, language: str) -> int:
    """Serves until interrupted."""
    from ui.front.count import worker_count

    count = worker_count(arguments.workers, settings)
    if count == 1:
        from ui.serve import serve

        serve(settings, arguments.host, arguments.port)
    else:
        from ui.front.serve import serve_workers

        serve_workers(settings, arguments.host, arguments.port, count)
    return 0
