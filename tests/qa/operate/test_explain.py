"""What the form's words mean: each entry by several wordings, several at once, in English, and refusals."""

from __future__ import annotations

import re

import pytest

from index.forms import indicators
from qa.operate.explain import explanation_of
from qa.plan import Target
from qa.understand.glossary import explained_by_word, explanations
from tests.qa.conftest import Asking
from tests.qa.operate.explained import ASKED, ENGLISH, SEVERAL, UNKNOWN


def titles(answer: str) -> tuple[str, ...]:
    """The titles of the entries that an answer gives, in order."""
    return tuple(re.findall(r"【(.+?)】", answer))


@pytest.mark.parametrize(
    ("question", "title"), [(question, title) for title, asked in ASKED.items() for question in asked]
)
def test_a_word_by_its_wordings_and_nothing_else(ask: Asking, question: str, title: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert titles(answer.answer) == (title,)
    assert answer.value is None


def test_every_entry_is_asked_for_in_at_least_two_ways() -> None:
    assert set(ASKED) == {entry["title"] for entry in explanations()}
    assert all(len(set(asked)) > 1 for asked in ASKED.values())


@pytest.mark.parametrize(("question", "expected"), SEVERAL)
def test_several_words_each_explained(ask: Asking, question: str, expected: tuple[str, ...]) -> None:
    assert titles(ask(question).answer) == expected


@pytest.mark.parametrize(("question", "title"), ENGLISH)
def test_english_in_english(ask: Asking, question: str, title: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(f"{title}: ")
    assert not re.search(r"[\u3000-\u9fff]", answer.answer)


@pytest.mark.parametrize("question", UNKNOWN)
def test_an_unknown_word_is_refused(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status in ("no_data", "out_of_scope")
    assert not titles(answer.answer)


def test_an_unknown_word_after_a_figure_does_not_bring_the_figures_row(ask: Asking) -> None:
    assert ask("2019年丽水市部分公开有多少件", "量子纠缠是什么意思").status == "no_data"


def test_this_row_is_the_one_spoken_of(ask: Asking) -> None:
    assert titles(ask("2019年丽水市部分公开有多少件", "这一行是什么意思").answer) == ("部分公开",)


def test_the_unknown_half_of_a_comparison_is_named(ask: Asking) -> None:
    answer = ask("部分公开和量子纠缠有什么区别").answer
    assert titles(answer) == ("部分公开",)
    assert "“量子纠缠”没有说明" in answer


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("部分公开是什么意思", "第三十七条"),
        ("属于国家秘密是什么意思", "第十四条"),
        ("其他法律行政法规禁止公开是什么意思", "第十四条"),
        ("三安全一稳定是什么", "第十四条"),
        ("保护第三方合法权益是什么意思", "第十五条"),
        ("三类内部事务信息是哪三类", "第十六条"),
        ("四类过程性信息是什么意思", "第十六条"),
        ("行政执法案卷是什么意思", "第十六条"),
        ("行政查询事项是什么意思", "第三十六条第七项"),
        ("本机关不掌握是什么意思", "第三十六条第四、五项"),
        ("没有现成信息需要另行制作是什么意思", "第三十八条"),
        ("补正后申请内容仍不明确是什么意思", "第三十条"),
        ("逾期不补正是什么意思", "第三十条"),
        ("信访举报投诉类申请是什么意思", "第三十九条"),
        ("要求提供公开出版物是什么意思", "第三十九条"),
        ("重复申请是什么意思", "第三十六条第六项"),
        ("无正当理由大量反复申请是什么意思", "第三十五条"),
        ("逾期未缴纳费用是什么意思", "第四十二条"),
        ("信息处理费是什么意思", "第四十二条"),
        ("收到申请后政府多久必须答复", "第三十三条"),
        ("年报的法律依据是什么", "第四十九条"),
    ],
)
def test_the_article_it_rests_on(ask: Asking, question: str, article: str) -> None:
    assert article in ask(question).answer


def test_a_row_is_shown_where_a_report_prints_it(ask: Asking) -> None:
    (citation,) = ask("结果纠正是什么意思").citations
    assert citation.year == 2024
    assert (citation.row, citation.column) == ("行政复议", "结果纠正")


@pytest.mark.parametrize(
    "question",
    [
        "部分公开有多少件",
        "主动公开的渠道有哪些",
        "行政复议结果纠正最多的是哪个机关",
        "哪些机关的年报有行政许可",
        "what training was held on disclosure information",
    ],
)
def test_a_question_about_figures_or_deeds_is_not_one_about_meaning(question: str) -> None:
    assert not explained_by_word(question)


def test_every_indicator_of_the_forms_has_a_meaning() -> None:
    without = [
        name
        for name in indicators()
        if not explanation_of(Target(concept=re.sub(r"^disclosure\d+", "disclosure", name)))
    ]
    assert not without
