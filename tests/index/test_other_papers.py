"""Notices of correction and papers of another kind are refused by name; a report published anew is not."""

from __future__ import annotations

import pytest

from index.errors import NotAReport
from index.report import identify
from tests.index.made import document

TABLE = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3"
SECTIONS = ("一、总体情况", "二、主动公开", "三、收到和处理申请", "四、复议诉讼", "五、问题及改进", "六、其他事项")


@pytest.mark.parametrize(
    "title",
    [
        "关于更正云溪县2022年政府信息公开工作年度报告有关数据的说明",
        "云溪县2022年政府信息公开工作年度报告更正公告",
        "关于云溪县2022年政府信息公开工作年度报告的勘误",
        "云溪县教育局关于2022年政府信息公开工作年度报告的补充说明",
        "更正说明（2024年3月）",
        "关于修订云溪县2022年政府信息公开工作年度报告部分内容的说明",
        "云溪县2022年政府信息公开工作年度报告数据变更说明",
        "关于重新公布云溪县2022年政府信息公开工作年度报告表三数据的函",
    ],
)
def test_a_notice_of_correction_is_refused_even_with_a_table(title: str) -> None:
    made = document("云溪县2022年政府信息公开工作年度报告第三部分的数字改为下表。", [TABLE], title=title)
    with pytest.raises(NotAReport, match="更正或补充说明"):
        identify(made, "0" * 64)


@pytest.mark.parametrize("title", ["云溪县2022年政府信息公开工作年度报告（更正版）", "云溪县2022年政府信息公开工作年度报告"])
def test_a_report_published_anew_is_a_report(title: str) -> None:
    lines = ("更正公告",) if "更正" not in title else ()
    made = document(*lines, *SECTIONS, title=title)
    assert identify(made, "0" * 64).id == "云溪县-2022"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("云溪县2023年上半年政府信息公开工作报告", "半年或季度"),
        ("云溪县2023年第三季度政府信息公开工作情况统计表", "半年或季度"),
        ("云溪县2023年政府信息公开工作自查报告", "自查报告"),
        ("云溪县2023年法治政府建设年度报告", "法治政府建设"),
        ("江海大学2022-2023学年信息公开工作年度报告", "学年"),
    ],
)
def test_a_paper_of_another_kind_is_refused_by_its_name(title: str, said: str) -> None:
    with pytest.raises(NotAReport, match=said):
        identify(document("一、总体情况", [TABLE], title=title), "0" * 64)


def test_a_report_without_a_year_is_still_told_so() -> None:
    with pytest.raises(NotAReport, match="找不到报告年度"):
        identify(document("一、总体情况", title="云溪县政府信息公开工作年度报告"), "0" * 64)
