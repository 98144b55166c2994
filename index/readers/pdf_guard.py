"""Opens a PDF only after its size, its lock and its streams have been looked at."""

from __future__ import annotations

import re
import zlib

import pypdfium2

from index.errors import Unreadable

MAX_BYTES = 200 * 2**20
"""A larger file is refused, in bytes."""

MAX_PAGES = 500
"""A report has fewer than a hundred pages; a file with more than this is refused."""

MAX_STREAM_BYTES = 128 * 2**20
"""No compressed stream may unfold to more than this, in bytes (a colour A3 scan at 300 dpi is 50 MB)."""

WHOLE_BYTES = 4 * 2**20
"""Packed streams up to this size are checked from end to end; larger ones are pictures."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def inspect(content: bytes) -> tuple[int, str]:
    """The number of pages and the title property of a PDF that is safe to open.

    Raises:
        Unreadable: not a PDF, broken, locked by a password, without pages, or beyond a limit above.
    """
    if len(content) > MAX_BYTES:
        raise Unreadable(
            f"PDF 文件过大（{len(content) // 2**20} MB，上限 {MAX_BYTES // 2**20} MB）",
            remedy="请拆分或压缩后再试",
            english=f"the PDF is too large: over {MAX_BYTES // 2**20} MB",
        )
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(
                "PDF 有密码保护，无法读取",
                remedy="请解除密码后再导入",
                english="the PDF is protected by a password; remove it first",
            ) from error
        raise broken() from error
    try:
        count = len(document)
        title = str(document.get_metadata_value("Title")).strip()
    finally:
        document.close()
    if count == 0:
        raise Unreadable("PDF 中没有页面", english="the PDF has no pages")
    if count > MAX_PAGES:
        raise Unreadable(
            f"PDF 有 {count} 页，超过上限 {MAX_PAGES} 页",
            remedy="请只导入年度报告所在的页",
            english=f"the PDF has {count} pages; the limit is {MAX_PAGES}",
        )
    _check_streams(content)
    return count, title


def broken() -> Unreadable:
    """The error for a PDF that is cut off or damaged."""
    return Unreadable(
        "PDF 文件已损坏或不完整，无法读取",
        remedy="请重新下载或另存后再试",
        english="the PDF is damaged or incomplete; download it again",
    )


def _check_streams(content: bytes) -> None:
    """Refuses packed streams that unfold beyond the limit, and damaged ones.

    The PDF library goes on with what it gets out of a damaged stream; a report with
    lost or changed figures must not come out of that.
    """
    locked = b"/Encrypt" in content
    for found in _STREAM.finditer(content):
        start = found.end()
        header = content[start : start + 2]
        if header[:1] != b"x" or len(header) < 2 or int.from_bytes(header, "big") % 31:
            continue
        end = content.find(b"endstream", start)
        if end < 0:
            raise broken()
        packed = memoryview(content)[start:end]
        # zlib packs at most 1032 to 1, so a short stream cannot reach the limit.
        short = len(packed) * 1032 <= MAX_STREAM_BYTES
        if short and locked:
            continue  # what is encrypted only looks packed by chance
        _unfold(packed, strict=len(packed) <= WHOLE_BYTES and not locked)


def _unfold(packed: memoryview, *, strict: bool) -> None:
    """Unfolds a stream piecewise and throws the pieces away; ``strict`` wants it whole."""
    unfolder = zlib.decompressobj()
    total, pending = 0, bytes(packed)
    try:
        while pending and not unfolder.eof:
            total += len(unfolder.decompress(pending, 4 * 2**20))
            if total > MAX_STREAM_BYTES:
                raise Unreadable(
                    "PDF 中的压缩数据展开后过大，已拒绝读取",
                    english="compressed data in the PDF unfolds beyond the limit; refused",
                )
            pending = unfolder.unconsumed_tail
    except zlib.error as error:
        if strict:
            raise broken() from error
        return
    if strict and not unfolder.eof and not _lacks_only_checksum(unfolder):
        raise broken()


def _lacks_only_checksum(unfolder: zlib._Decompress) -> bool:
    """Whether only the checksum after the data is missing, as some programs leave it."""
    try:
        unfolder.decompress(bytes(8))
    except zlib.error as error:
        return "incorrect data check" in str(error)
    return unfolder.eof
