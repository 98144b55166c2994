"""The API over the reports in data/: what it answers and how it refuses."""

from __future__ import annotations

import asyncio
import json
import shlex
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.answer import Answer
from qa.assistant import Assistant
from qa.library import Library
from ui.api.docs import routes
from ui.api.services import LONGEST_QUESTION
from ui.options import WebOptions
from ui.serve import build_app

QUESTION = "2019年丽水市部分公开的申请有多少件？"


def refused(response: Any, status: int, code: str) -> str:
    """The message of an error in its one shape."""
    assert response.status_code == status
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message"}
    assert body["error"]["code"] == code
    return str(body["error"]["message"])


def test_a_question_by_post_and_by_address(client: TestClient) -> None:
    posted = client.post("/api/ask", json={"question": QUESTION})
    by_address = client.get("/api/ask", params={"q": QUESTION})
    for response in (posted, by_address):
        assert response.status_code == 200
        assert set(response.json()) == {"data"}
        answer = Answer.model_validate(response.json()["data"])
        assert (answer.value, answer.unit, answer.verification) == ("106", "件", "verified")


def test_earlier_questions_are_understood(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "其中自然人呢？", "turns": [QUESTION]}).json()["data"]
    assert answer["value"] == "104"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"question": 5}, 422),
        ({"question": "问", "unknown": 1}, 422),
        ({"question": "长" * (LONGEST_QUESTION + 1)}, 422),
        ({"question": "问", "turns": ["问"] * 21}, 422),
        ({"question": "   "}, 400),
    ],
)
def test_a_faulty_question_is_refused_in_the_envelope(client: TestClient, body: Any, status: int) -> None:
    assert refused(client.post("/api/ask", json=body), status, "bad_request")


def test_what_is_no_json_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", content=b"{", headers={"Content-Type": "application/json"})
    refused(response, 422, "bad_request")


def test_a_huge_body_is_refused_unread(client: TestClient) -> None:
    refused(client.post("/api/ask", content=b"x" * 300_000), 413, "too_large")


def test_an_unknown_address_and_method(client: TestClient) -> None:
    refused(client.get("/api/nothing"), 404, "not_found")
    refused(client.delete("/api/ask"), 404, "not_found")


def test_errors_are_in_english_where_wished(client: TestClient) -> None:
    assert refused(client.get("/api/nothing?lang=en"), 404, "not_found") == "no such address"


def test_facts_are_printed_figures_under_the_forms_labels(client: TestClient) -> None:
    wanted = {"issuer": "丽水市", "year": 2019, "indicator": "requests.partial", "applicant": "total"}
    data = client.get("/api/facts", params=wanted).json()["data"]
    assert data["total"] == 1
    fact = data["items"][0]
    assert (fact["table"], fact["column"], fact["unit"]) == ("三", "总计", "件")
    assert "部分公开" in fact["row"]
    assert fact["value"] == "106"


def test_facts_refuse_an_indicator_that_does_not_exist(client: TestClient) -> None:
    assert "nope" in refused(client.get("/api/facts?indicator=nope"), 404, "not_found")


def test_lists_are_paged(client: TestClient) -> None:
    first = client.get("/api/facts", params={"limit": 2}).json()["data"]
    second = client.get("/api/facts", params={"limit": 2, "offset": 2}).json()["data"]
    assert len(first["items"]) == len(second["items"]) == 2
    assert first["total"] == second["total"]
    assert first["items"] != second["items"]
    refused(client.get("/api/facts?limit=0"), 422, "bad_request")


def test_reports(client: TestClient) -> None:
    data = client.get("/api/reports", params={"issuer": "丽水市"}).json()["data"]
    assert [report["year"] for report in data["items"]] == [2019]
    assert "text" not in data["items"][0]


def test_checks_come_failures_first(client: TestClient) -> None:
    items = client.get("/api/checks", params={"issuer": "丽水市"}).json()["data"]["items"]
    states = [check["status"] for check in items]
    assert states == sorted(states, key=["fail", "not_assessable", "pass"].index)
    sides = {(check["left"], check["right"]) for check in items if check["status"] == "fail"}
    assert {("712", "687"), ("680", "655")} <= sides


def test_search_finds_quoted_passages(client: TestClient, library: Library) -> None:
    data = client.get("/api/search", params={"q": "新闻发布会", "issuer": "丽水市"}).json()["data"]
    best = data["items"][0]
    assert "新闻发布会" in best["quote"]
    assert library.store.text(best["report_id"])[best["start"] : best["end"]] == best["quote"]


def test_health_and_counters(client: TestClient) -> None:
    assert client.get("/healthz").json()["data"] == {"status": "ok", "reports": 6, "workers": 1}
    client.get("/api/ask", params={"q": QUESTION})
    text = client.get("/metrics").text
    assert "nianbao_reports 6.0" in text
    assert 'nianbao_answers_total{channel="api",status="answered",verification="verified"}' in text
    assert 'path="/api/ask"' in text


def test_a_defect_is_hidden_and_numbered(library: Library, options: WebOptions) -> None:
    class Broken(Assistant):
        def ask(self, *_: Any, **__: Any) -> Answer:
            raise ZeroDivisionError("secret")

    broken = TestClient(build_app(library, Broken(library), options), raise_server_exceptions=False)
    message = refused(broken.get("/api/ask", params={"q": QUESTION}), 500, "internal")
    assert "secret" not in message


def test_an_address_that_asks_too_often_has_to_wait(library: Library) -> None:
    strict = TestClient(build_app(library, Assistant(library), WebOptions(requests_per_minute=6, burst=2)))
    assert [strict.get("/api/reports").status_code for _ in range(3)] == [200, 200, 429]
    late = strict.get("/api/reports")
    refused(late, 429, "too_many_requests")
    assert 1 <= int(late.headers["Retry-After"]) <= 10
    assert strict.get("/healthz").status_code == 200


def test_every_page_says_that_nothing_may_come_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/search", "/api/reports"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_every_route_is_described_with_a_curl_line(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    page = client.get("/docs").text
    wanted = {"/api/ask", "/api/search", "/api/facts", "/api/reports", "/api/checks", "/healthz", "/metrics"}
    assert set(paths) == wanted
    for path in wanted:
        assert f"http://testserver{path}" in page
    assert "https://" not in page


def test_the_same_is_offered_to_agents(served: str) -> None:
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async def talk() -> tuple[set[str], Any]:
        async with (
            streamable_http_client(f"{served}/gradio_api/mcp/") as (receive, send, _),
            ClientSession(receive, send) as session,
        ):
            await session.initialize()
            names = {tool.name for tool in (await session.list_tools()).tools}
            return names, await session.call_tool("ask", {"question": QUESTION, "language": "zh"})

    names, result = asyncio.run(talk())
    assert names == {"ask", "search", "facts"}
    assert json.loads(result.content[0].text)["value"] == "106"


def test_the_curl_lines_of_the_readme_are_those_of_the_docs_page_and_are_answered(client: TestClient) -> None:
    readme = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
    calls = [line for line in readme.splitlines() if line.startswith("curl ")]
    assert len(calls) == 2
    documented = {route.curl for route in routes(client.get("/openapi.json").json(), "http://127.0.0.1:7860")}
    for call in calls:
        assert call in documented
        words = shlex.split(call)
        fields = [word.split("=", 1) for before, word in pairwise(words) if before == "--data-urlencode"]
        path = next(word for word in words if word.startswith("http")).removeprefix("http://127.0.0.1:7860")
        assert client.get(path, params=dict(fields)).status_code == 200
