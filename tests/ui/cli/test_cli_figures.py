"""``facts``, ``check``, ``reports``, ``search``, ``remove``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.qa.built import built_home, nianbao
from tests.ui.cli.running import one_line_error, out, parsed
from ui.cli import main

CONTRACT = [
    "report_id", "issuer", "year", "form", "table", "row", "column", "indicator", "applicant", "value", "unit", "raw", "kind",
]  # fmt: skip


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The five reports, for commands run in this process."""
    monkeypatch.setenv("NIANBAO_HOME", str(built_home()))
    return built_home()


def test_figures_as_csv() -> None:
    run = nianbao("facts", "--issuer", "丽水市", home=built_home())
    rows = list(csv.DictReader(io.StringIO(out(run))))
    assert len(rows) == 198
    assert list(rows[0])[: len(CONTRACT)] == CONTRACT
    assert {row["kind"] for row in rows} == {"number", "zero", "blank"}
    partial = {row["column"]: row for row in rows if row["indicator"] == "requests.partial"}
    assert partial["总计"]["value"] == "106"
    assert partial["总计"]["table"] == "三"
    assert partial["商业企业"]["kind"] == "blank"
    assert partial["商业企业"]["value"] == ""
    labels = {row["row"] for row in rows}
    assert {"（三）不予公开 / 1.属于国家秘密", "一、本年新收政府信息公开申请数量", "（七）总计"} <= labels
    changes = {row["indicator"]: row for row in rows if row["indicator"].endswith("items_change")}
    assert changes["disclosure2019.licence.items_change"]["raw"] == "+30104"
    assert changes["disclosure2019.fees.items_change"]["value"] == "-25"
    assert any(row["row"] + row["column"] == "行政复议 / 结果维持" for row in rows)


def test_figures_as_json_and_narrowed(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["facts", "--issuer", "宿迁", "--year", "2024", "--indicator", "部分公开", "--format", "json"]) == 0
    rows = json.loads(capfdbinary.readouterr().out)
    assert [row["value"] for row in rows] == ["462", "9", "0", "0", "0", "0", "471"]
    assert {row["year"] for row in rows} == {2024}
    assert all(isinstance(row["start"], int) and row["end"] >= row["start"] for row in rows)


def test_figures_as_a_spreadsheet(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.xlsx"
    assert main(["facts", "--format", "xlsx", "--issuer", "丽水市", "--output", str(target)]) == 0
    sheet = load_workbook(target).active
    assert sheet is not None
    assert sheet.max_row == 199


def test_figures_to_a_csv_file_open_in_a_spreadsheet(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.csv"
    assert main(["facts", "--output", str(target)]) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 1 + 198 + 2 * 186 + 2 * 200


@pytest.mark.parametrize(
    "arguments",
    [
        ["facts", "--issuer", "杭州市"],
        ["facts", "--year", "1999"],
        ["facts", "--indicator", "没有这一项"],
        ["facts", "--format", "doc"],
        ["facts", "--year", "x"],
        ["facts", "--output", "/nowhere/at/all.csv"],
        ["check", "--issuer", "杭州市"],
        ["remove", "杭州市-2019"],
        ["search", " "],
        ["search", "公开", "--limit", "0"],
        ["fly"],
    ],
)
def test_mistakes_are_one_line(home: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert len(captured.err.strip().splitlines()) == 1
    assert captured.out == ""


def test_checks_failures_first(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    failing = [line.split("\t")[0] == "不符" for line in lines[:-1]]
    assert failing == sorted(failing, reverse=True)
    assert sum(failing) == 8
    assert any("645" in line and "712" in line for line in lines[:8])


def test_checks_as_json() -> None:
    rows = parsed(nianbao("check", "--issuer", "丽水", "--json", home=built_home()))
    failing = [row for row in rows if row["status"] == "fail"]
    assert rows[: len(failing)] == failing
    assert {row["id"] for row in failing} == {"三-row", "三-flow"}
    assert {row["would_be"] for row in failing} >= {"645"}
    suspects = [row["suspect"] for row in failing if row["would_be"] == "645"]
    assert suspects == [{"indicator": "requests.new", "applicant": "natural"}] * 2
    assert all({"id", "status", "message"} <= set(row) for row in rows)


def test_reports(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reports"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert any(line.startswith("丽水市-2019\t2019\t丽水市\t2019\t198/198") for line in lines)


def test_search(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "医保基金追回", "--json", "--kind", "prose"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert "医保基金追回" in rows[0]["quote"]
    assert rows[0]["issuer"] == "丽水市"
    assert {row["kind"] for row in rows} == {"prose"}


def test_what_is_not_held_cannot_be_removed() -> None:
    line = one_line_error(nianbao("remove", "杭州市-2019", home=built_home()), 2)
    assert "杭州市-2019" in line
