"""The answer as it leaves the program: the JSON contract."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["answered", "no_data", "out_of_scope", "ambiguous"]
Verification = Literal["verified", "conflict", "unverified"]


class Model(BaseModel):
    """Base of the JSON types: unchangeable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Value(Model):
    """One figure of an answer; ``value`` is a decimal string in ``unit``, None where it is missing.

    ``raw`` is the cell as printed; ``computed`` says that the figure was
    calculated; ``note`` says in words what has to be said of it (a blank cell,
    a differing scope).
    """

    issuer: str
    year: int | None
    indicator: str
    applicant: str = ""
    value: str | None
    unit: str
    label: str = ""
    raw: str = ""
    computed: bool = False
    note: str = ""


class Citation(Model):
    """Where a figure or a statement stands.

    ``quote`` is a verbatim substring of the report's text, at ``start``…``end``.
    ``table`` and ``table_row`` number the grid and the row in it, ``cell_start``
    and ``cell_end`` span the cell meant, for marking it on a page.
    """

    report_id: str
    title: str
    issuer: str
    year: int
    kind: Literal["table_row", "prose"]
    section: list[str]
    row: str = ""
    column: str = ""
    quote: str
    page: int | None = None
    start: int
    end: int
    source: str
    table: int | None = None
    table_row: int | None = None
    cell_start: int | None = None
    cell_end: int | None = None


class CheckView(Model):
    """A check as an answer shows it; ``cells`` names the cells it touches."""

    id: str
    status: Literal["pass", "fail", "not_assessable"]
    message: str
    report_id: str = ""
    name: str = ""
    left: str | None = None
    right: str | None = None
    difference: str | None = None
    cause: str = ""
    would_be: str | None = None


class Answer(Model):
    """The answer to one question."""

    id: str = ""
    question: str
    status: Status
    answer: str
    value: str | None = None
    unit: str | None = None
    values: list[Value] = Field(default_factory=list)
    steps: list[str] = Field(default_factory=list)
    citations: list[Citation] = Field(default_factory=list)
    checks: list[CheckView] = Field(default_factory=list)
    verification: Verification = "unverified"
    wording: Literal["plain", "model"] = "plain"
    suggestions: list[str] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    plan: dict[str, Any] = Field(default_factory=dict)
    elapsed_ms: int = 0
