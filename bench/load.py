"""Many visitors at once against a real ``nianbao serve`` on this machine.

    python -m bench.load --visitors 100 --minutes 10 [--address http://127.0.0.1:7860]

Every visitor asks questions whose right answers are known, searches, looks at
pages and now and then uploads a report, with a pause between. Without
``--address`` a server of its own is started over the reports in ``data/``.
Being told 稍后再试 (429 or 503 with a sentence) is no error; a wrong answer, any
other status, a broken connection and a dead server are. Exit 1 where there was one.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.load_server import PASSWORD, USER, Server, memory, served
from bench.load_work import QUESTIONS, SEARCHES, right, upload

PAUSE = 1.0
"""Mean seconds that a visitor rests between two requests."""
PATIENCE = 30.0
"""Seconds after which a visitor gives up, which counts as an error."""
LATER = (429, 503)
MOST_REQUESTS = 2_000_000
"""A bound on the whole, whatever was asked for."""


@dataclass
class Seen:
    """What all visitors saw together; seconds by kind of work."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    later: int = 0
    wrong: list[str] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")

    @property
    def requests(self) -> int:
        """How many were answered in the end."""
        return sum(map(len, self.seconds.values()))


async def visitor(number: int, address: str, until: float, seen: Seen, upload_secret: str, cookies: dict[str, str]) -> None:
    """One visitor's visit."""
    source = random.Random(number)
    limits = httpx.Limits(max_connections=1)
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits, trust_env=False) as client:
        await asyncio.sleep(source.random() * PAUSE * 2)
        while time.monotonic() < until and seen.requests < MOST_REQUESTS:
            await one(client, source, seen, upload_secret, cookies)
            await asyncio.sleep(source.expovariate(1 / PAUSE))


async def one(
    client: httpx.AsyncClient, source: random.Random, seen: Seen, upload_secret: str, cookies: dict[str, str]
) -> None:
    """One request: asked, timed, its answer checked."""
    kind = source.choices(("ask", "search", "page", "upload"), (70, 20, 9.5, 0.5 if upload_secret else 0))[0]
    started, asked = time.perf_counter(), kind
    try:
        if kind == "ask":
            question = source.choice(QUESTIONS)
            asked = question.text
            answer = await client.post("/api/ask", json={"question": question.text, "turns": list(question.turns)})
            problem = "" if answer.status_code != 200 else right(question, answer.json())
        elif kind == "search":
            answer = await client.get("/search", params={"q": source.choice(SEARCHES)})
            problem = "" if answer.status_code != 200 or "<mark>" in answer.text else "search: nothing marked"
        elif kind == "page":
            answer = await client.get(source.choice(("/", "/data", "/quality", "/api/reports", "/docs")))
            problem = ""
        else:
            name, content = upload(source.randrange(20))
            answer = await client.post(
                "/manage/upload",
                data={"form_secret": upload_secret},
                files=[("files", (name, content))],
                cookies=cookies,
            )
            problem = "" if answer.status_code != 200 or 'class="failed"' not in answer.text else f"upload: {name}"
    except httpx.HTTPError as error:
        seen.errors[f"{kind}: {type(error).__name__}"] += 1
        return
    if answer.status_code in LATER and "稍后再试" in answer.text:
        seen.later += 1
        await asyncio.sleep(min(float(answer.headers.get("retry-after", "1")), 5))
    elif answer.status_code != 200:
        seen.errors[f"{kind}: {answer.status_code}"] += 1
    else:
        seconds = time.perf_counter() - started
        seen.seconds.setdefault(kind, []).append(seconds)
        seen.slowest = max(seen.slowest, (seconds, asked))
        if problem:
            seen.wrong.append(problem)


async def visits(address: str, count: int, seconds: float, server: Server | None) -> tuple[Seen, list[int]]:
    """All visitors at once; and the server's memory in MiB at the start, every tenth of the time, and the end."""
    seen, secret, cookies = Seen(), "", {}
    if server is not None:
        secret, cookies = await log_in(address)
    until = time.monotonic() + seconds
    sizes: list[int] = []

    async def watching() -> None:
        while server is not None and time.monotonic() < until:
            sizes.append(memory(server.process_id))
            await asyncio.sleep(max(seconds / 10, 1))

    await asyncio.gather(watching(), *(visitor(n, address, until, seen, secret, cookies) for n in range(count)))
    if server is not None:
        sizes.append(memory(server.process_id))
    return seen, sizes


async def log_in(address: str) -> tuple[str, dict[str, str]]:
    """The secret for forms and the cookies of a session of staff."""
    async with httpx.AsyncClient(base_url=address, follow_redirects=True, timeout=PATIENCE, trust_env=False) as client:
        page = await client.post("/login", data={"name": USER, "password": PASSWORD})
        return page.text.split('name="form_secret" value="')[1].split('"')[0], dict(client.cookies)


def told(seen: Seen, sizes: list[int], seconds: float, alive: bool) -> int:
    """Prints the table; the exit code."""
    print("| measured | value |\n| --- | --- |")
    print(f"| requests answered | {seen.requests} ({seen.requests / seconds:.1f}/s) |")
    for kind, times in sorted(seen.seconds.items()):
        ordered = sorted(times)
        p50, p95 = (ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95))
        print(f"| {kind}: {len(ordered)}, p50 / p95 / longest | {p50:.3f} / {p95:.3f} / {ordered[-1]:.3f} s |")
    print(f"| the slowest | {seen.slowest[1]}: {seen.slowest[0]:.3f} s |")
    print(f"| told to try later | {seen.later} |")
    print(f"| errors | {dict(seen.errors) or 0} |")
    print(f"| wrong answers | {len(seen.wrong)} {seen.wrong[:3] or ''} |")
    if sizes:
        print(f"| memory, MiB, from start to end | {' → '.join(map(str, sizes))} |")
    print(f"| the server still answers | {'yes' if alive else 'NO'} |")
    return int(bool(seen.errors or seen.wrong or not alive or not seen.requests))


def main() -> int:
    """Runs the visits and prints what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visitors", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--address", default="", help="a server that runs already; then nothing is uploaded")
    arguments = parser.parse_args()
    count, seconds = min(max(arguments.visitors, 1), 1000), min(max(arguments.minutes, 0.05), 60) * 60

    def run(address: str, server: Server | None) -> int:
        seen, sizes = asyncio.run(visits(address, count, seconds, server))
        alive = httpx.get(f"{address}/healthz", timeout=PATIENCE, trust_env=False).status_code == 200
        return told(seen, sizes, seconds, alive)

    if arguments.address:
        return run(arguments.address, None)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        return run(server.address, server)


if __name__ == "__main__":
    sys.exit(main())
