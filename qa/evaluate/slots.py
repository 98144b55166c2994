"""What an answer shows to have been understood: issuer, year, indicator, applicant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from index.forms import indicators
from qa.answer import Answer
from qa.evaluate.labels import applicant_meant, indicators_meant
from qa.evaluate.matching import same_issuer
from qa.evaluate.questions import GoldSlots
from qa.figures import indicator_for

ReportKey = tuple[str, int]
"""Issuer and year."""
SLOTS = ("issuer", "year", "indicator", "applicant")


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What the plan, or else the values, or else the citations of an answer name."""

    issuers: frozenset[str]
    years: frozenset[int]
    indicators: frozenset[str]
    applicants: frozenset[str]


def understood(answer: Answer, reports: Mapping[str, ReportKey]) -> Understood:
    """Reads the slots off an answer; ``reports`` gives issuer and year of a report id."""
    named = [reports[name] for name in answer.plan.get("reports", ()) if name in reports]
    named = named or [(v.issuer, v.year) for v in answer.values if v.year is not None]
    named = named or [(c.issuer, c.year) for c in answer.citations]
    targets: list[dict[str, Any]] = [t for t in answer.plan.get("targets", ()) if isinstance(t, dict)]
    pairs = [(str(t.get("concept", "")), str(t.get("applicant", ""))) for t in targets]
    pairs = pairs or [(v.indicator, v.applicant) for v in answer.values]
    return Understood(
        issuers=frozenset(issuer for issuer, _ in named),
        years=frozenset(year for _, year in named),
        indicators=frozenset(identity for concept, _ in pairs for identity in _identities(concept)),
        applicants=frozenset(applicant or "total" for _, applicant in pairs),
    )


def _identities(concept: str) -> set[str]:
    if concept in indicators():
        return {concept}
    found = {indicator_for(concept, form) for form in ("2019", "2021")}
    return {identity for identity in found if identity is not None}


def slot_scores(gold: GoldSlots, answer: Answer, reports: Mapping[str, ReportKey]) -> dict[str, bool]:
    """For each slot that the question fixes, whether exactly it was understood."""
    seen = understood(answer, reports)
    scores: dict[str, bool] = {}
    if gold.issuer is not None:
        scores["issuer"] = bool(seen.issuers) and all(same_issuer(name, gold.issuer) for name in seen.issuers)
    if gold.year is not None:
        scores["year"] = seen.years == {gold.year}
    if gold.indicator is not None:
        meant = indicators_meant(gold.indicator, gold.year)
        if meant:
            scores["indicator"] = bool(seen.indicators & meant) and not _strangers(seen.indicators, meant)
    if gold.applicant is not None:
        scores["applicant"] = seen.applicants == {applicant_meant(gold.applicant)}
    return scores


def _strangers(seen: frozenset[str], meant: frozenset[str]) -> bool:
    """Whether an indicator was understood beyond the one meant; the two forms' twins are one."""
    def concept(identity: str) -> str:
        return identity.replace("disclosure2019.", "disclosure.").replace("disclosure2021.", "disclosure.")

    return not {concept(identity) for identity in seen} <= {concept(identity) for identity in meant}
