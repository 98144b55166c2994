"""SQL, templates, scripts, formulas, headers and log lines put into every field: they stay text."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from qa.library import Library
from tests.ui.test_logs import Kept

SQL = ("' OR '1'='1", "'; DROP TABLE reports;--", '" UNION SELECT 1,2,3 --', "%", "1) OR (1=1", "\\' OR 1=1 #", "x' AND 1=0 UNION ALL SELECT 1--")
TEMPLATES = ("{{7*191}}", "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}", "${7*191}", "#{7*191}", "<%= 7*191 %>", "{0.__class__}")
SCRIPTS = (
    "<script>harm()</script>", '"><img src=x onerror=harm()>', "'><svg onload=harm()>", "javascript:harm()", "</title><script>harm()</script>",
    '" autofocus onfocus=harm() x="', "</textarea><iframe srcdoc='<script>harm()</script>'>", "<a href=javascript:harm()>x</a>",
)  # fmt: skip
FIELDS = (
    ("/search", "q"), ("/search", "issuer"), ("/search", "region"), ("/search", "section"), ("/search", "form"), ("/search", "lang"),
    ("/data", "issuer"), ("/data", "indicator"), ("/data", "applicant"), ("/data", "lang"), ("/data", "any"),
    ("/quality", "issuer"), ("/quality", "year"), ("/quality", "status"), ("/quality/report", "id"), ("/quality/report", "any"),
    ("/ui/source?start=0&end=9", "report"), ("/ui/source?report=丽水市-2019&start=0&end=9", "lang"), ("/login", "lang"), ("/docs", "lang"),
    ("/docs", "any"),
)  # fmt: skip
API = (
    ("/api/ask", "q"), ("/api/search", "q"), ("/api/search?q=x", "issuer"), ("/api/search?q=x", "section"), ("/api/search?q=x", "region"),
    ("/api/facts", "issuer"), ("/api/facts", "indicator"), ("/api/facts", "applicant"), ("/api/reports", "issuer"), ("/api/checks", "issuer"),
    ("/api/checks", "report"), ("/api/checks", "status"),
)  # fmt: skip
MADE = re.compile(r"<(?:script>harm|img[^>]+onerror|svg[^>]+onload|iframe|a href=javascript)|\s(?:onfocus|onerror|onload)=harm", re.IGNORECASE)


def with_field(path: str, field: str, text: str) -> str:
    """The address with one more field."""
    return f"{path}{'&' if '?' in path else '?'}{field}={quote(text)}"


def tags_only(page: str) -> str:
    """The page's tags, each without the values of its attributes."""
    return " ".join(re.sub(r'"[^"]*"', '""', tag) for tag in re.findall(r"<[^<>]*>", page))


@pytest.mark.parametrize("text", SQL)
@pytest.mark.parametrize(("path", "field"), API + FIELDS)
def test_sql_is_a_name_like_any_other(client: TestClient, library: Library, path: str, field: str, text: str) -> None:
    before = len(library.store.reports())
    answer = client.get(with_field(path, field, text))
    assert answer.status_code < 500
    assert "sqlite" not in answer.text.lower()
    assert len(library.store.reports()) == before
    if path == "/api/reports":
        assert answer.json()["data"]["total"] == 0


@pytest.mark.parametrize(("path", "field"), FIELDS)
def test_scripts_and_templates_stay_text_on_every_page(client: TestClient, path: str, field: str) -> None:
    for text in (*SCRIPTS, *TEMPLATES):
        page = client.get(with_field(path, field, text))
        assert page.status_code < 500
        if page.headers["content-type"].startswith("text/html"):
            assert not MADE.search(tags_only(page.text)), text
            assert "<script>harm" not in page.text
            assert "1337" not in page.text


@pytest.mark.parametrize("text", TEMPLATES)
def test_templates_in_a_question_are_not_filled(client: TestClient, text: str) -> None:
    answer = client.post("/api/ask", json={"question": f"丽水2019年部分公开多少件{text}"}).json()["data"]
    assert "1337" not in json.dumps({key: answer[key] for key in ("answer", "steps", "suggestions")})


def test_the_api_answers_as_json_that_no_browser_takes_for_a_page(client: TestClient) -> None:
    for text in SCRIPTS:
        for path, field in API:
            headers = client.get(with_field(path, field, text)).headers
            assert headers["content-type"] == "application/json"
            assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("header", ["Host", "Accept-Language", "Referer", "User-Agent", "X-Forwarded-Host", "Cookie", "X-Request-Id"])
def test_headers_are_text_too(client: TestClient, header: str) -> None:
    for text in ('"><script>harm()</script>', "nianbao_lang=<script>harm()</script>", "en<script>harm()</script>"):
        for path in ("/search?q=新闻发布会", "/docs", "/quality"):
            assert "<script>harm" not in client.get(path, headers={header: text}).text


@pytest.mark.parametrize("text", ["a\r\nSet-Cookie: harmed=1", "a\nX-Harmed: 1", "%0d%0aX-Harmed:%201", "\u560a\u560dX-Harmed: 1"])
def test_no_header_is_added(client: TestClient, text: str) -> None:
    for path, field in (("/search/export?q=x", "issuer"), ("/data/export", "issuer"), ("/login", "lang"), ("/search", "q")):
        headers = client.get(path, params={field: text} | ({"q": "x"} if "?" in path else {})).headers
        assert "x-harmed" not in headers
        assert "harmed" not in headers.get("set-cookie", "")


def test_no_log_line_is_forged(client: TestClient) -> None:
    kept, logger = Kept(), logging.getLogger("ui")
    before = logger.level
    logger.addHandler(kept)
    logger.setLevel(logging.INFO)
    try:
        for text in ('x\n{"level":"error","message":"forged"}', "x\r\nforged", "x\x1b[2Jforged", "x\u2028forged"):
            client.get("/search", params={"q": text}, headers={"X-Request-Id": "forged-%0a-id"})
            client.post("/login", data={"name": text, "password": text})
            client.post("/api/ask", json={"question": text})
            client.request("FORGED", "/api/ask")
    finally:
        logger.removeHandler(kept)
        logger.setLevel(before)
    assert kept.lines
    for line in kept.lines:
        assert "\n" not in line
        assert "forged" not in json.dumps({key: value for key, value in json.loads(line).items() if key not in ("method", "request")})


@pytest.mark.parametrize(
    "path",
    [
        "/search/export?q=HYPERLINK&issuer=青岚县&format={}",
        "/search/export?q=新闻发布会&format={}",
        "/data/export?issuer=丽水市&year=2019&indicator=requests.new&format={}",
    ],
)
def test_no_export_holds_a_formula(client: TestClient, path: str) -> None:
    text = client.get(path.format("csv")).content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert len(cells) > 5
    for cell in cells:
        assert not cell.lstrip(" \u3000\ufeff").startswith(("=", "@", "＝", "\t", "\r")), cell
        assert not re.match(r"[+\-＋－](?!\d+(?:\.\d+)?%?$|$)", cell), cell
    sheet = load_workbook(io.BytesIO(client.get(path.format("xlsx")).content)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
