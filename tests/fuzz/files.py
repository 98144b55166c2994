"""Reports in every format, damaged: seeded, so that a failure can be made again by its number."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from functools import cache
from types import ModuleType

from tests.index.test_round_trip import drawn
from tests.renderers import docx, html, markdown, pdf, txt_cells, txt_columns, txt_tabs, xlsx
from tests.renderers.report import report_of

FORMATS: tuple[tuple[str, ModuleType], ...] = (
    ("a.html", html), ("a.md", markdown), ("a.txt", txt_cells), ("b.txt", txt_tabs), ("c.txt", txt_columns),
    ("a.docx", docx), ("a.xlsx", xlsx), ("a.pdf", pdf),
)  # fmt: skip
NAMES = ("a.html", "a.md", "a.txt", "a.docx", "a.xlsx", "a.pdf", "a.mht", "a.doc", "noname", "https://example.org/a?b=c")
SPLICES = (
    b"<table>" * 60, b"<!--", b"<td colspan=99999 rowspan=99999>", b"|" * 300, b"&#x110000;", b"\x00" * 40, b"\xff\xfe",
    b"\t" * 200, b"\n\n\n", "（".encode() * 50, b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;" * 20, b"9" * 500,
    "2019年".encode() * 30, b"%PDF-1.4", b"endobj", b"\r", b"# " * 40, b"<w:tbl>", b"<w:gridSpan w:val='99999'/>", b"-1",
)  # fmt: skip


@cache
def whole(number: int, form: str) -> bytes:
    """An undamaged report in the format of that number."""
    return bytes(FORMATS[number][1].render(report_of(drawn(form, number, blanks=True), form)))


@cache
def archived(form: str) -> bytes:
    """The web page as browsers save it in one file."""
    page = whole(0, form)
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
    return head + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + page + b"\r\n--x--\r\n"


def _cut(content: bytes, source: random.Random) -> bytes:
    return content[: source.randrange(len(content) + 1)]


def _hole(content: bytes, source: random.Random) -> bytes:
    first, last = sorted(source.randrange(len(content) + 1) for _ in range(2))
    return content[:first] + content[last:]


def _flipped(content: bytes, source: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(source.choice((1, 3, 12, 80))):
        changed[source.randrange(len(changed))] ^= source.randint(1, 255)
    return bytes(changed)


def _spliced(content: bytes, source: random.Random) -> bytes:
    for _ in range(source.randint(1, 4)):
        place = source.randrange(len(content) + 1)
        content = content[:place] + source.choice(SPLICES) + content[place:]
    return content


def _shuffled(content: bytes, source: random.Random) -> bytes:
    parts = content.split(source.choice((b"<", b"\n", b" ", b"|", b"obj")))
    source.shuffle(parts)
    return b"\n".join(parts)


def _twice(content: bytes, source: random.Random) -> bytes:
    return content + content[source.randrange(len(content)) :]


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _hole, _flipped, _spliced, _shuffled, _twice)


def _inside(content: bytes, source: random.Random) -> bytes:
    """A package whose archive is whole and whose parts are damaged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if part and (name.endswith(("document.xml", "sheet1.xml")) or source.random() < 0.1):
                part = source.choice(DAMAGES)(part, source)
            new.writestr(name, part)
    return made.getvalue()


def damaged(number: int) -> tuple[bytes, str]:
    """The file of that number and its name, the same on every machine."""
    source = random.Random(number)
    form, kind = source.choice(("2019", "2021")), source.randrange(len(FORMATS) + 1)
    if kind == len(FORMATS):
        content, name = archived(form), "a.mht"
    else:
        content, name = whole(kind, form), FORMATS[kind][0]
    if content.startswith(b"PK") and source.random() < 0.6:
        content = _inside(content, source)
    else:
        for _ in range(source.choice((1, 1, 1, 2))):
            content = source.choice(DAMAGES)(content or b"x", source)
    return content, source.choice(NAMES) if source.random() < 0.1 else name
