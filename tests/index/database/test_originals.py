"""The files that reports were read from are kept, and come back byte for byte."""

from __future__ import annotations

from index.analysis import Analysis
from index.database import Original, ReportStore


def test_a_file_comes_back_byte_for_byte(store: ReportStore, analysis: Analysis) -> None:
    content = bytes(range(256)) * 300
    store.replace(analysis, original=Original(source="年报.pdf", content=content))
    assert store.original(analysis.report.id) == Original(source="年报.pdf", content=content)


def test_it_goes_with_its_report(store: ReportStore, analysis: Analysis) -> None:
    store.replace(analysis, original=Original(source="a", content=b"x"))
    store.remove(analysis.report.id)
    assert store.original(analysis.report.id) is None


def test_it_is_added_once_where_it_was_not_kept(store: ReportStore, analysis: Analysis) -> None:
    store.replace(analysis)
    assert store.original(analysis.report.id) is None
    store.keep_original(analysis.report.id, Original(source="a", content=b"first"))
    store.keep_original(analysis.report.id, Original(source="a", content=b"second"))
    kept = store.original(analysis.report.id)
    assert kept is not None
    assert kept.content == b"first"
