"""Checks, causes, notes and steps in English: every figure kept, no Chinese left but names and printed text."""

from __future__ import annotations

import re

import pytest

from qa.assistant import Assistant
from qa.english_names import name_words
from qa.english_remarks import remark_words
from qa.library import Library

CHINESE = re.compile(r"[\u4e00-\u9fff]")
NUMBERS = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "“部分公开”一行：六类申请人之和应等于总计；8+1+0+0+0+0=9，而总计·部分公开印作7，相差2",
            "Row “partly disclosed”: the six kinds of applicants should add up to the total; 8+1+0+0+0+0=9, but partly disclosed (all applicants) is printed 7, a difference of 2",
        ),
        (
            "自然人·部分公开印作8，若为6，可同时使这2处勾稽成立",
            "Partly disclosed (natural persons) is printed 8, if it were 6, these 2 sums would hold",
        ),
        ("正文写12件，与表格一致（按“本年新收”核对：12）", "The text says 12, which agrees with the table (against “new requests received”: 12)"),
        ("公开率＝予以公开＋部分公开（30）÷办理结果总计（40）", "Disclosure rate = fully disclosed + partly disclosed (30) ÷ all outcomes (40)"),
        ("没有指明年度，按最新一年（2023年）回答", "No year was named, answered for the newest year (2023)"),
        ("未列入：青岚县2019年年报里没有读到“部分公开”", "Not listed: “partly disclosed” was not found in the report of 青岚县 2019"),
        ("5 + 4 = 9", "5 + 4 = 9"),
    ],
)
def test_a_remark_is_said_in_english(chinese: str, english: str) -> None:
    assert remark_words(chinese) == english


def test_what_no_pattern_knows_stays_as_it_is() -> None:
    assert remark_words("一句没有见过的话") == "一句没有见过的话"


def test_names_are_those_of_the_form() -> None:
    assert name_words("商业企业·上年结转") == "requests carried over from the previous year (businesses)"
    assert name_words("自然人·本年新收占本年新收的比重") == "share of new requests received (natural persons) in new requests received"
    assert name_words("没有的一行") == "没有的一行"


def test_every_check_of_the_reports_is_said_in_english_with_its_figures(editions: Library) -> None:
    checks = editions.store.checks([report.id for report in editions.store.reports()])
    assert len(checks) > 100
    for check in checks:
        for said in (check.message, check.name, check.cause):
            english = remark_words(said)
            # What stands in brackets behind a growth are the report's own words.
            assert not CHINESE.search(re.sub(r"\(.*?\)(?=;|$)", "", english)), english
            missing = set(NUMBERS.findall(said)) - set(NUMBERS.findall(english))
            assert not missing, (said, english)


@pytest.mark.parametrize(
    "question",
    [
        "How many new requests did natural persons make in Lishui in 2019?",
        "What is the disclosure rate of Suqian?",
        "Compare rules repealed in Lishui in 2019 and Suqian in 2023",
    ],
)
def test_an_english_answer_has_no_chinese_remark(editions: Library, question: str) -> None:
    answer = Assistant(editions).ask(question)
    said = [*answer.notes, *answer.steps, *(check.message for check in answer.checks), *(v.note for v in answer.values)]
    names = "|".join(re.escape(report.issuer) for report in editions.store.reports())
    assert [one for one in said if CHINESE.search(re.sub(names, "", one))] == []
