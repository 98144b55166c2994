"""One allowance for all workers: it is kept in the front, and a worker asks there before it takes a question.

Over a Unix socket, a connection each time: the visitor's address and a line
break there, the seconds to wait and a line break back.
"""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

from ui.api.limits import RateLimit

PATIENCE = 5.0
"""Seconds until a front that does not answer counts as gone."""
LONGEST_ADDRESS = 200


class AskedAtFront:
    """The front's allowance, as a worker sees it. Safe between threads."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)

    def wait(self, address: str) -> float:
        """Takes a token; 0 where there was one, else the seconds until there is.

        Without a front this worker is about to end, and takes no more questions.
        """
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(PATIENCE)
                line.connect(self._path)
                line.sendall(address.encode("utf-8", "replace")[:LONGEST_ADDRESS] + b"\n")
                return float(line.makefile("rb").readline(64))
        except (OSError, ValueError):
            return PATIENCE


async def answering(limit: RateLimit, path: Path) -> asyncio.Server:
    """Answers the workers at the Unix socket ``path`` until the server that is given is closed."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            address = await asyncio.wait_for(reader.readline(), PATIENCE)
            writer.write(f"{limit.wait(address.decode('utf-8', 'replace').rstrip())}\n".encode("ascii"))
            await writer.drain()
        except (OSError, ValueError, TimeoutError):
            return
        finally:
            writer.close()

    return await asyncio.start_unix_server(answer, path)
