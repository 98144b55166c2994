"""Table 三 copied column by column."""

from __future__ import annotations

import pytest

from index.analysis import Analysis, analyse
from index.readers import read_bytes
from index.tables.requests_by_column import UNPROVEN

OUTER = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "三、本年度办理结果", "四、结转下年度继续办理"]
INNER = ["（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（三）不予公开", "（四）无法提供"]
INNER += ["（五）不予处理", "（六）其他处理", "（七）总计"]
LEAVES = [
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
]
APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


def column(number: int) -> list[int]:
    """The 25 figures of an applicant: new, carried over, 21 outcomes, their total, left over."""
    outcomes = [number + 1, 0, *((place * (number + 2)) % 7 for place in range(19))]
    left = number % 3
    return [sum(outcomes) + left - 1, 1, *outcomes, sum(outcomes), left]


COLUMNS = [column(number) for number in range(6)]
TOTALS = [sum(figures) for figures in zip(*COLUMNS, strict=True)]


def copied(labels: list[str], columns: list[list[int]]) -> Analysis:
    """The analysis of a report that holds the labels, and then every applicant with its figures."""
    parts = [*labels, "申请人情况"]
    for name, figures in zip([*APPLICANTS, "总计"], columns, strict=True):
        parts += ["法人或其他组织"] if name == "商业企业" else []
        parts += [name, *map(str, figures)]
    text = "青岚市2023年政府信息公开工作年度报告\n\n一、总体情况\n按季核对目录，台账完整。\n三、收到和处理政府信息公开申请情况\n"
    text += "\n".join(parts) + "\n五、存在的主要问题及改进情况\n人手不足，计划增配。\n"
    return analyse(read_bytes(text.encode(), "report.txt"), digest="0" * 64)


def test_order_and_sums_prove_every_cell() -> None:
    facts = copied([*OUTER, *INNER, *LEAVES], [*COLUMNS, TOTALS]).facts
    assert len(facts) == 175
    assert not [fact for fact in facts.values() if fact.doubt]
    assert facts["requests.new", "natural"].value == COLUMNS[0][0]
    assert facts["requests.refused.state_secret", "business"].value == COLUMNS[1][4]
    assert facts["requests.other.rest", "other"].value == COLUMNS[5][22]
    assert facts["requests.total", "total"].value == TOTALS[23]
    assert facts["requests.carried_out", "legal"].value == COLUMNS[4][24]


@pytest.mark.parametrize("place", [0, 7, 23, 24])
def test_one_sum_that_fails_refuses_all(place: int) -> None:
    columns = [list(figures) for figures in [*COLUMNS, TOTALS]]
    columns[2][place] += 1
    analysis = copied([*OUTER, *INNER, *LEAVES], columns)
    assert analysis.facts == {}
    assert UNPROVEN in analysis.remarks


@pytest.mark.parametrize(
    "labels",
    [
        [*OUTER, *INNER, *LEAVES[1:], LEAVES[0]],
        [*OUTER, INNER[1], INNER[0], *INNER[2:], *LEAVES],
        [*OUTER, *INNER, *LEAVES[:4], *LEAVES[5:]],
        [*OUTER, *INNER, *LEAVES[:-1]],
    ],
    ids=["leaves in another order", "results in another order", "a row without a label", "the rest without a label"],
)
def test_labels_that_do_not_tell_the_rows_refuse_all(labels: list[str]) -> None:
    analysis = copied(labels, [*COLUMNS, TOTALS])
    assert analysis.facts == {}
    assert UNPROVEN in analysis.remarks


def test_a_blank_that_left_no_trace_refuses_all() -> None:
    columns = [list(figures) for figures in [*COLUMNS, TOTALS]]
    del columns[3][6]
    assert copied([*OUTER, *INNER, *LEAVES], columns).facts == {}
