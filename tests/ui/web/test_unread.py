"""The cells of a report that could not be read are named."""

from __future__ import annotations

from dataclasses import replace

from fastapi.testclient import TestClient

from index.database import StoredReport
from qa.library import Library
from ui.web.texts import texts
from ui.web.unread import unread_cells


def held(library: Library, name: str) -> StoredReport:
    report = library.store.report(name)
    assert report is not None
    return report


def test_a_report_that_was_read_whole_has_none(library: Library) -> None:
    for report in library.store.reports():
        if report.form != "free" and report.cells_mapped:
            assert unread_cells(report, library.store.facts([report.id]), texts("zh")) == []


def test_missing_cells_are_named_by_row_and_applicant(library: Library) -> None:
    report = held(library, "宿迁市-2024")
    facts = [
        fact
        for fact in library.store.facts([report.id])
        if fact.key != ("requests.partial", "natural") and fact.indicator != "requests.new"
    ]
    assert unread_cells(report, facts, texts("zh")) == ["表三 · 本年新收", "表三 · 部分公开 · 自然人"]


def test_a_cell_that_is_no_figure_is_quoted(library: Library) -> None:
    report = held(library, "宿迁市-2024")
    facts = [
        replace(fact, kind="text", value=None, raw="详见附件") if fact.key == ("requests.partial", "total") else fact
        for fact in library.store.facts([report.id])
    ]
    assert unread_cells(report, facts, texts("zh")) == ["表三 · 部分公开 · 总计：“详见附件”"]


def test_a_report_with_one_row_for_other_outcomes_is_whole(library: Library) -> None:
    report = held(library, "淮安市洪泽区-2024")
    names = {fact.indicator for fact in library.store.facts([report.id])}
    assert "requests.other" in names
    assert unread_cells(report, library.store.facts([report.id]), texts("zh")) == []


def test_a_failing_rule_opens_its_suspect_cell(client: TestClient) -> None:
    page = client.get("/quality/report", params={"id": "丽水市-2019"}).text
    address = page.split('class="check-card"')[1].split('data-source="')[1].split('"')[0].replace("&amp;", "&")
    source = client.get(address).text
    assert 'class="marked-cell num"' in source
    assert "<mark>670</mark>" in source
