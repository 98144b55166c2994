"""Two reports in one file are told; a report that repeats tables or names others is one report."""

from __future__ import annotations

import pytest

from index.analysis import analyse
from index.document import Document
from index.errors import NotAReport
from index.readers.base import DocumentBuilder
from index.several_reports import several_reports

SECTIONS = ("一、总体情况", "全年公开信息25条。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、其他")


def title(issuer: str, year: int) -> str:
    return f"{issuer}{year}年政府信息公开工作年度报告"


def paper(*lines: str) -> Document:
    builder = DocumentBuilder("page", "txt")
    for line in lines:
        builder.add_text(line)
    return builder.build()


@pytest.mark.parametrize(
    "second",
    [
        (title("青岚市", 2023),),
        (title("赤霞县", 2022),),
        ("赤霞县", "2022年政府信息公开工作年度报告"),
        ("青岚市二〇二三年政府信息公开工作年度报告", "本报告依照条例编制。"),
    ],
)
def test_reports_of_two_years_or_two_bodies(second: tuple[str, ...]) -> None:
    with pytest.raises(NotAReport, match="这个文件里有2份年报") as caught:
        analyse(paper(title("青岚市", 2022), *SECTIONS, *second, *SECTIONS), digest="0" * 64)
    assert "拆分" in caught.value.remedy


@pytest.mark.parametrize(
    "lines",
    [
        (title("青岚市", 2022), *SECTIONS, title("青岚市", 2022), *SECTIONS),
        (title("青岚市", 2022), *SECTIONS, "附件", *SECTIONS),
        (title("青岚市", 2022), *SECTIONS, "上一篇：" + title("青岚市", 2021), title("青岚市", 2020)),
        (title("青岚市", 2022), *SECTIONS, title("青岚市", 2021), "一、总体情况"),
        (title("青岚市", 2022), title("青岚市", 2021), *SECTIONS),
        (title("青岚市", 2022), *SECTIONS, title("青岚市人民政府", 2022), *SECTIONS),
    ],
)
def test_one_report(lines: tuple[str, ...]) -> None:
    assert several_reports(paper(*lines)) is None
