"""Reads pictures of pages by text recognition (OCR)."""

from __future__ import annotations

import io
import struct
import time
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from index.document import Document
from index.errors import Unreadable
from index.readers.base import DocumentBuilder
from index.readers.ocr_engine import Picture
from index.readers.ocr_page import ReadPage, read_page
from index.readers.pdf_blocks import add_pages
from index.readers.pdf_tables import DOUBT
from index.readers.progress import page_read

MAX_PIXELS = 60_000_000
"""A larger picture is refused (A3 at 400 dpi has 31 million pixels)."""

MAX_SIDE = 4_000
"""A longer picture is made smaller before it is read, in pixels; this is A4 at 340 dpi."""

MIN_SIDE = 1_400
"""A smaller picture of a page is enlarged, in pixels of the longer side."""

MAX_PAGES = 60
"""A scan may have this many pages; a page takes some seconds."""

MAX_SECONDS = 600.0
"""Reading stops with an error after this time."""


_DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    UnidentifiedImageError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the picture library lets through when a file is damaged."""


class ScanReader:
    """Reads PNG, JPEG, TIFF (with several pages), BMP and WebP pictures of report pages."""

    media = "scan"

    def read(self, content: bytes, source: str) -> Document:
        """Text and tables of the pictured pages; cells' boxes are in pixels.

        Raises:
            Unreadable: no picture, damaged, too large, too many pages, or no text in it.
        """
        deadline = time.monotonic() + MAX_SECONDS
        pages: list[ReadPage] = []
        count = page_count(content)
        for number, picture in enumerate(pictures_of(content), start=1):
            check_time(deadline)
            pages.append(read_page(picture, number))
            page_read(number, count)
        builder = DocumentBuilder(source, self.media)
        add_pages(builder, [page.page for page in pages])
        for remark in remarks(pages):
            builder.note(remark)
        document = builder.build(page_count=len(pages))
        if not document.blocks:
            raise Unreadable(
                "图片中没有识别出文字",
                remedy="请换用更清晰的扫描件（建议 200 dpi 以上）",
                english="no text was recognised in the picture; try a sharper scan (200 dpi or more)",
            )
        return document


def check_time(deadline: float) -> None:
    """Stops a reading that has taken too long; ``deadline`` is in ``time.monotonic`` seconds.

    Raises:
        Unreadable: the deadline has passed.
    """
    if time.monotonic() > deadline:
        raise Unreadable(
            f"文字识别超过 {MAX_SECONDS:.0f} 秒，已停止",
            remedy="请拆分后分别导入",
            english=f"text recognition took more than {MAX_SECONDS:.0f} seconds; split the file",
        )


def remarks(pages: Sequence[ReadPage], place: str = "") -> list[str]:
    """What the person who ingests should know about recognised pages; ``place`` if they have no number."""
    found = []
    for page in pages:
        where = place or f"第 {page.page.number} 页"
        if not page.page.glyphs:
            found.append(f"{where}没有识别出文字：可能是空白页；若有内容，请换用更清晰的扫描件")
            continue
        text = f"{where}的文字由 OCR 识读，平均置信度 {page.confidence:.2f}，数字请以原件为准"
        if page.confidence < DOUBT:
            text += "；把握低，建议换用更清晰的扫描件（200 dpi 以上）或文字版"
        if page.doubtful:
            text += "；把握较低的文字：" + "、".join(page.doubtful[:10])
        found.append(text)
    return found


def pictures_of(content: bytes) -> Iterator[Picture]:
    """The pages of a picture file, one by one, upright as its camera says, of a size that can be read.

    Raises:
        Unreadable: no picture, damaged, more pixels or pages than the limits above.
    """
    with _opened(content) as image:
        with _explained():
            count = getattr(image, "n_frames", 1)
        if count > MAX_PAGES:
            raise Unreadable(
                f"扫描件有 {count} 页，超过上限 {MAX_PAGES} 页",
                remedy="请拆分后分别导入",
                english=f"the scan has {count} pages; the limit is {MAX_PAGES}",
            )
        for number in range(count):
            with _explained():
                image.seek(number)
                picture = picture_of(image)
            yield picture


def page_count(content: bytes) -> int:
    """How many pages a picture file has. Raises :class:`Unreadable` where it is damaged."""
    with _opened(content) as image, _explained():
        return int(getattr(image, "n_frames", 1))


def _opened(content: bytes) -> Image.Image:
    with _explained():
        return Image.open(io.BytesIO(content))


@contextmanager
def _explained() -> Iterator[None]:
    """Turns what the picture library says into an error with an explanation; its warnings say no more."""
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _DAMAGE as error:
        raise Unreadable(
            "图片已损坏或不完整，无法读取",
            remedy="请重新扫描或下载",
            english="the picture is damaged or incomplete; scan or download it again",
        ) from error


def _too_many_pixels() -> Unreadable:
    return Unreadable(
        f"图片过大（超过 {MAX_PIXELS // 1_000_000} 百万像素）",
        remedy="请降低分辨率（200–300 dpi 即可）",
        english=f"the picture has over {MAX_PIXELS // 1_000_000} million pixels; 200 to 300 dpi will do",
    )


def picture_of(image: Image.Image) -> Picture:
    """One image as pixels, on white where it is transparent, within the size limits.

    Raises:
        Unreadable: the picture has more pixels than :data:`MAX_PIXELS`.
    """
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()
    upright = ImageOps.exif_transpose(image)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        upright = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        upright.alpha_composite(layer)
    pixels = np.ascontiguousarray(np.asarray(upright.convert("RGB"), dtype=np.uint8)[:, :, ::-1])
    longer = max(pixels.shape[:2])
    factor = MAX_SIDE / longer if longer > MAX_SIDE else MIN_SIDE / longer if longer < MIN_SIDE else 1.0
    if factor == 1.0:
        return pixels
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    resized = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=way)
    return np.asarray(resized, dtype=np.uint8)
