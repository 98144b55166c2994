"""Glyphs to lines, and lines to running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.readers.pdf_shapes import Glyph, TextLine

WORD_GAP = 0.25
"""A gap wider than this share of the type size stands for a space."""

LOOSE_GAP = 1.5
"""A gap up to this many type sizes next to a Chinese character is only the justifier's."""

RAISED_SIZE = 0.9
"""A raised mark is smaller than this share of the character before it."""

RAISED_BY = 0.15
"""Its foot stands higher by more than this share of that character's height."""

LOWERED_BY = 0.05
"""The foot of a lowered mark stands lower by more than this share."""

_WIDE = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u31c0-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff“”‘’…—·]"
)


def is_wide(character: str) -> bool:
    """Whether ``character`` belongs to Chinese text, which has no spaces between words."""
    return bool(_WIDE.match(character))


_RADICALS = str.maketrans(
    "⺁⺊⺒⺓⺝⺟⺠⻁⻄⻅⻆⻉⻋⻓⻑⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂卜巳幺月母民虎西见角贝车长長门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""Radicals that some fonts print for whole characters, and for which Unicode names no equivalent."""


def clean(text: str) -> str:
    """``text`` without control characters; compatibility ideographs are made ordinary ones.

    Some fonts print 一 as a Kangxi radical (U+2F00) and 长 as another (U+2ED3); a label
    would then never match.
    """
    kept = (
        unicodedata.normalize("NFKC", character)
        if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff"
        else character
        for character in text
        if character == "\t" or unicodedata.category(character) not in _UNPRINTED
    )
    return "".join(kept).translate(_RADICALS)


_UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Groups glyphs into lines from top to bottom, each read left to right."""
    rows: list[list[Glyph]] = []
    middles: list[float] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.middle[1], glyph.left)):
        middle = glyph.middle[1]
        if rows and middle - middles[-1] <= 0.5 * min(glyph.height, _tallest(rows[-1])):
            rows[-1].append(glyph)
            if glyph.height >= _tallest(rows[-1]):
                middles[-1] = middle
        else:
            rows.append([glyph])
            middles.append(middle)
    return [line for line in (_line(row) for row in _with_marks(rows)) if line is not None]


def _with_marks(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """``rows`` with a row of small raised marks put into the line that they stand beside."""
    joined: list[list[Glyph]] = []
    for row in rows:
        if joined and _stands_beside(joined[-1], row):
            joined[-1] = [*joined[-1], *row]
        else:
            joined.append(row)
    return joined


def _stands_beside(marks: list[Glyph], row: list[Glyph]) -> bool:
    """Whether every one of ``marks`` is small and overlaps ``row`` in height, which lines do not."""
    printed = [glyph for glyph in row if glyph.text.strip()]
    if not printed or len(marks) > len(printed):
        return False
    size, top = max(glyph.height for glyph in printed), min(glyph.top for glyph in printed)
    return all(
        len(glyph.text) == 1
        and glyph.height < RAISED_SIZE * size
        and glyph.bottom - top > 0.4 * glyph.height
        and glyph.bottom < max(other.bottom for other in printed)
        for glyph in marks
    )


def _tallest(row: list[Glyph]) -> float:
    return max(glyph.height for glyph in row[-3:])


def _line(row: list[Glyph]) -> TextLine | None:
    ordered = sorted(row, key=lambda glyph: (glyph.left, glyph.right))
    printed = [glyph for glyph in ordered if glyph.text.strip()]
    if not printed:
        return None
    return TextLine(
        text=text_of(ordered),
        left=min(glyph.left for glyph in printed),
        top=min(glyph.top for glyph in printed),
        right=max(glyph.right for glyph in printed),
        bottom=max(glyph.bottom for glyph in printed),
        height=sorted(glyph.height for glyph in printed)[len(printed) // 2],
        glyphs=tuple(ordered),
    )


def text_of(glyphs: Sequence[Glyph]) -> str:
    """The text of glyphs that stand on one line, in their order.

    A gap is a space, except next to a Chinese character, where it is kept only
    when it is wide. Between two digits it is always kept: "1 2" may be 12 or
    two numbers, which is not for the reader to say.
    """
    parts: list[str] = []
    last: Glyph | None = None
    raised = False
    for glyph in glyphs:
        if not glyph.text.strip():
            continue
        if last is not None:
            if _same_stroke(last, glyph):
                continue
            if _is_raised(glyph, last):
                parts.append(glyph.text if raised else f"[{glyph.text}")
                raised = True
                continue
            if raised:
                parts.append("]")
                raised = False
            gap = glyph.left - last.right
            size = max(last.height, glyph.height)
            loose = is_wide(last.text[-1]) or is_wide(glyph.text[0])
            wide_gap = gap > (LOOSE_GAP if loose else WORD_GAP) * size
            if wide_gap or (not loose and _space_between(glyphs, last, glyph)):
                parts.append(" ")
        parts.append(glyph.text)
        last = glyph
    return clean("".join([*parts, "]" if raised else ""])).strip()


def _is_raised(glyph: Glyph, last: Glyph) -> bool:
    """Whether ``glyph`` is the small raised or lowered mark of a note, which is no digit of the number before it."""
    small = glyph.height < RAISED_SIZE * last.height
    above = last.bottom - glyph.bottom > RAISED_BY * last.height and glyph.top < last.middle[1]
    below = glyph.bottom - last.bottom > LOWERED_BY * last.height and glyph.top > last.top
    return len(glyph.text) == len(last.text) == 1 and small and (above or below) and not glyph.text.isalpha()


def _same_stroke(last: Glyph, glyph: Glyph) -> bool:
    """Whether ``glyph`` prints ``last`` once more, as some programs do for bold type."""
    return (
        last.text == glyph.text
        and abs(last.left - glyph.left) < 0.15 * glyph.height
        and abs(last.top - glyph.top) < 0.15 * glyph.height
    )


def _space_between(glyphs: Sequence[Glyph], last: Glyph, glyph: Glyph) -> bool:
    """Whether a printed space stands between two neighbours."""
    return any(
        not other.text.strip() and last.left < other.left < glyph.left and other.right - other.left > 0
        for other in glyphs
        if last.left <= other.left <= glyph.left
    )


def join(first: str, second: str) -> str:
    """Two lines of one passage as one text.

    Latin words are separated by a space; Chinese text, and a number broken at
    the line's end, are not.
    """
    if not first or not second:
        return first + second
    before, after = first[-1], second[0]
    if is_wide(before) or is_wide(after) or before.isspace() or (before.isdigit() and after.isdigit()):
        return first + second
    address = "/" in first[-30:] or "@" in first[-30:]
    if before in ".,:/@_" and (after.isdigit() or address):
        return first + second
    if after in ",.;:%)" or before == "(":
        return first + second
    if before == "-" and first[-2:-1].isalnum():
        return first + second
    return f"{first} {second}"


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of one table cell.

    Wrapped labels are joined; stacked characters (one to a line) are read
    downwards; a break between two digits stays a break, for the reader cannot
    know whether they are one number.
    """
    lying = sum(bool(glyph.turn) for glyph in glyphs)
    if lying > len(glyphs) / 2:
        return _sideways_text(glyphs)
    lines = [line for line in lines_of(glyphs) if line.text]
    if not lines:
        return ""
    if _stacked(lines):
        return "".join(line.text.replace(" ", "") for line in lines)
    text = lines[0].text
    for line in lines[1:]:
        broken_number = text[-1].isdigit() and line.text[0].isdigit()
        text = f"{text}\n{line.text}" if broken_number else join(text, line.text)
    return text


def _stacked(lines: list[TextLine]) -> bool:
    """Whether the text runs downwards: many lines, hardly more than a character each."""
    short = [line for line in lines if len(line.text.replace(" ", "")) <= 2]
    wide = sum(is_wide(character) for line in lines for character in line.text)
    return len(lines) >= 3 and len(short) == len(lines) and wide >= len(lines)


def _sideways_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell whose characters lie on their side, read as if the cell were turned."""
    upwards = sum(glyph.turn == 1 for glyph in glyphs) * 2 >= sum(bool(glyph.turn) for glyph in glyphs)
    upright = []
    for glyph in glyphs:
        if upwards:
            left, right, top, bottom = -glyph.bottom, -glyph.top, glyph.left, glyph.right
        else:
            left, right, top, bottom = glyph.top, glyph.bottom, -glyph.right, -glyph.left
        upright.append(replace(glyph, left=left, right=right, top=top, bottom=bottom, turn=0))
    return cell_text(upright)
