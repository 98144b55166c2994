"""Pages saved as a single file."""

from __future__ import annotations

import base64
import quopri

import pytest

from index.errors import Unreadable
from index.readers import read_bytes
from index.readers.sniff import sniff

PAGE = (
    "<html><head><title>青岚市2022年政府信息公开工作年度报告</title></head><body>"
    "<h1>青岚市2022年政府信息公开工作年度报告</h1><p>一、总体情况</p>"
    "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>27</td></tr></table>"
    "</body></html>"
)
HEAD = (
    b"From: <Saved by Blink>\r\nSubject: =?utf-8?B?5bm05oql?=\r\nDate: Fri, 20 Jan 2023 08:00:00 -0000\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B\"\r\n\r\n"
)


def archive(part: bytes) -> bytes:
    return HEAD + b"----B\r\n" + part + b"\r\n----B--\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
def test_the_page_inside(charset: str, transfer: str) -> None:
    body = PAGE.encode(charset)
    coded = quopri.encodestring(body) if transfer == "quoted-printable" else base64.encodebytes(body)
    head = f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n'
    document = read_bytes(archive(head.encode() + coded), "report.mht")
    assert document.media == "html"
    assert document.title == "青岚市2022年政府信息公开工作年度报告"
    assert [cell.text for block in document.blocks if block.grid for cell in block.grid.cells()][-1] == "27"


def test_pictures_before_the_page() -> None:
    picture = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----B\r\n"
    page = b"Content-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    assert "行政许可" in read_bytes(archive(picture + page), "report.mht").text


def test_no_page() -> None:
    with pytest.raises(Unreadable, match=r"\.mht"):
        read_bytes(archive(b"Content-Type: text/plain\r\n\r\nnothing"), "report.mht")


def test_a_text_that_only_begins_like_a_message() -> None:
    assert sniff("Subject: 年报\n青岚市2022年政府信息公开工作年度报告\n".encode(), "a.txt") == "txt"


def test_many_header_lines_take_no_time() -> None:
    assert sniff(b"X-Line: value\r\n\tmore\r\n" * 400, "a.txt") == "txt"
