"""Question files: JSON lines, checked against a schema, with the line named where one is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from index.errors import UserMistake
from qa.answer import Status, Verification
from qa.evaluate.numerals import number

MOST_FAULTS = 5
"""Faulty lines that are told at once."""


class GoldModel(BaseModel):
    """Base of the question file's types: unchangeable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldEntry(GoldModel):
    """One expected row of ``values``; ``indicator`` and ``applicant`` are the form's Chinese labels."""

    issuer: str
    year: int
    value: str | None = None
    unit: str | None = None
    indicator: str | None = None
    applicant: str | None = None


class GoldCitation(GoldModel):
    """Where the answer stands: a cell (``row`` and ``column``) or a verbatim ``quote``."""

    issuer: str
    year: int
    row: str = ""
    column: str = ""
    quote: str = ""

    @model_validator(mode="after")
    def _cell_or_quote(self) -> Self:
        if bool(self.quote) == bool(self.row or self.column):
            raise ValueError("a citation has either quote, or row and column")
        return self


class GoldSlots(GoldModel):
    """What has to be understood: issuer, year, and the labels of indicator and applicant."""

    issuer: str | None = None
    year: int | None = None
    indicator: str | None = None
    applicant: str | None = None


class Question(GoldModel):
    """A question with what is expected; the fields are described in ``data/eval/README.md``."""

    id: str = Field(min_length=1)
    kind: str = "other"
    split: str = ""
    question: str = ""
    turns: tuple[str, ...] = ()
    status: Status
    accept: tuple[Status, ...] = ()
    value: str | None = None
    unit: str | None = None
    accept_values: tuple[str, ...] = ()
    values: tuple[GoldEntry, ...] = ()
    allowed_values: tuple[GoldEntry, ...] = ()
    top: int | None = Field(default=None, ge=1)
    citations: tuple[GoldCitation, ...] = ()
    verification: Verification | None = None
    must_say: tuple[str, ...] = ()
    slots: GoldSlots | None = None
    notes: str = ""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if bool(self.question.strip()) == bool(self.turns):
            raise ValueError("either question or turns is needed")
        figures = [self.value, *self.accept_values, *(entry.value for entry in self.values)]
        for figure in figures:
            if figure is not None and number(figure) is None:
                raise ValueError(f"{figure!r} is not a number")
        return self

    @property
    def asked(self) -> tuple[str, ...]:
        """The turns of the conversation; one for a single question."""
        return self.turns or (self.question,)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Every status that counts as right."""
        return (self.status, *self.accept)

    @property
    def is_refusal(self) -> bool:
        """Whether a refusal is what is expected."""
        return self.status in ("no_data", "out_of_scope")

    @property
    def is_list(self) -> bool:
        """Whether ``values`` lists reports without figures."""
        return bool(self.values) and all(entry.value is None for entry in self.values)


def read_questions(paths: Sequence[Path]) -> list[Question]:
    """The questions of all files, in their order.

    Raises :class:`UserMistake` for a file that cannot be read, naming file and
    line for the first lines that are wrong, and for an id that occurs twice.
    """
    found: list[Question] = []
    faults: list[tuple[str, str]] = []
    places: dict[str, str] = {}
    for path in paths:
        for line_number, line in enumerate(_lines(path), 1):
            if not line.strip():
                continue
            place = f"{path.name}:{line_number}"
            try:
                question = Question.model_validate(json.loads(line))
            except json.JSONDecodeError as error:
                where = f"（{error.msg}，第{error.colno}字符）"
                faults.append((f"{place}: 不是一行完整的 JSON{where}", f"{place}: no JSON: {error.msg}"))
                continue
            except ValidationError as error:
                chinese, english = _explained(error)
                faults.append((f"{place}: {chinese}", f"{place}: {english}"))
                continue
            if question.id in places:
                earlier = places[question.id]
                faults.append(
                    (f"{place}: 编号 {question.id} 与 {earlier} 重复", f"{place}: id {question.id} is in {earlier}")
                )
            places.setdefault(question.id, place)
            found.append(question)
    if faults:
        more = len(faults) - MOST_FAULTS
        first = faults[:MOST_FAULTS]
        raise UserMistake(
            "；".join(chinese for chinese, _ in first) + (f"（另有{more}处）" if more > 0 else ""),
            remedy="格式见 data/eval/README.md",
            english="; ".join(english for _, english in first) + (f" (and {more} more)" if more > 0 else ""),
        )
    if not found:
        raise UserMistake("题目文件里没有题目", english="the question files hold no question")
    return found


def _lines(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserMistake(
            f"题目文件读不出来：{path}（{error}）",
            remedy="请检查路径；文件须为 UTF-8",
            english=f"cannot read the question file {path} ({error}); it has to be UTF-8",
        ) from error


def _explained(error: ValidationError) -> tuple[str, str]:
    """What is wrong with a line, in Chinese and in English."""
    chinese, english = [], []
    for problem in error.errors(include_url=False, include_context=False):
        where = ".".join(str(step) for step in problem["loc"])
        if problem["type"] == "extra_forbidden":
            chinese.append(f"不认识的字段 {where}")
            english.append(f"unknown field {where}")
        elif problem["type"] == "missing":
            chinese.append(f"缺少字段 {where}")
            english.append(f"field {where} is missing")
        else:
            text = f"{where}: {problem['msg']}" if where else str(problem["msg"])
            chinese.append(text)
            english.append(text)
    return "，".join(chinese), ", ".join(english)
