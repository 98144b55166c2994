"""Tables that a Word file holds as pictures."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator

from lxml import etree
from PIL import Image

from index.errors import Unreadable
from index.readers.base import DocumentBuilder
from index.readers.docx_package import Package, attribute, local_name
from index.readers.ocr import MAX_PAGES, picture_of, remarks
from index.readers.ocr_page import read_page, shows_table
from index.readers.pdf_blocks import add_pages

SMALLEST = (400, 100)
"""Smaller pictures, width and height in pixels, are seals and ornaments."""


class Pictures:
    """The pictures of one Word file, recognised where they show a table."""

    def __init__(self, package: Package, part: str, builder: DocumentBuilder) -> None:
        """``part`` is the name of the part that refers to the pictures."""
        self._package = package
        self._builder = builder
        self._targets = package.targets(part)
        self._folder = posixpath.dirname(part)
        self._count = 0

    def add(self, paragraph: etree._Element) -> None:
        """Adds what the pictures in ``paragraph`` show to the document, if they show a table."""
        for name in dict.fromkeys(self._names(paragraph)):
            image = self._image(name)
            if image is None or image.width < SMALLEST[0] or image.height < SMALLEST[1]:
                continue
            self._count += 1
            try:
                picture = picture_of(image)
            except (Unreadable, OSError, ValueError, SyntaxError):
                self._builder.note(f"第 {self._count} 幅图片读不出来，已略过")
                continue
            if self._count > MAX_PAGES or not shows_table(picture):
                self._builder.note("文中有图片，其中没有表格，未读取")
                continue
            read = read_page(picture, 0)
            add_pages(self._builder, [read.page])
            for remark in remarks([read], f"文中第 {self._count} 幅图片"):
                self._builder.note(remark)

    def _names(self, paragraph: etree._Element) -> Iterator[str]:
        for element in paragraph.iter():
            name = local_name(element)
            identifier = None
            if name == "blip":
                identifier = attribute(element, "embed")
            elif name == "imagedata":
                identifier = attribute(element, "id")
            if identifier in self._targets:
                yield self._targets[identifier]

    def _image(self, name: str) -> Image.Image | None:
        content = self._package.part(name)
        if content is None:
            return None
        try:
            return Image.open(io.BytesIO(content))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            # Drawings (EMF, WMF) and damaged pictures; the text stands on its own.
            self._builder.note("文中有读不出来的图片，已略过")
            return None
