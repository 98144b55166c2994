"""What a model may say, and how it is shown: marks, rounding, contradictions, notes, the stream."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.answer import Answer
from qa.model.prompts import Prompt, prompt
from qa.model.wording import _sentences
from tests.qa.conftest import Asking
from tests.qa.model.conftest import Modelled
from tests.qa.model.scripted import Script

Wording = Callable[[str, str], Answer]


def test_a_sentence_carries_the_marks_of_its_citations(wording: Wording) -> None:
    answer = wording("2019年丽水市部分公开的申请有多少件", "丽水市2019年部分公开的申请为106件。[1]")
    assert answer.wording == "model"
    assert answer.answer.startswith("丽水市2019年部分公开的申请为106件。[1]（")
    assert "由语言模型" in answer.answer
    assert (answer.value, answer.verification) == ("106", "verified")


def test_rounding_is_said_so(wording: Wording) -> None:
    answer = wording("丽水2019年公开率是多少", "2019年丽水市公开率为71.4%[1]。")
    assert "71.4%（四舍五入，原数71.37%）" in answer.answer
    assert wording("丽水2019年公开率是多少", "2019年丽水市公开率为71.3%[1]。").wording == "plain"


def test_a_contradiction_is_told_whatever_the_model_says(ask: Asking, wording: Wording) -> None:
    question = "丽水2019年自然人新收了多少件"
    answer = wording(question, "2019年丽水市自然人本年新收670件[1]。")
    assert (answer.wording, answer.verification) == ("model", "conflict")
    assert ask(question).answer.partition("注意，")[2] in answer.answer


def test_a_passage_may_be_summed_up(wording: Wording) -> None:
    answer = wording(
        "洪泽2023年存在的主要问题是什么", "2023年洪泽区的不足是公开内容的深度和广度不足，队伍建设需要加强[2]。"
    )
    assert answer.wording == "model"


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("宿迁2024年比2023年新收申请多多少", "2023年宿迁市本年新收3525件[1]，2024年宿迁市本年新收3511件[1]，前者比后者多14件[1]。"),
        ("宿迁2024年比2023年新收申请多多少", "宿迁市2023年比2024年多14件[1]。"),
        ("宿迁2024年比2023年新收申请多多少", "2024年宿迁市本年新收3525件，后者比前者多14件[1]。"),
        ("宿迁近几年新收申请走势", "宿迁市本年新收2023年3525件，2024年3511件[1]。2023年比2024年增加14件[2]。"),
        ("宿迁近几年新收申请走势", "宿迁市本年新收2023年3511件[1]，2024年3525件[1]，2024年比2023年减少14件[2]。"),
        ("宿迁近几年新收申请走势", "宿迁市2023年、2024年本年新收分别为3525件、3511件[1]。"),
        ("宿迁和洪泽2024年谁的不予公开多", "2024年淮安市洪泽区不予公开92件[2]，2024年宿迁市3件[2]。"),
        ("宿迁和洪泽2024年谁的不予公开多", "不予公开最多的是2024年淮安市洪泽区，92件[1]。"),
    ],
)
def test_figures_changed_over_do_not_pass(ask: Asking, wording: Wording, question: str, reply: str) -> None:
    answer = wording(question, reply)
    assert answer.wording == "plain" or not any(
        wrong in answer.answer for wrong in ("2023年3525", "2024年3511", "2023年宿迁市本年新收3525", "减少14", "洪泽区不予公开92")
    )
    plain = ask(question).answer
    assert answer.answer.startswith(plain.rstrip("。")[:10]) or answer.wording == "model"


@pytest.mark.parametrize(
    ("question", "reply", "part"),
    [
        ("宿迁2024年比2023年新收申请多多少", "2024年宿迁市本年新收3525件，2023年宿迁市本年新收3511件，前者比后者多14件[1]。", "多14件"),
        ("宿迁近几年新收申请走势", "宿迁市2023年新收3511件[1]，2024年新收3525件[1]。2024年比2023年增加14件[2]。", "增加14件"),
        ("宿迁和洪泽2024年谁的不予公开多", "2024年宿迁市不予公开92件[2]，淮安市洪泽区3件[2]。", "92件"),
    ],
)
def test_several_figures_may_be_told(wording: Wording, question: str, reply: str, part: str) -> None:
    answer = wording(question, reply)
    assert answer.wording == "model"
    assert part in answer.answer


def test_where_the_figure_asked_for_is_missing_the_plain_answer_is_given(wording: Wording) -> None:
    answer = wording("2019年丽水市部分公开的申请有多少件", "2019年丽水市有部分公开的申请[1]。")
    assert (answer.wording, answer.notes[-1]) == ("plain", "语言模型的改写没有通过核对，未采用")


def test_the_words_come_as_they_are_checked(script: Script, modelled: Modelled) -> None:
    script.reply = "2019年丽水市部分公开的申请共106件[1]。共107件[1]。丽水市部分公开的申请为106件[1]。"
    answers = list(modelled(llm_plan="off").stream("2019年丽水市部分公开的申请有多少件"))
    assert [answer.wording for answer in answers] == ["plain", "model", "model"]
    assert len(answers[1].answer) < len(answers[2].answer)
    assert not any("107" in answer.answer for answer in answers)


def test_refusals_are_not_worded_and_without_settings_nothing_is_imported(
    script: Script, modelled: Modelled
) -> None:
    script.reply = "999件[1]。"
    assert modelled(llm_plan="off").ask("丽水2018年部分公开多少").status == "no_data"
    assert script.seen == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲1件[1]。乙2件。[2] 丙3件[3]。", ["甲1件[1]。", "乙2件。[2] ", "丙3件[3]。"]),
        ("写道：“甲。乙。”[1]。丙[2]。", ["写道：“甲。乙。”[1]。", "丙[2]。"]),
        ("甲\n乙。", ["甲\n", "乙。"]),
    ],
)
def test_sentences_are_cut_behind_their_marks(text: str, parts: list[str]) -> None:
    for size in (1, 3, 100):
        pieces = (text[start : start + size] for start in range(0, len(text), size))
        assert list(_sentences(pieces)) == parts


def test_prompts_take_their_variables_and_no_others() -> None:
    made = Prompt(name="x", system="你好", user="{{a}} {{b}}", variables=frozenset({"a", "b"}))
    assert made.messages(a="{{b}}", b="1")[1]["content"] == "{{b}} 1"
    with pytest.raises(ValueError, match="takes"):
        made.messages(a="1")
    for name in ("plan", "wording"):
        assert prompt(name).variables
