"""Which reader a file goes to, and what is refused."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image

from index.errors import NianbaoError, NotFound, Unreadable, UserMistake
from index.readers import MAX_FILE_BYTES, read_bytes, read_path
from index.readers.sniff import sniff, suffix_of


def word() -> bytes:
    out = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("正文")
    made.save(out)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.save(out)
    return out.getvalue()


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind)
    return out.getvalue()


def compound(*words: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "".join(words).encode("utf-16-le")


PAGE = "<!DOCTYPE html>\n<html><body><p>年报</p></body></html>"


@pytest.mark.parametrize(
    ("content", "name", "media"),
    [
        (b"%PDF-1.7\n", "a.pdf", "pdf"),
        (PAGE.encode(), "a.pdf", "html"),
        (b"\xef\xbb\xbf%PDF-1.7\n", "a.txt", "pdf"),
        (word(), "a.docx", "docx"),
        (word(), "a.txt", "docx"),
        (workbook(), "a.xlsx", "xlsx"),
        (workbook(), "noname", "xlsx"),
        (picture("PNG"), "a.png", "scan"),
        (picture("JPEG"), "a.JPG", "scan"),
        (picture("TIFF"), "a.tif", "scan"),
        (picture("BMP"), "a.bmp", "scan"),
        (picture("WEBP"), "a.webp", "scan"),
        (picture("PNG"), "a.jpg", "scan"),
        (PAGE.encode(), "a.html", "html"),
        (PAGE.encode(), "a.txt", "html"),
        (PAGE.encode("utf-16"), "a.txt", "html"),
        (PAGE.encode("gb18030"), "https://example.org/a?b=c.pdf", "html"),
        (b"<!-- saved -->\n<!-- twice -->\n" + PAGE.encode(), "a.md", "html"),
        (b"<div><p>1</p><table><tr><td>2</td></tr></table></div>", "noname", "html"),
        ("年报".encode(), "a.htm", "html"),
        ("# 年报\n\n| 甲 | 1 |\n|---|---|".encode(), "a.md", "markdown"),
        ("2019年报\n正文".encode(), "a.txt", "txt"),
        ("2019年报\n正文".encode("gbk"), "a.txt", "txt"),
        ("2019年报\n正文".encode("utf-16"), "a.txt", "txt"),
        ("2019年报，共 1 2 件\n正文\n".encode("utf-16-le"), "a.txt", "txt"),
        ("一个 <p> 记号不是网页".encode(), "a.txt", "txt"),
        ("BMW 公司 2019".encode(), "a.txt", "txt"),
        ("正文".encode(), "a.doc", "txt"),
    ],
)
def test_content_comes_first(content: bytes, name: str, media: str) -> None:
    assert sniff(content, name) == media


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "空"),
        (b"\0\0\0", "a.txt", "空"),
        (b" \r\n", "a.html", "空"),
        (picture("PNG"), "a.txt", "图片"),
        (picture("GIF"), "a.gif", "PNG"),
        (compound("WordDocument"), "a.doc", ".docx"),
        (compound("WordDocument"), "a.docx", ".docx"),
        (compound("Workbook"), "a.xls", ".xlsx"),
        (compound("EncryptedPackage"), "a.docx", "密码"),
        (archive("a.txt"), "a.zip", "压缩包"),
        (archive("a.txt"), "a.docx", "压缩包"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "a.ofd", "OFD"),
        (archive("mimetype", "content.xml"), "a.odt", "OpenDocument"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "a.pptx", "演示文稿"),
        (archive("[Content_Types].xml", "xl/workbook.bin"), "a.xlsb", ".xlsx"),
        (word()[:2000], "a.docx", "不完整"),
        (b"PK\x03\x04", "a.docx", "不完整"),
        (b"Rar!\x1a\x07\x00", "a.rar", "压缩包"),
        (b"{\\rtf1 a}", "a.doc", "RTF"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>', "a.doc", "Word"),
        (b"no pdf at all", "a.pdf", "不是 PDF"),
        (bytes(range(256)) * 8 + b"\0" * 300, "a.txt", "不是文本"),
    ],
)
def test_refusals_say_what_to_do(content: bytes, name: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        sniff(content, name)
    assert said in caught.value.line()
    assert "\n" not in caught.value.line() + caught.value.line("en")
    assert caught.value.line("en").isascii()


def test_suffix_of_paths_and_addresses() -> None:
    assert suffix_of("C:\\reports\\A.PDF") == ".pdf"
    assert suffix_of("https://example.org/a/b.docx?x=1.pdf#c.txt") == ".docx"
    assert suffix_of("https://example.org/") == ""


def test_a_long_run_of_comments_costs_no_time() -> None:
    begin = time.monotonic()
    assert sniff(b"<!---->" * 1100 + b"text", "a.txt") == "txt"
    assert time.monotonic() - begin < 1


class TestPaths:
    def test_no_such_file(self, tmp_path: Path) -> None:
        with pytest.raises(NotFound):
            read_path(tmp_path / "nothing.txt")

    def test_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UserMistake):
            read_path(tmp_path)

    def test_name_too_long(self, tmp_path: Path) -> None:
        with pytest.raises(NianbaoError):
            read_path(tmp_path / ("a" * 5000))

    def test_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "large.txt"
        with path.open("wb") as file:
            file.truncate(MAX_FILE_BYTES + 1)
        with pytest.raises(Unreadable, match="过大"):
            read_path(path)

    def test_source_is_the_file_name(self, tmp_path: Path) -> None:
        path = tmp_path / "甲.docx"
        path.write_bytes(word())
        document = read_path(path)
        assert (document.source, document.media) == ("甲.docx", "docx")

    def test_source_is_the_address(self) -> None:
        assert read_bytes(word(), "https://example.org/x").source == "https://example.org/x"


def test_readers_are_loaded_when_needed() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, index.readers; print(sorted(set(sys.argv[1:]) & set(sys.modules)))",
            *("pdfplumber", "lxml", "rapidocr", "cv2", "openpyxl", "httpx"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "[]"
