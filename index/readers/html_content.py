"""The main content of a page: the report, without the site around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.readers.html_items import Element, FlowTable, Paragraph
from index.readers.html_tables import Item, cell_text
from index.readers.html_vocabulary import CONTAINER_TAGS
from index.readers.txt_lines import SECTION_TITLE, is_value
from index.text import squeeze

ENOUGH = 0.95
"""Share of the weight of all running text that the content's container must hold."""

MISNAMED = 0.3
"""Share of all running text above which a part is content, whatever its name says."""

LOOK_BACK = 12
"""How many paragraphs above the content may hold the report's title."""

_REPORT_TITLE = re.compile(r"政府信息公开.{0,12}年度?报告|年度.{0,6}报告|年报")


def main_content(items: Sequence[Item], elements: Sequence[Element]) -> list[Item]:
    """The items that make up the report.

    The smallest container is taken that holds every table with values, every
    section title and nearly all running text. Within it menus, footers and lists
    of links are left out; above it the report's title is looked for. Without any
    running text all items are kept.
    """
    shown = [item for item in items if not item.hidden]
    if any(_has_values(item) for item in items) and not any(_has_values(item) for item in shown):
        shown = list(items)
    noise = sum(_weight(item) for item in shown if item.noise)
    trusted = noise <= MISNAMED * sum(_weight(item) for item in shown)
    counted = [item for item in shown if not (trusted and item.noise and _weight(item))]
    container = _container(counted, elements)
    inside = _descendants(container, elements)
    kept: list[Item] = []
    above: list[Item] = []
    for item in shown:
        if not inside[item.element]:
            if not kept:
                above.append(item)
        elif not _is_noise(item, around_is_noise=elements[container].noise or not trusted):
            kept.append(item)
    if not any(_is_title(item) for item in kept[:LOOK_BACK]):
        kept = _titles(above) + kept
    if any(_is_title(item) and not _is_linked(item) for item in kept):
        # A title that is a link is another report's.
        kept = [item for item in kept if not (_is_title(item) and _is_linked(item))]
    return kept


def shows_report(items: Sequence[Item]) -> bool:
    """Whether a visible part of ``items`` is a table with values or a section title of a report."""
    return any(_has_values(item) or _is_section_title(item) for item in _visible(items))


def shown_labels(items: Sequence[Item]) -> set[str]:
    """What the visible tables of ``items`` print that is no value, the visible titles of sections and running text."""
    found: set[str] = set()
    for item in _visible(items):
        if isinstance(item, FlowTable):
            texts = (squeeze(cell_text(cell)) for _, row in item.rows for cell in row if not cell.hidden)
            found |= {text for text in texts if text and not is_value(text)}
        elif _is_section_title(item) or _weight(item):
            found.add(squeeze(item.text))
    return found


def _visible(items: Sequence[Item]) -> Iterator[Item]:
    """The items that show, with those in the cells of tables."""
    waiting = [item for item in items if not item.hidden]
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, FlowTable):
            cells = (cell for _, row in item.rows for cell in row if not cell.hidden)
            waiting.extend(inner for cell in cells for inner in cell.items if not inner.hidden)


def _has_values(item: Item) -> bool:
    return isinstance(item, FlowTable) and any(
        is_value(cell_text(cell)) for _, row in item.rows for cell in row
    )


def _weight(item: Item) -> int:
    """Characters of running text: long paragraphs that are not made of links."""
    if isinstance(item, FlowTable):
        return 0
    return len(item.text) if len(item.text) >= 40 and item.linked < 0.5 * len(item.text) else 0


def _is_section_title(item: Item) -> bool:
    if isinstance(item, FlowTable) or item.linked or item.noise:
        return False
    return SECTION_TITLE.fullmatch(item.text) is not None


def _container(items: Sequence[Item], elements: Sequence[Element]) -> int:
    """Number of the smallest element that holds the running text."""
    weights = [0] * len(elements)
    needed = [0] * len(elements)
    for item in items:
        weights[item.element] += _weight(item)
        needed[item.element] += _has_values(item) or _is_section_title(item)
    for number in range(len(elements) - 1, 0, -1):
        weights[elements[number].parent] += weights[number]
        needed[elements[number].parent] += needed[number]
    if not weights[0] and not needed[0]:
        return 0
    # Elements that hold so much hold each other, and inner ones have higher numbers.
    return max(
        number
        for number, element in enumerate(elements)
        if (number == 0 or element.name in CONTAINER_TAGS)
        and weights[number] >= ENOUGH * weights[0]
        and needed[number] == needed[0]
    )


def _descendants(container: int, elements: Sequence[Element]) -> list[bool]:
    inside = [False] * len(elements)
    inside[container] = True
    for number in range(container + 1, len(elements)):
        inside[number] = inside[elements[number].parent]
    return inside


def _is_noise(item: Item, around_is_noise: bool) -> bool:
    if isinstance(item, FlowTable):
        return item.noise and not around_is_noise and not _has_values(item)
    if item.noise and not around_is_noise:
        return not _is_title(item)
    return _is_linked(item) and len(item.text) < 60 and not _is_title(item)


def _is_linked(item: Item) -> bool:
    return isinstance(item, Paragraph) and item.linked > 0 and item.linked >= 0.8 * len(item.text)


def _is_title(item: Item) -> bool:
    return isinstance(item, Paragraph) and len(item.text) < 80 and _REPORT_TITLE.search(item.text) is not None


def _titles(above: Sequence[Item]) -> list[Item]:
    """The last heading, or line like a report's title, above the content."""
    for item in reversed(above[-LOOK_BACK:]):
        if isinstance(item, Paragraph) and not item.linked and (item.level in (1, 2) or _is_title(item)):
            return [item]
    return []
