"""Prose questions as people put them, asked about sentences written for the purpose: one test for each kind of fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.qa.operate.own_report import Told, told_by

EARLIER = (
    "### （一）便民服务\n\n"
    "“洪泽微讯”公众号发布信息640条，粉丝3.1万人。政务新媒体现有31个。区长信箱收到来信400件，办结380件。\n\n"
    "### （二）宣传培训\n\n"
    "全年举办培训班4期，培训260人次。区财政安排公开专项经费20万元。\n\n"
)
LATER = (
    "### （一）便民服务\n\n"
    "“洪泽微讯”公众号发布信息712条，粉丝4.6万人；微博发布305条。政务新媒体现有24个，年内注销7个。"
    "区长信箱收到来信500件，办结490件。老旧楼栋加装电梯36部。\n\n"
    "### （二）宣传培训\n\n"
    "全年举办培训班5期，培训330人次。宣传车下乡巡讲58趟，送达对象1.2万人。区财政安排公开专项经费27万元，其中栏目维护9万元。"
    "编制解读材料90篇，其中漫画33篇、音频12篇。全年没有发生因公开工作被追究责任的情形。\n\n"
    "### （三）重点工作\n\n"
    "建成高标准农田1.7万亩，公交日均客运量6.3万人次。对困难家庭名单统一隐去门牌号码。\n\n"
    "### （四）问题和打算\n\n"
    "存在的问题：一是村里的公告栏贴出去没几天就被太阳晒得发白；二是示意图画得太专业，群众看不明白。\n\n"
    "改进打算：一是给公告栏装上遮阳顶棚；二是每张示意图旁边加一段大白话。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the reports of 洪泽区 for 2023 and 2024 with these sentences before their second section."""
    with told_by(tmp_path_factory.mktemp("own"), {2023: EARLIER, 2024: LATER}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("我爷爷腿脚不好爬不了楼，想打听一下洪泽区2024年老楼加装电梯装了多少部", "36", "部"),
        ("我是研究基层传播的学生，想引用一个数：洪泽区2024年宣传车一共下乡跑了多少趟", "58", "趟"),
        ("洪泽区2024年公众号粉丝数", "46000", "人"),
        ("洪泽区2024年高标准农田面积多少", "17000", "亩"),
    ],
)
def test_a_story_told_first_does_not_stand_in_the_way(told: Told, question: str, value: str, unit: str) -> None:
    answer = told(question)
    assert (answer.value, answer.unit) == (value, unit)


def test_a_verb_that_turns_the_count_round_is_not_passed_over(told: Told) -> None:
    assert told("洪泽区2024年拒绝了多少部加装电梯").status == "no_data"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("洪泽区2024年微信公众号发了多少条，微博又发了多少", ["712", "305"]),
        ("两件事：一是洪泽区2024年培训了多少人次，二是宣传车下乡巡讲了多少趟", ["330", "58"]),
        ("洪泽区2024年的公交日均客运量和高标准农田面积各为多少", ["63000", "17000"]),
        ("洪泽区2024年解读材料出了几篇漫画的有几篇", ["90", "33"]),
    ],
)
def test_each_ask_has_its_own_number(told: Told, question: str, values: list[str]) -> None:
    assert [row.value for row in told(question).values] == values


def test_the_total_and_not_the_part_that_it_is_said_to_hold(told: Told) -> None:
    assert told("洪泽区2024年公开专项经费多少钱，包含栏目维护的那个总数").value == "27"


def test_a_kind_named_in_quotation_marks_is_what_is_counted(told: Told) -> None:
    assert told("请提供洪泽区2024年解读材料中“漫画”一类的篇数").value == "33"


def test_a_named_measure_asked_for_as_printed(told: Told) -> None:
    assert told("公交日均客运量，洪泽区2024年是怎么报的").value == "63000"


def test_what_there_was_none_of_is_quoted(told: Told) -> None:
    answer = told("洪泽区2024年公开工作没做好被追责的有几个人")
    assert (answer.status, answer.value) == ("answered", None)
    assert "没有" in answer.answer
    assert "没有发生" in answer.citations[0].quote


def test_one_count_over_another(told: Told) -> None:
    answer = told("区长信箱那个，洪泽区2024年办结数除以来信数是多少百分比")
    assert (answer.value, answer.unit) == ("98.00", "%")
    assert answer.steps == ["490 ÷ 500 = 98.00%"]


@pytest.mark.parametrize(
    "question",
    ["政务新媒体账号，洪泽区从2023到2024减了几个", "洪泽区2023年政务新媒体31个，2024年少了几个"],
)
def test_the_difference_of_two_years(told: Told, question: str) -> None:
    answer = told(question)
    assert (answer.value, answer.unit) == ("7", "个")


def test_a_number_and_how_much_more_it_is_than_another_years(told: Told) -> None:
    answer = told("洪泽区2024年公开专项经费多少，比2023年多多少万元")
    assert (answer.value, answer.unit) == ("7", "万元")


def test_a_neighbour_a_number_of_people_and_the_year_before_follow(told: Told) -> None:
    assert told("洪泽区2024年公众号发布了多少条", "粉丝呢").value == "46000"
    course = ("洪泽区2024年培训班办了几期", "多少人参加")
    assert (told(*course).value, told(*course).unit) == ("330", "人次")
    assert (told(*course, "比2023年多几个人次").value, told(*course, "2023年又办了几期").status) == ("70", "answered")


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("洪泽区2024年村里贴的公告老是被晒没了，他们说要咋整", "遮阳顶棚"),
        ("示意图跟天书似的！洪泽区2024年有没有说以后怎么让人看得懂", "大白话"),
        ("洪泽区2024年怎么保护困难家庭的隐私", "隐去门牌号码"),
    ],
)
def test_what_is_to_be_done_comes_before_what_is_wrong(told: Told, question: str, quoted: str) -> None:
    answer = told(question)
    assert answer.status == "answered"
    assert quoted in answer.citations[0].quote


def test_a_part_of_the_report_gone_through(told: Told) -> None:
    assert told("帮我把洪泽区2024年收到的申请处理情况捋一遍").plan["operation"] == "overview"
    table = told("把洪泽区2024年复议诉讼那张表讲一下")
    assert {row.indicator.split(".")[0] for row in table.values} == {"review", "suit_direct", "suit_after_review"}


def test_people_are_counted_in_people_in_english_too(told: Told) -> None:
    assert told("How many people took part in training in 洪泽区 in 2024?").unit != "万元"
