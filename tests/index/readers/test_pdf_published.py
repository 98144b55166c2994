"""The tables of two published PDF reports, against transcriptions made by hand from their print."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from index.document import Document, Grid
from index.readers import read_path

APPLICANTS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
SUIT = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def zeros(*labels: str, person: str = "0") -> list[str]:
    """A row whose only applicants are natural persons."""
    return [*labels, person, "0", "0", "0", "0", "0", person]


def refused(*numbers: str) -> list[list[str]]:
    labels = [
        "1.属于国家秘密",
        "2.其他法律行政止公开",  # misprinted so
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
    ]
    rows = [zeros(label, person=number) for label, number in zip(labels, numbers, strict=True)]
    return [["（三）不予公开", *rows[0]], *rows[1:]]


def unhandled(*numbers: str) -> list[list[str]]:
    labels = [
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    ]
    rows = [zeros(label, person=number) for label, number in zip(labels, numbers, strict=True)]
    return [["（五）不予处理", *rows[0]], *rows[1:]]


HEAD = [[NOTE, "申请人情况"], ["自然人", "法人或其他组织", "总计"], APPLICANTS]

TABLES_2023 = [
    [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", "0", "5", "5"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "550"],
        ["第二十条第（六）项"],
    ],
    [
        ["信息内容", "本年处理决定数量"],
        ["行政处罚", "4119"],
        ["行政强制", "195"],
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", "7730.28"],
    ],
    [
        *HEAD,
        zeros("一、本年新收政府信息公开申请数量", person="21"),
        zeros("二、上年结转政府信息公开申请数量"),
        ["三、本年度办理结果", *zeros("（一）予以公开")],
        zeros(PARTIAL, person="4"),
        *refused("1", "0", "0", "0", "0", "1", "1", "0"),
        ["（四）无法提供", *zeros("1.本机关不掌握相关政府信息", person="10")],
        zeros("2.没有现成信息需要另行制作", person="3"),
    ],
    [
        # The merged cells of the page before go on here without their labels.
        ["", "", *zeros("3.补正后申请内容仍不明确")],
        *unhandled("1", "0", "0", "0", "0"),
        zeros("（六）其他处理"),
        zeros("（七）总计", person="21"),
        zeros("四、结转下年度继续办理"),
    ],
    [
        ["行政复议", "行政诉讼"],
        [*SUIT, "未经复议直接起诉", "复议后起诉"],
        [*SUIT, *SUIT],
        ["10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"],
    ],
]

TABLES_2024 = [
    [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", "3", "0", "8"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "9487"],
    ],
    [
        ["第二十条第（六）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政处罚", "2776"],
        ["行政强制", "84"],
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", "7545"],
    ],
    [
        *HEAD,
        zeros("一、本年新收政府信息公开申请数量", person="95"),
        zeros("二、上年结转政府信息公开申请数量"),
        ["三、本年度办理结果", *zeros("（一）予以公开", person="50")],
        zeros(PARTIAL, person="9"),
        *refused("0", "0", "1", "0", "0", "1", "1", "0"),
        ["（四）无法提供", *zeros("1.本机关不掌握相关政府信息", person="31")],
    ],
    [
        ["", "", *zeros("2.没有现成信息需要另行制作", person="1")],
        zeros("3.补正后申请内容仍不明确"),
        *unhandled("1", "0", "0", "0", "0"),
        # The print has a border between these labels and an empty cell beside them.
        ["（六）其他处理", *zeros("")],
        ["（七）总计", *zeros("", person="95")],
        zeros("四、结转下年度继续办理"),
    ],
    [
        ["行政复议", "", "行政诉讼"],
        [*SUIT, "未经复议直接起诉", "复议后起诉"],
        [*SUIT, *SUIT],
        ["1", "1", "0", "0", "2", "1", "0", "0", "0", "1", "2", "0", "1", "0", "3"],
    ],
]


def grids(document: Document) -> list[Grid]:
    return [block.grid for block in document.blocks if block.grid is not None]


def printed(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("name", "tables"), [("hongze-2023.pdf", TABLES_2023), ("hongze-2024.pdf", TABLES_2024)]
)
def test_every_printed_cell(shared_reports: Path, name: str, tables: list[list[list[str]]]) -> None:
    document = read_path(shared_reports / name)
    found = grids(document)
    assert [printed(grid) for grid in found] == tables
    assert all(grid.regular for grid in found)
    assert [grid.page for grid in found] == [2, 3, 3, 4, 4]


def test_spans_and_places(shared_reports: Path) -> None:
    grid = grids(read_path(shared_reports / "hongze-2023.pdf"))[2]
    group = next(cell for cell in grid.cells() if cell.text == "（三）不予公开")
    assert (group.row, group.column, group.row_span, group.column_span) == (7, 1, 8, 1)
    first = next(cell for cell in grid.cells() if cell.text.startswith("一、"))
    assert (first.column, first.column_span, first.page) == (0, 3, 3)
    assert grid.column_count == 10
    for cell in grid.cells():
        assert cell.box is not None
        left, top, right, bottom = cell.box
        assert 0 <= left < right <= 595
        assert 0 <= top < bottom <= 842


@pytest.mark.parametrize("name", ["hongze-2023.pdf", "hongze-2024.pdf"])
def test_paragraphs(shared_reports: Path, name: str) -> None:
    document = read_path(shared_reports / name)
    year = name[-8:-4]
    texts = [block.text for block in document.blocks if block.grid is None]
    headings = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert [text for text in texts if text in headings] == headings
    assert texts[0].endswith(f"洪泽区人民政府{year}年政府信息公开工作年度报告")
    # Page numbers ("-3-") are gone, and every paragraph but the headings is closed.
    assert not [text for text in texts if text.strip("-— ").isdigit()]
    assert all(text[-1] in "。：" for text in texts[1:] if text not in headings)
    assert document.page_count == 5
    assert document.media == "pdf"
    assert document.notes == ()
    for block in document.blocks:
        if block.grid is None:
            assert document.text[block.start : block.end] == block.text
        else:
            assert all(document.text[cell.start : cell.end] == cell.text for cell in block.grid.cells())


def test_reading_takes_less_than_two_seconds(shared_reports: Path) -> None:
    begin = time.monotonic()
    read_path(shared_reports / "hongze-2023.pdf")
    assert time.monotonic() - begin < 2
