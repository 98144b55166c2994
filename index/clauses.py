"""The clauses of the prose that state a number: each has a vector of its own, so that a question finds it by meaning.

A passage speaks of ten numbers at once; which of them a question means is told
by the words around the number. They are embedded with what they inherit from
the clauses before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.quantities import Quantity
from index.vector_entry import VectorEntry

KIND = "clause"
"""What the vectors of clauses are stored under; searches for passages leave them out."""
MOST_CLAUSES = 800
"""Numbers of a report that get a vector; a yearbook bound in must not fill the index."""
_INHERITED, _BEFORE, _AFTER = 30, 40, 20
"""Characters of the clauses before, and of the clause before and after the number."""


def clause_ids(report_id: str, digest: str, version: int, count: int) -> list[str]:
    """The ids of the clauses of a report with ``count`` numbers, as ``version`` of the analysis read its file."""
    return [f"{report_id}@{digest[:10]}v{version}#q{number}" for number in range(min(count, MOST_CLAUSES))]


def clause_text(quantity: Quantity) -> str:
    """What is embedded of a number: what its clause inherits, and its clause."""
    stated = f"{quantity.value:f}{quantity.unit}"
    return f"{quantity.subject[-_INHERITED:]}，{quantity.before[-_BEFORE:]}{stated}{quantity.after[:_AFTER]}"


def clause_entries(
    ids: Sequence[str], quantities: Sequence[Quantity], *, report_id: str, issuer: str, year: int
) -> Iterator[VectorEntry]:
    """One entry for each of ``ids``, those of the report's ``quantities`` in reading order."""
    for name, quantity in zip(ids, quantities, strict=False):
        text = clause_text(quantity)
        yield VectorEntry(chunk_id=name, text=text, report_id=report_id, issuer=issuer, year=year, kind=KIND)
