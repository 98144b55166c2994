"""Reading many files at once on the machines of a Ray cluster. The only file that imports Ray.

Every machine needs this program installed. Results come in the order of the
files, and are the same as from one process: reading has no state.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from typing import Any

from index.errors import NianbaoError, Unavailable, UserMistake
from index.ingest import Prepared, prepare

AHEAD_FOR_EACH = 4
"""Files under way for each processor of the cluster: bounds the memory."""
SECONDS_TO_CONNECT = 10


def prepared_by_ray(files: Iterable[tuple[bytes, str]], address: str) -> Iterator[Prepared]:
    """Every file read and analysed by the cluster at ``address``, in order.

    ``address`` is ``HOST:PORT`` of a cluster that this machine belongs to,
    ``ray://HOST:PORT`` of another, or ``local`` for one of this command's own.
    Raises :class:`UserMistake` where Ray is not installed, and
    :class:`Unavailable` where the cluster does not answer or loses a file.
    """
    ray = _started(address)
    try:
        remote = ray.remote(prepare)
        most = AHEAD_FOR_EACH * max(1, int(ray.cluster_resources().get("CPU", 1)))
        waiting: list[Any] = []
        for content, source in files:
            waiting.append(remote.remote(content, source))
            if len(waiting) > most:
                yield _result(ray, waiting.pop(0))
        for one in waiting:
            yield _result(ray, one)
    finally:
        ray.shutdown()


def _started(address: str) -> Any:
    try:
        import ray
    except ImportError as error:
        raise UserMistake(
            "没有安装 Ray",
            remedy="请运行 pip install 'nianbao[ray]' -c constraints.txt（约80 MB，装好约240 MB）",
            english="Ray is not installed; run pip install 'nianbao[ray]' -c constraints.txt "
            "(a download of 80 MB, 240 MB installed)",
        ) from error
    try:
        _reach(address)
        ray.init(address=address, log_to_driver=False, logging_level="error", include_dashboard=None)
    except (OSError, RuntimeError, ValueError, AssertionError) as error:
        raise Unavailable(
            f"Ray 集群没有应答：{address}",
            remedy="请检查地址，或在各机器上运行 ray start",
            english=f"the Ray cluster {address} does not answer; check the address, or run ray start "
            "on its machines",
        ) from error
    return ray


def _reach(address: str) -> None:
    """Raises OSError where nothing listens there: Ray itself keeps trying for minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if colon:
        socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS_TO_CONNECT).close()


def _result(ray: Any, reference: Any) -> Prepared:
    try:
        found: Prepared = ray.get(reference)
    except NianbaoError:
        raise
    except ray.exceptions.RayTaskError as defect:
        return Prepared(analysis=None, error=None, seconds=0.0, defect=defect)
    except (ray.exceptions.RaySystemError, ray.exceptions.WorkerCrashedError, ray.exceptions.ObjectLostError,
            ray.exceptions.NodeDiedError) as error:  # fmt: skip
        raise Unavailable(
            f"Ray 集群中断：{type(error).__name__}",
            remedy="已导入的都已保存，请再运行一次",
            english=f"the Ray cluster broke off ({type(error).__name__}); what was taken in is kept, run it again",
        ) from error
    return found
