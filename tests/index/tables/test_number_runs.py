"""Figures in one cell, because their columns were not known: taken where count and sums prove them."""

from __future__ import annotations

import pytest

from index.analysis import Analysis, analyse
from index.forms import applicants
from index.readers import read_bytes

HEAD = """青岚市2023年政府信息公开工作年度报告
一、总体情况
本年度工作平稳。
二、主动公开政府信息情况
第二十条第（五）项
信息内容 本年处理决定数量
行政许可 73
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 11.5
三、收到和处理政府信息公开申请情况
申请人情况
自然人 法人或其他组织 总计
商业企业 科研机构 社会公益组织 法律服务机构 其他
"""
ROWS = """一、本年新收政府信息公开申请数量 20 1 2 0 3 4 30
二、上年结转政府信息公开申请数量 6 0 3 4 1 0 14
（一）予以公开 6 0 0 0 3 1 10
（二）部分公开 0 0 7 0 0 0 7
1.属于国家秘密 0 0 0 6 0 0 6
2.其他法律行政法规禁止公开 7 0 0 0 0 0 7
3.危及“三安全一稳定” 1 0 0 0 0 0 1
4.保护第三方合法权益 0 0 3 0 6 4 13
5.属于三类内部事务信息 30 2 3 0 0 0 35
"""
REMEDIES = """四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉
结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计
8 16 0 0 24 0 5 0 19 24 2 2 15 16 35
五、存在的主要问题及改进情况
仍有不足。
"""


def analysed(rows: str = ROWS, remedies: str = REMEDIES, head: str = HEAD) -> Analysis:
    return analyse(read_bytes((head + rows + remedies).encode(), "report.txt"), digest="0" * 64)


def raw(analysis: Analysis, indicator: str) -> list[str | None]:
    held = [analysis.facts.get((indicator, applicant)) for applicant in applicants()]
    return [None if fact is None else fact.raw for fact in held]


def test_every_cell_of_a_text_with_single_spaces() -> None:
    analysis = analysed()
    for line in ROWS.splitlines()[4:]:
        words = line.split()
        assert words[1:] in [raw(analysis, name) for name, _ in analysis.facts]
    assert raw(analysis, "requests.new") == ["20", "1", "2", "0", "3", "4", "30"]
    assert not any(fact.doubt for fact in analysis.facts.values())
    assert analysis.facts["suit_direct.pending", ""].value == 19
    assert analysis.facts["disclosure2021.licence.decisions", ""].value == 73
    assert str(analysis.facts["disclosure2021.fees.amount", ""].value) == "11.5"


def test_the_place_of_a_figure_is_its_own() -> None:
    analysis = analysed()
    fact = analysis.facts["requests.refused.internal_affairs", "total"]
    assert analysis.document.text[fact.provenance.start : fact.provenance.end] == "35"


@pytest.mark.parametrize("broken", ["30 2 3 0 0 0 36", "30 2 3 0 35", "3 0 2 3 0 0 0 35"])
def test_what_the_sum_does_not_prove_is_listed_not_taken(broken: str) -> None:
    analysis = analysed(ROWS.replace("30 2 3 0 0 0 35", broken))
    assert raw(analysis, "requests.refused.internal_affairs") == [None] * 7
    assert "5.属于三类内部事务信息" in analysis.unmapped


def test_columns_in_another_order_are_not_taken() -> None:
    head = HEAD.replace("商业企业 科研机构", "科研机构 商业企业")
    assert not any(applicant for _, applicant in analysed(head=head).facts)


def test_a_group_that_does_not_add_up_leaves_table_four_out() -> None:
    analysis = analysed(remedies=REMEDIES.replace("8 16 0 0 24", "8 16 0 0 25"))
    assert ("review.total", "") not in analysis.facts
    assert any(label.startswith("8 16 0") for label in analysis.unmapped)


def test_a_cell_with_words_is_not_counted_as_read() -> None:
    head = HEAD.replace("行政许可 73\n", "")
    table = "第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t{}\n行政强制\t5\n第二十条第（八）项"
    worded, plain = (
        analysed(head=head.replace("第二十条第（八）项", table.format(figure))) for figure in ("73起左右", "73")
    )
    assert plain.facts["disclosure2021.penalty.decisions", ""].value == 73
    read = [fact for fact in worded.facts.values() if fact.kind != "text"]
    assert worded.cells_mapped == len(read)
