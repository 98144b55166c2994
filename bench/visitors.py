"""Visitors of the chat who ask all at once, each in a conversation of its own, as their browsers would.

    python -m bench.visitors --visitors 50 --rounds 5 [--address http://127.0.0.1:7860 --process 4711]

Without ``--address`` a server of its own is started over the reports in ``data/``.
Every visitor has opened the page; then all send a question in the same moment, and
the time runs until the answer's page part has arrived. The questions are the
development questions, others in each round. The seconds that the server's
processors worked a turn do not depend on what else the machine does. Exit 1
where a turn failed.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from bench.load_server import served

QUESTIONS = Path(__file__).resolve().parent.parent / "data" / "eval" / "questions-dev.jsonl"
PATIENCE = 120.0


@dataclass(frozen=True, kw_only=True)
class Round:
    """Seconds of each turn, how many failed, and the seconds that the server's processors worked."""

    seconds: list[float]
    failed: int
    worked: float


class Visitor:
    """A page that is open; ``number`` gives it an address, as told by a proxy on this machine."""

    def __init__(self, client: httpx.AsyncClient, config: dict[str, Any], number: int) -> None:
        self._client, self._config, self._session = client, config, uuid4().hex
        self._headers = {"X-Forwarded-For": f"198.51.100.{number % 250 + 1}"}

    async def open(self) -> None:
        """What the page asks for when it opens. Raises :class:`httpx.HTTPStatusError` where it gets nothing."""
        (await self._sent("load", [], None)).raise_for_status()

    async def ask(self, question: str) -> tuple[float, bool]:
        """Seconds until the answer was drawn, and whether it was."""
        began = time.perf_counter()
        answer = await self._sent("ask", [None, None], {"question": question})
        seconds = time.perf_counter() - began
        return seconds, answer.status_code == 200 and 'class="card problem"' not in str(answer.json()["data"][0])

    async def _sent(self, event: str, data: list[None], event_data: dict[str, str] | None) -> httpx.Response:
        events = self._config["dependencies"]
        number = next(one["id"] for one in events if event in [name for _, name in one["targets"]])
        body = {"data": data, "event_data": event_data, "fn_index": number, "session_hash": self._session}
        return await self._client.post("/gradio_api/run/predict", json=body, headers=self._headers)


async def visits(address: str, count: int, times: int, process_id: int) -> list[Round]:
    """The rounds after the first, which only loads what is kept."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [entry["question"] for entry in map(json.loads, lines) if "question" in entry]
    rounds = []
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits, trust_env=False) as client:
        config = (await client.get("/config")).json()
        for turn in range(times + 1):
            visitors = [Visitor(client, config, number) for number in range(count)]
            asked = [questions[(turn * count + number) % len(questions)] for number in range(count)]
            for one in visitors:
                await one.open()
            before = worked(process_id)
            told = await asyncio.gather(*(one.ask(words) for one, words in zip(visitors, asked, strict=True)))
            rounds.append(
                Round(
                    seconds=[seconds for seconds, _ in told],
                    failed=sum(not well for _, well in told),
                    worked=worked(process_id) - before,
                )
            )
    return rounds[1:]


def worked(process_id: int) -> float:
    """Seconds that all processors have worked for the process and its children; 0 where that is not known."""
    seconds = 0.0
    with contextlib.suppress(OSError):
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
                if process_id in (int(stat.parent.name), int(fields[1])):
                    seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def told(rounds: list[Round]) -> int:
    """Prints each round and the medians over all; the exit code."""
    rows = []
    for one in rounds:
        cuts = statistics.quantiles(one.seconds, n=20, method="inclusive")
        rows.append((cuts[9], cuts[18], max(one.seconds), one.worked * 1000 / len(one.seconds), one.failed))
        print("p50 {:.2f} s  p95 {:.2f} s  slowest {:.2f} s  {:.0f} ms of work a turn  failed {}".format(*rows[-1]), flush=True)
    middle = [statistics.median(column) for column in zip(*rows, strict=True)]
    print("median of rounds: p50 {:.2f} s  p95 {:.2f} s  slowest {:.2f} s  {:.0f} ms of work a turn".format(*middle))
    print("load of the machine before and in this: {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))
    return int(any(one.failed for one in rounds))


@contextlib.contextmanager
def place(address: str, process_id: int) -> Iterator[tuple[str, int]]:
    """The server to ask and its process: the one named, or one of its own."""
    if address:
        yield address, process_id
        return
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        yield server.address, server.process_id


def main() -> int:
    """Runs the rounds and prints them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="", help="a server that runs already")
    parser.add_argument("--process", type=int, default=0, help="its process, to see how long its processors worked")
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with place(arguments.address, arguments.process) as (address, process_id):
        return told(asyncio.run(visits(address, arguments.visitors, arguments.rounds, process_id)))


if __name__ == "__main__":
    sys.exit(main())
