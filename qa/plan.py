"""A plan: what a question asks for, in issuers, years, indicators, applicants and one operation."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Operation = Literal[
    "lookup", "sum", "share", "difference", "growth", "times", "rank", "trend", "compare",
    "list", "count", "check", "explain", "overview", "number", "passage", "refuse",
]  # fmt: skip
MEASURES = ("rate.disclosed", "rate.corrected", "rate.upheld")
Want = Literal["verdict", "apart", "ought", "added", "either", "reports"]


class Target(BaseModel):
    """One figure asked for: an indicator's concept and an applicant type.

    ``concept`` is an indicator's id with ``disclosure.`` for either edition of
    table 二 (``disclosure.licence.decisions``), or one of the named rates.
    ``applicant`` is a column of table 三, ``organisations`` for the middle five
    together, "" for tables 二 and 四.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    concept: str
    applicant: str = ""


class Shown(BaseModel):
    """A figure that an answer showed, by where it is read again; its value is never carried.

    ``targets`` are the cells (added, where there are several), ``base`` what
    they are a share of; a number or a sentence of the prose has ``start`` and
    ``end`` in the report's text instead, and ``sentence`` says that it is a sentence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: str
    targets: tuple[Target, ...] = ()
    base: Target | None = None
    start: int = 0
    end: int = 0
    sentence: bool = False


class CheckAsk(BaseModel):
    """What a question about figures that should agree wants to know.

    ``families`` are the kinds of rule that it names (``row``, ``flow``, ``outcome``,
    ``remedy``, ``disclosure``, ``prose``, ``growth`` within a report; ``carried``,
    ``stock`` from year to year), none where any will do; ``tables`` the tables of
    the form. ``want`` is what is asked: whether they agree, how far they are
    ``apart``, what a cell ``ought`` to be, what the parts come to when ``added``, which of two numbers it is
    (``either``), or which ``reports`` fail. ``stated`` are the numbers that the
    question itself states. ``pairs`` are the years that are to be linked, none
    for all that are held; ``onward`` says that the link wanted leads to the
    year after the report asked about; ``bodies`` are two bodies that are each named
    with a year of its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    families: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    want: Want = "verdict"
    stated: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    onward: bool = False
    without_prose: bool = False
    bodies: tuple[tuple[str, int], ...] = ()


class Plan(BaseModel):
    """The reading of a question that is carried out.

    ``reports`` are ids, in the order of the answer. ``targets`` are what is
    looked up; for ``share`` the first is the numerator and ``base`` the
    denominator; for ``list`` and ``count`` the bounds are those of the target, less
    ``minus`` where one figure is set against another; for ``rank`` ``among`` says what is ranked. ``notes`` are
    assumptions that the answer has to state. ``readings`` are the targets to
    choose from where the question is ambiguous. ``claim`` is a number that the
    question itself states and wants confirmed (是17件吗), ``relation`` how the figure
    is said to stand to it. ``check`` is what a question of ``check`` is after. ``phrase`` is what the
    text of the reports of a list has to say. ``operands`` are figures of earlier
    answers that the operation works on in place of reports and targets.
    ``shown`` are the figures that the answer came to show, best first, and
    ``asks_back`` that it asked to choose among them: what the next question may
    refer to.
    Where a language model read the question too, ``other`` is the reading that
    was not carried out (the rules' where ``source`` is ``model``), and
    ``discarded`` says in a word why the model's was of no use.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    operation: Operation
    reports: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    base: Target | None = None
    minus: Target | None = None
    among: Literal["", "reports", "rows", "applicants", "results", "groups", "years", "operands"] = ""
    ascending: bool = False
    top: int | None = None
    at_least: str | None = None
    at_most: str | None = None
    strict: bool = False
    words: str = ""
    ask: str = ""
    claim: str = ""
    claim_unit: str = ""
    relation: Literal["", "=", ">", ">=", "<", "<=", "up", "down"] = ""
    check: CheckAsk | None = None
    phrase: str = ""
    readings: tuple[Target, ...] = ()
    refusal: Literal["", "no_report", "not_held", "out_of_scope", "which_report", "beyond"] = ""
    notes: tuple[str, ...] = Field(default=())
    operands: tuple[Shown, ...] = ()
    shown: tuple[Shown, ...] = ()
    asks_back: bool = False
    source: Literal["terms", "similarity", "model"] = "terms"
    other: Plan | None = None
    discarded: str = ""
