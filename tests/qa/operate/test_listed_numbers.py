"""Numbers of one sentence asked for by their names in a list, about sentences written for the purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qa.operate.listed_numbers import listed_in
from tests.qa.operate.own_report import Told, told_by

OWN = (
    "### （一）发布和解读\n\n"
    "全年编发解读材料75篇，同比增长7.1%，其中漫画40篇、音频21篇、问答14篇。举办政策宣讲会16场，群众满意度91.3%。\n\n"
    "### （二）民生服务\n\n"
    "年末城镇养老参保3.2万人，生育参保1.1万人，大病保险参保4.5万人。另有公益岗位75个。"
    "举办用工对接会8场，推出岗位6400个，达成意向1900人。抽查窗口52个，通报毛病61个，整改到位58个。\n\n"
    "### （三）其他\n\n"
    "承办党代表提案11件、委员来信23件。对3件申请收取信息处理费，共计940元。举办法律讲座6期，参加讲座480人次。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the report of 洪泽区 for 2024 with these sentences before its second section."""
    with told_by(tmp_path_factory.mktemp("listed"), {2024: OWN}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("洪泽区2024年解读材料，漫画、音频、问答各几篇", ["40", "21", "14"]),
        ("请把洪泽区2024年养老、生育、大病三种保险的参保人数都报一下", ["32000", "11000", "45000"]),
        ("洪泽区2024年党代表提案和委员来信各是多少件", ["11", "23"]),
        ("洪泽区2024年用工对接会办了多少场，推出了多少个岗位，最后谈成意向的有多少人", ["8", "6400", "1900"]),
        ("洪泽区2024年收费的申请有几件、一共收了多少钱", ["3", "940"]),
        ("洪泽区2024年：①宣讲会几场②群众满意度③法律讲座几期", ["16", "91.3", "6"]),
    ],
)
def test_every_name_of_a_list_has_the_number_beside_it(told: Told, question: str, values: list[str]) -> None:
    assert [row.value for row in told(question).values] == values


def test_a_name_without_two_signs_together_takes_no_number_of_another_thing(told: Told) -> None:
    assert "52" not in {row.value for row in told("洪泽区2024年通报了多少个毛病、改到位多少个").values}


def test_names_joined_by_and_ask_a_number_each() -> None:
    listed = listed_in("承办的党代表提案和委员来信各是多少件")
    assert listed is not None
    assert listed.names == ("党代表提案", "委员来信")
    assert listed_in("新收申请多少件") is None


def test_numbers_of_in_english_ask_a_number_each() -> None:
    listed = listed_in("the number of training sessions held and the number of people trained, please")
    assert listed is not None
    assert listed.asks == ("how many training sessions held", "how many people trained")
