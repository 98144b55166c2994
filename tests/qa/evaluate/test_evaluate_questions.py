from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from data import FOLDER
from index.errors import UserMistake
from qa.evaluate.questions import read_questions

GOOD = {"id": "a", "question": "甲市2019年部分公开多少件？", "status": "answered", "value": "106", "unit": "件"}


def written(folder: Path, *lines: str | dict[str, Any]) -> Path:
    path = folder / "questions.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_the_shortest_question(tmp_path: Path) -> None:
    (question,) = read_questions([written(tmp_path, GOOD)])
    assert question.asked == ("甲市2019年部分公开多少件？",)
    assert question.statuses == ("answered",)


def test_blank_lines_are_skipped_and_files_are_joined(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD, "", GOOD | {"id": "b"})
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(GOOD | {"id": "c"}), encoding="utf-8")
    assert [question.id for question in read_questions([path, other])] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (GOOD | {"vlaue": "1"}, "不认识的字段 vlaue"),
        (GOOD | {"values": [{"issuer": "甲市", "year": 2019, "unitt": "件"}]}, "values.0.unitt"),
        ({"id": "b", "question": "？"}, "缺少字段 status"),
        (GOOD | {"status": "maybe"}, "status"),
        (GOOD | {"value": "many"}, "'many' is not a number"),
        (GOOD | {"turns": ["甲", "乙"]}, "either question or turns"),
        (GOOD | {"citations": [{"issuer": "甲市", "year": 2019}]}, "either quote, or row and column"),
        ("{", "不是一行完整的 JSON"),
        ("[]", "questions.jsonl:2"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str | dict[str, Any], said: str) -> None:
    with pytest.raises(UserMistake) as caught:
        read_questions([written(tmp_path, GOOD | {"id": "first"}, line)])
    assert "questions.jsonl:2: " in caught.value.message
    assert said in caught.value.message
    assert "questions.jsonl:2: " in caught.value.line("en")
    assert not re.search("[一-鿿]", caught.value.line("en").removeprefix("questions.jsonl:2: "))
    assert "\n" not in caught.value.line()


def test_an_id_that_occurs_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match=r"questions.jsonl:3: 编号 a 与 questions.jsonl:1 重复"):
        read_questions([written(tmp_path, GOOD, GOOD | {"id": "b"}, GOOD)])


def test_an_empty_or_missing_file_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="没有题目"):
        read_questions([written(tmp_path, "")])
    with pytest.raises(UserMistake, match="读不出来"):
        read_questions([tmp_path / "absent.jsonl"])


def test_the_projects_own_questions_fit_the_schema() -> None:
    files = sorted((FOLDER / "eval").glob("questions-*.jsonl"))
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    # Counted before the assertion: pytest would print the held-out questions.
    count = len(read_questions(files))
    assert count == lines >= 500
