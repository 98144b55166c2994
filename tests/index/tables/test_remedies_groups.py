"""The names over table 四 belong to the columns under them, wherever in their cell they are printed."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.document import Cell
from index.readers import read_bytes
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.remedies_groups import PrintedGroups
from tests.index.made import SECTIONS
from tests.index.readers.printed_pdf import FONT, pdf, write

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
PITCH = 34.0
LEFT = 45.0
SIZE = 6.0
FIGURES = {"review": (1, 2, 3, 4, 10), "suit_direct": (5, 6, 7, 8, 26), "suit_after_review": (9, 1, 2, 3, 15)}


def _set(canvas: Canvas, first: int, last: int, top: float, text: str, side: float) -> None:
    """Writes ``text`` into the columns ``[first, last)``; ``side`` is 0 for their left, 1 for their right edge."""
    room = (last - first) * PITCH - 4 - stringWidth(text, FONT, SIZE)
    write(canvas, LEFT + first * PITCH + 2 + side * room, top, text, size=SIZE)


def _table_four(side: float, *, order: tuple[str, ...] = ("review", "suit_direct", "suit_after_review")) -> bytes:
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, SECTIONS["四"])
        suits = [place for place, name in enumerate(order) if name != "review"]
        _set(canvas, order.index("review") * 5, order.index("review") * 5 + 5, 100, "行政复议", side)
        _set(canvas, min(suits) * 5, max(suits) * 5 + 5, 100, "行政诉讼", side)
        names = {"suit_direct": "未经复议直接起诉", "suit_after_review": "复议后起诉"}
        for number, name in enumerate(order):
            if name in names:
                _set(canvas, number * 5, number * 5 + 5, 114, names[name], side)
            for at, result in enumerate(RESULTS):
                _set(canvas, number * 5 + at, number * 5 + at + 1, 128, result, side)
                _set(canvas, number * 5 + at, number * 5 + at + 1, 142, str(FIGURES[name][at]), side)

    return pdf(page)


@pytest.mark.parametrize("side", [0.0, 0.5, 1.0])
@pytest.mark.parametrize(
    "order",
    [("review", "suit_direct", "suit_after_review"), ("review", "suit_after_review", "suit_direct"),
     ("suit_direct", "suit_after_review", "review")],
)  # fmt: skip
def test_names_set_at_any_side_of_their_columns(side: float, order: tuple[str, ...]) -> None:
    document = read_bytes(_table_four(side, order=order), "report.pdf")
    facts = map_tables(document, top_sections(place(document)), "2021", "青岚市-2023").facts
    read = {key[0]: (fact.value, bool(fact.doubt)) for key, fact in facts.items()}
    keys = ("upheld", "corrected", "other", "pending", "total")
    wanted = {f"{name}.{key}": (figure, False) for name in order for key, figure in zip(keys, FIGURES[name], strict=True)}
    assert read == wanted


def _cell(text: str, row: int, column: int, *, span: int = 1, placed: bool = True) -> Cell:
    box = (float(column), float(row), float(column + span), row + 1.0) if placed else None
    return Cell(text=text, row=row, column=column, column_span=span, box=box)


def test_names_that_stand_over_no_columns_of_their_own_tell_nothing() -> None:
    groups = PrintedGroups()
    groups.add_group("review", _cell("行政复议", 0, 0))
    groups.add_group("suit_direct", _cell("未经复议直接起诉", 1, 1))
    groups.add_results([_cell(result, 2, place) for place, result in enumerate((*RESULTS, *RESULTS))], anew=False)
    assert groups.over_runs(5) is None
    assert groups.misaligned(2)


def test_positions_in_text_are_a_guess() -> None:
    groups = PrintedGroups()
    groups.add_group("review", _cell("行政复议", 0, 0, span=5, placed=False))
    groups.add_results([_cell(result, 1, place, placed=False) for place, result in enumerate(RESULTS)], anew=True)
    assert groups.over_runs(5) is None
    assert not groups.misaligned(1)
