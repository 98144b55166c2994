"""Reads a file of any known kind into a document.

Which reader reads a file is decided by its content first and its name second.
Readers are imported when first needed: a text file must not wait for the PDF
and OCR libraries.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from stat import S_ISDIR
from typing import cast

from index.document import Document
from index.errors import NotFound, Unreadable, UserMistake
from index.readers.base import Reader
from index.readers.sniff import Media, sniff

__all__ = ["MAX_FILE_BYTES", "read_bytes", "read_path"]

MAX_FILE_BYTES = 200 * 2**20
"""Larger files are refused without being read, in bytes."""

_READERS: dict[Media, tuple[str, str]] = {
    "txt": ("index.readers.txt", "TextReader"),
    "html": ("index.readers.html", "HtmlReader"),
    "mht": ("index.readers.mht", "WebArchiveReader"),
    "markdown": ("index.readers.markdown", "MarkdownReader"),
    "docx": ("index.readers.docx", "DocxReader"),
    "xlsx": ("index.readers.xlsx", "XlsxReader"),
    "pdf": ("index.readers.pdf", "PdfReader"),
    "scan": ("index.readers.ocr", "ScanReader"),
}


def read_bytes(content: bytes, source: str) -> Document:
    """The document that ``content`` holds; ``source`` is its file name or address.

    Raises:
        Unreadable: the content is empty, too large, damaged, locked, or of a kind that is not read.
    """
    if len(content) > MAX_FILE_BYTES:
        raise _too_large(len(content))
    module, name = _READERS[sniff(content, source)]
    reader = cast(Reader, getattr(import_module(module), name)())
    return reader.read(content, source)


def read_path(path: Path) -> Document:
    """The document in the file ``path``; its source is the file's name.

    Raises:
        NotFound: there is no such file.
        UserMistake: the path is a folder.
        Unreadable: as :func:`read_bytes`; also if the file cannot be opened.
    """
    shown = str(path)[-200:]
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            raise UserMistake(f"“{shown}”是文件夹，不是文件", english=f"'{shown}' is a folder, not a file")
        if status.st_size > MAX_FILE_BYTES:
            raise _too_large(status.st_size)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"找不到文件“{shown}”", english=f"no such file: '{shown}'") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(
            f"无法打开文件“{shown}”：{reason}", english=f"cannot open '{shown}': {reason}"
        ) from error
    return read_bytes(content, path.name)


def _too_large(size: int) -> Unreadable:
    return Unreadable(
        f"文件过大（{size // 2**20} MB，上限 {MAX_FILE_BYTES // 2**20} MB）",
        english=f"the file is too large ({size // 2**20} MB; the limit is {MAX_FILE_BYTES // 2**20} MB)",
    )
