"""Numbers whose words fit and that are yet not what is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.qa.operate.own_report import Told, told_by

OWN = (
    "### （一）热线\n\n"
    "民生热线全年接听来电38600次，一季度接听8200次，受理率97.1%，办结率95.4%。全区政务新媒体账号共41个。"
    "办事大厅编发办事指南12期，刊登问答96条。\n\n"
    "### （二）民生\n\n"
    "发放助学贷款217笔。修剪行道树5300株。开展消防演练18场。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the report of 洪泽区 for 2024 with these sentences before its second section."""
    with told_by(tmp_path_factory.mktemp("guards"), {2024: OWN}) as asking:
        yield asking


@pytest.mark.parametrize(
    "question",
    [
        "洪泽区2024年民生热线的满意率",
        "洪泽区2024年政务新媒体账号粉丝多少",
        "洪泽区2024年民生热线有多少话务员",
    ],
)
def test_a_number_of_something_else_is_no_answer(told: Told, question: str) -> None:
    answer = told(question)
    assert (answer.status, answer.value) == ("no_data", None)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("洪泽区2024年民生热线全年接了多少次电话", "38600"),
        ("洪泽区2024年民生热线一季度接听多少次", "8200"),
        ("洪泽区2024年民生热线受理率多少", "97.1"),
        ("洪泽区2024年政务新媒体账号多少个", "41"),
        ("洪泽区2024年办事大厅刊登问答多少条", "96"),
    ],
)
def test_the_number_itself_is_given(told: Told, question: str, value: str) -> None:
    assert told(question).value == value
