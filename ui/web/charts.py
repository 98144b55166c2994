"""Charts as SVG, drawn here: lines for years, bars for bodies; no script, no picture library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations

from markupsafe import Markup

from qa.answer import Value
from ui.web.render import render
from ui.web.texts import Texts

WIDTH = 480
"""Narrow enough that the writing can still be read on a phone."""
SHORT_NAME = 14
"""Characters of a name that has room beside another one."""
LABEL_LINE = 15
BARS_SHOWN = 15
NAMES_IN_TITLE = 4
TOO_CLOSE = Decimal("0.04")
"""Of a drawing's height: as little as a point is high."""
COLOURS = ("#0b62a8", "#c0392b", "#1d8348", "#8e5b00", "#6c3d91", "#00738a", "#5d6d7e", "#a02c6d")


def chart(values: Sequence[Value], texts: Texts, *, ranked: bool = False) -> Markup:
    """A line a body where there are years to follow, else a bar a value; "" where units differ.

    Different things whose lines would lie on one another, each on its own scale, are bars too.

    ``ranked`` values are in an order that means something: they are bars, in that order.
    """
    held = [value for value in values if value.value is not None]
    if len(held) < 2 or len({value.unit for value in held}) > 1:
        return Markup("")
    years = sorted({value.year for value in held if value.year is not None})
    series = _series(held)
    follows = len(years) > 1 and len(series) <= len(COLOURS) and any(len(points) > 1 for points in series.values())
    several = len({value.label for value in held}) > 1 and len(held) <= BARS_SHOWN
    if follows and not ranked and not (several and _crowded(series)):
        return _lines(series, years, held[0].unit, texts)
    return _bars(held[:BARS_SHOWN], texts)


def chart_title(values: Sequence[Value], texts: Texts) -> str:
    """Which bodies and what of them a chart of ``values`` shows, for the line above it and the saved picture."""
    held = [value for value in values if value.value is not None]
    return " · ".join(
        _names(names, texts) for names in ([v.issuer for v in held], [v.label for v in held]) if any(names)
    )


def _names(names: Sequence[str], texts: Texts) -> str:
    different = [name for name in dict.fromkeys(names) if name]
    listed = (", " if texts.language == "en" else "、").join(different[:NAMES_IN_TITLE])
    more = len(different) - NAMES_IN_TITLE
    return f"{listed} +{more}" if more > 0 else listed


def _series(values: Sequence[Value]) -> dict[str, dict[int, Decimal]]:
    """Year to figure, by body and, where several things are compared, by thing."""
    labels = {value.label for value in values}
    found: dict[str, dict[int, Decimal]] = {}
    for value in values:
        name = f"{value.issuer} {value.label}" if len(labels) > 1 else value.issuer
        if value.year is not None and value.value is not None:
            found.setdefault(name, {})[value.year] = Decimal(value.value)
    return found


def _crowded(series: dict[str, dict[int, Decimal]]) -> bool:
    """Whether two lines lie so close in every year that neither they nor their figures can be told apart."""
    figures = [figure for points in series.values() for figure in points.values()]
    near = (max(*figures, Decimal(0)) - min(*figures, Decimal(0))) * TOO_CLOSE
    for first, second in combinations(series.values(), 2):
        shared = first.keys() & second.keys()
        if shared and all(abs(first[year] - second[year]) < near for year in shared):
            return True
    return False


def _lines(series: dict[str, dict[int, Decimal]], years: list[int], unit: str, texts: Texts) -> Markup:
    top, height, left = 30, 200, 44
    figures = [figure for points in series.values() for figure in points.values()]
    low, high = min(*figures, Decimal(0)), max(*figures, Decimal(0))
    spread = (high - low) or Decimal(1)
    step = (WIDTH - 2 * left) / max(1, years[-1] - years[0])

    def place(year: int, figure: Decimal) -> tuple[float, float]:
        return left + (year - years[0]) * step, float(top + height * (1 - (figure - low) / spread))

    labels = _labels(series, place)
    drawn = [
        {
            "name": name,
            "colour": COLOURS[number],
            "points": [
                (*place(year, figure), format(figure, "f"), year, labels[name, year])
                for year, figure in sorted(points.items())
            ],
        }
        for number, (name, points) in enumerate(series.items())
    ]
    columns = 2 if max(map(len, series)) <= SHORT_NAME else 1
    legend = 22 * -(-len(drawn) // columns) + 6 if len(drawn) > 1 else 0
    return render(
        "lines.svg.html",
        texts,
        series=drawn,
        years=[(place(year, low)[0], year) for year in years],
        zero=place(years[0], Decimal(0))[1],
        width=WIDTH,
        base=top + height,
        height=top + height + 34 + legend,
        columns=columns,
        unit=unit,
    )


def _labels(
    series: dict[str, dict[int, Decimal]], place: Callable[[int, Decimal], tuple[float, float]]
) -> dict[tuple[str, int], float]:
    """How high each figure is written: above its point, and above the figure of a point that is close below.

    None is written above the drawing's upper edge.
    """
    heights: dict[tuple[str, int], float] = {}
    for year in {year for points in series.values() for year in points}:
        below = float("inf")
        here = [(place(year, points[year])[1] - 9, name) for name, points in series.items() if year in points]
        for height, name in sorted(here, reverse=True):
            below = heights[name, year] = min(height, below - LABEL_LINE)
        above = 0.0
        for _, name in sorted(here):
            above = heights[name, year] = max(heights[name, year], above + LABEL_LINE)
    return heights


def _bars(values: Sequence[Value], texts: Texts) -> Markup:
    figures = [Decimal(value.value) for value in values if value.value is not None]
    low, high = min(*figures, Decimal(0)), max(*figures, Decimal(0))
    spread = (high - low) or Decimal(1)
    bar_width, line = WIDTH - 130, 46
    zero = float(-low / spread) * bar_width
    several = {"issuer": len({v.issuer for v in values}) > 1, "year": len({v.year for v in values}) > 1}
    several["label"] = len({v.label for v in values}) > 1 or not any(several.values())
    bars = []
    for number, (value, figure) in enumerate(zip(values, figures, strict=True)):
        length = float(abs(figure) / spread) * bar_width
        parts = [
            value.issuer * several["issuer"],
            str(value.year) * several["year"],
            value.label * several["label"],
        ]
        bars.append(
            {
                "name": " ".join(part for part in parts if part),
                "x": zero if figure >= 0 else zero - length,
                "y": number * line + 4,
                "width": max(length, 1),
                "text": value.value,
                "end": (zero + length if figure >= 0 else zero) + 6,
            }
        )
    return render(
        "bars.svg.html",
        texts,
        bars=bars,
        unit=values[0].unit,
        width=WIDTH,
        height=len(bars) * line + 4,
        colour=COLOURS[0],
    )
