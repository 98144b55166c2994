"""HTML tokens to a flow of paragraphs and tables, without a tree.

Cells hold flows of their own. Whether a table holds data or lays out a page is
decided when it ends (:mod:`index.readers.html_tables`).
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from index.readers.html_items import Element, FlowCell, FlowTable, Paragraph
from index.readers.html_styles import PageStyles
from index.readers.html_tokens import HtmlToken
from index.readers.html_vocabulary import (
    BLOCK_TAGS,
    INVISIBLE,
    NAMED_NOISE,
    NOISE_NAME,
    NOISE_TAGS,
    PICTURED_TITLE,
    SECTIONS,
    STRUCK_TAGS,
    TABLE_TAGS,
    VOID_TAGS,
)
from index.text import single_spaced

_WIDE = "\u2014-\u2026\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n\s*(?=[{_WIDE}])")
_SPACE = re.compile(r"[\s\u3000]+")
_COLLAPSED = re.compile(r"[ \t\r\n\f]+")
_GAP = re.compile(r"\S *[\u00a0\u3000][ \u00a0\u3000]+\S")
_INTEGER = re.compile(r"\s*(\d{1,9})")


@dataclass(slots=True)
class _OpenTable:
    """A table under way: what was open outside it is out of reach of closing tags inside."""

    table: FlowTable
    depth: int
    row: list[FlowCell] | None = None
    cell: FlowCell | None = None
    in_caption: bool = False


class FlowBuilder:
    """Takes tokens one by one; ``items`` is the finished flow after :meth:`finish`."""

    def __init__(self, styles: PageStyles | None = None) -> None:
        self._styles = styles or PageStyles()
        self.items: list[Paragraph | FlowTable] = []
        self.elements: list[Element] = [Element("", -1, noise=False, hidden=False)]
        self.meta: dict[str, str] = {}
        self.title = ""
        self._stack: list[int] = [0]
        self._depths: defaultdict[str, list[int]] = defaultdict(list)
        self._tables: list[_OpenTable] = []
        self._texts: list[str] = []
        self._white: list[int] = []
        self._start = -1
        self._end = -1
        self._linked = 0
        self._remark = ""
        self._in_title = False

    def feed(self, tokens: Iterable[HtmlToken]) -> FlowBuilder:
        """Takes all ``tokens`` and finishes."""
        for token in tokens:
            if token.kind == "text":
                self._text(token)
            elif token.kind == "open":
                self._open_tag(token)
            else:
                self._close_tag(token)
        self._flush()
        while self._tables:
            self._end_table(self._end)
        return self

    @property
    def page_title(self) -> str:
        """The page's ``<title>``."""
        return INVISIBLE.sub("", html.unescape(self.title)).strip()

    # -- text ---------------------------------------------------------------

    def _text(self, token: HtmlToken) -> None:
        if self._in_title:
            self.title += token.source
            return
        if self._struck() or self._unseen():
            if token.source.strip():
                self._remark = "删除线文字未收" if self._struck() else "不显示的文字未收"
            return
        text = INVISIBLE.sub("", html.unescape(token.source))
        if text.strip() or self._texts:
            self._texts.append(text)
        if text.strip() and self.elements[self._stack[-1]].white:
            self._white.append(len(self._texts) - 1)
        if text.strip():
            lead = len(token.source) - len(token.source.lstrip())
            if self._start < 0:
                self._start = token.start + lead
            self._end = token.start + len(token.source.rstrip())
            if self._depths["a"]:
                self._linked += len(text.strip())

    def _struck(self) -> bool:
        return self.elements[self._stack[-1]].struck or any(self._depths[name] for name in STRUCK_TAGS)

    def _unseen(self) -> bool:
        """Whether the text is hidden inside a paragraph that shows; one hidden as a whole is marked so."""
        place = self._stack[-1]
        if not self.elements[place].hidden:
            return False
        while place > 0 and self.elements[place].name not in BLOCK_TAGS:
            place = self.elements[place].parent
        return not self.elements[place].hidden

    def _flush(self) -> None:
        """Ends the paragraph under way."""
        if self._start >= 0:
            self._drop_white()
            element = self._stack[-1]
            source = "".join(self._texts).replace("[]", "")
            text = single_spaced(_BREAK_IN_CHINESE.sub("", source), _SPACE).strip()
            own = self.elements[element]
            paragraph = Paragraph(
                text,
                self._start,
                self._end,
                element,
                level=self._heading_level(),
                linked=self._linked,
                noise=own.noise,
                hidden=own.hidden,
                remark=self._remark,
                laid=source.strip("\r\n ") if own.laid else _gapped(source),
            )
            if text:
                self._place(paragraph)
        self._texts = []
        self._white = []
        self._start = -1
        self._linked = 0
        self._remark = ""

    def _drop_white(self) -> None:
        """Leaves out white text beside other text; where all is white, the ground is dark."""
        if self._white and sum(bool(text.strip()) for text in self._texts) > len(self._white):
            self._remark = self._remark or "白色文字未收"
            for place in self._white:
                self._texts[place] = ""

    def _heading_level(self) -> int:
        return next((level for level in range(1, 7) if self._depths[f"h{level}"]), 0)

    def _place(self, item: Paragraph | FlowTable) -> None:
        """Puts an item into the innermost open cell, or into the page's flow."""
        if not self._tables:
            self.items.append(item)
            return
        state = self._tables[-1]
        if state.in_caption and isinstance(item, Paragraph):
            state.table.caption = f"{state.table.caption}\n{item.text}".strip()
        elif state.cell is not None:
            state.cell.items.append(item)
        elif isinstance(item, FlowTable) or item.text:
            # Text between rows: it belongs above the table, where browsers show it.
            outer = self._tables[-2].cell if len(self._tables) > 1 else None
            (outer.items if outer is not None else self.items).append(item)

    # -- tags ---------------------------------------------------------------

    def _open_tag(self, token: HtmlToken) -> None:
        name = token.name
        if name in BLOCK_TAGS:
            self._flush()
            if self.elements[self._stack[-1]].name == "p" and name != "br":
                self._pop("p")
        if name == "body" and not self._tables:
            self._unwind(1)
        if name == "meta":
            attributes = token.attributes()
            key = attributes.get("name") or attributes.get("property") or ""
            if key and len(self.meta) < 200:
                self.meta.setdefault(key.lower(), attributes.get("content", ""))
            return
        if name in ("input", "img"):
            self._add_shown(token)
        if name in VOID_TAGS:
            return
        if name in TABLE_TAGS:
            self._open_table_tag(token)
        if name in ("sup", "sub"):
            self._texts.append("[")
            self._remark = self._remark or "上下标加方括号"
        if name == "title" and not self._depths["body"]:
            self._in_title = not self.title
        self._push(token)

    def _add_shown(self, token: HtmlToken) -> None:
        """What stands in a field of a form that is a cell, or in a picture of the report's title."""
        attributes = token.attributes()
        field = attributes.get("type", "text").lower() in ("text", "number", "tel", "")
        in_cell = field and bool(self._tables) and self._tables[-1].cell is not None
        title = PICTURED_TITLE.fullmatch(attributes.get("alt", "").strip()) if not self._texts else None
        text = title[0] if title and token.name == "img" else attributes.get("value", "") if in_cell else ""
        if text:
            self._texts.append(INVISIBLE.sub("", text))
            self._start, self._end = (self._start if self._start >= 0 else token.start), token.end

    def _push(self, token: HtmlToken) -> None:
        parent = self._stack[-1]
        above = self.elements[parent]
        noise = above.noise or token.name in NOISE_TAGS
        hidden, struck, white = above.hidden, above.struck, above.white
        laid = above.laid or token.name == "pre"
        if " " in token.source or "\n" in token.source:
            attributes = token.attributes()
            label = f"{attributes.get('id', '')} {attributes.get('class', '')}"
            noise = noise or (token.name in NAMED_NOISE and NOISE_NAME.search(label) is not None)
            hidden = hidden or self._styles.hides(token.name, attributes)
            struck = struck or self._styles.strikes(attributes)
            white = self._styles.whitens(attributes, white)
            laid = self._styles.lays_out(attributes, laid)
        self.elements.append(Element(token.name, parent, noise, hidden, struck, white, laid))
        self._depths[token.name].append(len(self._stack))
        self._stack.append(len(self.elements) - 1)
        if self._tables and token.name in {"td", "th"} and self._tables[-1].cell is not None:
            self._tables[-1].cell.hidden = hidden

    def _close_tag(self, token: HtmlToken) -> None:
        name = token.name
        if name in BLOCK_TAGS:
            self._flush()
        if name == "title":
            self._in_title = False
        if name in ("sup", "sub") and self._depths[name]:
            self._texts.append("]")
        if name in TABLE_TAGS:
            self._close_table_tag(token)
        else:
            self._pop(name)

    def _pop(self, name: str) -> None:
        """Closes the innermost open ``name`` and what it holds, but nothing outside the table under way."""
        depths = self._depths[name]
        if depths and depths[-1] >= (self._tables[-1].depth if self._tables else 1):
            self._unwind(depths[-1])

    def _unwind(self, depth: int) -> None:
        while len(self._stack) > depth:
            self._depths[self.elements[self._stack.pop()].name].pop()

    # -- tables -------------------------------------------------------------

    def _open_table_tag(self, token: HtmlToken) -> None:
        name = token.name
        inside_cell = bool(self._tables) and self._tables[-1].cell is not None
        if name == "table" or not self._tables:
            if self._tables and not inside_cell:
                self._start_cell(token)
            self._start_table(token)
            if name == "table":
                return
        state = self._tables[-1]
        if name == "caption":
            state.in_caption = True
            return
        self._end_cell(token.start)
        if name in {"td", "th"}:
            self._start_cell(token)
            return
        self._end_row()
        self._unwind(self._depth_within(state, *(() if name in SECTIONS else SECTIONS)))
        if name in SECTIONS:
            state.table.section = SECTIONS[name]
        elif name == "tr":
            state.row = []

    def _start_table(self, token: HtmlToken) -> None:
        element = self._stack[-1]
        own = self.elements[element]
        table = FlowTable(element, token.start, noise=own.noise, hidden=own.hidden)
        if " " in token.source or "\n" in token.source:
            table.hidden = table.hidden or self._styles.hides("table", token.attributes())
        self._tables.append(_OpenTable(table, depth=len(self._stack) + (token.name == "table")))

    def _start_cell(self, token: HtmlToken) -> None:
        state = self._tables[-1]
        if state.row is None:
            state.row = []
        attributes = token.attributes() if token.name in {"td", "th"} else {}
        cell = FlowCell(
            row_span=_span(attributes.get("rowspan"), least=0),
            column_span=_span(attributes.get("colspan"), least=1),
            start=token.end,
            end=token.end,
        )
        self._unwind(self._depth_within(state, *SECTIONS, "tr"))
        state.row.append(cell)
        state.cell = cell

    def _depth_within(self, state: _OpenTable, *names: str) -> int:
        """How deep the elements called ``names`` right inside the table reach that are open: what they hide stays hidden."""
        depth = state.depth
        while depth < len(self._stack) and self.elements[self._stack[depth]].name in names:
            depth += 1
        return depth

    def _end_cell(self, position: int) -> None:
        state = self._tables[-1]
        state.in_caption = False
        if state.cell is not None:
            state.cell.end = position
            state.cell = None

    def _end_row(self) -> None:
        state = self._tables[-1]
        if state.row:
            state.table.rows.append((state.table.section, state.row))
        state.row = None

    def _close_table_tag(self, token: HtmlToken) -> None:
        if not self._tables:
            return
        name = token.name
        state = self._tables[-1]
        if name == "table":
            self._end_table(token.start)
        elif name == "caption":
            state.in_caption = False
            self._pop(name)
        else:
            self._end_cell(token.start)
            within = (*SECTIONS, "tr") if name in {"td", "th"} else SECTIONS if name == "tr" else ()
            self._unwind(self._depth_within(state, *within))
            if name not in {"td", "th"}:
                self._end_row()
            if name in SECTIONS:
                state.table.section = 1

    def _end_table(self, position: int) -> None:
        self._end_cell(position)
        self._end_row()
        state = self._tables.pop()
        self._unwind(max(1, state.depth - 1))
        state.table.end = position
        self._place(state.table)


def _gapped(source: str) -> str:
    """The text on one line with the wide gaps that it is written with, "" where it has none."""
    line = _COLLAPSED.sub(" ", source).strip()
    return line if _GAP.search(line) else ""


def _span(value: str | None, *, least: int) -> int:
    match = _INTEGER.match(value or "")
    return max(least, int(match.group(1))) if match else 1
