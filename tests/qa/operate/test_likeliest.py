"""Which number of the prose is the likeliest, where the question says it in other words than the report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qa.operate.likeliest import table
from qa.operate.number_guards import FIRM
from tests.qa.operate.own_report import Told, told_by

OWN = (
    "### （一）民生\n\n"
    "农村供水管网改造惠及1.6万户，铺设管道73公里。公办幼儿园新增学位840个。"
    "抽检农产品2100批次，不合格39批次。为中小微企业兑付奖补资金1.37亿元。老旧小区加装电梯58部。\n\n"
    "### （二）平安\n\n"
    "社区矫正对象解除矫正66人。人民调解组织调处纠纷1540起，调解成功1498起。110接警平均用时8秒。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the report of 洪泽区 for 2024 with these sentences before its second section."""
    with told_by(tmp_path_factory.mktemp("likeliest"), {2024: OWN}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("洪泽区2024年老小区装了几部电梯", "58"),
        ("洪泽区2024年乡下供水改造让多少户受益", "16000"),
        ("洪泽区2024年农产品抽检有多少批次不合格", "39"),
        ("洪泽区2024年人民调解成功了多少起", "1498"),
    ],
)
def test_other_words_find_the_number(told: Told, question: str, value: str) -> None:
    assert told(question).value == value


@pytest.mark.parametrize(
    "question",
    ["洪泽区2024年高中升学率是多少", "洪泽区2024年新建了几座加油站", "洪泽区2024年有多少人领了失业金", "洪泽区2024年公安破案多少起"],
)
def test_what_no_number_speaks_of_is_refused(told: Told, question: str) -> None:
    assert told(question).status == "no_data"


def test_every_weight_is_of_a_measure_and_every_firm_guard_is_weighed() -> None:
    weights, none = table()
    said = {"score", "sure", "near", "own", "beside", "returned", "last", "words", "unit", "other_unit"}
    meant = {"over_passages", "clause", "over_clauses"}
    assert set(FIRM) < set(weights)
    assert said | meant | {"lead"} < set(weights)
    assert none > 0
