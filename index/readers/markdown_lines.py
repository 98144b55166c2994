"""A Markdown file cut into lines and HTML tables, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.readers.markdown_inline import MASKED
from index.readers.txt_lines import Line

_UNREAD = re.compile(r"<!--|<(script|style|template)(?=[\s>])", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table(?=[\s>/])[^<>]{0,4000}>", re.IGNORECASE)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]{0,2000}\n){0,100}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_QUOTED_BAR = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+(?=[ \t]*[|｜])")
_TITLE = re.compile(r"""^title[ \t]*:[ \t]*["']?([^\n]{1,300}?)["']?[ \t]*$""", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class HtmlTable:
    """A stretch of the text that is an HTML table."""

    start: int
    end: int


def masked(text: str) -> str:
    """``text`` with comments, scripts and styles blanked out, character by character.

    Line breaks stay, so that lines and places are the same in both.
    """
    parts: list[str] = []
    position = 0
    missing: set[str] = set()
    for match in _UNREAD.finditer(text):
        if match.start() < position:
            continue
        closing = f"</{match.group(1).lower()}" if match.group(1) else "-->"
        end = -1 if closing in missing else _find(text, closing, match.end())
        if end < 0:
            missing.add(closing)
            end = match.end()
        elif match.group(1):
            end = text.find(">", end) + 1 or len(text)
        hidden = "".join("\n" if mark == "\n" else MASKED for mark in text[match.start() : end])
        parts += [text[position : match.start()], hidden]
        position = end
    return "".join([*parts, text[position:]])


def _find(text: str, closing: str, position: int) -> int:
    """Position after the next ``closing`` in any case, -1 if there is none."""
    found = re.compile(re.escape(closing), re.IGNORECASE).search(text, position)
    return found.end() if found else -1


def front_matter(text: str) -> tuple[int, str]:
    """Where the text begins behind a block of metadata, and the title that it names."""
    match = _FRONT_MATTER.match(text)
    if match is None or ":" not in match.group(1):
        return 0, ""
    title = _TITLE.search(match.group(1))
    return match.end(), title.group(1).strip() if title else ""


def pieces(shadow: str, start: int) -> Iterator[Line | HtmlTable]:
    """Lines and HTML tables of ``shadow`` from ``start`` on, in order."""
    position = start
    for table in _tables(shadow, start):
        yield from _lines(shadow, position, table.start)
        yield table
        position = table.end
    yield from _lines(shadow, position, len(shadow))


def _tables(shadow: str, start: int) -> Iterator[HtmlTable]:
    """The outermost tables; one that is never closed ends above the next Markdown heading."""
    depth, opened, heading = 0, -1, -1
    for match in _TABLE.finditer(shadow, start):
        if depth and match.start() > heading:
            yield HtmlTable(start=opened, end=heading)
            depth = 0
        if match.group(1):
            if depth == 1:
                yield HtmlTable(start=opened, end=match.end())
            depth = max(0, depth - 1)
            continue
        if depth == 0:
            opened = match.start()
            heading = heading if heading > opened else _heading_after(shadow, opened)
        depth += 1
    if depth:
        yield HtmlTable(start=opened, end=heading)


def _heading_after(shadow: str, position: int) -> int:
    heading = _ATX.search(shadow, position)
    return heading.start() if heading else len(shadow)


def _lines(shadow: str, start: int, stop: int) -> Iterator[Line]:
    while start < stop:
        end = shadow.find("\n", start, stop)
        end = stop if end < 0 else end
        yield Line(text=shadow[start:end], start=start, end=end)
        start = end + 1


def joined_rows(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with the lines of a pipe table's row put together where a cell was wrapped.

    A row that opens with a bar goes on until a line ends with one. Full-width
    bars on a line that opens with one count as bars.
    """
    bars = [_with_bars(line) for line in lines]
    joined: list[Line] = []
    number = 0
    while number < len(bars):
        last = _row_end(bars, number)
        text = "\n".join(line.text for line in bars[number : last + 1])
        joined.append(replace(bars[number], text=text, end=bars[last].end))
        number = last + 1
    return joined


def _with_bars(line: Line) -> Line:
    """``line``, if it opens with a bar, with bars of one kind and without the marks of a quotation."""
    quoted = _QUOTED_BAR.match(line.text)
    if quoted is not None:
        line = replace(line, text=line.text[quoted.end() :], start=line.start + quoted.end())
    return replace(line, text=line.text.replace("｜", "|")) if line.text.lstrip()[:1] == "｜" else line


def _row_end(lines: Sequence[Line], number: int) -> int:
    """Number of the line on which the row of line ``number`` ends."""
    text = lines[number].text.strip()
    if not text.startswith("|") or text.endswith("|"):
        return number
    for last in range(number + 1, min(number + 4, len(lines))):
        part = lines[last].text.strip()
        if not part or part[0] in "|#>" or lines[last].start != lines[last - 1].end + 1:
            return number
        if part.endswith("|"):
            return last
    return number
