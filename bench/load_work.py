"""What the visitors of the load do: questions with their published answers, searches, reports to upload."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from bench.synthetic.reports import reports


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question after ``turns``, and what has to come back; ``value`` None is a refusal."""

    text: str
    value: str | None
    turns: tuple[str, ...] = ()


QUESTIONS = (
    Question(text="2019年丽水市部分公开的申请有多少件", value="106"),
    Question(text="丽水2019年自然人新收了多少件", value="670"),
    Question(text="其中自然人呢", value="104", turns=("2019年丽水市部分公开的申请有多少件",)),
    Question(text="丽水市2019年新收政府信息公开申请多少件", value="687"),
    Question(text="2023年洪泽区新收申请多少件", value="21"),
    Question(text="How many requests did Lishui partially disclose in 2019?", value="106"),
    Question(text="丽水市2018年部分公开多少件", value=None),
    Question(text="南极市2023年新收申请多少件", value=None),
    Question(text="明天天气怎么样", value=None),
)
SEARCHES = ("新闻发布会", "主要问题", "政策解读 宿迁", "行政复议", "培训")


def right(question: Question, body: dict[str, Any]) -> str:
    """"" where the answer is the published one, else what was wrong with it."""
    answer = body["data"]
    if answer["value"] == question.value and (answer["status"] == "answered") == (question.value is not None):
        return ""
    return f"{question.text}: {answer['status']} {answer['value']}, not {question.value}"


@cache
def upload(number: int) -> tuple[str, bytes]:
    """A report of an invented body, the same for the same number."""
    for place, made in enumerate(reports(20)):
        if place == number:
            return made.name, made.content
    raise IndexError(number)
