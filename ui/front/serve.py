"""The front process: one port, several workers behind it."""

from __future__ import annotations

import contextlib
import resource
import socket
import sys

import uvicorn

from qa.library import Library
from qa.settings import Settings
from ui.api.limits import RateLimit
from ui.front.app import Front
from ui.front.crew import Crew
from ui.logs import to_stderr
from ui.options import load_options
from ui.serve import IDLE_SECONDS, LAST_SECONDS, listening, place_of


def serve_workers(settings: Settings, host: str, port: int, count: int) -> None:
    """Serves until interrupted; says on stderr where, once the first worker is up.

    Raises what :func:`ui.serve.serve` raises, before a worker is started.
    """
    options = load_options(settings.home)
    to_stderr()
    with listening(host, port) as listener:
        # Once, here: a database of an earlier version is brought up, and what is wrong is told in one line.
        library = Library.open(settings)
        try:
            library.model()
        finally:
            library.close()
        _open_more_files()
        limit = RateLimit(options.requests_per_minute, options.burst)
        crew = Crew(settings, count, limit, lambda: _say(f"年报通 {place_of(host, listener)}"))
        front = Front(crew, limit, secure_cookie=options.secure_cookie)
        config = uvicorn.Config(
            front,
            log_config=None,
            log_level="warning",
            lifespan="on",
            ws="none",
            server_header=False,
            date_header=False,
            forwarded_allow_ips=options.trusted_proxy,
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=LAST_SECONDS,
        )
        with contextlib.suppress(KeyboardInterrupt):
            _Server(config, front).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Ends the event streams first; they would keep it waiting for visitors to leave."""

    def __init__(self, config: uvicorn.Config, front: Front) -> None:
        super().__init__(config)
        self._front = front

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._front.closing.set()
        await super().shutdown(sockets)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _open_more_files() -> None:
    """Every visitor is two connections here; many systems allow a thousand unless asked."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else max(soft, 65536), hard))
