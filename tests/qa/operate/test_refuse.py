"""What the reports do not hold is refused, with what is held nearby."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking

NOT_HELD = [
    "丽水2019年平均办理天数是多少",
    "丽水2019年平均每件申请办了几天",
    "丽水2019年女性申请人有多少",
    "丽水2019年GDP是多少",
    "丽水2019年外国人申请多少件",
    "丽水2019年当面提交的申请有多少件",
    "丽水2019年通过邮件提出的申请有多少件",
    "丽水2019年教育投诉多少件",
    "丽水2019年平均每月收到多少件申请",
    "宿迁2024年每月平均新收多少件",
    "宿迁2024年第三季度新收多少件",
    "宿迁2024年6月新收多少件申请",
    "宿迁2024年延期答复的申请有多少件",
    "宿迁2024年逾期未答复的有多少件",
    "宿迁2024年申请人满意率是多少",
    "宿迁2024年土地征收方面的申请有多少件",
    "宿迁2024年老年人提出的申请多少件",
    "宿迁2024年常住人口多少万",
    "宿迁2024年财政收入多少亿元",
    "宿迁2024年复议平均审理多少天",
    "洪泽2024年公务员有多少人",
    "丽水2019年撤回的申请有多少件",
]
OTHER_YEARS = [
    "2020年丽水市部分公开的申请有多少件？",
    "丽水2018年新收多少件",
    "宿迁2022年新收多少件",
    "洪泽2025年部分公开多少件",
    "2010年部分公开多少件",
]
OTHER_ISSUERS = [
    "杭州市2019年部分公开多少件",
    "淮安市2023年部分公开多少件",
    "浙江省2019年新收多少件",
    "宿迁市人民政府办公室2024年新收多少件",
    "宿迁市公安局2024年新收多少件",
    "丽水市教育局2019年部分公开多少件",
    "丽水市公安局部分公开多少件",
    "丽水市莲都区2019年新收多少件",
    "宿迁市宿城区2024年新收多少件",
    "宿迁市沭阳县2024年新收多少件",
    "北京2024年新收多少件",
    "Hangzhou partial disclosures in 2019",
    "How many partial disclosures in Beijing in 2019?",
]


@pytest.mark.parametrize("question", NOT_HELD)
def test_indicators_that_only_sound_near(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status in ("no_data", "out_of_scope")
    assert (answer.value, answer.values, answer.citations) == (None, [], [])
    assert answer.verification == "unverified"


@pytest.mark.parametrize("question", [*OTHER_YEARS, *OTHER_ISSUERS])
def test_reports_that_are_not_held(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "no_data"
    assert (answer.value, answer.values, answer.citations) == (None, [], [])
    assert answer.suggestions


def test_what_is_held_nearby_is_named(ask: Asking) -> None:
    assert "2019年丽水市" in ask("丽水2020年部分公开多少件").answer
    assert "洪泽" in ask("淮安市2023年部分公开多少件").answer


def test_a_year_that_is_held_is_not_said_to_be_missing(ask: Asking) -> None:
    assert "、2019年的年报" not in ask("杭州市2019年部分公开多少件").answer


@pytest.mark.parametrize("question", ["今天天气怎么样", "写一首诗", "推荐一家餐馆", "1+1等于几", "你叫什么名字", "股票会涨吗"])
def test_what_is_no_question_about_the_reports(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "out_of_scope"
    assert answer.value is None


@pytest.mark.parametrize("question", ["", "   ", "？", "\n"])
def test_nothing_asked(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status in ("out_of_scope", "no_data", "ambiguous")
    assert answer.value is None


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("丽水2019年不予处理合计多少件", "26"),
        ("丽水2019年不予公开合计多少件", "3"),
        ("丽水2019年行政诉讼多少件", "40"),
        ("丽水2019年行政复议多少件", "30"),
        ("宿迁2023年部分公开多少件", "471"),
        ("洪泽2024年部分公开多少件", "4"),
    ],
)
def test_neighbours_are_not_mixed_up(ask: Asking, question: str, wrong: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.value not in (wrong, None)


@pytest.mark.parametrize("question", ["洪泽今年到目前收了几件申请", "宿迁今年以来复议多少件", "How many requests has Suqian had so far this year?"])
def test_the_year_going_on_is_refused_with_what_is_held(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("no_data", None)
    assert "2024" in answer.answer + " ".join(answer.suggestions)


@pytest.mark.parametrize("question", ["Does the Suqian report of 2024 give the population?", "What is the population of Lishui in 2019?"])
def test_english_words_that_no_report_speaks_of(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status in ("no_data", "out_of_scope")
    assert answer.value is None
