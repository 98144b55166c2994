"""Hostile files at the upload: each is refused in a line, or read as text; nothing runs, nothing is unpacked."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from fastapi.testclient import TestClient

from tests.ui.attack.conftest import Upload

LINES = (
    "青岚县人民政府2021年政府信息公开工作年度报告", "一、总体情况", "全县全年召开新闻发布会8次。",
    "五、存在的主要问题及改进情况", "主要问题是更新不够及时。",
)  # fmt: skip
REPORT = "\n\n".join(LINES).encode()
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word(*lines: str) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def book() -> bytes:
    made = openpyxl.Workbook()
    made.active["A1"] = "=1+1"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(package: bytes, replaced: dict[str, bytes], *, also: dict[str, bytes] | None = None) -> bytes:
    """The package with parts replaced and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replaced.get(name, old.read(name)))
        for name, content in (also or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def with_macros() -> bytes:
    """What Word writes as .docm: the main part's type says so, and the macros lie beside it."""
    package = word(*LINES)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        types = archive.read("[Content_Types].xml").decode().replace(PLAIN_TYPE, MACRO_TYPE)
    return changed(package, {"[Content_Types].xml": types.encode()}, also={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0x"})


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/nianbao-escaped.txt",
        "..\\..\\nianbao-escaped.txt",
        "/tmp/nianbao-escaped.txt",
        "C:\\nianbao-escaped.txt",
        "%2e%2e%2fnianbao-escaped.txt",
        "a/../../nianbao-escaped.txt",
        "nianbao-escaped\x00\x1b[31m\u202e.txt",
        "....//nianbao-escaped.txt",
        "n" * 3000 + ".txt",
    ],
)
def test_a_name_leads_nowhere(upload: Upload, tmp_path: Path, name: str) -> None:
    page = upload((name, REPORT))
    assert "青岚县-2021" in page
    written = [path for path in tmp_path.rglob("*") if "escaped" in path.name]
    assert written == []
    assert not Path("/tmp/nianbao-escaped.txt").exists()
    assert "../" not in page


def test_html_in_a_name_is_text(upload: Upload) -> None:
    page = upload(('"><img src=x onerror=alert(1)>.txt', REPORT), ("<script>alert(1)<.pdf", b"x"))
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_macros_are_neither_run_nor_kept_from_being_named(upload: Upload, own: TestClient) -> None:
    page = upload(("report.docm", with_macros()))
    assert "已收录 青岚县-2021" in page
    found = own.get("/api/search", params={"q": "新闻发布会"}).json()["data"]["items"]
    assert "8次" in found[0]["quote"]


@pytest.mark.parametrize("name", ["report.pdf", "report.xlsx", "report.docx", "report.html", "report.exe"])
def test_a_program_is_no_report_whatever_its_name(upload: Upload, name: str) -> None:
    page = upload((name, b"MZ\x90\x00" + bytes(range(256)) * 40 + b"\x00" * 2000))
    assert page.count('class="failed"') == 1


def test_bombs_are_refused_without_being_unfolded(upload: Upload) -> None:
    zeros = b" " * (900 << 20 >> 2)
    bombs = (
        changed(word("x"), {"word/document.xml": zeros}),
        changed(book(), {"xl/worksheets/sheet1.xml": zeros}),
        changed(word("x"), {}, also={"word/media/a.png": zeros}),
    )
    del zeros
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    page = upload(*((f"{number}.docx", bomb) for number, bomb in enumerate(bombs)))
    assert page.count('class="failed"') == 3
    assert time.process_time() - started < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kilobytes


def test_entities_are_not_resolved(upload: Upload, own: TestClient, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("treasure", encoding="utf-8")
    outside = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
    text = "".join(f"<w:p><w:r><w:t>{line}&e;</w:t></w:r></w:p>" for line in LINES)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f'<?xml version="1.0"?>{outside}<w:document xmlns:w="{space}"><w:body>{text}</w:body></w:document>'
    page = upload(
        ("a.docx", changed(word("x"), {"word/document.xml": part.encode()})),
        ("a.html", f"{outside}<html><body><p>{'</p><p>'.join(LINES)}&e;</p></body></html>".encode()),
    )
    assert "treasure" not in page
    assert "treasure" not in own.get("/api/search", params={"q": "treasure 新闻发布会"}).text


def test_deep_nesting_is_refused_or_read(upload: Upload) -> None:
    deep = b"<html><body>" + b"<div>" * 20_000 + "".join(f"<p>{line}</p>" for line in LINES).encode()
    tables = b"<html><body>" + b"<table><tr><td>" * 3_000 + REPORT
    spans = f"<html><body><h1>{LINES[0]}</h1><table><tr><td colspan=999999999 rowspan=999999999>1</td></tr></table>"
    started = time.process_time()
    upload(("a.html", deep), ("b.html", tables), ("c.html", spans.encode()))
    assert time.process_time() - started < 20


def test_more_than_an_upload_may_hold_is_refused_unread(own: TestClient, form_secret: str) -> None:
    answer = own.post(
        "/manage/upload",
        content=b"x",
        headers={"Content-Length": str(1 << 33), "Content-Type": "multipart/form-data; boundary=x"},
    )
    assert answer.status_code == 413


def test_too_many_files_are_refused(own: TestClient, form_secret: str) -> None:
    parts = [("files", (f"{number}.txt", b"x")) for number in range(250)]
    answer = own.post("/manage/upload", data={"form_secret": form_secret}, files=parts)
    assert 400 <= answer.status_code < 500
