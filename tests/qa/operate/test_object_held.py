"""What a number has to be said of, and what need not be: everyday words and the scene set before the question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qa.operate.asked import PEOPLE, kinds_of
from tests.qa.operate.own_report import Told, told_by

OWN = (
    "### （一）咨询和维权\n\n"
    "民生热线应答率94.2%，每月1日至3日的应答率只有83.5%。区融媒体网站全年总访问量365万次，日均1万次。"
    "帮助718名民工追回工资990万元。认定非遗传承基地9家。为商户减免摊位费48万元。\n\n"
    "### （二）问题和打算\n\n"
    "上年查摆的两个问题已经整改，补录旧档220卷。\n\n"
    "工作还有不足：一是专栏更新拖沓；二是新人业务生疏。\n\n"
    "针对上述不足，准备采取以下做法：一是专栏每周检查一次；二是新人先跟师傅学一个月。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the report of 洪泽区 for 2024 with these sentences before its second section."""
    with told_by(tmp_path_factory.mktemp("held"), {2024: OWN}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("民生热线我拨了一上午没人理，洪泽区2024年全年应答率是多少", "94.2"),
        ("洪泽区2024年融媒体网站平均每天有多少访问量", "10000"),
        ("洪泽区2024年帮多少个民工把工钱讨回来了", "718"),
    ],
)
def test_everyday_words_and_the_scene_do_not_stand_in_the_way(told: Told, question: str, value: str) -> None:
    assert told(question).value == value


@pytest.mark.parametrize("question", ["洪泽区2024年办了多少件伤残认定", "洪泽区2024年给商户减税减了多少钱"])
def test_a_number_of_another_thing_is_no_answer(told: Told, question: str) -> None:
    assert told(question).status == "no_data"


def test_people_counted_like_things_are_people() -> None:
    assert kinds_of("帮多少个民工讨薪")[0] == PEOPLE
    assert kinds_of("多少65岁以上老人免费体检")[0] == PEOPLE


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("洪泽区2024年哪些地方没做好", "不足"),
        ("洪泽区2024年新人业务生疏怎么办，有没有说办法", "跟师傅学"),
        ("上一年提的问题，洪泽区2024年整改得咋样", "补录旧档220卷"),
    ],
)
def test_what_was_wrong_what_was_mended_and_what_is_to_be_done(told: Told, question: str, quoted: str) -> None:
    assert quoted in told(question).citations[0].quote
