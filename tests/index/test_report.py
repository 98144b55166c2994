"""What a report is called, whose it is, for which year."""

from __future__ import annotations

import pytest

from index.document import Document
from index.errors import NotAReport
from index.readers.base import DocumentBuilder
from index.report import Report, identify
from tests.index.made import SECTIONS, document

PROSE = "本年度各单位按要求开展工作。"


def made(*lines: str, title: str = "") -> Document:
    builder = DocumentBuilder("report.html", "html")
    for line in (*lines, "一、总体情况", PROSE):
        builder.add_text(line)
    return builder.build(title=title)


def identified(*lines: str, title: str = "") -> Report:
    return identify(made(*lines, title=title), "0" * 64)


@pytest.mark.parametrize(
    ("lines", "issuer", "year"),
    [
        (("丽水市2019年政府信息公开工作年度报告",), "丽水市", 2019),
        (("2019年丽水市政府信息公开工作年度报告",), "丽水市", 2019),
        (("2019年度丽水市政府信息公开工作年度报告",), "丽水市", 2019),
        (("丽水市人民政府2019年度政府信息公开工作年度报告",), "丽水市", 2019),
        (("丽水市政府信息公开工作年度报告（2019年）",), "丽水市", 2019),
        (("丽水市政府信息公开工作年度报告(2019年度)",), "丽水市", 2019),
        (("丽水市政府信息公开年报（2019）",), "丽水市", 2019),
        (("丽水市二〇一九年政府信息公开工作年度报告",), "丽水市", 2019),
        (("丽水市二○一九年度政府信息公开年度报告",), "丽水市", 2019),
        (("丽水市人民政府", "2019年政府信息公开工作年度报告"), "丽水市", 2019),
        (("丽水市", "2019年政府信息公开", "工作年度报告"), "丽水市", 2019),
        (("丽水市2019年政府信息公开工作年度报告（图片版）",), "丽水市", 2019),
        (("丽水市 2019 年 政府信息公开 工作年度报告",), "丽水市", 2019),
        (("首页 > 政务公开", "发布时间：2020-01-20", "丽水市2019年政府信息公开工作年度报告"), "丽水市", 2019),
        (("丽水市人民政府办公室2022年政府信息公开工作年度报告",), "丽水市人民政府办公室", 2022),
        (("丽水市生态环境局2022年政府信息公开工作年度报告",), "丽水市生态环境局", 2022),
        (("青岚市教育局2022年度政府信息公开工作报告",), "青岚市教育局", 2022),
        (("2022年度青岚市教育局政府信息公开工作年度报告",), "青岚市教育局", 2022),
        (("关于青岚市教育局2022年政府信息公开工作年度报告",), "青岚市教育局", 2022),
        (("《青岚市教育局2022年政府信息公开工作年度报告》",), "青岚市教育局", 2022),
        (("青岚市教育局关于2022年度政府信息公开工作情况的报告",), "青岚市教育局", 2022),
    ],
)
def test_titles(lines: tuple[str, ...], issuer: str, year: int) -> None:
    report = identified(*lines)
    assert (report.issuer, report.year) == (issuer, year)
    assert report.id == f"{issuer}-{year}"


@pytest.mark.parametrize(
    ("line", "scope"),
    [
        ("丽水市2019年政府信息公开工作年度报告", "region"),
        ("洪泽区2023年政府信息公开工作年度报告", "region"),
        ("浙江省2019年政府信息公开工作年度报告", "region"),
        ("青岚市2019年政府信息公开工作年度报告", "region"),
        ("丽水市人民政府办公室2019年政府信息公开工作年度报告", "body"),
        ("丽水市财政局2019年政府信息公开工作年度报告", "body"),
        ("青岚市财政局2019年政府信息公开工作年度报告", "body"),
    ],
)
def test_scope(line: str, scope: str) -> None:
    assert identified(line).scope == scope


def test_one_place_under_two_names_is_one_issuer() -> None:
    text = "本报告由淮安市洪泽区人民政府办公室编制。"
    first = identified("洪泽区人民政府", "2023年政府信息公开工作年度报告", text)
    second = identified("淮安市洪泽区人民政府", "2024年政府信息公开工作年度报告", text)
    assert first.issuer == second.issuer == "淮安市洪泽区"
    assert "洪泽区" in first.aliases


def test_the_issuer_from_the_text() -> None:
    report = identified("2022年政府信息公开工作年度报告", "本报告由青岚市教育局根据有关规定编制。")
    assert report.issuer == "青岚市教育局"


def test_the_year_from_the_period() -> None:
    report = identified(
        "青岚市教育局政府信息公开工作年度报告",
        "数据统计期限自2022年1月1日起至2022年12月31日止。青岚市教育局编制。",
    )
    assert report.year == 2022
    assert report.issuer == "青岚市教育局"


def test_the_title_of_the_page() -> None:
    report = identified("正文", title="青岚市教育局2022年政府信息公开工作年度报告-青岚市人民政府")
    assert (report.issuer, report.year) == ("青岚市教育局", 2022)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("自2022年1月1日至2022年12月31日", "2022-01-01/2022-12-31"),
        ("自 2022 年 1 月 1 日起至 12 月 31 日止", "2022-01-01/2022-12-31"),
        ("2022年1月1日—2022年12月31日", "2022-01-01/2022-12-31"),
        ("2022年1月1日到同年12月31日", "2022-01-01/2022-12-31"),
        ("没有期限", ""),
    ],
)
def test_period(text: str, period: str) -> None:
    assert identified("青岚市教育局2022年政府信息公开工作年度报告", text).period == period


@pytest.mark.parametrize(
    ("year", "form"), [(2017, "free"), (2018, "free"), (2019, "2019"), (2020, "2019"), (2021, "2021")]
)
def test_form(year: int, form: str) -> None:
    assert identified(f"青岚市{year}年政府信息公开工作年度报告").form == form


@pytest.mark.parametrize(
    "line",
    [
        "《青岚市2022年政府信息公开工作年度报告》解读",
        "一图读懂青岚市2022年政府信息公开工作年度报告",
        "图解：青岚市2022年政府信息公开工作年度报告",
        "关于报送2022年政府信息公开工作年度报告的通知",
        "青岚市2022年政府信息公开工作年度报告编制和发布工作的通知",
        "青岚市2022年政府信息公开工作年度报告模板",
    ],
)
def test_pages_about_a_report_are_refused(line: str) -> None:
    with pytest.raises(NotAReport, match="不是年度报告本身"):
        identified(line)


def test_no_year() -> None:
    with pytest.raises(NotAReport, match="年度"):
        identified("青岚市教育局政府信息公开工作年度报告")


def test_no_issuer() -> None:
    with pytest.raises(NotAReport, match="发布机关"):
        identified("2022年政府信息公开工作年度报告")


def test_abridged() -> None:
    assert identified("青岚市2022年政府信息公开工作年度报告", "摘编说明：另行撰写。").abridged
    assert not identified("青岚市2022年政府信息公开工作年度报告").abridged


def test_a_report_that_mentions_an_explanation_is_a_report() -> None:
    text = "发布政策解读30篇，回应问答20条。"
    assert identify(document(text, SECTIONS["三"]), "0" * 64).year == 2023


def test_an_explanation_with_a_table_is_refused_too() -> None:
    page = document(["项目 | 件数\n收到申请 | 10"], title="《青岚市2023年政府信息公开工作年度报告》解读")
    with pytest.raises(NotAReport, match="不是年度报告本身"):
        identify(page, "0" * 64)


def test_bread_crumbs_are_no_part_of_the_title() -> None:
    report = identified("首页>政务公开>政策解读>年度报告>青岚市2022年政府信息公开工作年度报告")
    assert report.issuer == "青岚市"
    assert report.title == "青岚市2022年政府信息公开工作年度报告"
