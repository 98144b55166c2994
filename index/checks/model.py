"""A check 勾稽: a rule that ties facts together, and how it came out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Status = Literal["pass", "fail", "not_assessable"]
FactKey = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Two sides that have to be equal: the sum of ``left`` and the sum of ``right``.

    ``id`` names the kind (三-row …), ``name`` says in Chinese which row or
    column is meant. ``sums`` are the keys of cells that are themselves sums:
    blank, they are "not filled in", while a blank part counts as 0.
    """

    id: str
    name: str
    left: tuple[FactKey, ...]
    right: tuple[FactKey, ...]
    sums: tuple[FactKey, ...]

    @property
    def keys(self) -> tuple[FactKey, ...]:
        """The cells on both sides."""
        return self.left + self.right


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule applied to one report.

    ``left`` and ``right`` are the values of the two sides, ``difference`` is
    left − right; all None where the check is not assessable. ``cells`` are the
    facts it touches, ``suspect`` the one of them that is likely wrong,
    ``would_be`` the value that would mend every failing rule it stands in.
    ``prose_start``/``prose_end`` span the sentence it compares, where it does.
    """

    report_id: str
    id: str
    name: str
    status: Status
    message: str
    cells: tuple[FactKey, ...]
    left: Decimal | None = None
    right: Decimal | None = None
    difference: Decimal | None = None
    left_text: str = ""
    right_text: str = ""
    cause: str = ""
    suspect: FactKey | None = None
    would_be: Decimal | None = None
    prose_start: int | None = None
    prose_end: int | None = None
    related: tuple[str, ...] = ()
