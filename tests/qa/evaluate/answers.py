"""Answers and questions made by hand for the tests of the evaluation."""

from __future__ import annotations

from typing import Any

from qa.answer import Answer, Citation, Value
from qa.evaluate.questions import Question

TEXT = "表三\n（二）部分公开 | 100 | 6 | 106\n全年公开会议 12 场。"
REPORTS = {"甲市-2019": ("甲市", 2019), "乙区-2019": ("乙区", 2019)}
TEXTS = {"甲市-2019": TEXT, "乙区-2019": "（一）予以公开 | 3"}


def question(**fields: Any) -> Question:
    """A question that expects 106 件 of 甲市 2019, unless told otherwise."""
    given: dict[str, Any] = {
        "id": "q", "kind": "cell", "question": "甲市2019年部分公开多少件？", "status": "answered",
    }  # fmt: skip
    if "status" not in fields and "values" not in fields and "value" not in fields:
        given |= {"value": "106", "unit": "件"}
    return Question.model_validate(given | fields)


def cell(**fields: Any) -> Citation:
    """The citation of the row 部分公开 in the column 总计."""
    given: dict[str, Any] = {
        "report_id": "甲市-2019", "title": "甲市年报", "issuer": "甲市", "year": 2019, "kind": "table_row",
        "section": ["三"], "row": "（二）部分公开", "column": "总计", "quote": "（二）部分公开 | 100 | 6 | 106",
        "start": 3, "end": 27, "source": "a.txt",
    }  # fmt: skip
    return Citation.model_validate(given | fields)


def prose(quote: str, **fields: Any) -> Citation:
    """The citation of a sentence."""
    return cell(kind="prose", row="", column="", quote=quote, **fields)


def value(figure: str | None, **fields: Any) -> Value:
    """One row of ``values``, 部分公开 of 甲市 2019 in all."""
    given: dict[str, Any] = {
        "issuer": "甲市", "year": 2019, "indicator": "requests.partial", "applicant": "total", "value": figure,
        "unit": "件",
    }  # fmt: skip
    return Value.model_validate(given | fields)


def answer(**fields: Any) -> Answer:
    """An answered question with 106 件, cited, unless told otherwise."""
    given: dict[str, Any] = {"question": "?", "status": "answered", "answer": "甲市2019年106件。"}
    if given["status"] == fields.get("status", "answered") and "value" not in fields:
        given |= {"value": "106", "unit": "件"}
    return Answer.model_validate(given | fields)
