"""Charts as SVG, drawn here: lines for years, bars for bodies; no script, no picture library."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from qa.answer import Value
from ui.web.render import render
from ui.web.texts import Texts

WIDTH = 640
BARS_SHOWN = 15
COLOURS = ("#0b62a8", "#c0392b", "#1d8348", "#8e5b00", "#6c3d91", "#00738a", "#5d6d7e", "#a02c6d")


def chart(values: Sequence[Value], texts: Texts, *, ranked: bool = False) -> Markup:
    """A line a body where there are years to follow, else a bar a value; "" where units differ.

    ``ranked`` values are in an order that means something: they are bars, in that order.
    """
    held = [value for value in values if value.value is not None]
    if len(held) < 2 or len({value.unit for value in held}) > 1:
        return Markup("")
    years = sorted({value.year for value in held if value.year is not None})
    series = _series(held)
    if not ranked and len(years) > 1 and len(series) <= len(COLOURS) and any(len(points) > 1 for points in series.values()):
        return _lines(series, years, held[0].unit, texts)
    return _bars(held[:BARS_SHOWN], texts)


def _series(values: Sequence[Value]) -> dict[str, dict[int, Decimal]]:
    """Year to figure, by body and, where several things are compared, by thing."""
    labels = {value.label for value in values}
    found: dict[str, dict[int, Decimal]] = {}
    for value in values:
        name = f"{value.issuer} {value.label}" if len(labels) > 1 else value.issuer
        if value.year is not None and value.value is not None:
            found.setdefault(name, {})[value.year] = Decimal(value.value)
    return found


def _lines(series: dict[str, dict[int, Decimal]], years: list[int], unit: str, texts: Texts) -> Markup:
    top, height, left, right = 24, 200, 14, 14
    figures = [figure for points in series.values() for figure in points.values()]
    low, high = min(*figures, Decimal(0)), max(*figures, Decimal(0))
    spread = (high - low) or Decimal(1)
    step = (WIDTH - left - right - 60) / max(1, years[-1] - years[0])

    def place(year: int, figure: Decimal) -> tuple[float, float]:
        return left + 30 + (year - years[0]) * step, float(top + height * (1 - (figure - low) / spread))

    drawn = [
        {
            "name": name,
            "colour": COLOURS[number],
            "points": [
                (*place(year, figure), format(figure, "f"), year) for year, figure in sorted(points.items())
            ],
        }
        for number, (name, points) in enumerate(series.items())
    ]
    return render(
        "lines.svg.html",
        texts,
        series=drawn,
        years=[(place(year, low)[0], year) for year in years],
        zero=place(years[0], Decimal(0))[1],
        width=WIDTH,
        base=top + height,
        height=top + height + 34 + (22 * ((len(drawn) + 1) // 2) if len(drawn) > 1 else 0),
        unit=unit,
    )


def _bars(values: Sequence[Value], texts: Texts) -> Markup:
    figures = [Decimal(value.value) for value in values if value.value is not None]
    low, high = min(*figures, Decimal(0)), max(*figures, Decimal(0))
    spread = (high - low) or Decimal(1)
    name_width, bar_width, line = 250, 280, 30
    zero = name_width + float(-low / spread) * bar_width
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
                "y": number * line + 6,
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
        height=len(bars) * line + 8,
        name_width=name_width,
        colour=COLOURS[0],
    )
