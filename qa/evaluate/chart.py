"""A bar chart by kind as inline SVG: right, refused and wrong as parts of one bar."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

PARTS = (("correct", "#2f7d5b"), ("refused", "#c9b458"), ("wrong", "#b3423a"))
LABEL, BAR, ROW = 130, 560, 24
"""Pixels: width of the labels, of a full bar, height of a row."""


def chart(groups: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The chart of ``groups`` (kind to its metrics); ``names`` words the three parts for the legend."""
    height = ROW * (len(groups) + 2)
    width = LABEL + BAR + 90
    label = escape(" / ".join(names[key] for key, _ in PARTS))
    lines = [
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">'
    ]
    for place, (key, colour) in enumerate(PARTS):
        x = LABEL + place * 120
        lines.append(f'<rect x="{x}" y="4" width="12" height="12" fill="{colour}"/>')
        lines.append(f'<text x="{x + 18}" y="15">{escape(names[key])}</text>')
    for number, (kind, cells) in enumerate(groups.items(), 1):
        lines += _bar(kind, cells, y=ROW * number + 6)
    lines.append("</svg>")
    return "\n".join(lines)


def _bar(kind: str, cells: Mapping[str, Any], *, y: int) -> list[str]:
    lines = [f'<text x="{LABEL - 8}" y="{y + 13}" text-anchor="end">{escape(kind)}</text>']
    x = float(LABEL)
    for key, colour in PARTS:
        part = BAR * cells[key]["value"]
        if part > 0:
            lines.append(
                f'<rect x="{x:.1f}" y="{y}" width="{part:.1f}" height="16" fill="{colour}">'
                f"<title>{escape(kind)} {key} {cells[key]['value'] * 100:.1f}%</title></rect>"
            )
        x += part
    right = cells["correct"]
    low, high = (LABEL + BAR * right[key] for key in ("low", "high"))
    lines.append(f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y + 8}" y2="{y + 8}" stroke="#111" stroke-width="1.5"/>')
    lines.append(f'<text x="{LABEL + BAR + 8}" y="{y + 13}">{right["value"] * 100:.0f}%  n={right["count"]}</text>')
    return lines
