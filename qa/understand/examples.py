"""Whether rows of a group are named only as examples of what the group holds (无法提供的（没有、要现做）总共几件)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.understand.reading import Reading
from qa.understand.terms import Term

_ALL_KINDS = re.compile(r"[这那]?几[种类项样条]|各[种类项]")
_EXAMPLES = re.compile(r"(?:那些|这些|之类的?|什么的|等等?)(?:的)?(?:也|都|统统|全|全部|一并|一起)+(?:给我?)?(?:算|包括|计|含|在内)")
"""Parts named only to say that they count too (不予处理了多少件，信访、重复那些统统算)."""
_IN_BRACKETS = re.compile(r"[^，,。；;？?（）()]{0,4}[（(](?P<listed>[^（）()]*[、，,/][^（）()]*)[）)]")
"""A list in brackets right after what it spells out."""


def only_examples(terms: Sequence[Term], name: str, inside: Sequence[str], reading: Reading) -> bool:
    """Whether the rows ``inside`` the group ``name`` say no more than what is summed in it."""
    if len(inside) == 1 and reading.asks("sum") and _ALL_KINDS.search(reading.body):
        return True
    if _EXAMPLES.search(reading.body) and _counted_first(terms, name, inside, reading.body):
        return True
    return bool(reading.asks("sum")) and _spelt_out(terms, name, inside, reading.body)


def _spelt_out(terms: Sequence[Term], name: str, inside: Sequence[str], body: str) -> bool:
    """Whether the parts stand in brackets that spell out the group named before them."""
    whole = next(term for term in terms if term.id == name)
    listed = _IN_BRACKETS.match(body, whole.end)
    within = [term for term in terms if term.id in inside]
    return listed is not None and all(listed.start("listed") <= term.start and term.end <= listed.end("listed") for term in within)


def _counted_first(terms: Sequence[Term], name: str, inside: Sequence[str], body: str) -> bool:
    """Whether a group is asked for in a clause of its own, before the one that names its parts."""
    whole = next(term for term in terms if term.id == name)
    first = min(term.start for term in terms if term.id in inside)
    clause = re.search(r"[，,。；;：:？?（(]", body[whole.end : max(first, whole.end)])
    return clause is not None and bool(re.search(r"多少|几|总", body[: whole.end + clause.start()]))
