"""The parsed figures as rows, and the spreadsheet."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from index.errors import NotFound
from qa.facts_export import COLUMNS, fact_rows, workbook_bytes
from qa.library import Library
from qa.spreadsheet import harmless
from tests.index.published_figures import HONGZE_2023, HONGZE_2024, LISHUI_2019, printed_cells


@pytest.mark.parametrize(
    ("issuer", "year", "transcription"),
    [("丽水市", 2019, LISHUI_2019), ("洪泽区", 2023, HONGZE_2023), ("洪泽区", 2024, HONGZE_2024)],
)
def test_every_printed_cell(editions: Library, issuer: str, year: int, transcription: str) -> None:
    rows = {(r["indicator"], r["applicant"]): r for r in fact_rows(editions, issuer=issuer, year=year)}
    printed = printed_cells(transcription)
    assert set(rows) == set(printed)
    assert {key: row["raw"] for key, row in rows.items()} == printed
    assert all((row["kind"] == "blank") == (printed[key] == "") for key, row in rows.items())
    assert all(row["value"] is None for row in rows.values() if row["kind"] == "blank")


def test_labels_are_the_forms_own(editions: Library, shared_reports: Path) -> None:
    published = json.loads((shared_reports / "suqian-figures.json").read_text(encoding="utf-8"))
    for report in published:
        rows = fact_rows(editions, issuer="宿迁市", year=report["year"])
        requests = {(r["row"], r["column"]): r["value"] for r in rows if r["table"] == "三"}
        expected = {
            (line["row"], column): str(value)
            for line in report["table_3"]
            for column, value in line.items()
            if column != "row"
        }
        assert requests == expected
        remedies = {r["row"] + "/" + r["column"]: r["value"] for r in rows if r["table"] == "四"}
        assert sorted(remedies.values()) == sorted(str(v) for group in report["table_4"].values() for v in group.values())
        disclosed = {r["value"] for r in rows if r["table"] == "二"}
        figures = [v for e in report["table_2"].values() for v in (e.values() if isinstance(e, dict) else [e])]
        assert disclosed == {str(figure) for figure in figures}


def test_by_indicator(editions: Library) -> None:
    by_name = fact_rows(editions, indicator="部分公开")
    assert by_name == fact_rows(editions, indicator="requests.partial")
    assert {row["indicator"] for row in by_name} == {"requests.partial"}
    assert len(by_name) == 5 * 7


@pytest.mark.parametrize("given", [{"issuer": "杭州市"}, {"year": 1999}, {"indicator": "没有这个指标"}])
def test_what_is_not_held_is_an_error(editions: Library, given: dict[str, object]) -> None:
    with pytest.raises(NotFound):
        fact_rows(editions, **given)  # type: ignore[arg-type]


def test_the_spreadsheet(editions: Library) -> None:
    rows = fact_rows(editions, issuer="丽水市", year=2019)
    sheet = load_workbook(io.BytesIO(workbook_bytes(rows))).active
    assert sheet is not None
    lines = list(sheet.iter_rows(values_only=True))
    assert list(lines[0]) == COLUMNS
    assert len(lines) == 199
    values = [line[COLUMNS.index("value")] for line in lines[1:]]
    assert 106 in values
    raws = [line[COLUMNS.index("raw")] for line in lines[1:]]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "+30104" in raws


@pytest.mark.parametrize("text", ["=1+1", "+30104-1", "-A1", "@x", "\tx", " =x", "＝x", "\n=x", "\u200b=x"])
def test_formulas_become_text(text: str) -> None:
    assert harmless(text) == "'" + text


def test_plain_values_stay() -> None:
    for text in ("部分公开", "+30104", "-25", "-", "－－", "71.37%", ""):
        assert harmless(text) == text
