"""Tables whose columns are aligned by spaces, as ``pdftotext -layout`` prints them.

Steps: lines that end in values are found; neighbouring ones make a region; the
region grows upwards over its header; a header in the middle starts a new
section; each section's values are assigned to columns, its labels to rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Cell
from index.readers.form_wording import level_of
from index.readers.txt_column_header import header_rows
from index.readers.txt_column_labels import Section, has_blanks, is_article
from index.readers.txt_column_rows import Body, section_rows
from index.readers.txt_labels import numbering_level
from index.readers.txt_lines import FURNITURE, SECTION_TITLE, Line, display_width
from index.readers.txt_paragraphs import SENTENCE_END
from index.readers.txt_tabs import FoundTable
from index.readers.txt_tokens import TokenLine, best_metric

MOST_LINES_BETWEEN = 14
"""Most lines without values between two lines of values of one table, and above its first one."""

MOST_BLANK_LINES = 8
"""More blank lines than this, on one page, end a table."""

MOST_ROWS = 300
"""A longer table is cut into several: labels are matched to rows by comparing all with all."""

LABELS_LOOKED_AT = 60
"""So many lines above a line show how far the labels of a table reach to the right."""

WIDEST_HEADING = 20
"""A wider word is no header of a narrow column, in display columns."""

PUNCTUATION = frozenset("，。；：！？")
"""Marks that show running text."""

PARAGRAPH_WIDTH = 56
"""A line without gaps that is wider is running text, in display columns."""


def find_columns(lines: Sequence[Line], text: str) -> dict[int, FoundTable]:
    """The tables aligned by spaces, by the number of their first line.

    ``text`` is the document's text, into which the spans point.
    """
    tables: dict[int, FoundTable] = {}
    floor = 0
    clusters = _clusters(lines)
    metric = best_metric(lines, clusters)
    for values in clusters:
        first = _first_line(lines, values[0], floor)
        region = [
            TokenLine(line=lines[number], number=number, metric=metric)
            for number in range(first, _last_line(lines, values) + 1)
            if not lines[number].blank and not FURNITURE.fullmatch(lines[number].text)
        ]
        floor = region[-1].number + 1
        sections = [section_rows(section, text) for section in _sections(region)]
        rows = _rows(sections)
        if rows:
            tables[region[0].number] = FoundTable(rows=rows, next_line=floor, regular=False)
    return tables


def _clusters(lines: Sequence[Line]) -> list[list[int]]:
    """Numbers of the lines of values, table by table."""
    clusters: list[list[int]] = []
    between = blanks = 0
    open_cluster = False
    for number, line in enumerate(lines):
        if line.blank or FURNITURE.fullmatch(line.text):
            blanks += 1
            if blanks > MOST_BLANK_LINES and line.page == lines[number - 1].page:
                open_cluster = False
            continue
        tokens = TokenLine(line=line, number=number, metric="characters")
        blanks = 0
        if _is_value_line(tokens):
            if not open_cluster or len(clusters[-1]) == MOST_ROWS:
                clusters.append([])
            clusters[-1].append(number)
            open_cluster, between = True, 0
            continue
        between += 1
        if between > MOST_LINES_BETWEEN or _breaks(tokens):
            open_cluster = False
    return [cluster for cluster in clusters if _is_table(lines, cluster)]


def _is_value_line(tokens: TokenLine) -> bool:
    if "\t" in tokens.line.text or not tokens.values:
        return False
    # A line of a table of contents: a section's title and its page.
    return not (len(tokens.values) == 1 and SECTION_TITLE.match(tokens.line.text))


def _is_table(lines: Sequence[Line], cluster: Sequence[int]) -> bool:
    counts = [
        len(TokenLine(line=lines[number], number=number, metric="characters").values) for number in cluster
    ]
    return len(counts) > 1 or counts[0] > 2


def _breaks(tokens: TokenLine) -> bool:
    """Whether a line without values cannot stand inside a table."""
    text = tokens.line.text
    if "\t" in text or SECTION_TITLE.fullmatch(text):
        return True
    if tokens.gapped or _is_heading_row(tokens):
        return False
    width = display_width(text.strip())
    return width > PARAGRAPH_WIDTH or (width > 24 and text.rstrip().endswith(("。", "；")))


def _is_heading_row(tokens: TokenLine) -> bool:
    """Whether a line is words that single spaces part, as headers of narrow columns are."""
    words = tokens.words()
    return len(words) > 3 and all(
        display_width(word.text) <= WIDEST_HEADING and not PUNCTUATION.intersection(word.text)
        for word in words
    )


def _first_line(lines: Sequence[Line], first_value: int, floor: int) -> int:
    """The first line of the header above the first line of values."""
    first = first_value
    taken = blanks = 0
    for number in range(first_value - 1, floor - 1, -1):
        line = lines[number]
        if line.blank or FURNITURE.fullmatch(line.text):
            blanks += 1
            if blanks > MOST_BLANK_LINES:
                break
            continue
        tokens = TokenLine(line=line, number=number, metric="characters")
        taken += 1
        blanks = 0
        if taken > MOST_LINES_BETWEEN or _breaks(tokens):
            break
        first = number
    while first < first_value:
        line = lines[first]
        tokens = TokenLine(line=line, number=first, metric="characters")
        words = tokens.words()
        if is_article(tokens):
            break
        if words and (tokens.gapped or words[0].left >= LEAST_INDENT or _is_word_row(tokens)):
            break
        lone = tokens.labels[0].text if len(tokens.labels) == 1 else ""
        if level_of(lone) is not None or (
            numbering_level(line.text) is not None and first_value - first < 3
        ):
            break
        first += 1
    return first


LEAST_INDENT = 9
"""Indent from which a lone token above the values is centred over a table, in characters."""


def _is_word_row(tokens: TokenLine) -> bool:
    words = tokens.words()
    return len(words) > 2 and not SENTENCE_END.search(tokens.line.text.strip())


def _last_line(lines: Sequence[Line], values: Sequence[int]) -> int:
    """The last line: that of the last values, or of the label that goes on below it."""
    last = _last_blank_row(lines, values[-1])
    if last > values[-1] or len(values) < 2 or last + 1 >= len(lines):
        return last
    tokens = TokenLine(line=lines[last], number=last, metric="characters")
    below = TokenLine(line=lines[last + 1], number=last + 1, metric="characters")
    above = lines[last - 1]
    split = not tokens.labels and not above.blank and last - 1 not in values
    if split and len(below.labels) == 1 and not below.values and not _breaks(below):
        token = below.labels[0]
        if (
            numbering_level(token.text) is None
            and token.right <= tokens.values[0].left
            and len(token.text) < 16
        ):
            return last + 1
    return last


def _last_blank_row(lines: Sequence[Line], last: int) -> int:
    """The last row of blanks right below the values that end on line ``last``; ``last`` without any.

    A row of blanks shows by the spaces that are left of its cells, or by the article
    and the header of the part of the table that it stands in.
    """
    end = last
    in_part = has_header = False
    for number in range(last + 1, min(last + 1 + MOST_LINES_BETWEEN, len(lines))):
        tokens = TokenLine(line=lines[number], number=number, metric="characters")
        in_part = in_part or is_article(tokens)
        spaced = has_blanks(tokens)
        if not (in_part or spaced) or lines[number].blank:
            break
        if _breaks(tokens) and not is_article(tokens):
            break
        if spaced or (has_header and len(tokens.labels) == 1):
            end = number
        has_header = not is_article(tokens) and (has_header or tokens.gapped)
    return end


def _rows(sections: Sequence[Body]) -> list[list[Cell]]:
    """Rows of all sections, one under the other."""
    rows: list[list[Cell]] = []
    for body in sections:
        rows.extend(header_rows(body.header, body.label_columns, len(rows), body.text, body.header_page))
        rows.extend(body.cells(len(rows)))
    return rows


def _sections(region: Sequence[TokenLine]) -> list[Section]:
    sections: list[Section] = []
    header: list[TokenLine] = []
    body: list[TokenLine] = []
    for place, tokens in enumerate(region):
        below = region[place + 1] if place + 1 < len(region) else None
        if tokens.values and not (body or header):
            body.append(tokens)
        elif not body:
            if tokens.values or _starts_body(tokens, header):
                body.append(tokens)
            else:
                header.append(tokens)
        elif not tokens.values and (_is_header(tokens, body) or _is_title(tokens, below, body)):
            sections.append(Section(header=tuple(header), body=tuple(body)))
            header, body = [tokens], []
        else:
            body.append(tokens)
    if body:
        sections.append(Section(header=tuple(header), body=tuple(body)))
    return sections


def _starts_body(tokens: TokenLine, header: Sequence[TokenLine]) -> bool:
    """Whether a line without values, under a header or none, begins the first row's label."""
    if len(tokens.labels) != 1 or is_article(tokens) or _is_heading_row(tokens):
        return False
    label = tokens.labels[0]
    if level_of(label.text) is not None:
        return True
    if not header or numbering_level(label.text) is not None:
        return bool(header) and numbering_level(label.text) != 2
    # A header of one line is whole: what begins where its corner does is a row of blanks.
    lines = [line for line in header if not is_article(line)]
    return len(lines) == 1 and lines[0].gapped and abs(lines[0].labels[0].left - label.left) <= 1


def _is_title(tokens: TokenLine, below: TokenLine | None, body: Sequence[TokenLine]) -> bool:
    """Whether a lone text without numbering stands above a header, or names an article of law."""
    if is_article(tokens):
        return True
    if len(tokens.labels) != 1 or numbering_level(tokens.labels[0].text) is not None:
        return False
    return below is not None and not below.values and below.gapped and _is_header(below, body)


def _is_header(tokens: TokenLine, body: Sequence[TokenLine]) -> bool:
    """Whether a line without values among rows has a word to the right of all their labels."""
    if len(tokens.labels) == 1 and level_of(tokens.labels[0].text) is not None:
        return False
    page = tokens.line.page
    near = [other for other in body[-LABELS_LOOKED_AT:] if other.values]
    same = [other for other in near if other.line.page == page] or near
    if not same:
        return False
    edges = [other.labels[-1].right for other in same if other.labels]
    first = min(other.values[0].left for other in same)
    alone = [other for other in body[-LABELS_LOOKED_AT:] if not other.values and other.line.page == page]
    # Labels whose values stand on a line of their own reach as far as others do.
    edges += [token.right for other in alone for token in other.labels if token.right <= first and edges]
    edge = max(edges) if edges else first
    return any(token.left >= edge for token in tokens.labels)
