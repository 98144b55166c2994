"""Columns and rows of last year's figures that a table prints beside this year's: they are left out.

A heading such as 上年, 去年同期, 同比 or the number of another year says that what stands under it is not this
year's. Where it cannot be told which figures stand under it, the row is refused: last
year's figure must never be taken for this year's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.document import Cell
from index.numbers import half_width, read_cell
from index.tables.disclosure import column_labels as disclosure_columns
from index.tables.disclosure import subject_labels
from index.tables.requests import group_labels, row_labels
from index.tables.rows import Row, ValueCell, names_another_year
from index.text import label_key, squeeze

LEFT_OUT = "表里还印有其他年度的列或行（上年、同比等），没有收录"
UNTOLD = "表里有其他年度的列，看不出哪些数值是本年的"
LONGEST_HEADING = 24
"""Characters; what is longer is no heading of a column."""

_OTHER = re.compile(r"上一?年|去年|前一?年|同期|同比|环比|较上|比上|占比|增幅|增长率|增减率|涨幅")
_OWN = re.compile(r"本年|今年|当年")
_CARRIED = re.compile(r"结转|转入|遗留|未办结|未审结")
_PERIOD = re.compile(r"(?:上一?年度?|去年|前一年度?|本年度?|今年|(?:19|20)\d{2}年度?)(?:同期)?(?:数|数据|数量|情况|合计|总计)?")


def own_figures(rows: Iterable[Row], year: str) -> Iterator[Row]:
    """``rows`` without the figures of other years than ``year`` (in figures).

    A row of another year comes without cells, a row of which it cannot be told with :attr:`Row.refused` set.
    """
    held: _Division | None = None
    last: Row | None = None
    for _, group in groupby(rows, key=lambda row: row.table):
        grid_rows = list(group)
        goes_on = last is not None and last.section == grid_rows[0].section
        # Cells have other positions on the next page, where a column of labels may be gone.
        held = replace(held, columns=frozenset(), own=frozenset()) if goes_on and held else None
        kept, held = _columns_of_year(grid_rows, year, held)
        last = grid_rows[-1]
        yield from _rows_of_year(kept, year)


@dataclass(frozen=True, kw_only=True)
class _Division:
    """Which columns of a stretch of rows are another year's: by position, and by order, True for another year's.

    ``columns`` are known to be another year's, ``own`` not to be; ``order`` is empty where the header does not tell it.
    """

    columns: frozenset[int]
    own: frozenset[int]
    order: tuple[bool, ...]


def _columns_of_year(
    rows: Sequence[Row], year: str, held: _Division | None
) -> tuple[list[Row], _Division | None]:
    """The rows of one grid without the columns of other years, and the division in force at its end."""
    result: list[Row] = []
    place = 0
    while place < len(rows):
        header: list[Row] = []
        while place < len(rows) and _heads(rows[place]):
            header.append(rows[place])
            place += 1
        body: list[Row] = []
        while place < len(rows) and (not _heads(rows[place]) or _titles(rows[place:])):
            body.append(rows[place])
            place += 1
        if any(_filled(row) > 1 for row in header):
            held = _division(header, body, year)
        result += [_header_of_year(row, held, year) for row in header] if held else header
        result += [_of_year(row, held) for row in body] if held else body
    if result == list(rows):
        return result, held
    grid = replace(rows[0].grid, rows=tuple(row.cells for row in result))
    return [replace(row, grid=grid) for row in result], held


def _titles(rows: Sequence[Row]) -> bool:
    """Whether a title stands over further rows of the body, not over a header of its own."""
    row, behind = rows[0], rows[1:]
    return _filled(row) == 1 and not (behind and _heads(behind[0]))


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.text)


def _heads(row: Row) -> bool:
    """Whether the row holds words only, none of them the label of a row of the form with blanks behind it."""
    filled = [cell for cell in row.cells if cell.text]
    if not filled or any(not read_cell(cell.text).is_label for cell in filled):
        return False
    first = [cell.text for cell in filled[:3]]
    named = any(
        index.find(text, manners=("exact",)) is not None
        for text in first
        for index in (subject_labels(), row_labels(), group_labels())
        if label_key(text) not in ("总计", "合计", "其他", "其它", "不予公开")
    )
    return not named or sum(_period(cell.text, "") != "" for cell in filled) > 1


def _period(text: str, year: str) -> str:
    """"other" for the heading of another year's column or of a share, "own" for one of this year's, else ""."""
    label = squeeze(half_width(text))
    if not label or len(label) > LONGEST_HEADING or _CARRIED.search(label):
        return ""
    match = disclosure_columns().find(text)
    if match is not None and match.id in ("items_before", "items_change"):
        return ""
    if year and names_another_year(label, year):
        return "other"
    if _OTHER.search(label):
        return "other"
    return "own" if _OWN.search(label) or (year and f"{year}年" in label) else ""


def _division(header: Sequence[Row], body: Sequence[Row], year: str) -> _Division | None:
    """How a header divides the columns under it, None where it names no other year beside this one."""
    headings = [[cell for cell in row.cells if cell.text] for row in header if _filled(row) > 1]
    others = [cell for cells in headings for cell in cells if _period(cell.text, year) == "other"]
    figures = [row for row in body if row.has_values]
    if not others or not figures:
        return None
    orders = [_by_order(headings, count, year) for count in (_usual(figures), _usual(figures, filled=True))]
    order = next((found for found in orders if found), ())
    if order and all(order):
        return None
    columns = _by_position(headings, year) if header[0].grid.regular else frozenset()
    first = min(value.cell.column for row in figures for value in row.values)
    leaves = [cell for cells in headings for cell in cells if cell.column >= first]
    own = frozenset(column for cell in leaves for column in _under(cell)) - columns if columns else frozenset()
    if columns and not own:
        return None
    if not order and not columns and all(_period(cell.text, year) == "other" for cell in headings[-1][1:]):
        return None
    if columns and not order:
        spans = next(_spans(row) for row in figures if len(row.values) == _usual(figures))
        order = tuple(span <= columns for span in spans) if _parted(spans, columns) else ()
    return _Division(columns=columns, own=own, order=order)


def _usual(rows: Sequence[Row], *, filled: bool = False) -> int:
    """How many values most of the rows have, blank ones counted unless ``filled``."""
    counts = Counter(len(_values(row, filled=filled)) for row in rows)
    return counts.most_common(1)[0][0]


def _values(row: Row, *, filled: bool) -> list[ValueCell]:
    return [value for value in row.values if not filled or value.reading.kind != "blank"]


def _under(cell: Cell) -> range:
    return range(cell.column, cell.column + min(cell.column_span, 64))


def _spans(row: Row) -> list[frozenset[int]]:
    return [frozenset(_under(value.cell)) for value in row.values]


def _parted(spans: Iterable[frozenset[int]], columns: frozenset[int]) -> bool:
    """Whether each of the cells stands wholly under ``columns`` or wholly beside them."""
    return all(span <= columns or not span & columns for span in spans)


def _by_position(headings: Sequence[Sequence[Cell]], year: str) -> frozenset[int]:
    """The columns of other years in a grid of real cells, none where the header does not tell them."""
    others = [cell for cells in headings for cell in cells if _period(cell.text, year) == "other"]
    every = [cell for cells in headings for cell in cells]
    if any(cell.column_span == 1 and _stands_over(cell, every) for cell in others):
        return frozenset()
    columns = frozenset(column for cell in others for column in _under(cell))
    rest = [_without_period(cell.text) for cell in headings[-1] if not set(_under(cell)) <= columns]
    return columns if len(headings) > 2 or not _repeats(rest) else frozenset()


def _stands_over(cell: Cell, headings: Iterable[Cell]) -> bool:
    """Whether a heading stands below ``cell`` in its column: merged cells were copied as one cell and blank ones."""
    return any(other.row > cell.row and cell.column in _under(other) for other in headings)


def _without_period(text: str) -> str:
    """What a heading says but for its year."""
    return label_key(re.sub(r"(?:19|20)\d{2}年度?|本年度?|上一?年度?(?:同期)?|去年(?:同期)?|今年", "", half_width(text)))


def _repeats(keys: Iterable[str]) -> bool:
    counts = Counter(key for key in keys if key)
    return any(count > 1 for count in counts.values())


def _by_order(headings: Sequence[Sequence[Cell]], usual: int, year: str) -> tuple[bool, ...]:
    """For each value of a row whether it is another year's, () where the header does not tell."""
    leaves = list(headings[-1])
    if len(leaves) == usual + 1 and (len(headings) == 1 or not _period(leaves[0].text, year)):
        leaves = leaves[1:]
    if len(leaves) != usual:
        return ()
    periods = [_period(cell.text, year) for cell in leaves]
    keys = [_without_period(cell.text) for cell in leaves]
    if "other" in periods and not _repeats(key for key, period in zip(keys, periods, strict=True) if period != "other"):
        return tuple(period == "other" for period in periods)
    above = [period for cells in headings[:-1] for cell in cells if (period := _period(cell.text, year))]
    if "other" in periods:
        # The years stand over the first of their columns, or in one cell with it.
        above = [period for period in periods if period]
    if not above or len(leaves) % len(above):
        return ()
    # Two years stand side by side over the same columns, each of them printed once for each year.
    run = len(leaves) // len(above)
    if any(keys[start : start + run] != keys[:run] for start in range(0, len(keys), run)):
        return ()
    if "other" in periods and any(len([p for p in periods[at : at + run] if p]) != 1 for at in range(0, len(keys), run)):
        return ()
    return tuple(period == "other" for period in above for _ in range(run))


def _header_of_year(row: Row, held: _Division, year: str) -> Row:
    """A row of a header without the headings of other years."""
    if _filled(row) < 2:
        return row
    filled = [cell for cell in row.cells if cell.text]
    behind = filled[-len(held.order) :] if len(held.order) in (len(filled), len(filled) - 1) else []
    dropped = [cell for cell, other in zip(behind, held.order, strict=False) if other]
    dropped += [cell for cell in filled if _period(cell.text, year) == "other"]
    dropped += [cell for cell in row.cells if held.columns and set(_under(cell)) <= held.columns]
    return _without(row, dropped)


def _of_year(row: Row, held: _Division) -> Row:
    """A row of figures without those of other years; refused where it cannot be told which they are."""
    if not row.has_values:
        return row
    spans = _spans(row)
    if held.columns and _parted(spans, held.columns) and any(span <= held.columns for span in spans):
        if any(span & held.own for span in spans):
            return _without(row, [v.cell for v, span in zip(row.values, spans, strict=True) if span <= held.columns])
    for values in (list(row.values), _values(row, filled=True)):
        if held.order and len(values) == len(held.order):
            return _without(row, [v.cell for v, other in zip(values, held.order, strict=True) if other])
    return replace(row, refused=UNTOLD)


def _without(row: Row, dropped: Sequence[Cell]) -> Row:
    if not dropped:
        return row
    values: tuple[ValueCell, ...] = tuple(value for value in row.values if value.cell not in dropped)
    return replace(
        row,
        cells=tuple(cell for cell in row.cells if cell not in dropped),
        labels=tuple(cell for cell in row.labels if cell not in dropped),
        values=values,
        left_out=True,
    )


def _rows_of_year(rows: Sequence[Row], year: str) -> Iterator[Row]:
    """The rows of one grid without those that their label gives to another year.

    The label of this year's row is no part of what its figures are.
    """
    named = [_row_period(row, year) for row in rows]
    if not {"own", "other"} <= set(named):
        yield from rows
        return
    for row, period in zip(rows, named, strict=True):
        if period == "other":
            yield replace(row, cells=(), labels=(), values=(), left_out=True)
        elif period == "own":
            yield replace(row, labels=tuple(cell for cell in row.labels if not _is_period(cell.text)))
        else:
            yield row


def _is_period(text: str) -> bool:
    return _PERIOD.fullmatch(squeeze(half_width(text))) is not None


def _row_period(row: Row, year: str) -> str:
    """Whose figures a row of figures holds, by a label that is a year and nothing else."""
    if not row.has_values:
        return ""
    labels = [cell.text for cell in row.labels if _is_period(cell.text)]
    return _period(labels[-1], year) if labels else ""
