"""An answer as Markdown, for copying and for the export of a conversation."""

from __future__ import annotations

from qa.answer import Answer
from qa.row_text import row_text
from ui.web.cards import badge_of
from ui.web.texts import Texts


def as_markdown(question: str, answer: Answer, texts: Texts) -> str:
    """Question, answer, figures, verification and sources as Markdown text."""
    lines = [f"**{_plain(question)}**", "", _plain(answer.answer)]
    if len(answer.values) > 1:
        titles = [texts(f"chat.{name}") for name in ("issuer", "year", "item", "value")]
        lines += ["", _row(titles), _row(["---"] * len(titles))]
        for value in answer.values:
            figure = texts("chat.missing") if value.value is None else f"{value.value} {value.unit}".strip()
            lines.append(_row([value.issuer, str(value.year or ""), value.label or value.indicator, figure]))
    badge = badge_of(answer)
    if badge:
        lines += ["", f"*{texts(f'badge.{badge}')}*"]
        lines += [f"- {_plain(check.message)}" for check in answer.checks if check.status == "fail"]
    lines += [f"- {_plain(step)}" for step in answer.steps]
    for number, citation in enumerate(answer.citations, start=1):
        place = [citation.title, *citation.section[-1:], citation.row, citation.column]
        lines += ["", f"[{number}] " + " › ".join(_plain(part) for part in place if part)]
        quote = row_text(citation.quote) if citation.kind == "table_row" else citation.quote
        lines += [f"> {_plain(quote)}"]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """On one line, with nothing that Markdown would take for mark-up or HTML."""
    line = " ".join(text.split())
    for sign in "\\`*_<>|[]":
        line = line.replace(sign, "\\" + sign)
    return line


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell if set(cell) == {"-"} else _plain(cell) for cell in cells) + " |"
