"""Every question file that comes along can be read, and no question stands in two of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import data
from qa.evaluate.reading import read_questions

FURTHER = tuple(map(chr, range(ord("a"), ord("z") + 1)))
"""Sets of questions with reports of their own."""
FILES = ("dev", "test", "practice", "wider", "exam", "numbers")


def _file(name: str) -> Path:
    return data.FOLDER / "eval" / f"questions-{name}.jsonl"


def test_every_file_is_well_formed_and_no_question_is_asked_twice() -> None:
    files = [*map(_file, FILES), *(data.FOLDER / "eval" / "further" / name / "questions.jsonl" for name in FURTHER)]
    questions = [question for file in files for question in read_questions([file])]
    assert len(questions) == 250 + 250 + 619 + 1120 + 264 + 211 + 3859
    assert not [name for name, count in Counter(question.id for question in questions).items() if count > 1]


def test_the_exam_asks_every_kind_equally_often() -> None:
    kinds = Counter(question.kind for question in read_questions([_file("exam")]))
    assert set(kinds.values()) == {12}
    assert len(kinds) == 22
