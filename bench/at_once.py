"""Questions asked of a running server all at once, each from an address of its own.

    nianbao serve --workers 2 --port 7931 &
    python -m bench.at_once http://127.0.0.1:7931 --visitors 50 --rounds 5

The addresses are told as by a proxy on this machine, which the server believes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import time
from pathlib import Path

import httpx

QUESTIONS = Path(__file__).resolve().parent.parent / "data" / "eval" / "questions-dev.jsonl"


async def ask(client: httpx.AsyncClient, question: str, number: int) -> float:
    """Seconds until the answer. Raises :class:`httpx.HTTPStatusError` where there is none."""
    began = time.perf_counter()
    headers = {"X-Forwarded-For": f"198.51.100.{number % 250 + 1}"}
    answer = await client.post("/api/ask", json={"question": question}, headers=headers)
    answer.raise_for_status()
    return time.perf_counter() - began


async def rounds(address: str, visitors: int, times: int) -> list[list[float]]:
    """The seconds of every answer, by round; the first round is not counted: it loads what is kept."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [entry["question"] for entry in map(json.loads, lines) if "question" in entry]
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits, trust_env=False) as client:
        found = []
        for turn in range(times + 1):
            asked = [questions[(turn * visitors + number) % len(questions)] for number in range(visitors)]
            found.append(await asyncio.gather(*(ask(client, one, number) for number, one in enumerate(asked))))
    return found[1:]


def main() -> None:
    """Prints p50, p95 and the slowest of each round, and the medians over all rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    told = []
    for seconds in asyncio.run(rounds(arguments.address, arguments.visitors, arguments.rounds)):
        cuts = statistics.quantiles(seconds, n=20, method="inclusive")
        told.append((cuts[9], cuts[18], max(seconds)))
        print("p50 {:.2f} s  p95 {:.2f} s  slowest {:.2f} s".format(*told[-1]), flush=True)
    middle = [statistics.median(column) for column in zip(*told, strict=True)]
    print("median of rounds: p50 {:.2f} s  p95 {:.2f} s  slowest {:.2f} s".format(*middle))


if __name__ == "__main__":
    main()
