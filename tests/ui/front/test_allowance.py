"""The allowance that a worker asks the front for."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ui.api.limits import RateLimit
from ui.front.allowance import AskedAtFront, answering


def test_all_who_ask_share_one_allowance(tmp_path: Path) -> None:
    limit = RateLimit(per_minute=1, burst=20)

    async def ask() -> list[float]:
        server = await answering(limit, tmp_path / "a")
        workers = [AskedAtFront(tmp_path / "a") for _ in range(3)]
        waits = [asyncio.to_thread(workers[turn % 3].wait, "192.0.2.1") for turn in range(30)]
        found = [*await asyncio.gather(*waits), await asyncio.to_thread(workers[0].wait, "192.0.2.2")]
        server.close()
        return found

    *one, other = asyncio.run(ask())
    assert sorted(one)[:20] == [0] * 20
    assert min(sorted(one)[20:]) > 0
    assert other == 0


def test_an_address_cannot_ask_for_another(tmp_path: Path) -> None:
    limit = RateLimit(per_minute=1, burst=1)

    async def ask() -> list[float]:
        server = await answering(limit, tmp_path / "a")
        worker = AskedAtFront(tmp_path / "a")
        found = [await asyncio.to_thread(worker.wait, address) for address in ("x\n192.0.2.1", "192.0.2.1", "x" * 70_000)]
        server.close()
        return found

    assert asyncio.run(ask()) == [0, 0, 0]


def test_without_a_front_nobody_is_let_in(tmp_path: Path) -> None:
    assert AskedAtFront(tmp_path / "nothing").wait("192.0.2.1") > 0
