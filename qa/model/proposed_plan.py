"""A plan that a model proposes: JSON, held against the schema and against what exists; anything else is discarded."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.database import StoredReport
from index.forms import ORGANISATIONS, applicants, indicators
from qa.figures import label_of
from qa.model.prompts import fenced, prompt
from qa.model.said import numbers_said, plain
from qa.plan import MEASURES, Plan, Target
from qa.understand.certainty import other_unit
from qa.understand.reading import Reading
from qa.understand.similarity import ABSENT, NEAR, Likeness

OPERATIONS = ("lookup", "sum", "share", "difference", "growth", "times", "rank", "trend", "compare", "list", "count")
"""What may be proposed: operations over cells. What is looked for in prose stays with the rules."""
_PEOPLE = re.compile("百姓|群众|市民|居民|村民")
"""Words for people at large: they need not mean the column 自然人."""
MOST_ISSUERS = 40
MOST_TARGETS = 12
LIKELY = 15
"""Concepts nearest to a question, of some seventy, that a model may choose from."""
LONGEST_QUESTION = 500
_REMEDY_RATES = ("", "suit", "suit_direct", "suit_after_review")
_EXAMPLE = '{"operation": "lookup", "targets": [{"concept": "requests.partial", "applicant": "total"}]}'


class Discarded(Exception):
    """A proposal is not carried out; the message is a word that says why, never the proposal's own text."""


class Proposal(BaseModel):
    """What a model may say: part of a plan's fields, under the same names."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    operation: Literal[
        "lookup", "sum", "share", "difference", "growth", "times", "rank", "trend", "compare", "list", "count", "none"
    ]
    issuers: list[str] = Field(default_factory=list, max_length=MOST_ISSUERS)
    years: list[int] = Field(default_factory=list, max_length=30)
    targets: list[Target] = Field(default_factory=list, max_length=MOST_TARGETS)
    base: Target | None = None
    among: Literal["", "reports", "rows", "applicants", "results", "groups", "years"] = ""
    ascending: bool = False
    top: int | None = Field(default=None, ge=1, le=100)
    at_least: str | None = Field(default=None, pattern=r"^\d+(\.\d+)?$")
    at_most: str | None = Field(default=None, pattern=r"^\d+(\.\d+)?$")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with how the rules read it."""

    question: str
    reading: Reading
    plan: Plan

@cache
def concepts() -> dict[str, str]:
    """Every concept that a target may name, with what it is called."""
    names = dict.fromkeys(re.sub(r"^disclosure20\d\d\.", "disclosure.", name) for name in indicators())
    return {name: label_of(Target(concept=name)) for name in (*names, *MEASURES)}


def messages_for(asked: Asked, reports: Sequence[StoredReport]) -> list[dict[str, str]]:
    """The prompt for one question: what exists to choose from, and the question as data."""
    issuers = asked.plan.issuers or tuple(dict.fromkeys(report.issuer for report in reports))
    years = asked.plan.years or tuple(sorted({report.year for report in reports}))
    return prompt("plan").messages(
        question=fenced(asked.question[:LONGEST_QUESTION]),
        issuers="、".join(issuers[:MOST_ISSUERS]),
        years="、".join(map(str, years)),
        concepts="\n".join(f"{name}：{label}" for name, label in concepts().items()),
        applicants="、".join([*(f"{name}（{one.label}）" for name, one in applicants().items()), "organisations"]),
        operations=", ".join(OPERATIONS),
        example=_EXAMPLE,
    )


def may_be_reread(asked: Asked, status: str) -> bool:
    """Whether the rules were unsure: a refusal or a choice that rests on words they do not know.

    What they are sure of stays: a body or year that is not held, a cell that is
    empty, a question off the subject, a word that narrows further than any cell
    does, another unit.
    """
    plan, reading = asked.plan, asked.reading
    if status == "answered":
        return plan.source == "similarity"
    if status not in ("no_data", "ambiguous") or plan.refusal in ("no_report", "out_of_scope") or plan.missing:
        return False
    if reading.restricted or reading.asks("average") or reading.issuers.missing:
        return False
    if status == "ambiguous" and not plan.readings:
        return False
    if status == "no_data" and plan.operation not in ("number", "passage"):
        return False
    return bool(plan.reports) and not other_unit(reading, plan.targets, ())


def is_absent(likenesses: Sequence[Likeness]) -> bool:
    """Whether a question is nearest to a subject that no report's tables hold."""
    return bool(likenesses) and likenesses[0].concept.startswith(ABSENT) and likenesses[0].score >= NEAR


def read_proposal(
    reply: str, asked: Asked, reports: Sequence[StoredReport], likenesses: Sequence[Likeness]
) -> Plan:
    """The plan that the reply proposes, valid and in keeping with what the rules are sure of.

    ``likenesses`` are all concepts by their likeness to the question: a second
    witness. What is among the unlikeliest is not taken on a model's word alone.
    Raises :class:`Discarded` for everything else.
    """
    proposal = _parsed(reply)
    if proposal.operation == "none":
        raise Discarded("none_fits")
    targets = tuple(_target(one) for one in proposal.targets)
    base = _target(proposal.base) if proposal.base else None
    if not targets:
        raise Discarded("no_target")
    chosen = _reports(proposal, asked, reports)
    _respects(asked, targets)
    _is_likely(asked, targets, likenesses)
    _numbers_asked(proposal, asked.question)
    try:
        return Plan.model_validate(
            {
                "operation": proposal.operation,
                "reports": tuple(report.id for report in chosen),
                "issuers": tuple(dict.fromkeys(report.issuer for report in chosen)),
                "years": tuple(dict.fromkeys(report.year for report in chosen)),
                "targets": targets,
                "base": base,
                "among": proposal.among,
                "ascending": proposal.ascending,
                "top": proposal.top,
                "at_least": proposal.at_least,
                "at_most": proposal.at_most,
                "words": asked.plan.words,
                "source": "model",
                "other": asked.plan,
            }
        )
    except ValidationError as error:
        raise Discarded("schema") from error


def _parsed(reply: str) -> Proposal:
    start = reply.find("{")
    try:
        found, _ = json.JSONDecoder().raw_decode(reply[start:]) if start >= 0 else (None, 0)
    except (ValueError, RecursionError) as error:
        raise Discarded("no_json") from error
    if not isinstance(found, dict):
        raise Discarded("no_json")
    try:
        return Proposal.model_validate(found)
    except ValidationError as error:
        raise Discarded("schema") from error


def _target(target: Target) -> Target:
    """The target with the applicant that its concept takes. Raises :class:`Discarded` for one that does not exist."""
    concept, applicant = target.concept, target.applicant
    if concept not in concepts():
        raise Discarded("unknown_indicator")
    if concept.startswith("requests.") or concept == "rate.disclosed":
        if applicant not in ("", "organisations", *applicants(), *ORGANISATIONS):
            raise Discarded("unknown_applicant")
        return Target(concept=concept, applicant=applicant or "total")
    if concept in MEASURES:
        if applicant not in _REMEDY_RATES:
            raise Discarded("unknown_applicant")
        return target
    if applicant not in ("", "total"):
        raise Discarded("unknown_applicant")
    return Target(concept=concept)


def _reports(proposal: Proposal, asked: Asked, reports: Sequence[StoredReport]) -> list[StoredReport]:
    """The reports meant. The bodies and years that the rules read are kept; others have to be held."""
    plan, reading = asked.plan, asked.reading
    if any(name not in {report.issuer for report in reports} for name in proposal.issuers):
        raise Discarded("unknown_issuer")
    if any(year not in {report.year for report in reports} for year in proposal.years):
        raise Discarded("unknown_year")
    issuers, years = set(proposal.issuers or plan.issuers), set(proposal.years or plan.years)
    if (reading.issuers.held or plan.issuers) and issuers != set(plan.issuers or reading.issuers.held):
        raise Discarded("other_issuer")
    if (reading.years.named or plan.years) and years != set(plan.years or reading.years.named):
        raise Discarded("other_year")
    by_id = {report.id: report for report in reports}
    scope = [by_id[name] for name in plan.reports if name in by_id] or list(reports)
    chosen = [r for r in scope if (not issuers or r.issuer in issuers) and (not years or r.year in years)]
    if not chosen:
        raise Discarded("no_report")
    if proposal.operation == "lookup" and not issuers and len({report.issuer for report in chosen}) > 1:
        raise Discarded("which_issuer")
    return chosen


def _respects(asked: Asked, targets: Sequence[Target]) -> None:
    """What the rules did read stays: the readings to choose from, the types of applicant named."""
    if asked.plan.readings and not set(targets) <= set(asked.plan.readings):
        raise Discarded("other_reading")
    applicants_named = (term for term in asked.reading.terms if term.kind == "applicants")
    named = {term.id for term in applicants_named if not _PEOPLE.search(term.text)}
    given = {target.applicant for target in targets} - {"", "total"}
    if named and not named <= given:
        raise Discarded("other_applicant")
    if given - named - {"organisations"} and not named and asked.plan.targets:
        raise Discarded("other_applicant")
    if other_unit(asked.reading, tuple(targets), tuple(t for t in targets if t.concept in MEASURES)):
        raise Discarded("other_unit")


def _is_likely(asked: Asked, targets: Sequence[Target], likenesses: Sequence[Likeness]) -> None:
    if asked.plan.readings:
        return
    likely = [one.concept for one in likenesses if not one.concept.startswith(ABSENT)][:LIKELY]
    if not any(target.concept in likely for target in targets):
        raise Discarded("unlikely")


def _numbers_asked(proposal: Proposal, question: str) -> None:
    """A bound or a count may only be one that the question itself states."""
    stated = {said.value for said in numbers_said(plain(question))}
    given = [Decimal(text) for text in (proposal.at_least, proposal.at_most) if text is not None]
    given += [Decimal(proposal.top)] if proposal.top is not None else []
    if any(number not in stated for number in given):
        raise Discarded("other_number")
