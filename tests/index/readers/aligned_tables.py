"""The form's tables printed with spaces, as ``pdftotext -layout`` and terminals print them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.index.readers.report_tables import (
    APPLICANTS,
    CARRIED,
    DISCLOSURE_LABELS,
    GRANTED,
    GROUPS,
    LAST_SECTION,
    NEW,
    NEXT,
    OUTCOMES,
    PARTIAL,
    PROSE,
    RESULTS,
    SECTIONS,
    TOTAL,
    Figures,
    width,
)

LABEL_LEFT = (0, 18, 30)
FIRST_VALUE = 62
PITCH = 10


@dataclass(kw_only=True)
class Printer:
    """Puts texts at columns of lines; ``measure`` is what a text takes: characters or display columns."""

    measure: Callable[[str], int]
    source: random.Random

    def line(self, placed: list[tuple[int, str]]) -> str:
        """The texts at their columns; a text that would touch the one before it moves right."""
        result = ""
        for column, text in sorted(placed):
            gap = max(column - self.measure(result), 2 if result else 0)
            result += " " * gap + text
        return result

    def values(
        self, values: list[str], first: int = FIRST_VALUE, pitch: int = PITCH
    ) -> list[tuple[int, str]]:
        """Values centred in their columns, off by at most half a column."""
        return [(first + number * pitch - len(text) // 2, text) for number, text in enumerate(values) if text]

    def wrapped(self, text: str, room: int) -> list[str]:
        """``text`` in lines of at most ``room`` columns."""
        lines = [""]
        for character in text:
            if self.measure(lines[-1] + character) > room:
                lines.append("")
            lines[-1] += character
        return lines

    def row(self, level: int, label: str, values: list[str], last_level: int = 2) -> list[str]:
        """The lines of a row: the values beside the label, or on a line of their own.

        A line of their own with blanks stands inside the label: below it, it might be the next row's.
        """
        left = LABEL_LEFT[level]
        room = FIRST_VALUE - 8 - left if last_level == 2 else 60
        pieces = self.wrapped(label, room)
        lines = [[(left, piece)] for piece in pieces]
        at = self.source.randrange(len(lines))
        inside = all(values) or at + 1 < len(lines)
        if len(lines) > 1 and inside and self.source.random() < 0.4:
            lines.insert(at + 1, self.values(values))
        else:
            lines[at] += self.values(values)
        return [self.line(line) for line in lines]


def aligned(figures: Figures, printer: Printer, *, paged: bool) -> str:
    """A report with its three tables; ``paged`` breaks pages, once inside table 三."""
    parts = [*prose("一、总体情况"), f"  {SECTIONS[0]}"]
    parts += disclosure(figures, printer)
    parts += ["", "", f"                {SECTIONS[1]}"]
    parts += requests(figures, printer, paged=paged)
    parts += ["", f"  {SECTIONS[2]}"]
    parts += remedies(figures, printer)
    parts += ["", *prose(LAST_SECTION)]
    return "\n".join(parts) + ("\f" if paged else "\n")


def prose(title: str) -> list[str]:
    """A heading and a wrapped paragraph."""
    text = "　　" + PROSE * 3
    return [f"  {title}", *(text[start : start + 30] for start in range(0, len(text), 30))]


def disclosure(figures: Figures, printer: Printer) -> list[str]:
    """Table 二."""
    lines = [printer.line([(24, "第二十条第（一）项")]), ""]
    titles = [(28, "本年制发件数"), (46, "本年废止件数"), (64, "现行有效件数")]
    lines += [printer.line([(6, "信息内容"), *titles]), ""]
    for number, (label, values) in enumerate(zip(DISCLOSURE_LABELS, figures.disclosure, strict=True)):
        if number in (2, 3, 5):
            column = "本年收费金额（单位：万元）" if number == 5 else "本年处理决定数量"
            lines += ["", printer.line([(24, f"第二十条第（{number}）项")]), ""]
            lines += [printer.line([(6, "信息内容"), (36, column)]), ""]
        first, pitch = (31, 18) if len(values) == 3 else (42, 1)
        lines.append(printer.line([(0, label), *printer.values(values, first, pitch)]))
    return lines


def requests(figures: Figures, printer: Printer, *, paged: bool) -> list[str]:
    """Table 三 with its merged labels between the rows, as they are centred."""
    values = iter(figures.requests)
    middle = FIRST_VALUE + 3 * PITCH
    lines = [
        printer.line([(middle - 4, "申请人情况")]),
        "",
        printer.line([(middle - 10, "法人或其他组织")]),
        "",
    ]
    upper = [
        (FIRST_VALUE + PITCH * place - 2, text[: len(text) // 2]) for place, text in enumerate(APPLICANTS)
    ]
    lower = [
        (FIRST_VALUE + PITCH * place - 2, text[len(text) // 2 :]) for place, text in enumerate(APPLICANTS)
    ]
    lines += [printer.line(upper), printer.line(lower), ""]
    for label in (NEW, CARRIED):
        lines += printer.row(0, label, next(values))
    body: list[list[str]] = [printer.row(1, GRANTED, next(values)), printer.row(1, PARTIAL, next(values))]
    for group, labels in GROUPS.items():
        rows = [printer.row(2, label, next(values)) for label in labels]
        at = len(rows) // 2
        rows[at:at] = [[printer.line([(LABEL_LEFT[1], group)])]]
        body += rows
    body.append(printer.row(1, TOTAL, next(values)))
    body[3:3] = [[printer.line([(1, RESULTS)])]]
    if paged:
        at = printer.source.choice([8, 14, 17])
        body[at:at] = [["", "                                       - 3 -", "\f"]]
    lines += [line for row in body for line in row]
    lines += printer.row(0, NEXT, next(values))
    return "\n".join(lines).replace("\f\n", "\f").split("\n")


def remedies(figures: Figures, printer: Printer) -> list[str]:
    """Table 四."""
    first, pitch = 3, 10
    lines = [
        printer.line([(first + 2 * pitch - 4, "行政复议"), (first + 9 * pitch, "行政诉讼")]),
        "",
        printer.line([(first + 6 * pitch, "未经复议直接起诉"), (first + 12 * pitch - 2, "复议后起诉")]),
        "",
    ]
    for part in (slice(0, 2), slice(2, 4)):
        words = [(first + number * pitch - 2, text[part]) for number, text in enumerate(OUTCOMES * 3)]
        lines.append(printer.line([word for word in words if word[1]]))
    lines += ["", "", printer.line(printer.values(figures.remedies, first, pitch)), ""]
    return lines


def in_characters(source: random.Random) -> Printer:
    """As ``pdftotext`` counts columns."""
    return Printer(measure=len, source=source)


def on_a_terminal(source: random.Random) -> Printer:
    """As terminals and editors with a fixed-width font count columns."""
    return Printer(measure=width, source=source)
