"""Web pages that browsers and Word save as a single file (.mht, .mhtml)."""

from __future__ import annotations

import email
import email.message
from dataclasses import replace
from email.policy import compat32

from index.document import Document
from index.errors import Unreadable
from index.readers.html import HtmlReader

MAX_PARTS = 2_000
"""Parts (pictures, frames) that are looked through for the page."""


class WebArchiveReader:
    """Reads the first page of the archive; its pictures and style sheets are left out."""

    media = "html"

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address.

        Raises :class:`index.errors.Unreadable` where the archive holds no page, or as for HTML.
        """
        try:
            message = email.message_from_bytes(content, policy=compat32)
        except (ValueError, RecursionError) as error:
            raise _no_page() from error
        for number, part in enumerate(message.walk()):
            if number >= MAX_PARTS:
                break
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                page = _decoded(part)
                if page.strip():
                    return replace(HtmlReader().read(page, source), media=self.media)
        raise _no_page()


def _decoded(part: email.message.Message) -> bytes:
    """The page's bytes as UTF-8 where the part names its encoding, else as they are."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return b""
    charset = part.get_content_charset()
    if charset is None:
        return payload
    try:
        return b"\xef\xbb\xbf" + payload.decode(charset).encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        # A wrong label: the reader of pages finds out for itself.
        return payload


def _no_page() -> Unreadable:
    return Unreadable(
        "单个网页文件（.mht）里没有网页正文",
        remedy="请用浏览器打开后另存为 .html",
        english="the web archive (.mht) holds no page; save the page as .html",
    )
