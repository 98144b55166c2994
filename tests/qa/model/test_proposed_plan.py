"""A model's reading of a question: valid or discarded, never over what the rules are sure of."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qa.model.proposed_plan import concepts
from qa.plan import Plan
from tests.qa.model.conftest import Modelled
from tests.qa.model.scripted import Script, purpose

UNSURE = "丽水2019年让老百姓吃到半个闭门羹的有几桩"
"""No word in it is known; nothing is like it."""


def proposal(**fields: Any) -> str:
    """A reply that proposes to look up 部分公开, with other fields where given."""
    fields = {"operation": "lookup", "targets": [{"concept": "requests.partial", "applicant": "total"}]} | fields
    return json.dumps(fields, ensure_ascii=False)


def test_a_valid_reading_is_carried_out_and_both_are_kept(script: Script, modelled: Modelled) -> None:
    script.reply = "好的：\n```json\n" + proposal(issuers=["丽水市"], years=[2019]) + "\n```"
    answer = modelled(llm_wording="off").ask(UNSURE)
    assert (answer.status, answer.value, answer.unit) == ("answered", "106", "件")
    assert (answer.plan["source"], answer.plan["other"]["operation"]) == ("model", "number")
    assert any("按语言模型对问题的理解" in note for note in answer.notes)
    assert answer.verification == "verified"
    assert Plan.model_validate(answer.plan).source == "model"


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("106", "no_json"),
        ("", "no_json"),
        ("[]", "no_json"),
        ("{" * 5000, "no_json"),
        ('{"operation": "none"}', "none_fits"),
        (proposal(operation="drop"), "schema"),
        (proposal(value="999"), "schema"),
        (proposal(claim="999"), "schema"),
        (proposal(notes=["999"]), "schema"),
        (proposal(words="999"), "schema"),
        (proposal(reports=["宿迁市-2024"]), "schema"),
        (proposal(years=["2019"]), "schema"),
        (proposal(targets=[]), "no_target"),
        (proposal(targets=[{"concept": "requests.invented"}]), "unknown_indicator"),
        (proposal(targets=[{"concept": "disclosure2019.rules.made"}]), "unknown_indicator"),
        (proposal(targets=[{"concept": "requests.partial", "applicant": "women"}]), "unknown_applicant"),
        (proposal(targets=[{"concept": "review.upheld", "applicant": "natural"}]), "unknown_applicant"),
        (proposal(issuers=["青岚县"]), "unknown_issuer"),
        (proposal(issuers=["宿迁市"]), "other_issuer"),
        (proposal(years=[2031]), "unknown_year"),
        (proposal(years=[2024]), "other_year"),
        (proposal(operation="rank", top=9), "other_number"),
        (proposal(operation="list", at_least="999"), "other_number"),
    ],
)
def test_anything_else_is_discarded(script: Script, modelled: Modelled, reply: str, why: str) -> None:
    script.reply = reply
    answer = modelled(llm_wording="off").ask(UNSURE)
    assert (answer.status, answer.value) == ("no_data", None)
    assert answer.plan["discarded"] == why
    assert "999" not in answer.model_dump_json()


@pytest.mark.parametrize(
    "question",
    [
        "2019年丽水市部分公开的申请有多少件",
        "丽水2018年部分公开多少",
        "青岚县2019年部分公开多少",
        "今天天气如何",
        "丽水2019年女性申请了多少件",
        "丽水2019年平均每月新收多少件申请",
        "部分公开多少件",
    ],
)
def test_where_the_rules_are_sure_the_model_is_not_asked(script: Script, modelled: Modelled, question: str) -> None:
    script.reply = proposal()
    modelled(llm_wording="off").ask(question)
    assert script.seen == []


def test_of_several_readings_only_one_of_them_may_be_chosen(script: Script, modelled: Modelled) -> None:
    assistant = modelled(llm_wording="off")
    script.reply = '{"operation": "none"}'
    question = "宿迁2024年维持的有多少件"
    first = assistant.ask(question)
    assert first.status == "ambiguous"
    script.reply = proposal()
    assert assistant.ask(question).plan["discarded"] == "other_reading"
    script.reply = proposal(targets=first.plan["readings"][:1])
    chosen = assistant.ask(question)
    assert (chosen.status, chosen.plan["source"]) == ("answered", "model")


def test_every_concept_has_a_name() -> None:
    assert all(label and label != name for name, label in concepts().items())


def test_the_prompt_names_what_exists_and_fences_the_question(script: Script, modelled: Modelled) -> None:
    script.reply = '{"operation": "none"}'
    modelled(llm_wording="off").ask(UNSURE)
    assert [purpose(request) for request in script.seen] == ["plan"]
    text = script.seen[0]["messages"][1]["content"]
    assert all(name in text for name in concepts())
    mark = text.partition("<<<资料 ")[2].partition("\n")[0]
    assert text.partition("<<<资料 " + mark)[2].partition(f"资料 {mark}>>>")[0].strip() == UNSURE
