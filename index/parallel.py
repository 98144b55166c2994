"""Reading many files at once, in processes of their own.

Processes are spawned, never forked: the embedding model must not be forked
after its first use. Results come in the order of the files.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from index.ingest import Prepared, prepare

WORTH_IT = 6
"""Files from which on the start of the processes (about 0.5 s each) pays."""
AHEAD = 8
"""Files that are read before the one that is being stored: bounds the memory."""
SECONDS_BETWEEN_LOOKS = 2.0


def _end_with(parent: int) -> None:
    """Ends this process soon after its parent has gone, however that ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def prepared(files: Iterable[tuple[bytes, str]]) -> Iterator[Prepared]:
    """Every file read and analysed, in order."""
    workers = min(os.cpu_count() or 1, 8)
    with ProcessPoolExecutor(
        max_workers=workers, mp_context=get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),)
    ) as pool:
        waiting: list[Future[Prepared]] = []
        for content, source in files:
            waiting.append(pool.submit(prepare, content, source))
            if len(waiting) > AHEAD:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()
