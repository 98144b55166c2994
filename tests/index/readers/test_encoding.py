"""Bytes to text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import Unreadable
from index.readers.encoding import MAX_TEXT_BYTES, decode

SIMPLIFIED = "本年度收到政府信息公开申请21件，予以公开10件，部分公开4件，结转下年度0件。\n" * 3
TRADITIONAL = "本年度收到政府資訊公開申請21件，予以公開10件，部分公開4件，結轉下年度0件。\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_simplified_chinese(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["big5", "utf-8", "gb18030"])
def test_traditional_chinese(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_rare_characters_of_place_names_beyond_gbk() -> None:
    text = SIMPLIFIED + "渑池县、郏县、瀍河回族区、𬇙江"
    assert decode(text.encode("gb18030")) == text


def test_gb18030_with_its_own_byte_order_mark() -> None:
    assert decode(b"\x84\x31\x95\x33" + SIMPLIFIED.encode("gb18030")) == SIMPLIFIED


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "x-gbk"])
def test_declared_encoding_of_a_page(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>朱镕基、{SIMPLIFIED}</body></html>'
    assert decode(page.encode("gbk")) == page


def test_wrongly_declared_encoding_is_not_believed() -> None:
    page = f'<html><head><meta charset="gbk"></head><body>{SIMPLIFIED}</body></html>'
    assert decode(page.encode("utf-8")) == page


def test_unknown_declared_encoding() -> None:
    page = f'<meta charset="klingon">{SIMPLIFIED}'
    assert decode(page.encode("gbk")) == page


def test_one_short_line_of_gbk() -> None:
    assert decode("规章\t0\t5".encode("gbk")) == "规章\t0\t5"


def test_plain_ascii() -> None:
    assert decode(b"a | b\n1 | 2\n") == "a | b\n1 | 2\n"


def test_a_character_cut_off_at_the_end_is_let_go() -> None:
    assert decode(SIMPLIFIED.encode("utf-8") + "年".encode()[:2]) == SIMPLIFIED


def test_a_few_broken_bytes_do_not_cost_the_text() -> None:
    content = SIMPLIFIED.encode("utf-8") * 4
    text = decode(content[:300] + b"\xff" + content[300:])
    assert text.count("\ufffd") >= 1
    assert text.count("予以公开10件") == 12


def test_nul_characters_are_dropped() -> None:
    assert decode(("年报\x00" + SIMPLIFIED).encode()) == "年报" + SIMPLIFIED


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \r\n\t ",
        b"\xef\xbb\xbf",
        b"\x00\x00\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20,
        b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        bytes(range(256)) * 64,
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(content)
    assert "\n" not in caught.value.line("zh")
    assert caught.value.line("en").isascii()


def test_a_far_too_large_file_is_refused_at_once() -> None:
    started = time.monotonic()
    with pytest.raises(Unreadable, match="过大"):
        decode(b"1" * (MAX_TEXT_BYTES + 1))
    with pytest.raises(Unreadable, match="过大"):
        decode("公开".encode() * 9_000_000)
    assert time.monotonic() - started < 20


@given(content=st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    try:
        text = decode(content)
    except Unreadable:
        return
    assert text.strip()
    assert "\x00" not in text


@given(text=st.text("政府信息公开申请数量本年结转的一是在，。0123456789\n", min_size=8, max_size=200))
@settings(max_examples=200, deadline=None)
def test_common_text_survives_utf_8(text: str) -> None:
    if text.strip():
        assert decode(text.encode("utf-8")) == text


def test_published_text(shared_reports: Path) -> None:
    content = (shared_reports / "lishui-2019.txt").read_bytes()
    assert decode(content.decode("utf-8").encode("gb18030")) == content.decode("utf-8")
