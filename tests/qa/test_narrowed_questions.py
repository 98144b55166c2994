"""Questions that narrow, exclude or name a part: the whole's figure must never stand in for it."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking

REFUSED = [
    "宿迁2024年剔除重复申请后新收多少",
    "丽水市人大2019年收到多少申请",
    "丽水学院2019年新收多少",
    "丽水经济技术开发区2019年新收多少",
    "丽水市直部门2019年新收多少件申请",
    "洪泽区各镇2024年新收多少",
    "洪泽区政府办2024年收到多少申请",
    "洪泽湖2024年新收多少件",
    "宿迁各部门2023年分别收到多少申请",
    "丽水公安机关2019年收到多少申请",
    "宿迁2024年对企业的行政处罚多少件",
    "宿迁2024年自然人的行政处罚",
    "宿迁2024年处罚了多少家企业",
    "宿迁2024年不予许可的多少件",
    "宿迁2023年被撤销的行政许可多少件",
    "宿迁2024年行政许可办结率",
    "宿迁2024年复议申请中自然人提出的几件",
    "宿迁2024年规章制定计划几件",
    "宿迁2024年每万人申请量",
    "丽水2019年新收申请的万分之几来自科研机构",
    "宿迁2024年结案的复议里维持的占多少",
    "丽水2019年的航天发射计划有哪些",
]
COMPUTED = [
    ("丽水2019年除部分公开外办结多少", "582"),
    ("宿迁2024年结果纠正以外的复议多少件", "152"),
    ("宿迁2024年自然人和企业以外新收多少", "10"),
    ("宿迁2024年除自然人外新收多少", "85"),
    ("宿迁2024年不是自然人的新收", "85"),
    ("宿迁2024年未办结多少", "125"),
    ("宿迁2024年新收加结转多少", "3646"),
    ("宿迁市2023年收办了多少申请", "3607"),
    ("丽水2019不予公开率", "3.78"),
    ("宿迁2024年收费的申请有几件", "3"),
    ("宿迁全市各部门2023年一共收到多少申请", "3511"),
    ("宿迁各县区2023年收到的申请加起来多少", "3511"),
    ("丽水2019行政事业性收费项目比上一年减少了多少", "-25"),
    ("2023年宿迁市有多少申请结转到了下一年", "121"),
    ("宿迁2024行政强制比2023增加百分之几", "45.57"),
    ("丽水2019年部分公开和不予公开一共多少件", "132"),
]


@pytest.mark.parametrize("question", REFUSED)
def test_a_part_is_not_answered_with_the_whole(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "no_data", answer.answer
    assert answer.value is None


@pytest.mark.parametrize(("question", "value"), COMPUTED)
def test_what_can_be_computed_is(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("answered", value), answer.answer


def test_both_halves_of_a_question_are_answered(ask: Asking) -> None:
    answer = ask("宿迁2024年涉密申请几件，重复申请几件")
    assert [value.value for value in answer.values] == ["2", "27"]


def test_a_number_to_confirm_is_compared_with_the_cell(ask: Asking) -> None:
    answer = ask("洪泽区2024年收到的申请是17件吗")
    assert answer.value == "95"
    assert "不一致" in answer.answer


def test_all_reports_are_not_the_conversations_report(ask: Asking) -> None:
    answer = ask("洪泽2024年部分公开多少", "所有报告里部分公开最多的是哪份")
    assert [value.value for value in answer.values][:2] == ["471", "328"]


def test_an_open_question_goes_on_with_another_body(ask: Asking) -> None:
    answer = ask("丽水2019年主要问题是什么", "那洪泽2024年呢")
    assert answer.status == "answered"
    assert answer.citations[0].report_id == "淮安市洪泽区-2024"


def test_an_open_question_after_a_figure_is_not_the_figure_again(ask: Asking) -> None:
    answer = ask("2019年丽水市部分公开的申请有多少件？", "丽水市2019年存在的主要问题是什么？")
    assert answer.value is None
    assert answer.citations[0].kind == "prose"


def test_a_question_that_stands_alone_takes_no_applicant_from_the_one_before(ask: Asking) -> None:
    first = "丽水2019年自然人新收了多少件申请"
    assert ask(first, "宿迁2024年公开率是多少").value == "54.02"
    assert ask(first, "宿迁2024年不予公开合计是多少").value == "92"
    assert ask(first, "洪泽2024年新收申请是多少").values[0].applicant == "total"
