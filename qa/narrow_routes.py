"""What is answered where the words narrow a figure beyond the terms that are known."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.asking import Asked
from qa.draft import Draft
from qa.operate.refuse import not_held
from qa.understand.apart import set_apart
from qa.understand.narrower import OF_A_CELL, Narrower, narrower

_PERCENT = re.compile(
    r"几成|[多少几]个?%|百分之?(?:几|多少|数|比)|占比|占多大|比重|percent|per cent|proportion|what share"
)
_PERCENT_OF_CHANGE = re.compile(r"[增涨降减升跌多少高低]了?[多少几]个?%")
_OFFERED = "年报只记总数，不分种类"
LEAST_SHARED = 0.5
"""Least share of the signs of a kind's word that a quotation has to hold to be about that kind."""


def narrowing_of(asked: Asked) -> Narrower | None:
    """The figure, or the choice of figures, within the one that the plan would look up."""
    if asked.earlier:
        return None
    return narrower(asked.plan, asked.reading)


def told_apart(asked: Asked) -> Draft | None:
    """A number of the prose, or a refusal, where the question asks for some of the cases that a cell counts together."""
    plan = asked.plan
    other = plan.operation not in (*OF_A_CELL, "sum") or asked.reading.asks("rank", "check")
    if asked.earlier or other or plan.claim or not plan.reports:
        return None
    some = set_apart(asked.reading, plan.targets or plan.readings)
    if not some:
        return None
    narrowed = replace(asked, reading=replace(asked.reading, restricted=True))
    stated = narrowed.answered(operation="number", targets=(), readings=(), base=None, ask="")
    return stated if stated is not None and _tells_of(stated, some) else _refused(asked, f"“{some}”的数")


def kept_apart(asked: Asked, draft: Draft) -> Draft:
    """``draft``, or a refusal where it gives the whole for a kind of it, or a count for a share."""
    if draft.status not in ("answered", "ambiguous"):
        return draft
    kind = asked.reading.kind or _of_the_subject(asked, draft)
    if kind and not _tells_of(draft, kind):
        return _refused(asked, f"“{kind}”这一种的数（{_OFFERED}）")
    of_itself = draft.plan.operation == "share" and draft.plan.base in draft.plan.targets and draft.plan.ask != "between"
    if draft.status == "answered" and (of_itself or (_asks_percent(asked.reading.body) and _counts_only(draft))):
        return _refused(asked, "这项占比")
    return draft


def _of_the_subject(asked: Asked, draft: Draft) -> str:
    """The words that set some cases apart from a figure of table 二 that all words together were taken to mean."""
    guessed = draft.plan.source == "similarity" and any(target.concept.startswith("disclosure.") for target in draft.plan.targets)
    return set_apart(asked.reading, draft.plan.targets) if guessed and draft.plan.operation == "lookup" else ""


def _refused(asked: Asked, what: str) -> Draft:
    plan = asked.plan.model_copy(update={"operation": "number", "targets": (), "readings": (), "base": None})
    draft = Draft(plan=plan, context=asked.context)
    not_held(draft, what)
    return draft


def _tells_of(draft: Draft, kind: str) -> bool:
    """Whether the answer rests on words of a report that speak of the kind, or gives no number at all."""
    if draft.value is None and not draft.values and draft.status == "answered":
        return True
    quoted = "".join(citation.quote or "" for citation in draft.citations if citation.kind == "prose")
    return sum(sign in quoted for sign in kind) >= LEAST_SHARED * len(kind)


def _asks_percent(body: str) -> bool:
    """Whether a share is asked for, which no count answers; a change told in percent is answered otherwise."""
    return bool(_PERCENT.search(body)) and not _PERCENT_OF_CHANGE.search(body)


def _counts_only(draft: Draft) -> bool:
    """Whether all figures of the answer are counts of the tables."""
    if draft.plan.operation not in ("lookup", "sum") or not draft.plan.targets:
        return False
    units = [draft.unit] if draft.value is not None else [value.unit for value in draft.values]
    return bool(units) and all(unit in ("件", "项", "个") for unit in units)
