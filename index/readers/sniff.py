"""Tells what a file is: by its content first, by its name second."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from index.errors import Unreadable

Media = Literal["txt", "html", "mht", "markdown", "docx", "xlsx", "pdf", "scan"]

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".shtm", ".jhtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
_PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".jfif", ".tif", ".tiff", ".bmp", ".webp"})
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML_START = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAGS = re.compile(
    r"<(?:!doctype\s+html|html|head|meta|title|body|div|table|tbody|tr|td|p|span|br|h[1-6])(?=[\s/>])[^<]*>",
    re.IGNORECASE,
)
_WORD_XML = re.compile(
    r"<\?mso-application|<(?:\w+:)?(?:wordDocument|package)\s[^>]*(?:schemas\.microsoft|openxmlformats)"
)
_HEADER_LINES = r"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?"
_WEB_ARCHIVE = re.compile(
    rf"\s*(?={_HEADER_LINES}MIME-Version:)(?={_HEADER_LINES}Content-Type:\s*(?:multipart/|text/html))",
    re.IGNORECASE,
)
"""The head of a page saved as a single file (.mht): a mail message that holds it."""

HEAD_BYTES = 8_192
"""This much of a text is looked at."""


def suffix_of(source: str) -> str:
    """The file name's ending of a path or an address, in lower case, with its dot."""
    path = urlsplit(source).path if "://" in source else source
    return PurePosixPath(path.replace("\\", "/")).suffix.lower()


def sniff(content: bytes, source: str) -> Media:
    """The kind of file that ``content`` is; ``source`` is its name or address.

    Raises:
        Unreadable: empty, or of a kind that is not read, with what to do about it.
    """
    suffix = suffix_of(source)
    if not content.strip(b"\x00\r\n\t "):
        raise Unreadable("文件是空的", english="the file is empty")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return _in_zip(content)
    if content.startswith(_OLE):
        raise _old_office(content)
    if _is_picture(content):
        if suffix in _PICTURE_SUFFIXES:
            return "scan"
        raise Unreadable(
            f"内容是图片，扩展名却是“{suffix or '无'}”",
            remedy="请改为图片的扩展名（如 .png、.jpg）后再导入",
            english=f"the content is a picture, yet the name ends in '{suffix}'; rename it to .png or .jpg",
        )
    if content.startswith(_ARCHIVES):
        raise _refused("压缩包", "请解压后逐个导入", "an archive; unpack it first")
    if content.startswith(b"GIF8"):
        raise _refused("GIF 图片", "请另存为 PNG 后再导入", "a GIF picture; save it as PNG")
    if content.lstrip()[:5] == b"{\\rtf":
        raise _refused("RTF 文件", "请用 Word/WPS 另存为 .docx", "an RTF file; save it as .docx")
    kind = _text_kind(content, suffix)
    if suffix == ".pdf" and kind != "html":
        raise Unreadable(
            "扩展名是 .pdf，内容却不是 PDF",
            remedy="请重新下载；若是文字文件，请改为 .txt",
            english="the name ends in .pdf and the content is no PDF; download it anew, or rename a text to .txt",
        )
    return kind


def _is_picture(content: bytes) -> bool:
    if content.startswith(_PICTURES):
        return True
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return True
    # "BM" alone could open a text; a bitmap goes on with its size and two empty fields.
    return content.startswith(b"BM") and content[6:10] == b"\x00\x00\x00\x00" and len(content) > 26


def _refused(kind: str, remedy: str, english: str) -> Unreadable:
    return Unreadable(f"不支持读取{kind}", remedy=remedy, english=f"this is {english}")


def _old_office(content: bytes) -> Unreadable:
    """The error for a compound file: an encrypted new one or an old binary one."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unreadable(
            "Office 文件有密码保护，无法读取",
            remedy="请用 Word/WPS 打开，去掉密码后另存为 .docx",
            english="the Office file is protected by a password; remove it and save as .docx",
        )
    if "Workbook".encode("utf-16-le") in content and "WordDocument".encode("utf-16-le") not in content:
        return _refused("旧版表格文件（.xls/.et）", "请另存为 .xlsx", "an old workbook; save it as .xlsx")
    return _refused(
        "旧版 Word/WPS 文件（.doc/.wps）", "请用 Word/WPS 另存为 .docx", "an old Word file; save it as .docx"
    )


def _in_zip(content: bytes) -> Media:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise Unreadable(
            "文件已损坏或不完整（压缩结构读不出来）",
            remedy="请重新下载，或用 Word/WPS 打开后另存为 .docx",
            english="the file is damaged or incomplete; download it again or save it again as .docx",
        ) from error
    if "[content_types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
        if any(name.startswith("xl/") for name in names):
            raise _refused("二进制表格文件（.xlsb）", "请另存为 .xlsx", "a binary workbook; save it as .xlsx")
        if any(name.startswith("ppt/") for name in names):
            raise _refused("演示文稿", "请另存为 PDF", "a presentation; save it as PDF")
    if "ofd.xml" in names:
        raise _refused("OFD 文件", "请用阅读器另存为 PDF", "an OFD file; save it as PDF")
    if "mimetype" in names and "content.xml" in names:
        raise _refused("OpenDocument 文件", "请另存为 .docx", "an OpenDocument file; save it as .docx")
    raise _refused("压缩包（既不是 DOCX 也不是 XLSX）", "请解压后逐个导入", "a zip archive; unpack it first")


def _text_kind(content: bytes, suffix: str) -> Media:
    marked = content.startswith(_BYTE_ORDER_MARKS)
    head = content[:HEAD_BYTES].decode("utf-16" if marked else "latin-1", errors="replace")
    if head.count("\x00") > len(head) // 50 and not _wide(content):
        raise Unreadable(
            "文件不是文本，也不是可识别的文档格式",
            remedy="支持 TXT、HTML、Markdown、DOCX、XLSX、PDF 和图片",
            english="no known kind of document; TXT, HTML, Markdown, DOCX, XLSX, PDF and pictures are read",
        )
    if _WORD_XML.search(head):
        raise _refused("Word 的 XML 文件", "请用 Word/WPS 另存为 .docx", "a Word XML file; save it as .docx")
    if _WEB_ARCHIVE.match(head):
        return "mht"
    if _HTML_START.match(head) or suffix in _HTML_SUFFIXES:
        return "html"
    if suffix in _MARKDOWN_SUFFIXES:
        return "markdown"
    if len(_HTML_TAGS.findall(head)) >= 4 and head.lstrip()[:1] == "<":
        return "html"
    return "txt"


def _wide(content: bytes) -> bool:
    """Whether the text may be UTF-16 or UTF-32 (the text reader decides how to decode it)."""
    if content.startswith(_BYTE_ORDER_MARKS) or content.startswith(b"\x00\x00\xfe\xff"):
        return True
    even, odd = content[:HEAD_BYTES:2], content[1:HEAD_BYTES:2]
    zeros = even.count(0), odd.count(0)
    # Chinese UTF-16 without a mark still has its digits, line ends and spaces as one zero and one byte.
    return min(zeros) * 20 <= max(zeros) < 0.9 * max(len(even), 1)
