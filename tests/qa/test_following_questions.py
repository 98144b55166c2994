"""Turns that rest on those before: one slot changed, a figure worked on, pointed at, corrected, chosen, sourced."""

from __future__ import annotations

import pytest

from qa.assistant import Assistant, Turn
from tests.qa.conftest import Asking

WORKED_ON = [
    (("宿迁2024年新收多少", "其中企业呢", "占多少"), "2.13"),
    (("洪泽2024年全公开了几件？", "放到办结总数里看是百分之多少"), "52.63"),
    (("宿迁2024年不予公开合计多少", "无法提供呢", "不予处理呢", "三项加起来一共几件"), "1150"),
    (("宿迁2024年不予公开合计多少", "无法提供呢", "不予处理呢", "三项加起来一共几件", "占办结总数多少"), "32.66"),
    (("宿迁2024年不予公开合计多少", "无法提供呢", "不予处理呢", "这三个哪个最多"), "941"),
    (("宿迁2024年行政处罚多少件", "洪泽呢", "前者是后者的几倍"), "964.15"),
    (("宿迁2024年部分公开多少件", "2023年呢", "增幅多大"), "43.60"),
    (("宿迁2024年部分公开多少件", "2023年呢", "多了几件"), "143"),
    (("宿迁2023年的行政强制有多少", "次年呢", "一年里头多出来多少"), "9188"),
    (("宿迁2024年公开率", "2023年呢", "差几个百分点"), "10.45"),
    (("宿迁2024年部分公开占多少", "2023年呢", "高了几个点"), "3.97"),
    (("宿迁2024年律所新提了几件申请", "公益组织呢", "这两类人谁提得多"), "5"),
    (("宿迁2024年行政事业性收费收了多少", "洪泽呢", "两地加总"), "80246.2578"),
    (("洪泽2024年全公开了几件？", "部分公开了几件？", "二者相减等于多少"), "41"),
    (("宿迁2024年新收、部分公开各多少", "后者占前者百分之几"), "13.36"),
    (("丽水2019年行政复议多少", "诉讼呢", "加起来"), "70"),
    (("宿迁2024年新收多少", "和洪泽比多多少"), "3430"),
    (("宿迁2024年新收多少", "是洪泽的几倍"), "37.11"),
    (("宿迁2024年新收多少", "跟2023年比呢"), "14"),
    (("How many requests did Suqian receive in 2024?", "And in 2023?", "What is the difference?"), "14"),
    (("2024年新收最多的是谁", "排第一的和第二的差多少"), "3430"),
]
CARRIED = [
    (("宿迁2024年新收多少", "其中企业呢", "占全部的百分之几", "2023年呢"), "2.82"),
    (("丽水2019年予以公开多少件", "占办结总数的比重", "换成宿迁2024年算一遍"), "40.64"),
    (("丽水2019年予以公开多少件", "占办结总数的比重", "那部分公开呢"), "15.41"),
    (("宿迁2024年部分公开比2023年多多少", "洪泽呢"), "5"),
    (("宿迁2024年部分公开比2023年多多少", "那不予公开呢"), "50"),
    (("宿迁2024年部分公开比2023年多多少", "其中自然人有多少件"), "462"),
    (("宿迁2024年新收多少", "洪泽呢", "两个加起来", "换成2023年再算一遍"), "3532"),
    (("宿迁市2024年行政诉讼总数是多少", "其中复议后起诉的", "2023年同口径"), "89"),
    (("丽水2019年行政复议被维持几件", "占复议总数的几成", "诉讼的呢"), "26.67"),
    (("宿迁2024年复议的纠错率", "诉讼的呢"), "0.00"),
]
POINTED = [
    (("2024年哪个地方新收最多", "它的公开率是多少"), "54.02"),
    (("2024年哪个地方新收最多", "排第二的部分公开几件"), "9"),
    (("2024年哪个地方新收最多", "有多少件"), "3525"),
    (("2023年新收最少的是哪家", "那家2024年呢"), "95"),
    (("宿迁2024年不予公开里哪类最多", "排第一的占多少"), "25.00"),
    (("洪泽2024年新收多少", "宿迁呢", "那个区2023年呢"), "21"),
    (("洪泽2024年新收多少", "另一个市呢"), "3525"),
    (("宿迁和洪泽2024年新收各多少", "那个区的部分公开呢"), "9"),
    (("宿迁2024年行政复议总数", "不对，我问的是洪泽"), "2"),
    (("宿迁2024年行政复议总数", "搞错了，我要的是诉讼"), "77"),
    (("宿迁2024年新收多少", "我说的不是2024年，是2023年"), "3511"),
    (("洪泽区2024年规范性文件现行有效多少件", "不看现行有效，看制发的"), "3"),
    (("宿迁去年……哦不，2023年，新收申请是多少",), "3511"),
    (("洪泽2024年其他多少件", "第一个"), "0"),
    (("宿迁2024年其他多少件", "申请人那个"), "3"),
    (("宿迁2024年给了几件", "第二个"), "471"),
    (("部分公开多少件", "宿迁的", "2023年的"), "328"),
]
PROSE = [
    (("宿迁23年政务新媒体有几个", "比上年增长多少"), "6.7"),
    (("宿迁2024年收了多少信息处理费", "2023年呢"), "2950"),
    (("宿迁2023年收了多少信息处理费", "2024年呢", "差多少"), "720"),
    (("宿迁2024年收了多少信息处理费", "平均每件多少"), "743.33"),
    (("丽水12345热线转办的群众满意率", "网上信访的呢", "差几个点，哪个高"), "1.70"),
]
EARLIER_TURNS = [
    (("宿迁2024年不予公开合计多少", "里面国家秘密的呢", "占最早问的那个合计的百分之几"), "2.17"),
    (("宿迁2024年新收多少", "不予公开合计呢", "其中第三方权益的", "占刚才那个合计的几成"), "18.48"),
    (("宿迁2024年行政复议多少", "老百姓赢了几件", "23年呢"), "17"),
    (("宿迁2023年没经过复议直接起诉的几件", "复议后才告的呢", "加到一起"), "113"),
    (("宿迁2024年予以公开几件", "前一年同一项是多少"), "1191"),
    (("宿迁2024年予以公开几件", "2023年这个数字呢"), "1191"),
    (("丽水2019年新收多少", "改成宿迁、2024年、只看企业"), "75"),
    (("宿迁2024年收了多少信息处理费", "对应几件申请呢"), "3"),
    (("丽水2019年新收总计", "各类申请人全加起来和它差几件"), "25"),
    (("洪泽2023年行政复议总计", "四种结果相加跟它差多少"), "11"),
]
REFUSED = [
    ("宿迁2024年部分公开多少件", "开了几场新闻发布会"),
    ("宿迁2024年部分公开多少件", "培训了几次"),
    ("宿迁2024年部分公开多少件", "平均每件多少钱"),
    ("宿迁2024年新收多少", "洪泽呢", "这两个地方的人口差多少"),
    ("宿迁2024年新收多少", "洪泽呢", "两地的财政收入加起来"),
    ("宿迁2024年新收多少", "洪泽呢", "三个加起来多少"),
    ("宿迁2024年新收多少", "是全省的几倍"),
    ("宿迁2024年新收多少", "和杭州比呢"),
    ("宿迁2023年新收多少", "去年呢"),
    ("洪泽2023年部分公开多少件", "增幅多大"),
    ("宿迁2024年新收多少", "女性呢"),
]


@pytest.mark.parametrize(("turns", "value"), [*WORKED_ON, *CARRIED, *POINTED, *PROSE, *EARLIER_TURNS])
def test_what_rests_on_the_turns_before(ask: Asking, turns: tuple[str, ...], value: str) -> None:
    answer = ask(*turns)
    assert (answer.status, answer.value) == ("answered", value), answer.answer
    assert answer.citations


@pytest.mark.parametrize("turns", REFUSED)
def test_what_the_turns_before_do_not_hold_is_refused(ask: Asking, turns: tuple[str, ...]) -> None:
    answer = ask(*turns)
    assert answer.status == "no_data", answer.answer
    assert answer.value is None


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (("宿迁2023年无法提供合计", "把三个小项逐个列一下"), ["1047", "28", "3"]),
        (("洪泽2024年行政复议总计", "各种结果分别是多少"), ["1", "1", "0", "0"]),
        (("宿迁2024年新收多少", "按申请人类别拆开列"), ["3440", "75", "0", "1", "6", "3"]),
    ],
)
def test_the_parts_of_the_figure_before_are_listed(ask: Asking, turns: tuple[str, ...], values: list[str]) -> None:
    answer = ask(*turns)
    assert answer.status == "answered"
    assert [one.value for one in answer.values] == values, answer.answer
    assert answer.value is None


def test_two_asks_are_both_answered(ask: Asking) -> None:
    answer = ask("宿迁2024年法律服务机构新收多少", "社会公益组织呢，顺便说下2023年这一类是几件")
    assert [(one.year, one.value) for one in answer.values] == [(2024, "1"), (2023, "4")]
    assert answer.value is None


def test_the_source_is_quoted(ask: Asking) -> None:
    answer = ask("宿迁2024年部分公开多少件", "原文在哪，念给我听")
    assert answer.citations[0].row == "（二）部分公开"
    assert "471" in answer.citations[0].quote
    assert "462 9 0 0 0 0 471" in answer.answer
    assert "<" not in answer.answer


def test_a_figure_is_checked(ask: Asking) -> None:
    answer = ask("丽水2019年新收多少", "这个数可靠吗")
    assert (answer.verification, answer.plan["operation"]) == ("conflict", "check")


def test_a_body_that_is_pointed_at_and_not_there_is_asked_for(ask: Asking) -> None:
    answer = ask("宿迁2024年部分公开多少", "那个局呢")
    assert (answer.status, answer.value) == ("ambiguous", None)


def test_general_words_are_asked_back(ask: Asking) -> None:
    answer = ask("宿迁2024年给了几件")
    assert answer.status == "ambiguous"
    assert [one.value for one in answer.values][:2] == ["1431", "471"]


def test_figures_shown_are_read_again_from_their_reports(assistant: Assistant) -> None:
    plan = {"operation": "lookup", "shown": [{"report": "没有这份", "targets": [{"concept": "requests.new"}]}]}
    answer = assistant.ask("占多少", history=[Turn(question="?", plan=plan)])
    assert answer.value is None
