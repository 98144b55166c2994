"""The plain pages: search, data, quality, a source."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode

from fastapi.testclient import TestClient
from openpyxl import load_workbook

CHOICE = urlencode(
    [
        ("issuer", "丽水市"),
        ("issuer", "淮安市洪泽区"),
        ("year", 2019),
        ("year", 2023),
        ("year", 2024),
        ("indicator", "requests.new"),
        ("indicator", "disclosure2021.licence.decisions"),
    ]
)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_choice_is_shown_charted_and_explained(client: TestClient) -> None:
    page = client.get(f"/data?{CHOICE}").text
    assert "<svg" in page
    assert page.count("丽水市、淮安市洪泽区 · 本年新收") == 2  # the heading, and what the saved picture is headed with
    assert ">687<" in page
    assert "2019 年格式没有这一项" in page
    assert 'value="requests.new" checked' in page


def test_a_choice_is_exported_with_the_published_figures(client: TestClient) -> None:
    rows = rows_of(client.get(f"/data/export?{CHOICE}&format=csv").content)
    figures = {(row[0], row[1], row[2]): row[4] for row in rows[1:]}
    assert figures["丽水市", "2019", "本年新收"] == "687"
    assert figures["淮安市洪泽区", "2023", "本年新收"] == "21"
    licences = next(row for row in rows if row[:2] == ["丽水市", "2019"] and "许可" in row[2])
    assert licences[4] == ""
    assert licences[6]
    sheet = load_workbook(io.BytesIO(client.get(f"/data/export?{CHOICE}&format=xlsx").content)).active
    assert sheet.max_row == len(rows)
    assert sheet["E2"].data_type == "n"


def test_every_body_and_year_chosen_has_a_row_be_there_a_report_or_not(client: TestClient) -> None:
    bodies, years = ("丽水市", "淮安市洪泽区", "宿迁市"), (2019, 2023, 2024)
    chosen = [("issuer", body) for body in bodies] + [("year", str(year)) for year in years]
    asked = urlencode([*chosen, ("indicator", "requests.new"), ("indicator", "requests.partial")])
    rows = rows_of(client.get(f"/data/export?{asked}&format=csv").content)[1:]
    assert len(rows) == len(bodies) * len(years) * 2
    reasons = {(row[0], row[1]): (row[4], row[6]) for row in rows if row[2] == "部分公开"}
    assert reasons["宿迁市", "2019"] == ("", "没有收录这一年的年报")
    assert reasons["宿迁市", "2023"] == ("328", "")
    alone = urlencode([("issuer", "宿迁市"), ("year", 2019), ("indicator", "requests.new")])
    assert "没有收录这一年的年报" in client.get(f"/data?{alone}").text
    english = client.get(f"/data?{alone}&lang=en").text
    assert "no report for this year is held" in english
    sheet = load_workbook(io.BytesIO(client.get(f"/data/export?{alone}&format=xlsx").content)).active
    assert (sheet.max_row, sheet["E2"].value or "", sheet["G2"].value) == (2, "", "没有收录这一年的年报")


def test_a_figure_that_a_failing_check_touches_says_so(client: TestClient) -> None:
    both = [("applicant", "natural"), ("indicator", "requests.new"), ("indicator", "requests.partial")]
    asked = urlencode([("issuer", "丽水市"), ("year", 2019), *both])
    rows = rows_of(client.get(f"/data/export?{asked}&format=csv").content)[1:]
    assert [(row[4], "报告自相矛盾" in row[6]) for row in rows] == [("670", True), ("104", False)]
    page = client.get(f"/data?{asked}").text
    assert page.count("≠") == 1
    assert "contradicts itself" in client.get(f"/data?{asked}&lang=en").text


def test_an_unknown_choice_is_an_empty_one(client: TestClient) -> None:
    page = client.get("/data?issuer=%3Cscript%3E&indicator=nope&year=1999")
    assert page.status_code == 200
    assert "<script>" not in page.text.replace('<script src="', "")


def test_search_marks_words_and_exports_what_is_picked(client: TestClient) -> None:
    page = client.get("/search", params={"q": "新闻发布会", "issuer": "丽水市"}).text
    assert "<mark>新闻发布会</mark>" in page
    every = rows_of(client.get("/search/export", params={"q": "新闻发布会"}).content)
    picked = page.split('name="pick" value="')[1].split('"')[0].replace("&#34;", '"')
    one = rows_of(client.get("/search/export", params={"q": "新闻发布会", "pick": picked}).content)
    assert len(one) == 2
    assert len(every) > 2


def test_rows_found_are_shown_and_exported_without_marks_of_tables(client: TestClient) -> None:
    asked = {"q": "部分公开", "issuer": "丽水市", "year": "2019", "kind": "table_row"}
    page = client.get("/search", params=asked).text
    assert "&lt;td" not in page
    assert "<mark>部分公开</mark>" in page
    rows = rows_of(client.get("/search/export", params=asked).content)[1:]
    assert rows[0][5].endswith("104 — 1 — 1 — 106")
    assert not any("<" in row[5] or "|" in row[5] for row in rows)
    piped = rows_of(client.get("/search/export", params=asked | {"issuer": "宿迁市", "year": "2023"}).content)[1:]
    assert piped[0][5].endswith("319 7 0 0 2 0 328")
    found = client.get("/api/search", params={"q": "部分公开", "issuer": "丽水市", "kind": "table_row"}).json()
    assert "</td><td>" in str(found)


def test_search_filters_and_sorts(client: TestClient) -> None:
    rows = rows_of(client.get("/search/export", params={"q": "申请", "year": "2023"}).content)[1:]
    assert {row[1] for row in rows} == {"2023"}
    sorted_rows = rows_of(client.get("/search/export", params={"q": "申请", "sort": "oldest"}).content)[1:]
    years = [row[1] for row in sorted_rows]
    assert years == sorted(years)
    tables = rows_of(client.get("/search/export", params={"q": "申请", "kind": "table_row"}).content)[1:]
    assert {row[4] for row in tables} == {"表格行"}


def test_a_search_for_nothing_and_for_too_much(client: TestClient) -> None:
    assert client.get("/search").status_code == 200
    assert client.get("/search", params={"q": "字" * 2001}).status_code == 422


def test_a_hostile_report_is_text_everywhere(client: TestClient) -> None:
    found = client.get("/search", params={"q": "新闻发布会", "issuer": "青岚县"}).text
    report = client.get("/quality/report", params={"id": "青岚县-2022"}).text
    for page in (found, report):
        assert "window.harmed" in page
        assert "<script>window" not in page
        assert "<img" not in page
    rows = rows_of(client.get("/search/export", params={"q": "HYPERLINK", "issuer": "青岚县"}).content)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_quality_lists_failures_first(client: TestClient) -> None:
    page = client.get("/quality").text
    assert page.index("丽水市 2019") < page.index("宿迁市 2023")
    assert "712" in page
    only = client.get("/quality", params={"status": "fail", "issuer": "丽水市"}).text
    assert "宿迁市 2023" not in only


def test_a_report_shows_its_tables_with_the_suspect_cell_marked(client: TestClient) -> None:
    page = client.get("/quality/report", params={"id": "丽水市-2019"}).text
    marked = [part.split("</td>")[0] for part in page.split("failing")[1:]]
    assert any(part.endswith("670") for part in marked)
    assert client.get("/quality/report", params={"id": "none"}).status_code == 404


def test_a_source_that_is_gone_says_so(client: TestClient) -> None:
    response = client.get("/ui/source", params={"report": "none", "start": 0, "end": 1})
    assert response.status_code == 404
    assert "已经不在库里" in response.text


def test_pages_speak_english_where_wished(client: TestClient) -> None:
    assert '<html lang="en">' in client.get("/quality?lang=en").text
    header = {"Accept-Language": "en-GB,en;q=0.9"}
    assert '<html lang="en">' in client.get("/quality", headers=header).text
    assert '<html lang="zh-CN">' in client.get("/quality").text
