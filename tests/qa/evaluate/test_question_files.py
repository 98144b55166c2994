"""Every question file that comes along can be read, and no question stands in two of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import data
from qa.evaluate.questions import read_questions

FILES = ("dev", "test", "practice", "wider", "exam", "numbers")


def _file(name: str) -> Path:
    return data.FOLDER / "eval" / f"questions-{name}.jsonl"


def test_every_file_is_well_formed_and_no_question_is_asked_twice() -> None:
    questions = [question for name in FILES for question in read_questions([_file(name)])]
    assert len(questions) == 250 + 250 + 619 + 1120 + 264 + 146
    assert not [name for name, count in Counter(question.id for question in questions).items() if count > 1]


def test_the_exam_asks_every_kind_equally_often() -> None:
    kinds = Counter(question.kind for question in read_questions([_file("exam")]))
    assert set(kinds.values()) == {12}
    assert len(kinds) == 22
