"""Which of the names printed over table 四 stands over which five of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.document import Cell

NOT_OVER_ITS_COLUMNS = "表四各组的名称与下面的列没有对齐，按印出的先后读"


@dataclass(kw_only=True)
class PrintedGroups:
    """The names of groups and of results of one header, with the places where a page prints them.

    Only cells that have a place on a page tell anything: positions in text are a guess.
    """

    _groups: list[tuple[str, Cell]] = field(default_factory=list)
    _results: list[Cell] = field(default_factory=list)

    def add_group(self, group: str, cell: Cell) -> None:
        """Keeps a cell that names ``group``."""
        self._groups.append((group, cell))

    def add_results(self, cells: Sequence[Cell], *, anew: bool) -> None:
        """Keeps the cells of one row that name results; ``anew`` where they replace those above."""
        self._results = [*([] if anew else self._results), *cells]

    def over_runs(self, length: int) -> list[str] | None:
        """The group over each run of ``length`` results, from left to right.

        The middle of a name lies over the columns that it is printed for, at whichever side of them it is set.
        None where the header has no places, or where they do not give each run a name of its own.
        """
        if not self._on_page() or not self._results or len(self._results) % length:
            return None
        runs = [self._results[at : at + length] for at in range(0, len(self._results), length)]
        borders = [(_middle(left[-1]) + _middle(right[0])) / 2 for left, right in pairwise(runs)]
        if borders != sorted(borders):
            return None
        found: list[str] = []
        for place in range(len(runs)):
            names = {group for group, cell in self._groups if sum(_middle(cell) > border for border in borders) == place}
            if len(names) != 1:
                return None
            found += names
        return found if len(set(found)) == len(found) else None

    def misaligned(self, runs: int) -> bool:
        """Whether ``runs`` groups are named at places that belie them, on lines whose order tells nothing."""
        names = {group for group, _ in self._groups}
        lines = {cell.row for _, cell in self._groups}
        return runs > 1 and self._on_page() and len(names) == runs and len(lines) > 1

    def _on_page(self) -> bool:
        return bool(self._groups) and all(cell.box is not None for _, cell in self._groups)


def _middle(cell: Cell) -> float:
    """The middle of a cell, in columns."""
    return cell.column + cell.column_span / 2
