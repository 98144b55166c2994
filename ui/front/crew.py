"""All workers: each is kept running, and started again when it ends."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from qa.settings import SETTINGS, Settings
from ui.api.limits import RateLimit
from ui.front.allowance import answering
from ui.front.folder import ALLOWANCE, make_folder
from ui.front.process import Worker

log = logging.getLogger(__name__)
STEADY = 60.0
"""A worker that lived this many seconds is started again at once, another one after a pause that grows."""
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0


class Crew:
    """``count`` workers over the index of ``settings``; ``announce`` is called once when the first one is up."""

    def __init__(
        self, settings: Settings, count: int, limit: RateLimit, announce: Callable[[], None] = lambda: None
    ) -> None:
        self.up: dict[int, Worker] = {}
        self.starts = 0
        self._environment = environment(settings, count)
        self._count = count
        self._limit = limit
        self._announce: Callable[[], None] | None = announce
        self._tasks: list[asyncio.Task[None]] = []
        self._folder: Path | None = None
        self._allowance: asyncio.Server | None = None

    async def start(self) -> None:
        """Starts all; returns before they are up."""
        self._folder = make_folder()
        self._allowance = await answering(self._limit, self._folder / ALLOWANCE)
        self._tasks = [asyncio.create_task(self._keep(number, self._folder)) for number in range(self._count)]

    async def stop(self) -> None:
        """Ends all; none is left when this returns."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._allowance is not None:
            self._allowance.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _keep(self, number: int, folder: Path) -> None:
        pause = SHORTEST_PAUSE
        while True:
            began = time.monotonic()
            try:
                await self._live(Worker(number, folder))
            except Exception:
                # A place in the crew must not stay empty for a defect, or for a machine out of processes.
                log.exception("worker %d could not be kept", number)
            pause = SHORTEST_PAUSE if time.monotonic() - began > STEADY else min(pause * 2, LONGEST_PAUSE)
            await asyncio.sleep(pause)

    async def _live(self, worker: Worker) -> None:
        """One worker from its start to its end."""
        self.starts += 1
        try:
            if await worker.start(self._environment):
                self.up[worker.number] = worker
                if self._announce is not None:
                    self._announce()
                    self._announce = None
                await worker.watch()
        finally:
            self.up.pop(worker.number, None)
            code = await worker.stop()
        log.warning("worker %d ended with %s and is started again", worker.number, code)


def environment(settings: Settings, count: int) -> dict[str, str]:
    """The variables of a worker: the settings in force, and its share of the processors for the embedding model."""
    share = max(1, (os.cpu_count() or 1) // count)
    own = {setting.name: str(getattr(settings, setting.key)) for setting in SETTINGS}
    return {"OMP_NUM_THREADS": str(share), **os.environ, **own}
