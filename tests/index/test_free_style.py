"""Reports without sections and without the form's tables: taken in as prose and local tables."""

from __future__ import annotations

import pytest

from index.analysis import Analysis, analyse
from index.document import Document
from index.errors import NotAReport
from index.free_style import REMARK
from index.readers.base import DocumentBuilder
from tests.index.made import cells

TOLD = "全年收到政府信息公开申请37件，答复36件，主动公开政府信息2417条。"
LOCAL = "项目 | 数量\n收到申请总数 | 37\n行政复议数量 | 3"


def paper(title: str, *parts: str | list[str]) -> Document:
    builder = DocumentBuilder("page", "html")
    builder.add_text(title, level=1)
    for part in parts:
        if isinstance(part, str):
            builder.add_text(part)
        else:
            builder.add_grid(cells(part[0]))
    return builder.build()


def analysed(title: str, *parts: str | list[str]) -> Analysis:
    return analyse(paper(title, *parts), digest="0" * 64)


@pytest.mark.parametrize("year", [2014, 2018, 2019])
def test_an_unnumbered_report_is_searchable_and_its_local_table_is_not_mapped(year: int) -> None:
    analysis = analysed(f"青岚市{year}年政府信息公开工作年度报告", TOLD, [LOCAL])
    assert REMARK in analysis.remarks
    quoted = [chunk.quoted for chunk in analysis.chunks]
    assert TOLD in quoted
    assert any("收到申请总数" in text and "37" in text for text in quoted)
    assert not any(fact.provenance.table is not None for fact in analysis.facts.values())
    if year <= 2018:
        assert analysis.facts == {}


def test_a_local_table_alone_is_enough() -> None:
    chunks = analysed("青岚市2016年政府信息公开年报", [LOCAL]).chunks
    assert sum(chunk.kind == "table_row" for chunk in chunks) == 2


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("青岚市2016年政府信息公开工作年度报告", ("点击附件查看。",)),
        ("青岚市2016年政府信息公开工作年度报告", ("本页为政府信息公开专栏，欢迎访问，如有意见请与我们联系。",)),
        ("关于青岚市2016年政府信息公开工作年度报告的下载", (TOLD,)),
    ],
)
def test_a_page_that_tells_nothing_of_the_work_is_no_report(title: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(NotAReport):
        analysed(title, *parts)
