"""Reading on the machines of a Ray cluster: the same index, byte for byte, as from one process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.synthetic.reports import reports
from tests.faults.killing import REPOSITORY, opened
from tests.index.exported import exported
from tests.qa.built import nianbao
from tests.ui.cli.running import error, one_line_error, out

pytestmark = pytest.mark.slow
START = "from ray.scripts.scripts import main; main()"


def _node(*arguments: str) -> subprocess.Popen[bytes]:
    """A machine of the cluster: all its processes are one session, to be ended together."""
    return subprocess.Popen(
        [sys.executable, "-c", START, "start", *arguments, "--num-cpus=1", "--disable-usage-stats", "--block"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(REPOSITORY), *sys.path])},
    )


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a cluster of two machines, both on loopback."""
    pytest.importorskip("ray")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    nodes = [_node("--head", "--node-ip-address=127.0.0.1", f"--port={port}", "--include-dashboard=false")]
    try:
        until = time.monotonic() + 60
        while not _answers(port) and time.monotonic() < until:
            time.sleep(0.5)
        nodes.append(_node(f"--address=127.0.0.1:{port}"))
        time.sleep(8)
        yield f"127.0.0.1:{port}"
    finally:
        for node in reversed(nodes):
            os.killpg(node.pid, signal.SIGKILL)
            node.wait(30)


def test_two_machines_several_processes_and_one_give_the_same_index(cluster: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for made in reports(8, seed=5, errors=0.3):
        (folder / made.name).write_bytes(made.content)
    runs = {
        "ray": nianbao("ingest", "--ray", cluster, str(folder), home=tmp_path / "ray"),
        "processes": nianbao("ingest", str(folder), home=tmp_path / "processes"),
    }
    for file in sorted(folder.iterdir()):
        alone = nianbao("ingest", str(file), home=tmp_path / "alone")
        assert alone.returncode == 0, error(alone)
    for run in runs.values():
        assert run.returncode == 0, error(run)
    assert out(runs["ray"]) == out(runs["processes"])
    held = {}
    for name in ("ray", "processes", "alone"):
        with opened(tmp_path / name) as library:
            held[name] = exported(library.store), library.vectors().ids()
    assert len(held["alone"][0]) == 8
    assert held["ray"] == held["processes"] == held["alone"]


def test_a_cluster_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    run = nianbao("ingest", "--ray", "127.0.0.1:1", home=tmp_path)
    assert "Ray" in one_line_error(run, 3)
