"""Short questions that go on from the prose, asked about sentences written for the purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.qa.operate.own_report import Told, told_by

LATER = (
    "### （一）修缮和调处\n\n"
    "台风过后，加固旧桥梁21座，新架人行桥9座，新修桥下步道16公里。调处邻里纷争248起，成功231起。"
    "校舍漏水重修64间，其中自修40间，代修24间；粉刷教室118间。\n\n"
    "### （二）热线\n\n"
    "区便民热线接听来电5120个，其中咨询4300个、投诉510个，平均办理用时3.5个工作日。企业诉求收集77件，办结70件。\n\n"
)
EARLIER = (
    "### （一）热线\n\n"
    "区便民热线接听来电4700个，其中咨询4010个、投诉460个，平均办理用时4.2个工作日。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the reports of 洪泽区 for 2023 and 2024 with these sentences before their second section."""
    with told_by(tmp_path_factory.mktemp("onward"), {2023: EARLIER, 2024: LATER}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("turns", "value", "unit"),
    [
        (("洪泽区2024年粉刷教室多少间", "那漏水重修的呢"), "64", "间"),
        (("洪泽区2024年校舍漏水重修多少间", "其中自己修的呢"), "40", "间"),
        (("洪泽区2024年加固旧桥梁几座", "同一年新架的桥有多少座"), "9", "座"),
        (("洪泽区2024年便民热线接听来电多少个", "其中纯属咨询的"), "4300", "个"),
        (("洪泽区2024年便民热线接听来电多少个", "平均要几天办好", "前一年是几天"), "4.2", "个工作日"),
        (("洪泽区2024年企业诉求收集多少件", "这里面办完的有几件"), "70", "件"),
    ],
)
def test_a_part_or_neighbour_is_looked_for_in_the_same_sentence(told: Told, turns: tuple[str, ...], value: str, unit: str) -> None:
    answer = told(*turns)
    assert (answer.value, answer.unit) == (value, unit), answer.answer


@pytest.mark.parametrize(
    ("turns", "rest", "step"),
    [
        (("洪泽区2024年调处邻里纷争多少起", "没成的几起"), "17", "248 − 231 = 17"),
        (("洪泽区2024年企业诉求收集多少件", "没办结的呢"), "7", "77 − 70 = 7"),
    ],
)
def test_what_was_left_undone_is_computed_with_its_steps(told: Told, turns: tuple[str, ...], rest: str, step: str) -> None:
    answer = told(*turns)
    assert answer.value == rest, answer.answer
    assert answer.steps == [step]
    assert len(answer.citations) == 2


@pytest.mark.parametrize("last", ["其中盖的呢", "被驳回的几件", "其中租来的呢"])
def test_no_cell_of_a_table_is_given_for_a_part_of_the_prose(told: Told, last: str) -> None:
    answer = told("洪泽区2024年企业诉求收集多少件", last)
    assert answer.status == "no_data", answer.answer
    assert answer.value is None


def test_a_row_named_by_its_label_is_still_looked_up(told: Told) -> None:
    answer = told("洪泽区2024年企业诉求收集多少件", "不予公开的呢")
    assert answer.plan["operation"] == "lookup"


def test_figures_put_together_are_one_part_of_the_whole(told: Told) -> None:
    answer = told("洪泽区2024年予以公开几件", "部分公开的呢", "合起来占办理结果总计百分之几")
    assert answer.unit == "%"
    assert {target["concept"] for target in answer.plan["targets"]} == {"requests.granted", "requests.partial"}
