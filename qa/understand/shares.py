"""Shares and the named rates: which figure over which."""

from __future__ import annotations

import re
from itertools import pairwise

from qa.plan import Target
from qa.understand.disclosed import Targets
from qa.understand.reading import Reading
from qa.understand.targets import is_remedy

_RATE_NAMED = re.compile(r"(?<!部分)(?<!不予)公开率|disclosure rate|openness rate")

_DEFINED = re.compile(r"公开率[（(][^）)]{2,12}(?:÷|除以|/)[^）)]{2,12}[）)]")
"""A rate that the question itself defines (公开率（予以公开÷总计））, which is what it then means."""

_OF_NEW = re.compile(r"公开合计占(?:本年)?新收")
"""Another denominator than the rate's own, told for it."""


def rate_targets(reading: Reading, targets: Targets) -> tuple[Target, ...]:
    """The named rates that the question asks for."""
    group = next((t.concept.split(".")[0] for t in targets.wanted if is_remedy(t)), "review")
    remedy = tuple(
        Target(concept=f"rate.{name}", applicant=group)
        for name in ("corrected", "upheld")
        if reading.asks(f"rate_{name}")
    )
    if remedy:
        disclosed = (Target(concept="rate.disclosed", applicant="total"),)
        return (*disclosed, *remedy) if re.search(r"公开率|disclosure rate", reading.body) else remedy
    outcome = {"requests.granted", "requests.partial"}
    named = {t.concept for t in targets.wanted}
    if (
        reading.asks("rate_disclosed")
        and not _DEFINED.search(reading.body)
        and not _OF_NEW.search(reading.body)
        and (not named - outcome - {"requests.new", *(("requests.total",) if _RATE_NAMED.search(reading.body) else ())})
        and named != {"requests.granted"}
    ):
        named_here = [term.id for term in reading.terms if term.kind == "applicants"]
        applicant = next((t.applicant for t in targets.wanted if t.applicant), named_here[0] if named_here else "total")
        if named == {"requests.partial"} and not re.search(r"公开率|or in part|或部分", reading.body):
            return ()
        return (Target(concept="rate.disclosed", applicant=applicant),)
    return ()


def share_of(reading: Reading, wanted: tuple[Target, ...]) -> tuple[tuple[Target, ...], Target | None]:
    """Numerator and denominator: A占B, or a part of its natural whole; never all that was closed as a part of one outcome."""
    parts, base = _sides_of(reading, wanted)
    outcome = base is not None and base.concept.startswith("requests.") and base.concept not in _WHOLES
    if len(parts) == 1 and parts[0].concept in _WHOLES and outcome and base is not None:
        return (base,), parts[0]
    return parts, base


_WHOLES = ("requests.total", "requests.new", "requests.handled")


def _sides_of(reading: Reading, wanted: tuple[Target, ...]) -> tuple[tuple[Target, ...], Target | None]:
    first = wanted[0]
    if first.concept.startswith("requests."):
        rows = [t.id for t in reading.terms if t.kind == "rows"]
        split = _sides(reading, wanted)
        if split is not None:
            return split
        inside = _inside(reading, wanted) or _among_all(reading, wanted)
        if inside is not None:
            return inside
        applicants = [t for t in wanted if t.applicant not in ("", "total")]
        if applicants and (rows in ([], ["requests.new"]) or first.concept == "requests.new"):
            part = Target(concept=first.concept, applicant=applicants[0].applicant)
            return (part,), Target(concept=first.concept, applicant="total")
        parts = tuple(t for t in wanted if t.concept != "requests.total")
        whole = next(
            (t for t in wanted if t.concept in ("requests.total", "requests.new") and len(wanted) > 1), None
        )
        if not parts:
            return wanted, None
        if whole is None:
            inner = len(parts) > 1 and parts[0].concept != parts[1].concept and re.search(r"占", reading.body)
            if inner and len(parts) == 2 and not _added(reading):
                return parts[:1], parts[1]
            name = "requests.new" if parts[0].concept == "requests.new" else "requests.total"
            whole = Target(concept=name, applicant=parts[0].applicant)
        elif whole in parts:
            parts = tuple(t for t in parts if t != whole)
        if applicants:
            whole = Target(concept=whole.concept, applicant=parts[0].applicant)
        return parts, whole
    if is_remedy(first):
        group, result = first.concept.split(".")
        if result != "total":
            return wanted[:1], Target(concept=f"{group}.total")
        if len(wanted) > 1:
            return wanted[:1], wanted[1]
    if len(wanted) == 2:
        return wanted[:1], wanted[1]
    return wanted, None


_PLUS = re.compile(r"(?:的|了|申请|件)?(?:加上?|和|与|及|跟|、|连同?|\+|以及|再加上?)[“”\"]?")


def _added(reading: Reading) -> bool:
    """Whether the rows named before 占 are joined, so that they are one part together (公开加部分公开占…)."""
    over = _OVER.search(reading.body)
    rows = [term for term in reading.terms if term.kind == "rows" and (over is None or term.end <= over.start())]
    return len(rows) > 1 and all(_PLUS.fullmatch(reading.body[one.end : two.start]) for one, two in pairwise(rows))


def _inside(reading: Reading, wanted: tuple[Target, ...]) -> tuple[tuple[Target, ...], Target] | None:
    """A part of a group that is named as the whole (在不予公开里，执法案卷占…)."""
    for term in reading.terms:
        children = [t for t in wanted if t.concept.startswith(term.id + ".")]
        if term.kind == "rows" and children and re.match(r".{0,3}(?:里|中|内|当中)", reading.body[term.end :]):
            return tuple(children), Target(concept=term.id, applicant=children[0].applicant)
    return None


_OVER = re.compile(r"占|除以|÷|(?<=[\u4e00-\u9fff）)”\"])/(?=[\u4e00-\u9fff（(“\"])")


def _among_all(reading: Reading, wanted: tuple[Target, ...]) -> tuple[tuple[Target, ...], Target] | None:
    """Parts of all that was closed or received, where that is named first as what they lie in (办结的里面，全给了的占…)."""
    rows = [term for term in reading.terms if term.kind == "rows"]
    if len(rows) < 2 or rows[0].id not in ("requests.total", "requests.new"):
        return None
    if not re.match(r"(?:.{0,3}(?:里|中|内|当中)|面)", reading.body[rows[0].end - 1 :][0 if rows[0].text.endswith(("里", "中")) else 1 :]):
        return None
    parts = tuple(t for t in wanted if t.concept != rows[0].id)
    return (parts, Target(concept=rows[0].id, applicant=parts[0].applicant)) if parts else None


def _sides(reading: Reading, wanted: tuple[Target, ...]) -> tuple[tuple[Target, ...], Target] | None:
    """Numerator and denominator by the word 占 or 除以 between them, each side read by its own terms."""
    over = _OVER.search(reading.body)
    at = over.start() if over else -1
    right_rows = [t.id for t in reading.terms if t.kind == "rows" and t.start > at]
    left_rows = [t.id for t in reading.terms if t.kind == "rows" and t.start < at]
    if at < 0 or not right_rows:
        return None
    right_who = [t.id for t in reading.terms if t.kind == "applicants" and t.start > at]
    left_who = [t.id for t in reading.terms if t.kind == "applicants" and t.start < at] or ["total"]
    base = Target(concept=right_rows[-1], applicant=right_who[0] if right_who else "total")
    concepts = [
        name for name in dict.fromkeys(left_rows or [base.concept]) if name in {t.concept for t in wanted}
    ]
    parts = tuple(Target(concept=name, applicant=who) for name in concepts for who in dict.fromkeys(left_who))
    return (parts, base) if parts and base not in parts else None
