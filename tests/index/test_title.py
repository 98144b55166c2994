"""The title among the other titles that a page prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.document import Document
from index.errors import NotAReport
from index.readers import read_bytes
from index.readers.base import DocumentBuilder
from index.report import identification, identify
from index.title import find_title, is_list_of_reports
from tests.index.test_report import identified, made

PERIOD = "统计期限自2022年1月1日至2022年12月31日。"
TITLE = "青岚市2022年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "lines",
    [
        ("上一篇：青岚市2021年政府信息公开工作年度报告", "下一篇：青岚市2023年政府信息公开工作年度报告", TITLE),
        ("【上一条】青岚市2021年政府信息公开工作年度报告", TITLE),
        ("相关链接：青岚市2023年政府信息公开工作年度报告", TITLE),
        ("首页 > 政务公开 > 2023年政府信息公开年报", "政府信息公开年报", TITLE),
        ("青岚市2021年政府信息公开工作年度报告", TITLE, PERIOD),
        ("青岚市人民政府门户网站 " + TITLE,),
        (TITLE, "青岚市2021年政府信息公开工作年度报告"),
        ("青岚市政府信息公开工作年度报告", "（2022年度）"),
        ("青岚市政府信息公开工作年度报告2022",),
        ("青岚市2022年度（2022年1月1日—2022年12月31日）政府信息公开工作年度报告",),
        ("青岚市2022年1—12月政府信息公开工作年度报告",),
        ("青岚市2022年度（1月至12月）政府信息公开工作年度报告",),
        ("青岚市政府信息公开2022年度报告",),
        ("【公示】青岚市政府信息公开2022年年度报告",),
        ("青岚市２０２２年度政府信息公开工作年度报告", "本报告由青岚市人民政府办公室编制。"),
        ("二〇二二年青岚市政府信息公开工作年度报告",),
        ("青岚市二O二二年政府信息公开工作年度报告",),
        ("政府信息公开年报", "青岚市政府信息公开工作年度报告", "本报告由青岚市人民政府办公室编制。" + PERIOD),
    ],
)
def test_the_reports_own_title(lines: tuple[str, ...]) -> None:
    report = identified(*lines)
    assert (report.issuer, report.year) == ("青岚市", 2022)


def test_a_heading_outweighs_a_line_before_it() -> None:
    document = made("青岚市2021年政府信息公开工作年度报告", TITLE, title=TITLE)
    assert find_title(document, None).year == 2022


def test_a_crumb_is_no_issuer() -> None:
    report = identified(
        "当前位置：首页 > 政务公开 > 政府信息公开年报",
        "2022年政府信息公开工作年度报告",
        "本报告由青岚市水务局编制。",
    )
    assert report.issuer == "青岚市水务局"


def test_a_heading_that_is_joined_to_nothing() -> None:
    with pytest.raises(NotAReport, match="不是年度报告本身"):
        identified("青岚市2022年政务公开工作要点", "一、总体要求", "做好政府信息公开工作年度报告编制工作。")


def only(*lines: str) -> Document:
    """A document of these lines alone, without a section."""
    builder = DocumentBuilder("list.html", "html")
    for line in lines:
        builder.add_text(line)
    return builder.build()


def test_a_list_of_reports_is_refused() -> None:
    years = [f"青岚市{year}年政府信息公开工作年度报告{year + 1}-01-30" for year in range(2012, 2024)]
    assert not is_list_of_reports(made(TITLE, *years))
    listed = only("政府信息公开年报", *years)
    assert is_list_of_reports(listed)
    with pytest.raises(NotAReport, match="目录页"):
        identify(listed, "0" * 64)


def test_the_title_of_the_file_is_the_last_resort() -> None:
    named = replace(made("数据"), source="青岚市水务局2022年政府信息公开工作年度报告.xlsx")
    found = identification(named, "0" * 64)
    assert (found.report.issuer, found.report.year) == ("青岚市水务局", 2022)
    assert "文件名" in found.remark
    printed = replace(made(TITLE), source="青岚市水务局2021年政府信息公开工作年度报告.xlsx")
    assert identify(printed, "0" * 64).id == "青岚市-2022"


NOTICE = "关于印发《青岚市2022年政府信息公开工作年度报告》的通知"
TABLE = "".join("<tr><td>信息内容</td>" + "<td>0</td>" * 7 + "</tr>" for _ in range(20))


def test_a_notice_with_the_whole_report_beneath_is_the_report() -> None:
    page = f"<h1>{NOTICE}</h1><p>各部门：</p><p>一、总体情况</p><table>{TABLE}</table>"
    assert identify(read_bytes(page.encode(), "notice.html"), "0" * 64).issuer == "青岚市"


@pytest.mark.parametrize(
    ("title", "table"),
    [
        (NOTICE, ""),
        (NOTICE, TABLE.replace("<td>0</td>", "<td></td>")),
        ("关于印发《2022年政府信息公开工作年度报告格式》的通知", TABLE),
        ("关于做好2022年政府信息公开工作年度报告的通知", TABLE),
    ],
)
def test_a_notice_without_the_report_is_refused(title: str, table: str) -> None:
    page = f"<h1>{title}</h1><p>各部门：</p><p>一、总体情况</p><table>{table}</table><p>青岚市</p>"
    with pytest.raises(NotAReport, match="通知"):
        identify(read_bytes(page.encode(), "notice.html"), "0" * 64)
