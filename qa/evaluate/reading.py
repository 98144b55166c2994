"""Reading question files: JSON lines, with file and line named where one is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from index.errors import UserMistake
from qa.evaluate.questions import Question

MOST_FAULTS = 5
"""Faulty lines that are told at once."""
REMEDY = "格式见 data/eval/README.md"
REMEDY_ENGLISH = "the format is described in data/eval/README.md"
_WRONG = {
    "literal_error": "只能是 {expected}",
    "string_type": "须是引号里的文字",
    "int_type": "须是整数，如 2024",
    "int_parsing": "须是整数，如 2024",
    "int_from_float": "须是整数，如 2024",
    "tuple_type": "须是方括号里的一串，如 [\"…\"]",
    "model_type": "须是一个 {{…}}",
    "greater_than_equal": "不得小于 {ge}",
    "less_than_equal": "不得大于 {le}",
}
"""What is wrong with a field, by pydantic's name of the fault."""
Said = tuple[str, str]
"""A text in Chinese and in English."""


def read_questions(paths: Sequence[Path]) -> list[Question]:
    """The questions of all files, in their order.

    Raises :class:`UserMistake` for a file that cannot be read, naming file and
    line for the first lines that are wrong, and for an id that occurs twice.
    """
    found: list[Question] = []
    faults: list[Said] = []
    places: dict[str, str] = {}
    for path in paths:
        shown = path.name if len({other.name for other in paths}) == len(paths) else str(path)
        for line_number, line in enumerate(_lines(path), 1):
            if not line.strip():
                continue
            place = f"{shown}:{line_number}"
            read = _question(line)
            if isinstance(read, Question) and read.id in places:
                earlier = places[read.id]
                read = f"编号 {read.id} 与 {earlier} 重复", f"id {read.id} is in {earlier}"
            if isinstance(read, Question):
                places[read.id] = place
                found.append(read)
            else:
                faults.append((f"{place}: {read[0]}", f"{place}: {read[1]}"))
    if faults:
        raise _mistake(faults)
    if not found:
        raise UserMistake(
            f"题目文件里没有题目：{'、'.join(map(str, paths))}",
            remedy=REMEDY,
            english=f"the question files hold no question: {', '.join(map(str, paths))}; {REMEDY_ENGLISH}",
        )
    return found


def _lines(path: Path) -> Iterable[str]:
    try:
        # A string in JSON may hold the other characters at which splitlines would break.
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserMistake(
            f"题目文件读不出来：{path}（{error}）",
            remedy="请检查路径；文件须为 UTF-8",
            english=f"cannot read the question file {path} ({error}); it has to be UTF-8",
        ) from error


def _question(line: str) -> Question | Said:
    """The question on a line, or what is wrong with the line."""
    try:
        read = json.loads(line, parse_float=Decimal, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        return f"不是一行完整的 JSON（第{error.colno}个字符起读不通）", f"no JSON: {error.msg} (column {error.colno})"
    except RepeatedField as error:
        return f"字段 {error} 写了两次", f"field {error} stands twice"
    except (ValueError, RecursionError):
        return "数太长或括号套得太深，读不了", "a number too long or brackets too deep to be read"
    try:
        json.dumps(read, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        return "含有半个字符（单独的代理项）", "half a character in it (a lone surrogate)"
    if not isinstance(read, dict):
        return "一行须是一个 {…}", "a line has to be one {…} object"
    try:
        return Question.model_validate(read)
    except ValidationError as error:
        return _explained(error)


class RepeatedField(ValueError):
    """An object in which a field stands twice; the message is its name."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        names = [name for name, _ in pairs]
        raise RepeatedField(next(name for name in names if names.count(name) > 1))
    return read


def _mistake(faults: Sequence[Said]) -> UserMistake:
    more = len(faults) - MOST_FAULTS
    chinese, english = (list(texts) for texts in zip(*faults[:MOST_FAULTS], strict=True))
    return UserMistake(
        "；".join(chinese) + (f"（另有{more}处）" if more > 0 else ""),
        remedy=REMEDY,
        english="; ".join(english) + (f" (and {more} more)" if more > 0 else "") + f"; {REMEDY_ENGLISH}",
    )


def _explained(error: ValidationError) -> Said:
    """What is wrong with a line, in Chinese and in English."""
    chinese, english = [], []
    for problem in error.errors(include_url=False):
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in problem["loc"])
        kind, context = problem["type"], problem.get("ctx", {})
        if kind == "extra_forbidden":
            chinese.append(f"不认识的字段 {where}")
            english.append(f"unknown field {where}")
        elif kind == "missing":
            chinese.append(f"缺少字段 {where}")
            english.append(f"field {where} is missing")
        else:
            said = str(context["chinese"]) if kind == "question" else _WRONG.get(kind, "写得不对")
            said = said.format(**context) if kind in _WRONG else said
            chinese.append(f"{where}：{said}" if where else said)
            english.append(f"{where}: {problem['msg']}" if where else problem["msg"])
    return "，".join(chinese), ", ".join(english)
