"""The answer as JSON: fields, types, statuses."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from qa.assistant import Assistant
from tests.qa.conftest import Asking

FIELDS = {
    "id", "question", "status", "answer", "value", "unit", "values", "steps", "citations", "checks", "verification",
    "suggestions", "plan", "elapsed_ms",
}  # fmt: skip
CITATION = {
    "report_id", "title", "issuer", "year", "kind", "section", "row", "column", "quote", "page", "start", "end", "source",
}  # fmt: skip
QUESTIONS = {
    "2019年丽水市部分公开的申请有多少件？": "answered",
    "丽水2019年公开率是多少": "answered",
    "宿迁历年部分公开的变化": "answered",
    "哪个市新收申请最多": "answered",
    "丽水2019年存在的主要问题是什么": "answered",
    "部分公开有多少件": "ambiguous",
    "杭州2019年部分公开多少件": "no_data",
    "今天天气怎么样": "out_of_scope",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_fields_of_the_contract(ask: Asking, question: str) -> None:
    answer = json.loads(ask(question).model_dump_json())
    assert set(answer) >= FIELDS
    assert answer["status"] == QUESTIONS[question]
    assert answer["question"] == question
    assert answer["verification"] in ("verified", "conflict", "unverified")
    assert answer["answer"].strip()
    assert isinstance(answer["plan"], dict)
    assert isinstance(answer["elapsed_ms"], int)
    assert (answer["value"] is None) == (answer["unit"] is None)
    if answer["value"] is not None:
        Decimal(answer["value"])
    for value in answer["values"]:
        assert set(value) >= {"issuer", "year", "indicator", "applicant", "value", "unit"}
        assert value["value"] is None or Decimal(value["value"]) is not None
    for citation in answer["citations"]:
        assert set(citation) >= CITATION
        assert citation["kind"] in ("table_row", "prose")
        assert citation["end"] - citation["start"] == len(citation["quote"])
    for check in answer["checks"]:
        assert check["status"] in ("pass", "fail", "not_assessable")
        assert check["id"]
        assert check["message"]


def test_the_citation_of_the_example(ask: Asking) -> None:
    citation = ask("2019年丽水市部分公开的申请有多少件？").citations[0]
    assert (citation.issuer, citation.year, citation.kind) == ("丽水市", 2019, "table_row")
    assert citation.section == ["三、收到和处理政府信息公开申请情况"]
    assert (citation.row, citation.column) == ("（二）部分公开", "总计")
    assert "106" in citation.quote
    assert citation.source == "lishui-2019.md"


def test_the_checks_of_the_example(ask: Asking) -> None:
    checks = ask("2019年丽水市部分公开的申请有多少件？").checks
    assert {check.id for check in checks if check.status == "pass"} >= {"三-row", "三-outcome"}


def test_an_ambiguous_answer_has_readings_and_no_value(ask: Asking) -> None:
    answer = ask("部分公开有多少件")
    assert answer.value is None
    assert answer.suggestions


def test_the_identity_is_handed_through(assistant: Assistant) -> None:
    assert assistant.ask("2019年丽水市部分公开多少件", identity="q-7").id == "q-7"
    assert assistant.ask("", identity="q-8").id == "q-8"


def test_the_same_question_has_the_same_answer(ask: Asking) -> None:
    for question in QUESTIONS:
        first, second = (ask(question).model_copy(update={"elapsed_ms": 0}) for _ in range(2))
        assert first == second


def test_an_answer_in_english(assistant: Assistant) -> None:
    answer = assistant.ask("How many requests were partially disclosed in Lishui in 2019?", language="en")
    assert answer.value == "106"
    assert "partly disclosed" in answer.answer.lower()
    assert "部分公开" not in answer.answer
