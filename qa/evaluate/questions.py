"""The types of a question file, and what a sound question is."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from qa.answer import Status, Verification
from qa.evaluate.numerals import number


def fault(chinese: str, english: str) -> PydanticCustomError:
    """What is wrong with a field, in both languages; braces in the texts are taken as they stand."""
    return PydanticCustomError("question", "{english}", {"chinese": chinese, "english": english})


def _text_of(given: Any) -> Any:
    """A JSON number as the decimal string that it is written as: ``106`` for ``"106"``."""
    if isinstance(given, bool) or not isinstance(given, (int, Decimal)):
        return given
    return str(given)


def _checked_figure(text: str) -> str:
    if number(text) is None:
        raise fault(
            f"“{text[:40]}”不是一个数（只写数，单位写在 unit 里，如 \"value\": \"32\", \"unit\": \"%\"）",
            f"{text[:40]!r} is not a number; give the bare number, and its unit in unit",
        )
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise fault("不能空着", "must not be blank")
    return text


Figure = Annotated[str, BeforeValidator(_text_of), AfterValidator(_checked_figure)]
"""A number: Arabic or Chinese numerals, also with 万 or 亿; a JSON number is taken as its text."""
Filled = Annotated[str, AfterValidator(_filled)]
"""A text that is not blank."""
Year = Annotated[int, Field(ge=1900, le=2199)]


class GoldModel(BaseModel):
    """Base of the question file's types: unchangeable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldEntry(GoldModel):
    """One expected row of ``values``; ``indicator`` and ``applicant`` are the form's Chinese labels."""

    issuer: Filled
    year: Year
    value: Figure | None = None
    unit: str | None = None
    indicator: str | None = None
    applicant: str | None = None


class GoldCitation(GoldModel):
    """Where the answer stands: a cell (``row`` and ``column``) or a verbatim ``quote``."""

    issuer: Filled
    year: Year
    row: str = ""
    column: str = ""
    quote: str = ""

    @model_validator(mode="after")
    def _cell_or_quote(self) -> Self:
        if bool(self.quote) == bool(self.row or self.column):
            raise fault("或写 quote，或写 row 和 column", "a citation has either quote, or row and column")
        return self


class GoldSlots(GoldModel):
    """What has to be understood: issuer, year, and the labels of indicator and applicant."""

    issuer: Filled | None = None
    year: Year | None = None
    indicator: str | None = None
    applicant: str | None = None


class Question(GoldModel):
    """A question with what is expected; the fields are described in ``data/eval/README.md``."""

    id: Filled
    kind: Filled = "other"
    split: str = ""
    question: str = ""
    turns: tuple[Filled, ...] = ()
    status: Status
    accept: tuple[Status, ...] = ()
    value: Figure | None = None
    unit: str | None = None
    accept_values: tuple[Figure, ...] = ()
    values: tuple[GoldEntry, ...] = ()
    allowed_values: tuple[GoldEntry, ...] = ()
    top: int | None = Field(default=None, ge=1)
    citations: tuple[GoldCitation, ...] = ()
    verification: Verification | None = None
    must_say: tuple[Filled, ...] = ()
    slots: GoldSlots | None = None
    notes: str = ""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if bool(self.question.strip()) == bool(self.turns):
            raise fault("或写 question，或写 turns", "either question or turns is needed")
        if self.is_refusal and "answered" not in self.statuses and (self.value is not None or self.values):
            raise fault(
                f"status 是 {self.status}，就不该有 value 或 values",
                f"a question whose status is {self.status} has no value or values",
            )
        if self.status == "answered" and not (
            self.value is not None or self.values or self.citations or self.must_say
        ):
            raise fault(
                "要判对错，须写 value、values、citations、must_say 中的一样",
                "nothing is expected: give one of value, values, citations, must_say",
            )
        if self.top is not None and self.top > len(self.values):
            raise fault(
                f"top 是 {self.top}，values 只有 {len(self.values)} 条",
                f"top is {self.top}, values has {len(self.values)} entries",
            )
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
