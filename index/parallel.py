"""Reading many files at once, in processes of their own.

Processes are spawned, never forked: the embedding model must not be forked
after its first use. Results come in the order of the files.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context

from index.errors import NianbaoError, Unavailable
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
    """Every file read and analysed, in order.

    A defect that one file trips is handed on in its :class:`Prepared`; the other files go on.
    Raises :class:`Unavailable` where a process is ended from outside.
    """
    workers = min(os.cpu_count() or 1, 8)
    with ProcessPoolExecutor(
        max_workers=workers, mp_context=get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),)
    ) as pool:
        waiting: list[Future[Prepared]] = []
        for content, source in files:
            waiting.append(_submitted(pool, content, source))
            if len(waiting) > AHEAD:
                yield _result(waiting.pop(0))
        for future in waiting:
            yield _result(future)


def _submitted(pool: ProcessPoolExecutor, content: bytes, source: str) -> Future[Prepared]:
    try:
        return pool.submit(prepare, content, source)
    except BrokenExecutor as error:
        raise _broken_off() from error


def _result(future: Future[Prepared]) -> Prepared:
    failure = future.exception()
    if isinstance(failure, BrokenExecutor):
        raise _broken_off() from failure
    if isinstance(failure, Exception) and not isinstance(failure, NianbaoError):
        return Prepared(analysis=None, error=None, seconds=0.0, defect=failure)
    return future.result()


def _broken_off() -> Unavailable:
    return Unavailable(
        "识读进程中断（可能内存不足）",
        remedy="已导入的都已保存，请再运行一次，或把文件分批导入",
        english="a reading process was ended, perhaps for want of memory; what was taken in is kept, run it again",
    )
