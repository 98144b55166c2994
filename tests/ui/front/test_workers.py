"""Two workers on PostgreSQL and a Chroma server behind one port: visitors, limits, deaths, the end."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.chroma import Chroma
from tests.postgres import Server
from tests.qa.built import nianbao
from tests.ui.front.visiting import Site, Visitor, serving
from ui import passwords
from ui.front.choice import COOKIE
from ui.web.sessions import TRIES

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
BURST = 60
Arrive = Callable[..., Visitor]
PASSWORD = "a long enough secret"
ASKED = "2019年丽水市部分公开的申请有多少件"


@pytest.fixture(scope="module")
def index(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    """The reports of data/ on two servers: the home folder, and the variables that name the servers."""
    folder = tmp_path_factory.mktemp("workers")
    chroma = Chroma(folder / "chroma")
    variables = {"NIANBAO_DATABASE_URL": postgres_server.database(), "NIANBAO_CHROMA_URL": chroma.url}
    home = folder / "home"
    home.mkdir()
    (home / "web.toml").write_text(
        f'[limits]\nrequests_per_minute = 6\nburst = {BURST}\n[users.lin]\nrole = "staff"\n'
        f'password = "{passwords.hashed(PASSWORD)}"\n',
        encoding="utf-8",
    )
    ingested = nianbao("ingest", home=home, **variables)
    assert ingested.returncode == 0, ingested.stderr.decode()
    yield home, variables
    chroma.stop()


@pytest.fixture(scope="module")
def site(index: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(*index, free_port(), tmp_path_factory.mktemp("site") / "log") as site:
        site.wait_for(2)
        yield site


@pytest.fixture
def arrive() -> Iterator[Arrive]:
    """Lets visitors arrive; they leave after the test."""
    here: list[Visitor] = []

    def arriving(site: Site, address: str, worker: str = "") -> Visitor:
        here.append(Visitor(site, address, worker))
        return here[-1]

    yield arriving
    for visitor in here:
        visitor.client.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def test_two_visitors_at_once_have_their_own_conversations(site: Site, arrive: Arrive) -> None:
    names = sorted(site.names())
    one, two = arrive(site, "192.0.2.11", names[0]), arrive(site, "192.0.2.12", names[1])
    with ThreadPoolExecutor(2) as pool:
        first = list(pool.map(Visitor.ask, (one, two), (ASKED, "2023年宿迁市部分公开的申请有多少件")))
        then = list(pool.map(Visitor.ask, (one, two), ("那予以公开呢", "那2024年呢")))
    assert "106件" in first[0]
    assert "328件" in first[1]
    assert "106件" in then[0]
    assert "385件" in then[0]
    assert "328件" in then[1]
    assert "471件" in then[1]
    assert "宿迁" not in then[0]
    assert "丽水" not in then[1]
    assert one.worker != two.worker


def test_first_pages_are_shared_out(site: Site, arrive: Arrive) -> None:
    held = [arrive(site, f"192.0.2.{number}") for number in range(20, 24)]
    streams = [
        visitor.client.send(visitor.client.build_request("GET", f"/gradio_api/heartbeat/{visitor.session}"), stream=True)
        for visitor in held
    ]
    held += [arrive(site, f"192.0.2.{number}") for number in range(24, 28)]
    assert {visitor.worker for visitor in held} == set(site.names())
    for stream in streams:
        stream.close()


def test_the_api_answers_without_a_cookie(site: Site) -> None:
    for number in range(4):
        answer = httpx.post(
            f"{site.address}/api/ask",
            json={"question": "那予以公开呢", "turns": [ASKED]},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
            timeout=60,
            trust_env=False,
        )
        assert answer.json()["data"]["value"] == "385"
        assert "set-cookie" not in answer.headers


def test_one_page_of_counters_and_one_of_health_for_all(site: Site) -> None:
    assert httpx.get(f"{site.address}/healthz", timeout=60, trust_env=False).json() == {
        "data": {"status": "ok", "reports": 5, "workers": 2}
    }
    page = httpx.get(f"{site.address}/metrics", timeout=60, trust_env=False).text
    assert 'nianbao_reports{worker="0"} 5.0' in page
    assert 'nianbao_reports{worker="1"} 5.0' in page
    assert "nianbao_workers 2.0" in page


def test_an_address_has_one_allowance_whichever_worker_it_asks(site: Site, arrive: Arrive) -> None:
    address, names = "192.0.2.99", list(site.names())
    visitors = [arrive(site, address) for _ in range(2)]
    began = time.monotonic()
    with httpx.Client(base_url=site.address, headers={"X-Forwarded-For": address}, timeout=60, trust_env=False) as client:
        codes = [
            client.get("/api/reports", headers={"Cookie": f"{COOKIE}={names[turn % 2]}"}).status_code
            for turn in range(BURST + 20)
        ]
        granted = codes.count(200)
        assert set(codes) == {200, 429}
        assert BURST <= granted <= BURST + (time.monotonic() - began) / 10 + 1
        assert "太频繁" in client.get("/api/reports").json()["error"]["message"]
    # A question in the chat takes of the same allowance, with either worker.
    for visitor in visitors:
        assert "106" not in visitor.ask(ASKED)


def test_wrong_passwords_are_counted_once_for_all_workers(site: Site) -> None:
    def log_in(address: str, password: str, name: str) -> httpx.Response:
        return httpx.post(
            f"{site.address}/login",
            data={"name": "lin", "password": password},
            headers={"X-Forwarded-For": address, "Cookie": f"{COOKIE}={name}"},
            timeout=60,
            trust_env=False,
        )

    names = list(site.names())
    for turn in range(TRIES):
        assert log_in("192.0.2.66", "wrong", names[turn % 2]).status_code == 401
    assert {log_in("192.0.2.66", PASSWORD, name).status_code for name in names} == {401}
    right = log_in("192.0.2.67", PASSWORD, names[0])
    assert right.status_code == 303
    session = right.cookies["nianbao_session"]
    for name in names:
        cookies = f"{COOKIE}={name}; nianbao_session={session}"
        page = httpx.get(f"{site.address}/manage", headers={"Cookie": cookies}, timeout=60, trust_env=False)
        assert page.status_code == 200


def test_a_worker_that_dies_is_replaced_and_visitors_go_on(site: Site, arrive: Arrive) -> None:
    names = sorted(site.names())
    one, two = arrive(site, "192.0.2.31", names[0]), arrive(site, "192.0.2.32", names[1])
    assert "106件" in one.ask(ASKED)
    assert "328件" in two.ask("2023年宿迁市部分公开的申请有多少件")
    gone, left = one.worker, two.worker
    os.kill(site.names()[gone], signal.SIGKILL)
    time.sleep(0.5)
    assert "385件" in one.ask("2019年丽水市予以公开的申请有多少件")
    assert one.worker == left
    then = two.ask("那2024年呢")
    assert "328件" in then
    assert "471件" in then
    site.wait_for(2)
    assert gone not in site.names()
    assert left in site.names()
    assert "106件" in one.ask("那部分公开呢")
    assert one.worker == left


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_when_the_front_ends(
    index: tuple[Path, dict[str, str]], tmp_path: Path, arrive: Arrive, end: int
) -> None:
    with serving(*index, free_port(), tmp_path / "log") as site:
        answer = first_answer(site.address)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
        assert answer.text == "服务正在启动或恢复，请稍后再试\n"
        site.wait_for(2)
        workers = site.workers()
        visitor = arrive(site, "192.0.2.41")
        watching = threading.Thread(target=read_to_the_end, args=(visitor,))
        watching.start()
        time.sleep(0.5)
        began = time.monotonic()
        site.process.send_signal(end)
        site.process.wait(30)
        assert time.monotonic() - began < 12
        until = time.monotonic() + 12
        while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < until:
            time.sleep(0.1)
        assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
        watching.join(10)
        assert not watching.is_alive()
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "error" not in log


def first_answer(address: str) -> httpx.Response:
    """What a visitor is told before any worker is up."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            return httpx.get(address, timeout=20, trust_env=False)
        except httpx.ConnectError:
            time.sleep(0.05)
    raise AssertionError("the front does not come up")


def read_to_the_end(visitor: Visitor) -> None:
    """An open page: a stream that ends when the server does."""
    try:
        with visitor.client.stream("GET", f"/gradio_api/heartbeat/{visitor.session}") as stream:
            for _ in stream.iter_bytes():
                pass
    except httpx.HTTPError:
        return
