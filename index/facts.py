"""A fact: the value of an indicator in a report, with where it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from index.numbers import CellKind


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where in a report something stands.

    ``table`` counts the report's grids from 0; ``row`` and ``column`` are
    positions in that grid's expansion; ``start`` and ``end`` span the text of
    the cell itself, ``row_start`` and ``row_end`` that of its printed row.
    """

    report_id: str
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    start: int = 0
    end: int = 0
    row_start: int = 0
    row_end: int = 0


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One cell of the form as the report prints it.

    ``value`` is None for a blank, a "/" or a text that is no number. ``unit``
    is the unit that the cell prints, or the form's. ``note`` is the remark in
    the cell; ``doubt`` says, in Chinese, why the reading is not sure ("" where
    it is sure); ``repaired`` how the text was mended to become a number.
    """

    indicator: str
    applicant: str
    kind: CellKind
    raw: str
    value: Decimal | None
    unit: str
    provenance: Provenance
    note: str = ""
    doubt: str = ""
    repaired: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Indicator and applicant; one fact a key in a report."""
        return self.indicator, self.applicant
