"""Damaged files give a document or an explained error, never anything else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import lru_cache

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from printed_pdf import pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from index.document import Document
from index.errors import NianbaoError
from index.readers import read_bytes
from index.readers.ocr import pictures_of
from index.readers.sniff import sniff

quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@lru_cache
def printed() -> bytes:
    def page(canvas: Canvas) -> None:
        write(canvas, 94, 60, "一、总体情况")
        table(canvas, 70, 100, [["甲", "1"], ["乙", "2"]])

    return pdf(page, page, pageCompression=0)


@lru_cache
def word() -> bytes:
    made = docx.Document()
    made.add_heading("总体情况", 1)
    grid = made.add_table(3, 3)
    for number in range(9):
        grid.cell(number // 3, number % 3).text = str(number)
    grid.cell(0, 0).merge(grid.cell(1, 1))
    packed = io.BytesIO()
    made.save(packed)
    # Stored without compression, so that flipped bytes reach the XML.
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name.endswith((".xml", ".rels")) and "theme" not in name:
                target.writestr(name, source.read(name))
    return out.getvalue()


def sound(document: Document) -> None:
    """The spans of a document stand for what they say."""
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
        for cell in block.grid.cells() if block.grid else ():
            assert document.text[cell.start : cell.end] == cell.text


def outcome(read: Callable[[], object]) -> object:
    """What ``read`` gives, or the explained error that it raises."""
    try:
        return read()
    except NianbaoError as error:
        return error


def explained(said: object) -> None:
    """An error has its say in one line."""
    if isinstance(said, NianbaoError):
        assert said.line().strip()
        assert "\n" not in said.line() + said.line("en")


def check(content: bytes, name: str) -> None:
    said = outcome(lambda: read_bytes(content, name))
    explained(said)
    if isinstance(said, Document):
        sound(said)


def flipped(content: bytes, changes: list[tuple[float, int]]) -> bytes:
    changed = bytearray(content)
    for place, mask in changes:
        changed[int(place * (len(changed) - 1))] ^= mask
    return bytes(changed)


places = st.floats(0, 1)
flips = st.lists(st.tuples(places, st.integers(1, 255)), min_size=1, max_size=12)


class TestPdf:
    @quick
    @given(places)
    def test_cut(self, share: float) -> None:
        check(printed()[: int(share * len(printed()))], "a.pdf")

    @quick
    @given(flips)
    def test_flipped(self, changes: list[tuple[float, int]]) -> None:
        check(flipped(printed(), changes), "a.pdf")

    @quick
    @given(places, places)
    def test_with_a_hole(self, first: float, second: float) -> None:
        begin, end = sorted(int(share * len(printed())) for share in (first, second))
        check(printed()[:begin] + printed()[end:], "a.pdf")


class TestDocx:
    @quick
    @given(places)
    def test_cut(self, share: float) -> None:
        check(word()[: int(share * len(word()))], "a.docx")

    @quick
    @given(flips)
    def test_flipped(self, changes: list[tuple[float, int]]) -> None:
        check(flipped(word(), changes), "a.docx")

    @quick
    @given(flips)
    def test_flipped_inside_a_whole_archive(self, changes: list[tuple[float, int]]) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                target.writestr(name, flipped(content, changes) if name == "word/document.xml" else content)
        check(out.getvalue(), "a.docx")


class TestPictures:
    @quick
    @given(st.sampled_from(["PNG", "JPEG", "TIFF", "BMP", "WEBP"]), places, flips)
    def test_header_and_cut(self, kind: str, share: float, changes: list[tuple[float, int]]) -> None:
        out = io.BytesIO()
        Image.new("RGB", (16, 16), "white").save(out, kind)
        content = out.getvalue()
        damaged = flipped(content[: int(share * len(content))] or b"x", changes)
        explained(outcome(lambda: list(pictures_of(damaged))))


@quick
@given(st.binary(max_size=300), st.sampled_from(["a.pdf", "a.docx", "a.doc", "a.png", "noname"]))
def test_anything(content: bytes, name: str) -> None:
    explained(outcome(lambda: sniff(content, name)))


@quick
@given(
    st.binary(max_size=200),
    st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_anything_after_a_true_beginning(content: bytes, begin: bytes) -> None:
    check(begin + content, "a.txt")
