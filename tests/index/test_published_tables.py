"""Three published reports, cell by cell against transcriptions made by hand."""

from __future__ import annotations

import argparse
import re
from decimal import Decimal
from pathlib import Path

import pytest

from index.analysis import Analysis, analyse
from index.embedding import Embedder
from index.readers import read_path
from qa.library import Library
from qa.settings import load_settings
from tests.index.made import HashedEmbedder
from tests.index.published_figures import HONGZE_2023, HONGZE_2024, LISHUI_2019, printed_cells
from ui.cli import ingest

CASES = [
    ("lishui-2019.txt", LISHUI_2019, "丽水市", 2019, "2019", 198),
    ("hongze-2023.pdf", HONGZE_2023, "淮安市洪泽区", 2023, "2021", 186),
    ("hongze-2024.pdf", HONGZE_2024, "淮安市洪泽区", 2024, "2021", 186),
]
NAMES = ("file", "transcription", "issuer", "year", "form", "cells")


@pytest.fixture(scope="module")
def analysed(shared_reports: Path) -> dict[str, Analysis]:
    """The published reports by file name."""
    return {case[0]: analyse(read_path(shared_reports / case[0]), digest="0" * 64) for case in CASES}


@pytest.mark.parametrize(NAMES, CASES)
def test_every_printed_cell(
    analysed: dict[str, Analysis],
    file: str,
    transcription: str,
    issuer: str,
    year: int,
    form: str,
    cells: int,
) -> None:
    analysis = analysed[file]
    printed = printed_cells(transcription)
    assert len(printed) == cells
    assert {key: "".join(fact.raw.split()) for key, fact in analysis.facts.items()} == printed
    for key, raw in printed.items():
        fact = analysis.facts[key]
        assert fact.value == (Decimal(raw) if raw else None)
        assert fact.kind == ("blank" if not raw else "zero" if Decimal(raw) == 0 else "number")
        assert not fact.doubt
        assert not fact.repaired


@pytest.mark.parametrize(NAMES, CASES)
def test_identity_and_count(
    analysed: dict[str, Analysis],
    file: str,
    transcription: str,
    issuer: str,
    year: int,
    form: str,
    cells: int,
) -> None:
    analysis = analysed[file]
    assert (analysis.report.issuer, analysis.report.year, analysis.report.form) == (issuer, year, form)
    assert analysis.report.scope == "region"
    assert analysis.report.period == f"{year}-01-01/{year}-12-31"
    assert (analysis.cells_mapped, analysis.cells_expected) == (cells, cells)
    assert analysis.unmapped == ()


@pytest.mark.parametrize("file", [case[0] for case in CASES])
def test_every_quote_stands_in_the_text(analysed: dict[str, Analysis], file: str) -> None:
    analysis = analysed[file]
    text = analysis.document.text
    for fact in analysis.facts.values():
        place = fact.provenance
        assert text[place.start : place.end] == fact.raw.strip()
        assert place.row_start <= place.start <= place.end <= place.row_end or not fact.raw.strip()
    for chunk in analysis.chunks:
        assert text[chunk.start : chunk.end] == chunk.quoted
    for quantity in analysis.quantities:
        assert quantity.clause_start <= quantity.start < quantity.end <= quantity.clause_end


def test_the_misprinted_label_is_reported(analysed: dict[str, Analysis]) -> None:
    assert any("其他法律行政止公开" in remark for remark in analysed["hongze-2023.pdf"].remarks)


def failures(analysis: Analysis) -> dict[tuple[str, str], tuple[Decimal | None, Decimal | None]]:
    """The failing checks by id and name, with both sides."""
    return {
        (c.id, c.name.split("”")[0].strip("“")): (c.left, c.right)
        for c in analysis.checks
        if c.status == "fail"
    }


def test_the_sums_that_lishui_printed_wrong(analysed: dict[str, Analysis]) -> None:
    assert failures(analysed["lishui-2019.txt"]) == {
        ("三-row", "本年新收"): (Decimal(712), Decimal(687)),
        ("三-row", "办理结果总计"): (Decimal(687), Decimal(688)),
        ("三-flow", "自然人"): (Decimal(680), Decimal(655)),
    }


def test_the_one_value_that_mends_two_of_them(analysed: dict[str, Analysis]) -> None:
    named = [c for c in analysed["lishui-2019.txt"].checks if c.suspect == ("requests.new", "natural")]
    assert [c.id for c in named] == ["三-row", "三-flow"]
    assert {c.would_be for c in named} == {Decimal(645)}
    assert all("自然人·本年新收印作670，若为645" in c.message for c in named)


def test_the_totals_that_hongze_left_at_zero(analysed: dict[str, Analysis]) -> None:
    analysis = analysed["hongze-2023.pdf"]
    assert failures(analysis) == {
        ("四-sum", "行政复议"): (Decimal(11), Decimal(0)),
        ("四-sum", "复议后起诉"): (Decimal(5), Decimal(0)),
    }
    assert {(c.suspect, c.would_be) for c in analysis.checks if c.status == "fail"} == {
        (("review.total", ""), Decimal(11)),
        (("suit_after_review.total", ""), Decimal(5)),
    }


def test_one_office_is_not_compared_with_the_whole_district(analysed: dict[str, Analysis]) -> None:
    analysis = analysed["hongze-2024.pdf"]
    assert failures(analysis) == {}
    stated = [c for c in analysis.checks if c.id == "text-table" and c.left == 17]
    assert [c.status for c in stated] == ["not_assessable"]
    assert "95" in stated[0].message


def test_the_prose_of_lishui_agrees_with_table_two(analysed: dict[str, Analysis]) -> None:
    checks = [c for c in analysed["lishui-2019.txt"].checks if c.id == "二-2019"]
    assert {c.left: c.status for c in checks} == {
        Decimal(469833): "pass",
        Decimal(693021): "pass",
        Decimal(10626): "pass",
    }


class LightLibrary(Library):
    """A library whose vectors come from hashes: this test is about cells, not about meaning."""

    def embedder(self) -> Embedder:
        return HashedEmbedder()


@pytest.mark.parametrize(("language", "wanted"), [("zh", "格，"), ("en", "cells ")])
def test_the_command_counts_the_cells(
    shared_reports: Path, tmp_path: Path, language: str, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    library = LightLibrary.open(load_settings({"NIANBAO_HOME": str(tmp_path)}, tmp_path))
    files = [str(shared_reports / case[0]) for case in CASES]
    status = ingest.run(argparse.Namespace(paths=files, ray=""), library, language)
    counted = [line for line in capsys.readouterr().out.splitlines() if wanted in line]
    assert status == 0
    assert [re.findall(r"\d+/\d+(?=格|,)", line) for line in counted] == [
        ["198/198"],
        ["186/186"],
        ["186/186"],
    ]
    assert [(report.id, report.cells_mapped) for report in library.store.reports()] == [
        ("丽水市-2019", 198),
        ("淮安市洪泽区-2023", 186),
        ("淮安市洪泽区-2024", 186),
    ]
    library.close()
