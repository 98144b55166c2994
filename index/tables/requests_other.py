"""The row （六）其他处理 beside its own rows, where the text does not show whose figures stand there.

Aligned text centres the name of a group beside its rows. Where a row has lost its
label, its figures stand beside the group's name and read like a subtotal.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from index.forms import OTHER_PARTS, applicants
from index.tables.mapping import Mapping

WHOLE = "requests.other"


def drop_unproved_subtotal(mapping: Mapping, aligned: Collection[int]) -> None:
    """Gives up a subtotal of （六）其他处理, in one of the tables ``aligned``, that its rows do not make up.

    A row of it alone, without any of its parts, stays: that is how the form of 2019 has it.
    """
    keys = [(WHOLE, name) for name in applicants() if (WHOLE, name) in mapping.facts]
    parts = [fact for (name, _), fact in mapping.facts.items() if name in OTHER_PARTS]
    if not parts or not any(mapping.facts[key].provenance.table in aligned for key in keys):
        return
    if all(mapping.facts[key].value == _sum_of_parts(mapping, key[1]) is not None for key in keys):
        return
    filled = any(mapping.facts[key].kind != "blank" for key in keys)
    for key in keys:
        del mapping.facts[key]
    if filled:
        mapping.remark("“（六）其他处理”旁的数值可能是其下某一行的，没有收录")


def _sum_of_parts(mapping: Mapping, applicant: str) -> Decimal | None:
    """What the three rows add up to for an applicant, None where one of them has no number."""
    parts = [mapping.facts.get((name, applicant)) for name in OTHER_PARTS]
    values = [part.value for part in parts if part is not None and part.value is not None]
    return sum(values, Decimal(0)) if len(values) == len(OTHER_PARTS) else None
