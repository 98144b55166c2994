"""Gold that no answer can meet is told before it counts as a miss."""

from __future__ import annotations

from typing import Any

import pytest

from qa.evaluate.doubts import doubt_lines, gold_doubts
from qa.evaluate.questions import Question
from qa.library import Library

CELL = {"issuer": "洪泽区", "year": 2024, "row": "（二）部分公开", "column": "总计"}
ASKED = {"id": "a", "question": "洪泽区2024年部分公开多少件", "status": "answered", "value": "9", "unit": "件"}


def doubts(library: Library, **fields: Any) -> list[str]:
    return [found.chinese for found in gold_doubts(library, [Question.model_validate(ASKED | fields)])]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"citations": [CELL | {"issuer": "洪择区"}]}, "没有收录 洪择区2024 的年报"),
        ({"citations": [CELL | {"year": 2022}]}, "没有收录 洪泽区2022 的年报"),
        ({"citations": [CELL | {"row": "部份公开"}]}, "没有这一格：部份公开 / 总计"),
        ({"citations": [CELL | {"column": "个人独资企业"}]}, "没有这一格"),
        ({"citations": [{"issuer": "洪泽区", "year": 2024, "quote": "全年无一件申请"}]}, "没有这句话：全年无一件申请"),
        ({"slots": {"year": 2024, "indicator": "部份公开件数"}}, "slots 里的指标不是表格里的名称：部份公开件数"),
        ({"slots": {"applicant": "老百姓"}}, "不是表格里的申请人：老百姓"),
        ({"values": [{"issuer": "洪泽区", "year": 1999, "value": "9"}]}, "没有收录 洪泽区1999 的年报"),
    ],
)
def test_a_slip_in_the_gold_is_told(two_years: Library, fields: dict[str, Any], said: str) -> None:
    (found,) = doubts(two_years, **fields)
    assert said in found


def test_sound_gold_raises_no_doubt(two_years: Library) -> None:
    quote = {"issuer": "洪泽区", "year": 2024, "quote": "公开政府常务会议7期"}
    slots = {"issuer": "洪泽区", "year": 2024, "indicator": "（二）部分公开", "applicant": "总计"}
    assert doubts(two_years, citations=[CELL, CELL | {"row": "部分公开"}, quote], slots=slots) == []
    # As the report prints it, though the form words it otherwise.
    assert doubts(two_years, citations=[CELL | {"row": "2.其他法律行政止公开"}]) == []
    assert doubts(two_years, status="no_data", value=None) == []


def test_a_terminal_shows_the_first_doubts(two_years: Library) -> None:
    bad = [CELL | {"year": year} for year in range(2000, 2012)]
    lines = doubt_lines(gold_doubts(two_years, [Question.model_validate(ASKED | {"citations": bad})]), "en")
    assert lines[0] == "doubtful gold in the question file: 12"
    assert lines[1] == "  a: no report of 洪泽区 for 2000 is held"
    assert lines[-1] == "  … +2"
    assert doubt_lines([]) == []
