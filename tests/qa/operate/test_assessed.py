"""Plans by year, promises kept, and problems owned up to, asked about sentences written for the purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qa.operate.assessed import plan_asked
from tests.qa.operate.own_report import Told, told_by

EARLIER = (
    "### （一）问题和打算\n\n"
    "存在的短板：一是渡船改点的告示贴得太迟，乘客意见多；二是老档案没有标明是否有效。\n\n"
    "2024年重点办好两件事：一是渡船改点一律提早6天贴告示；二是给老档案逐份加盖效力章。\n\n"
)
LATER = (
    "### （一）问题和打算\n\n"
    "还有两处不足：一是便民角冷冷清清，来的人不多；二是年轻租客不知道街上的政策。\n\n"
    "上一年提出的两项整改，渡船告示已提早张贴，老档案加章4200份。\n\n"
    "2025年的打算：一是便民角每周安排三天专人坐镇；二是请志愿者拍小片子讲给租客听。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the reports of 洪泽区 for 2023 and 2024 with these sentences before their second section."""
    with told_by(tmp_path_factory.mktemp("assessed"), {2023: EARLIER, 2024: LATER}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("question", "held", "year"),
    [
        ("洪泽区2023年报告里对2024年的渡船改点有啥打算", "提早6天", 2023),
        ("渡船改点洪泽区2023年报告说2024年打算咋整", "提早6天", 2023),
        ("怎么让租房的年轻人知道政策？洪泽区报告里2025年的打算", "志愿者", 2024),
        ("洪泽区2025年打算怎么解决便民角没人来的毛病", "坐镇", 2024),
    ],
)
def test_plans_for_a_year_stand_in_the_report_for_the_year_before(told: Told, question: str, held: str, year: int) -> None:
    answer = told(question)
    assert answer.status == "answered", answer.answer
    assert held in answer.answer
    assert {citation.year for citation in answer.citations} == {year}
    assert f"写在{year}年的年报里" in answer.answer


def test_plans_for_a_year_that_nothing_held_speaks_of_are_refused(told: Told) -> None:
    assert told("洪泽区2025年打算怎么修地铁").status == "no_data"
    assert told("洪泽区2028年打算怎么解决便民角没人来的毛病").status == "no_data"


@pytest.mark.parametrize(
    "question",
    ["上一年许下的愿，洪泽区2024年兑现了没有", "洪泽区2023年许下的愿后来做到了没有", "老档案没标效力的毛病，洪泽区2024年改了没"],
)
def test_whether_a_promise_was_kept_is_told_by_the_later_report(told: Told, question: str) -> None:
    answer = told(question)
    assert "加章4200份" in answer.answer, answer.answer
    assert answer.value is None


@pytest.mark.parametrize("question", ["洪泽区自己承认2023年哪儿没做好", "渡船改点告示来得太晚，洪泽区2023年报里认不认这个账"])
def test_problems_owned_up_to_come_before_what_is_done_about_them(told: Told, question: str) -> None:
    assert "贴得太迟" in told(question).citations[0].quote


def test_a_cure_is_quoted_where_some_trouble_is_told(told: Told) -> None:
    assert "坐镇" in told("便民角没几个人来，洪泽区2024年的报告给出什么招").answer


def test_a_reason_that_the_report_gives_is_no_meaning_of_a_word(told: Told) -> None:
    answer = told("乘客为什么2023年对渡船改点意见多？洪泽区的报告怎么解释")
    assert answer.plan["operation"] == "passage"
    assert "贴得太迟" in answer.answer


def test_what_only_sentences_can_answer_is_never_a_cell(told: Told) -> None:
    answer = told("停车收费没人管，洪泽区2024年给出什么招")
    assert answer.value is None
    assert answer.plan["operation"] == "passage"


def test_a_fault_that_no_problem_names_is_not_said_to_be_owned_up_to(told: Told) -> None:
    assert told("洪泽区2024年认不认停车难这个账").status == "no_data"


def test_money_set_aside_in_a_year_is_no_plan_for_it(told: Told) -> None:
    assert told("洪泽区2024年安排的渡船经费是多少").plan.get("ask") != "planned"


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("便民角老是冷清，洪泽区2024年说要咋办", "专人坐镇"),
        ("渡船告示贴得太慢，洪泽区2023年打算怎么解决", "提早6天"),
    ],
)
def test_what_is_to_be_done_about_a_trouble_stands_among_the_plans(told: Told, question: str, held: str) -> None:
    answer = told(question)
    assert held in answer.answer, answer.answer


def test_a_trouble_that_no_report_speaks_of_has_no_plans() -> None:
    assert plan_asked("鱼市老是没人管,打算咋治")
    assert not plan_asked("鱼市打算咋办开业")
    assert not plan_asked("鱼市老是没人管")
