"""``nianbao ingest``: the reports that come along, folders, bad files, the same again, a corrected one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.database import ReportStore
from index.ingest import Prepared, prepare
from index.wanted_vectors import wanted_ids
from qa.library import Library
from qa.settings import Settings
from tests.index.published_figures import LISHUI_2019, printed_cells
from tests.qa.built import built, built_home, nianbao
from tests.renderers.html import render
from tests.renderers.report import report_of
from tests.ui.cli.running import error, one_line_error, out
from ui.cli import main

NO_TABLE = "青岚县2022年政府信息公开工作年度报告\n\n一、总体情况\n\n全年召开新闻发布会{count}次。\n"
NO_YEAR = "青岚县政府信息公开工作年度报告\n\n一、总体情况\n\n全年召开新闻发布会8次。\n"


def test_the_reports_that_come_along() -> None:
    _, run = built()
    lines = out(run).splitlines()
    assert len(lines) == 5
    assert not error(run)
    assert any("丽水市-2019" in line and "198/198" in line for line in lines)
    assert sum("200/200" in line for line in lines) == 2
    assert sum("186/186" in line for line in lines) == 2
    assert all("勾稽" in line for line in lines)


def test_the_same_again_changes_nothing() -> None:
    store = ReportStore.open(built_home())
    before = (store.generation(), store.reports())
    run = nianbao("ingest", "--lang", "en", home=built_home())
    assert run.returncode == 0
    assert out(run).count("unchanged") == 5
    assert (store.generation(), store.reports()) == before
    store.close()


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of bad files with one good report among them."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 10)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 10)
    (folder / "noyear.txt").write_text(NO_YEAR, encoding="utf-8")
    (folder / "prose.txt").write_text("今天天气很好，我们去公园。\n" * 20, encoding="utf-8")
    head = NO_TABLE.format(count=8)
    (folder / "huge.txt").write_text(head + "全市公开信息很多。\n" * (52_000_000 // 28), encoding="utf-8")
    printed = printed_cells(LISHUI_2019)
    good = report_of(printed, "2019")
    (folder / "zz-good.html").write_bytes(render(good))
    return folder


BAD = ("empty.txt", "blank.txt", "binary.txt", "picture.txt", "broken.pdf", "broken.docx", "noyear.txt", "prose.txt", "huge.txt")


def test_bad_files_have_a_line_each_and_harm_no_other(bad: Path, tmp_path: Path) -> None:
    assert (bad / "huge.txt").stat().st_size > 50_000_000
    run = nianbao("ingest", str(bad), home=tmp_path / "home")
    assert run.returncode == 1
    assert "Traceback" not in out(run) + error(run)
    lines = out(run).splitlines()
    assert len(lines) == len(BAD) + 1
    for name in BAD:
        (line,) = [line for line in lines if f" {name}：" in line]
        assert "未导入：" in line
        assert len(line) > len(name) + 15
    (line,) = [line for line in lines if "zz-good.html" in line]
    assert "198/198" in line
    store = ReportStore.open(tmp_path / "home")
    assert [report.source for report in store.reports()] == ["zz-good.html"]
    assert {name for name, _ in store.chunks()} == {store.reports()[0].id}
    store.close()


def test_a_report_corrected_replaces_itself_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    home = tmp_path / "home"
    file.write_text(NO_TABLE.format(count=8), encoding="utf-8")
    assert main(["ingest", str(file)]) == 0
    assert "没有表格" in capsys.readouterr().out
    file.write_text(NO_TABLE.format(count=9), encoding="utf-8")
    assert main(["ingest", str(file)]) == 0
    assert "已替换" in capsys.readouterr().out
    library = Library.open(Settings(home=home))
    (report,) = library.store.reports()
    assert "9次" in library.store.text(report.id)
    assert [quantity.value for _, quantity in library.store.quantities()] == [9]
    kept = wanted_ids(library.store)
    hits = library.vectors().query(library.embedder().embed_query("新闻发布会"), limit=50, report_ids=[report.id])
    assert {hit.chunk_id for hit in hits} <= kept
    library.close()
    assert main(["remove", report.id]) == 0
    assert report.id in capsys.readouterr().out
    assert main(["reports", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_table_with_a_missing_column_is_taken_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "narrow.md"
    file.write_text(
        "青岚县2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
        "| 项目 | 自然人 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|\n"
        "| 一、本年新收政府信息公开申请数量 | 21 | 2 | 3 | 4 | 5 | 35 |\n"
        "| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 1 |\n",
        encoding="utf-8",
    )
    assert main(["ingest", str(file)]) in (0, 1)
    assert len(capsys.readouterr().out.splitlines()) == 1
    store = ReportStore.open(tmp_path / "home")
    facts = {fact.key: fact.value for report in store.reports() for fact in store.facts([report.id])}
    store.close()
    assert ("requests.new", "research") not in facts
    if facts:
        assert facts[("requests.new", "natural")] == 21
        assert facts[("requests.new", "business")] == 2
        assert facts[("requests.new", "total")] == 35


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    line = one_line_error(nianbao("ingest", "nowhere.txt", home=tmp_path / "home"), 2)
    assert "nowhere.txt" in line


def test_a_defect_is_one_line_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def tripping(content: bytes, source: str) -> Prepared:
        if source == "b.txt":
            raise IndexError("list index out of range")
        return prepare(content, source)

    monkeypatch.setattr("index.ingest.prepare", tripping)
    for name in "abc":
        text = NO_TABLE.format(count=8).replace("青岚", f"青岚{name}".replace("a", "岭").replace("c", "屏"))
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["ingest", *(str(tmp_path / f"{name}.txt") for name in "abc")]) == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert ["已导入" in line for line in lines] == [True, False, True]
    assert "程序出错" in lines[1]
    assert not printed.err
    logged = (tmp_path / "home" / "defects.log").read_text(encoding="utf-8").splitlines()
    assert ["Traceback" in line for line in logged] == [True]
