"""Search for staff: words, filters, marks, pages."""

from __future__ import annotations

import pytest

from qa.library import Library
from qa.search import Filters, search


def test_the_passage_that_holds_the_words_comes_first(editions: Library) -> None:
    found = search(editions, "医保基金追回").found
    assert found[0].report.issuer == "丽水市"
    assert "医保基金追回" in found[0].chunk.quoted


def test_marks_stand_on_the_words(editions: Library) -> None:
    best = search(editions, "医保基金追回").found[0]
    assert {best.chunk.quoted[start:end] for start, end in best.marks} & {"医保基金追回", "医保基金", "追回"}


@pytest.mark.parametrize(("name", "issuer"), [("丽水", "丽水市"), ("洪泽区", "淮安市洪泽区"), ("suqian", "宿迁市")])
def test_by_issuer(editions: Library, name: str, issuer: str) -> None:
    found = search(editions, "部分公开", Filters(issuer=name)).found
    assert {one.report.issuer for one in found} == {issuer}


def test_by_year_kind_and_form(editions: Library) -> None:
    assert {one.report.year for one in search(editions, "部分公开", Filters(year=2024)).found} == {2024}
    assert {one.chunk.kind for one in search(editions, "部分公开", Filters(kind="table_row")).found} == {"table_row"}
    assert {one.report.form for one in search(editions, "规范性文件", Filters(form="2019")).found} == {"2019"}


def test_filters_that_nothing_passes(editions: Library) -> None:
    assert search(editions, "部分公开", Filters(year=1999)).found == ()
    assert search(editions, "部分公开", Filters(issuer="不存在的地方")).total == 0


def test_pages_do_not_overlap(editions: Library) -> None:
    first = search(editions, "政府信息公开", limit=5)
    second = search(editions, "政府信息公开", limit=5, offset=5)
    ids = [(one.report.id, one.chunk.id) for one in (*first.found, *second.found)]
    assert len(set(ids)) == len(ids) == 10
    assert first.total == second.total >= 10


@pytest.mark.parametrize("words", ["%", "'; DROP TABLE", "(((", "部分公开" * 5, "🙂", "zzzzqqq"])
def test_odd_words_do_no_harm(editions: Library, words: str) -> None:
    search(editions, words)
