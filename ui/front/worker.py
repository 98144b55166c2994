"""A worker process: the whole application on a Unix socket, for the front alone.

Started as ``python -m ui.front.worker SOCKET ALLOWANCE``. It ends when its
standard input does.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from index.errors import NianbaoError
from qa.settings import load_settings
from ui.front.folder import leave

ALIVE = "/.worker/alive"


class Alive:
    """Answers the front's look from the event loop: threads that are all busy are no reason to be ended."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """204 for the look, everything else to the application."""
        if scope["type"] == "http" and scope["path"] == ALIVE:
            await Response(status_code=204)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def main() -> int:
    """Serves until standard input ends. Exit codes are those of the errors."""
    path, allowance = (Path(argument) for argument in sys.argv[1:3])
    front = os.getppid()
    settings = load_settings(os.environ, Path.cwd())
    try:
        _serve(path, allowance)
    except NianbaoError as error:
        sys.stderr.write(error.line(settings.lang) + "\n")
        return error.exit_code
    finally:
        leave(path, front)
    return 0


def _serve(path: Path, allowance: Path) -> None:
    import uvicorn

    from ui.front.allowance import AskedAtFront
    from ui.logs import to_stderr
    from ui.options import load_options
    from ui.serve import IDLE_SECONDS, LAST_SECONDS, opened

    to_stderr()
    settings = load_settings(os.environ, Path.cwd())
    options = load_options(settings.home)
    with opened(settings, options, AskedAtFront(allowance)) as app:
        config = uvicorn.Config(
            Alive(app),
            uds=str(path),
            log_config=None,
            log_level="warning",
            # Nobody but the front can reach the socket; it has resolved the address already.
            forwarded_allow_ips="*",
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=LAST_SECONDS,
        )
        server = uvicorn.Server(config)

        def end() -> None:
            sys.stdin.buffer.read()
            server.should_exit = True

        threading.Thread(target=end, daemon=True, name="front").start()
        server.run()


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    # Everything is closed; taking down an interpreter with this many libraries would take seconds more.
    os._exit(code)
