"""Requests that are too large, too deep, too many, or lead to what is not meant to be reached."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from qa.answer import Answer
from qa.assistant import Assistant
from qa.library import Library
from ui.options import WebOptions
from ui.serve import build_app

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("path", ["/api/ask", "/login", "/logout", "/gradio_api/queue/join", "/gradio_api/mcp/", "/", "/search"])
def test_a_large_body_is_refused_unread(client: TestClient, path: str) -> None:
    assert client.post(path, content=b"x" * 300_000).status_code == 413
    assert client.post(path, content=(b"x" for _ in range(3))).status_code == 413
    for length in ("1e9", "-1", "²", "9" * 400):
        assert client.post(path, content=b"x", headers={"Content-Length": length.encode()}).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"question":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'{"a":' * 30_000 + b"1" + b"}" * 30_000,
        b'{"question": "q", "question": 1' + b', "x": 1' * 100 + b"}",
        b'{"question": 1' + b"0" * 100_000 + b"}",
        b'{"question": "\xff\xfe"}',
        b'{"turns": ' + b'["x",' * 1000 + b'"y"' + b"]" * 1000 + b', "question": "q"}',
        b"null",
        b"",
    ],
)
def test_odd_json_is_a_faulty_request(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/ask", content=body, headers=JSON)
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize("question", ['"\\ud800"', '"\\u0000"', '"\\ud83d\\ude00"', '"\\u202e件少多"', '"部分公开\\ud800多少件"'])
def test_signs_that_cannot_be_written_are_answered(client: TestClient, question: str) -> None:
    for body in (f'{{"question": {question}}}', f'{{"question": "其中自然人呢", "turns": [{question}]}}'):
        answer = client.post("/api/ask", content=body.encode(), headers=JSON)
        assert answer.status_code in (200, 400, 422)
        assert answer.json()


def test_a_nul_in_an_address_is_a_faulty_request(client: TestClient) -> None:
    for path in ("/ui/source?report=%00&start=0&end=1", "/quality/report?id=a%00b", "/api/reports?issuer=%00", "/a%00b"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert answer.json()["error"]["code"] == "bad_request"


def test_numbers_without_bounds(client: TestClient) -> None:
    huge = "9" * 40
    report = "丽水市-2019"
    for path in (
        f"/ui/source?report={report}&start={huge}&end={huge}&table={huge}&row={huge}",
        f"/ui/source?report={report}&start=-{huge}&end=0",
        f"/ui/source?report={report}&start=0&end={'9' * 5000}",
        f"/ui/page?report={report}&page=1&table=-{huge}&row=-1",
        f"/data?year={huge}&issuer={report}",
        f"/search?q=x&page={huge}",
        f"/api/facts?year={huge}",
        f"/api/facts?offset={huge}",
        "/search?q=x&year=²",
        "/search?q=x&year=٢٠١٩",
    ):
        assert client.get(path).status_code in (200, 400, 404, 422)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd", "/gradio_api/file=../../etc/passwd", "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=http://127.0.0.1:1/", "/gradio_api/stream/a/b/c/playlist-file", "/monitoring", "/monitoring/summary",
        "/gradio_api/run-history/records", "/gradio_api/vibe-code", "/gradio_api/profiling/traces", "/gradio_api/upload_progress",
        "/proxy=http://127.0.0.1:1/", "/file=/etc/passwd", "/gradio_api/custom_component/a/b/c/d", "/gradio_api/call/ask/1",
    ],
)  # fmt: skip
def test_what_the_chat_library_offers_besides_is_closed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path, content=b"{}", headers=JSON).status_code in (404, 405)


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/component_server", "/gradio_api/run/ask", "/gradio_api/call/ask"])
def test_no_back_way_to_the_tools_or_the_disk(client: TestClient, path: str) -> None:
    assert client.post(path, content=b'{"data": ["x"]}', headers=JSON).status_code == 404


@pytest.mark.parametrize("rest", ["../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/options.py", "..\\..\\options.py"])
def test_static_files_stay_in_their_folder(client: TestClient, rest: str) -> None:
    for base in ("/ui/static/", "/static/", "/assets/", "/svelte/"):
        answer = client.get(base + rest)
        assert "root:" not in answer.text
        assert "requests_per_minute" not in answer.text


def test_beyond_what_is_worked_on_at_once_visitors_are_told_to_try_later(library: Library) -> None:
    held, entered = threading.Event(), threading.Semaphore(0)

    class Slow(Assistant):
        def ask(self, *arguments: object, **named: object) -> Answer:
            entered.release()
            held.wait(20)
            return Answer(question="q", status="out_of_scope", answer="")

    busy = WebOptions(at_once=2, requests_per_minute=60_000, burst=1000)
    with TestClient(build_app(library, Slow(library), busy)) as client, ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(client.get, "/api/ask", params={"q": "问"}) for _ in range(2)]
        for _ in waiting:
            assert entered.acquire(timeout=20)
        late = client.get("/api/reports")
        health = client.get("/healthz")
        held.set()
        assert [one.result().status_code for one in waiting] == [200, 200]
        assert client.get("/api/reports").status_code == 200
    assert (late.status_code, late.json()["error"]["code"]) == (503, "busy")
    assert "稍后再试" in late.json()["error"]["message"]
    assert late.headers["Retry-After"]
    assert health.status_code == 200
