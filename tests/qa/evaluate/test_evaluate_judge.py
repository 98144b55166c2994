from __future__ import annotations

from typing import Any

import pytest
from answers import REPORTS, TEXTS, answer, cell, prose, question, value

from qa.answer import Answer
from qa.evaluate.judge import Judgement, judge
from qa.evaluate.questions import Question

GOLD_CELL = {"issuer": "甲市", "year": 2019, "row": "（二）部分公开", "column": "总计"}


def judged(asked: Question, given: Answer) -> Judgement:
    return judge(asked, given, REPORTS, TEXTS)


def test_a_cited_right_number_is_flawless() -> None:
    verdict = judged(question(citations=[GOLD_CELL]), answer(citations=[cell()]))
    assert verdict.flawless
    assert verdict.exact
    assert verdict.cited == verdict.citing == verdict.verbatim == (True,)
    assert verdict.right_report


@pytest.mark.parametrize(
    "fields", [{"value": "107", "unit": "件"}, {"value": "106", "unit": "%"}, {"value": "670", "unit": "件"}]
)
def test_a_wrong_number_is_wrong_and_false(fields: dict[str, Any]) -> None:
    verdict = judged(question(), answer(**fields))
    assert verdict.outcome == "wrong"
    assert verdict.false_number
    assert not verdict.exact


def test_no_number_where_one_is_asked_is_wrong_but_not_false() -> None:
    verdict = judged(question(), answer(value=None, unit=None))
    assert (verdict.outcome, verdict.false_number) == ("wrong", False)


def test_the_number_that_a_contradiction_allows_is_right() -> None:
    assert judged(question(), answer(value="107", unit="件")).exact is False
    assert judged(question(accept_values=["107"]), answer(value="107", unit="件")).exact is True


@pytest.mark.parametrize("status", ["no_data", "out_of_scope", "ambiguous"])
def test_not_answering_is_refused_not_wrong(status: str) -> None:
    verdict = judged(question(), answer(status=status, answer="没有"))
    assert verdict.outcome == "refused"
    assert verdict.exact is False
    assert verdict.refused is (status != "ambiguous")


def test_answering_what_has_to_be_refused_is_wrong() -> None:
    verdict = judged(question(status="no_data"), answer())
    assert verdict.outcome == "wrong"
    assert verdict.false_number


def test_the_other_kind_of_refusal_is_not_correct_unless_accepted() -> None:
    given = answer(status="out_of_scope", answer="无关")
    assert judged(question(status="no_data"), given).outcome == "refused"
    assert judged(question(status="no_data", accept=["out_of_scope"]), given).outcome == "correct"


def test_uncited_or_invented_quotes_are_faults_of_a_right_answer() -> None:
    asked = question(citations=[GOLD_CELL])
    assert judged(asked, answer()).outcome == "correct"
    assert not judged(asked, answer()).flawless
    invented = judged(asked, answer(citations=[cell(quote="（二）部分公开 | 999")]))
    assert invented.outcome == "correct"
    assert invented.verbatim == (False,)
    assert not invented.flawless


def test_a_citation_of_another_report_is_noticed() -> None:
    other = cell(report_id="乙区-2019", issuer="乙区", row="（一）予以公开", quote="（一）予以公开 | 3")
    verdict = judged(question(citations=[GOLD_CELL]), answer(citations=[cell(), other]))
    assert verdict.right_report is False
    assert verdict.citing == (True, False)
    assert verdict.verbatim == (True, True)


def test_the_expected_cross_check() -> None:
    asked = question(verification="conflict")
    assert judged(asked, answer(verification="conflict")).verification is True
    assert judged(asked, answer(verification="verified")).verification is False
    assert judged(question(), answer()).verification is None


def test_prose_is_judged_by_its_passage_and_words() -> None:
    asked = question(
        kind="open", value=None, citations=[{"issuer": "甲市", "year": 2019, "quote": "公开会议 12 场"}]
    )
    good = answer(value=None, unit=None, citations=[prose("全年公开会议 12 场。")])
    assert judged(asked, good).flawless
    assert judged(asked, answer(value=None, unit=None, citations=[cell()])).outcome == "wrong"
    spoken = question(kind="explain", value=None, must_say=["区分处理", "一部分"])
    assert judged(spoken, answer(value=None, unit=None, answer="给出其中一部分")).outcome == "correct"
    assert judged(spoken, answer(value=None, unit=None, answer="全部给出")).outcome == "wrong"


TWO = [
    {"issuer": "甲市", "year": 2019, "value": "106", "unit": "件", "indicator": "（二）部分公开"},
    {"issuer": "甲市", "year": 2019, "value": "385", "unit": "件", "indicator": "（一）予以公开"},
]


def test_every_row_of_values_is_needed() -> None:
    asked = question(kind="multi", values=TWO)
    both = [value("385", indicator="requests.granted"), value("106")]
    assert judged(asked, answer(value=None, unit=None, values=both)).outcome == "correct"
    half = judged(asked, answer(value=None, unit=None, values=both[:1]))
    assert (half.outcome, half.entries) == ("wrong", (1, 2))
    swapped = [value("385"), value("106", indicator="requests.granted")]
    assert judged(asked, answer(value=None, unit=None, values=swapped)).outcome == "wrong"


def test_a_row_with_another_number_for_the_same_cell_is_false() -> None:
    rows = [TWO[0] | {"applicant": "总计"}, TWO[1]]
    asked = question(kind="multi", values=rows)

    def false(*values: object) -> bool:
        return judged(asked, answer(value=None, unit=None, values=list(values))).false_number

    assert false(value("107"))
    assert not false(value("106"))
    assert not false(value("100", applicant="natural"))
    assert not false(value("7", indicator="requests.granted", applicant="natural"))


def test_a_ranking_is_judged_by_its_first_places() -> None:
    rows = [{"issuer": "甲市", "year": 2019, "value": v, "unit": "件", "applicant": a}
            for v, a in (("9", "自然人"), ("5", "商业企业"), ("5", "其他"), ("1", "科研机构"))]  # fmt: skip
    given = {name: value(v, applicant=name) for v, name in
             (("9", "natural"), ("5", "business"), ("5", "other"), ("1", "research"))}  # fmt: skip

    def outcome(top: int, *names: str) -> str:
        asked = question(kind="rank", values=rows, top=top)
        return judged(asked, answer(value=None, unit=None, values=[given[name] for name in names])).outcome

    assert outcome(1, "natural", "research") == "correct"
    assert outcome(1, "business", "natural") == "wrong"
    assert outcome(3, "natural", "other", "business") == "correct"
    assert outcome(2, "natural", "other") == "correct"
    assert outcome(3, "natural", "other") == "wrong"
    assert outcome(3, "natural", "other", "other") == "wrong"


def test_a_list_may_hold_nothing_but_what_is_expected_or_allowed() -> None:
    asked = question(
        kind="list",
        values=[{"issuer": "甲市", "year": 2019}],
        allowed_values=[{"issuer": "乙区", "year": 2019}],
    )
    first, second, third = (value(None, issuer=name) for name in ("甲市", "乙区", "丙县"))

    def outcome(*values: object) -> str:
        return judged(asked, answer(value=None, unit=None, values=list(values))).outcome

    assert outcome(first) == outcome(second, first) == "correct"
    assert outcome(second) == "wrong"
    assert outcome(first, third) == "wrong"


def test_an_ambiguous_question_is_asked_back_or_answered_in_every_reading() -> None:
    asked = question(kind="ambiguous", status="ambiguous", accept=["answered"], values=TWO)
    assert judged(asked, answer(status="ambiguous", answer="哪一种？")).outcome == "correct"
    both = [value("106"), value("385", indicator="requests.granted")]
    assert judged(asked, answer(values=both)).outcome == "correct"
    assert judged(asked, answer(answer="部分公开106件，予以公开385件")).outcome == "correct"
    assert judged(asked, answer(values=both[:1])).outcome == "wrong"
    assert judged(asked, answer(status="no_data", answer="没有")).outcome == "refused"


def test_an_ambiguous_question_without_readings_needs_the_report_named() -> None:
    asked = question(kind="ambiguous", status="ambiguous", accept=["answered"])
    assert judged(asked, answer(citations=[cell()])).outcome == "correct"
    assert judged(asked, answer(answer="106件", citations=[cell()])).outcome == "wrong"


SLOTS = {"issuer": "甲市", "year": 2019, "indicator": "（二）部分公开", "applicant": "总计"}
PLAN = {"reports": ["甲市-2019"], "targets": [{"concept": "requests.partial"}]}


@pytest.mark.parametrize(
    ("plan", "wrong"),
    [
        (PLAN, set()),
        (PLAN | {"reports": ["乙区-2019"]}, {"issuer"}),
        (PLAN | {"reports": ["甲市-2019", "乙区-2019"]}, {"issuer"}),
        (PLAN | {"targets": [{"concept": "requests.granted"}]}, {"indicator"}),
        (PLAN | {"targets": [{"concept": "requests.partial", "applicant": "legal"}]}, {"applicant"}),
        ({}, {"issuer", "year", "indicator", "applicant"}),
    ],
)
def test_slots_are_read_off_the_plan(plan: dict[str, Any], wrong: set[str]) -> None:
    slots = judged(question(slots=SLOTS), answer(plan=plan)).slots
    assert {name for name, right in slots.items() if not right} == wrong
    assert len(slots) == 4


def test_slots_are_read_off_the_values_where_there_is_no_plan() -> None:
    assert all(judged(question(slots=SLOTS), answer(values=[value("106")])).slots.values())


def test_a_slot_of_table_two_is_the_same_in_plan_and_label() -> None:
    slots = {"issuer": "甲市", "year": 2019, "indicator": "行政许可 / 处理决定数量", "applicant": None}
    plan = {"reports": ["甲市-2019"], "targets": [{"concept": "disclosure.licence.decisions"}]}
    verdict = judged(question(slots=slots), answer(plan=plan))
    assert verdict.slots == {"issuer": True, "year": True, "indicator": True}
