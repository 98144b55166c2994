"""Whether the words that were recognised and the meaning of the whole question point to the same figure.

A word such as 复议 names a group of figures; what else the question says
(被改掉的答复) may narrow it to one of them in words that are not known. Where
the descriptions of another figure are nearer to the whole question, both are
offered instead of one being answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.plan import Plan, Target
from qa.understand.certainty import is_labelled
from qa.understand.reading import Reading
from qa.understand.similarity import ABSENT, Likeness

_SOME, _MANY = 2, 4
"""Characters that nothing explains, from which a part, or anything else, may be meant."""
NEARER_PART = 0.05
"""How much nearer a part of what was recognised has to be."""
NEARER_OTHER = 0.10
"""How much nearer another figure has to be."""
_BROAD = ("requests.new", "requests.total")


def doubted(
    plan: Plan, reading: Reading, nearest: Callable[[str], Sequence[Likeness]]
) -> tuple[Target, ...]:
    """The readings to choose from where the recognised figure is in doubt; empty where it is not.

    ``nearest`` ranks all concepts by their likeness to a text.
    """
    if plan.operation != "lookup" or len(plan.targets) != 1 or plan.readings or reading.unexplained < _SOME:
        return ()
    target = plan.targets[0]
    found = nearest(reading.words) if reading.words else ()
    scores = {one.concept: one.score for one in found}
    if target.concept not in scores or found[0].concept.startswith(ABSENT):
        return ()
    best = found[0]
    if best.concept in {term.id for term in reading.terms}:
        return ()  # It was named, and the reading has taken it into account.
    if not _is_part(best.concept, target.concept) and target.concept not in _BROAD and is_labelled(reading, target.concept):
        return ()  # A row called by its label needs no likeness.
    lead = best.score - scores[target.concept]
    part = _is_part(best.concept, target.concept)
    if (part and lead >= NEARER_PART) or (reading.unexplained >= _MANY and lead >= NEARER_OTHER):
        who = target.applicant or "total"
        other = Target(concept=best.concept, applicant=who if best.concept.startswith("requests.") else "")
        return (target, other)
    return ()


def _is_part(concept: str, whole: str) -> bool:
    """Whether ``concept`` is one of the figures that ``whole`` sums or frames."""
    if whole.endswith(".total") and not whole.startswith("requests."):
        return concept.startswith(whole.removesuffix("total")) and concept != whole
    return concept.startswith(whole + ".") or (whole in _BROAD and concept.startswith("requests.") and concept not in _BROAD)
