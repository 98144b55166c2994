from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from data import FOLDER
from index.errors import UserMistake
from qa.evaluate.reading import read_questions

GOOD = {"id": "a", "question": "甲市2019年部分公开多少件？", "status": "answered", "value": "106", "unit": "件"}
CELL = {"issuer": "甲市", "year": 2019}


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
    ("line", "said", "english"),
    [
        (GOOD | {"vlaue": "1"}, "不认识的字段 vlaue", "unknown field vlaue"),
        (GOOD | {"values": [CELL | {"unitt": "件"}]}, "不认识的字段 values.1.unitt", "values.1.unitt"),
        ({"id": "b", "question": "？"}, "缺少字段 status", "field status is missing"),
        (GOOD | {"status": "maybe"}, "status：只能是 'answered'", "status: Input should be 'answered'"),
        (GOOD | {"value": "many"}, "value：“many”不是一个数", "'many' is not a number"),
        (GOOD | {"value": "32%"}, "单位写在 unit 里", "its unit in unit"),
        (GOOD | {"value": "NaN"}, "“NaN”不是一个数", "'NaN' is not a number"),
        (GOOD | {"value": "1e999999999"}, "不是一个数", "is not a number"),
        (GOOD | {"value": "9" * 41}, "不是一个数", "is not a number"),
        (GOOD | {"value": True}, "value：须是引号里的文字", "value: Input should be a valid string"),
        (GOOD | {"turns": ["甲", "乙"]}, "或写 question，或写 turns", "either question or turns"),
        (GOOD | {"question": "", "turns": ["甲", " "]}, "turns.2：不能空着", "turns.2: must not be blank"),
        (json.dumps(GOOD | {"question": chr(0xD800)}), "含有半个字符", "half a character"),
        (GOOD | {"values": [CELL | {"issuer": ""}]}, "issuer：不能空着", "issuer: must not be blank"),
        (GOOD | {"values": [CELL], "top": 2}, "top 是 2，values 只有 1 条", "top is 2, values has 1 entries"),
        (GOOD | {"status": "no_data"}, "就不该有 value", "has no value or values"),
        (GOOD | {"value": None}, "要判对错", "nothing is expected"),
        (GOOD | {"citations": [CELL]}, "citations.1：或写 quote", "either quote, or row and column"),
        (GOOD | {"citations": [CELL | {"year": "今年"}]}, "year：须是整数，如 2024", "valid integer"),
        (GOOD | {"citations": "第三页"}, "citations：须是方括号里的一串", "valid tuple"),
        ("{", "不是一行完整的 JSON", "no JSON"),
        ("[]", "一行须是一个 {…}", "object"),
        ("null", "一行须是一个 {…}", "object"),
        ("[" * 100_000, "太长或括号套得太深", "too deep"),
        ('{"year": ' + "9" * 5_000 + "}", "数太长", "number too long"),
        ('{"id": "b", "id": "c"}', "字段 id 写了两次", "field id stands twice"),
    ],
)
def test_a_bad_line_is_named_in_both_languages(
    tmp_path: Path, line: str | dict[str, Any], said: str, english: str
) -> None:
    with pytest.raises(UserMistake) as caught:
        read_questions([written(tmp_path, GOOD | {"id": "first"}, line)])
    shown = caught.value.line("en")
    assert "questions.jsonl:2: " in caught.value.message
    assert said in caught.value.message
    assert "questions.jsonl:2: " in shown
    assert english in shown
    assert "data/eval/README.md" in shown
    assert not re.search("[一-鿿]", shown)
    assert "\n" not in caught.value.line()


def test_a_number_without_quotation_marks_is_taken_as_it_is_written(tmp_path: Path) -> None:
    lines = [json.dumps(GOOD | {"value": 106}), json.dumps(GOOD | {"id": "b", "value": 12.50})]
    assert [question.value for question in read_questions([written(tmp_path, *lines)])] == ["106", "12.5"]


def test_a_line_ends_at_a_line_feed_only(tmp_path: Path) -> None:
    asked = f"甲市2019年{chr(0x2028)}部分公开{chr(0x85)}多少件？"
    (question,) = read_questions([written(tmp_path, GOOD | {"question": asked})])
    assert question.question == asked


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    files = [written(tmp_path / name, GOOD) for name in "ab"]
    with pytest.raises(UserMistake, match=r"b.questions.jsonl:1: 编号 a 与 .*a.questions.jsonl:1 重复"):
        read_questions(files)


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
