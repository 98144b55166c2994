"""Whatever figures stand in the form, every layout gives the same rows back."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document
from index.readers.html import HtmlReader
from index.readers.markdown import MarkdownReader
from index.readers.txt import TextReader
from index.readers.xlsx import XlsxReader
from index.sections import place, top_sections
from index.tables import map_tables
from tests.index.readers.aligned_tables import aligned, in_characters, on_a_terminal
from tests.index.readers.report_tables import (
    DISCLOSURE_COUNTS,
    DISCLOSURE_LABELS,
    ROW_LABELS,
    Figures,
    cells_by_line,
    lone_cells,
    page,
    piped,
    rows_read,
    tabbed_rows,
    workbook,
)

Figure = Callable[[random.Random], str]


def number(source: random.Random) -> str:
    """A count, mostly small."""
    return str(source.choice([0, source.randrange(10), source.randrange(1000), source.randrange(2_000_000)]))


def value(source: random.Random) -> str:
    """A count, a blank or a mark for "none"."""
    return source.choice([number, number, lambda _: "", lambda other: other.choice(["/", "-", "—", "0"])])(
        source
    )


@st.composite
def figures_of(draw: st.DrawFn, one: Figure) -> Figures:
    """Figures of all tables, made by ``one``; the last cell of every row, a total, is filled."""
    source = random.Random(draw(st.integers(0, 2**32)))

    def row(count: int) -> list[str]:
        return [*(one(source) for _ in range(count - 1)), number(source)]

    return Figures(
        disclosure=[row(count) for count in DISCLOSURE_COUNTS],
        requests=[row(7) for _ in ROW_LABELS],
        remedies=row(15),
    )


SOME = settings(max_examples=25, deadline=None)


def text_document(text: str) -> Document:
    """``text`` as the text reader reads it."""
    document = TextReader().read(text.encode("utf-8"), "report.txt")
    assert document.text == text
    for block in document.blocks:
        for cell in block.grid.cells() if block.grid else ():
            assert cell.repaired or document.text[cell.start : cell.end] == cell.text
    return document


def without_places(read: dict[str, list[str]]) -> dict[str, list[str]]:
    """Rows without the empty places that merged labels and merged values cover."""
    counts = dict(zip(DISCLOSURE_LABELS, DISCLOSURE_COUNTS, strict=True))
    return {
        label: values[: counts[label]] if label in counts else values[-7:] if label else values
        for label, values in read.items()
    }


@SOME
@given(figures=figures_of(value), blank=st.sampled_from(["", " ", "\u00a0", "\u3000"]))
def test_cells_behind_tabs(figures: Figures, blank: str) -> None:
    assert rows_read(text_document(cells_by_line(figures, blank))) == figures.rows()


@SOME
@given(figures=figures_of(value), rows_only=st.booleans())
def test_rows_with_tabs(figures: Figures, rows_only: bool) -> None:
    read = rows_read(text_document(tabbed_rows(figures, rows_only=rows_only)))
    assert (read if rows_only else without_places(read)) == figures.rows()


@SOME
@given(figures=figures_of(number))
def test_lone_cells_without_blanks(figures: Figures) -> None:
    assert rows_read(text_document(lone_cells(figures, blanks=False))) == figures.rows()


@SOME
@given(figures=figures_of(value))
def test_lone_cells_with_blank_lines(figures: Figures) -> None:
    assert rows_read(text_document(lone_cells(figures, blanks=True))) == figures.rows()


@SOME
@given(figures=figures_of(value))
def test_lone_cells_whose_blanks_are_lost_never_pass_for_whole_rows(figures: Figures) -> None:
    read = rows_read(text_document(lone_cells(figures, blanks=False)))
    wanted = figures.rows()
    whole = {label: values for label, values in read.items() if len(values) == len(wanted[label])}
    assert all(values == wanted[label] for label, values in whole.items())


@SOME
@given(figures=figures_of(value), closed=st.booleans())
def test_html(figures: Figures, closed: bool) -> None:
    document = HtmlReader().read(page(figures, closed=closed).encode("utf-8"), "report.html")
    assert rows_read(document) == figures.rows()
    assert "首页" not in document.text
    assert document.title == "某某市2023年政府信息公开工作年度报告"


@SOME
@given(figures=figures_of(value))
def test_xlsx(figures: Figures) -> None:
    assert rows_read(XlsxReader().read(workbook(figures), "report.xlsx")) == figures.rows()


@SOME
@given(figures=figures_of(number), seed=st.integers(0, 1000), paged=st.booleans(), characters=st.booleans())
def test_aligned_columns(figures: Figures, seed: int, paged: bool, characters: bool) -> None:
    printer = (in_characters if characters else on_a_terminal)(random.Random(seed))
    document = text_document(aligned(figures, printer, paged=paged))
    assert rows_read(document) == figures.rows()


@SOME
@given(figures=figures_of(value), seed=st.integers(0, 1000), paged=st.booleans())
def test_aligned_columns_with_blanks(figures: Figures, seed: int, paged: bool) -> None:
    printer = on_a_terminal(random.Random(seed))
    read = rows_read(text_document(aligned(figures, printer, paged=paged)))
    assert {label: read[label] for label in figures.rows()} == {
        label: values if len(read[label]) > 1 else ["".join(values)] for label, values in figures.rows().items()
    }  # A row whose columns cannot be proved stays one cell, which no figure is taken from.


@SOME
@given(figures=figures_of(value), seed=st.integers(0, 1000), paged=st.booleans())
def test_blanks_where_the_header_does_not_tell_the_columns(figures: Figures, seed: int, paged: bool) -> None:
    """As ``pdftotext`` prints it, a row with blanks needs full rows beside it, or is not counted off."""
    read = rows_read(text_document(aligned(figures, in_characters(random.Random(seed)), paged=paged)))
    wanted = figures.rows()
    assert {label: values for label, values in wanted.items() if "" not in values}.items() <= read.items()
    counted = {label: values for label, values in read.items() if len(values) == len(wanted.get(label, ()))}
    assert counted.items() <= wanted.items()


def facts_of(document: Document) -> dict[tuple[str, str], tuple[str, str]]:
    """What the mapper of the form makes of a document: kind and value by indicator and applicant."""
    mapping = map_tables(document, top_sections(place(document)), "2021", "report")
    return {key: (fact.kind, str(fact.value)) for key, fact in mapping.facts.items()}


@settings(max_examples=10, deadline=None)
@given(figures=figures_of(value), seed=st.integers(0, 1000))
def test_every_layout_gives_the_same_figures_of_the_form(figures: Figures, seed: int) -> None:
    wanted = facts_of(HtmlReader().read(page(figures).encode("utf-8"), "report.html"))
    assert len(wanted) == sum(map(len, figures.rows().values()))
    terminal, characters = (
        facts_of(text_document(aligned(figures, printer(random.Random(seed)), paged=seed % 2 == 0)))
        for printer in (on_a_terminal, in_characters)
    )
    assert terminal == wanted
    assert all(wanted[key] == fact for key, fact in characters.items())
    for text in (
        cells_by_line(figures, "\u00a0"),
        lone_cells(figures, blanks=True),
        tabbed_rows(figures, rows_only=True),
        tabbed_rows(figures, rows_only=False),
    ):
        assert facts_of(text_document(text)) == wanted
    for outer, repeat in ((True, False), (True, True), (False, False)):
        text = piped(figures, outer=outer, repeat=repeat, rule=True)
        assert facts_of(MarkdownReader().read(text.encode("utf-8"), "report.md")) == wanted
    assert facts_of(XlsxReader().read(workbook(figures), "report.xlsx")) == wanted
    lost = facts_of(text_document(lone_cells(figures, blanks=False)))
    assert all(wanted[key] == fact for key, fact in lost.items())
