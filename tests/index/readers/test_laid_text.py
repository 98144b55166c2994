"""Tables that tabs, gaps and order show in the paragraphs of web pages and Word files."""

from __future__ import annotations

import io

import docx
import pytest

from index.document import Document
from index.readers import read_bytes

ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "4", "", "31"],
    ["行政规范性文件", "12", "3", "208"],
]
FULL = [[text or "0" for text in row] for row in ROWS]


def page(body: str) -> Document:
    return read_bytes(f"<h1>二、主动公开政府信息情况</h1>{body}<p>三、收到和处理政府信息公开申请情况</p>".encode(), "report.html")


def word(*paragraphs: str) -> Document:
    document = docx.Document()
    for text in ("二、主动公开政府信息情况", *paragraphs, "三、收到和处理政府信息公开申请情况"):
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return read_bytes(buffer.getvalue(), "report.docx")


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for block in document.blocks if block.grid for row in block.grid.rows]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.grid is None]


def tabbed(separator: str) -> str:
    return separator.join("\t".join(row) for row in ROWS)


AROUND = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]


@pytest.mark.parametrize(
    "body",
    [
        f"<pre>{tabbed(chr(10))}</pre>",
        f"<pre>\n{tabbed('<br>')}\n</pre>",
        f'<div style="white-space: pre-wrap">{tabbed(chr(10))}</div>',
        '<div style="white-space:pre"><p>' + tabbed("</p>\n<p>") + "</p></div>",
    ],
)
def test_tabs_that_a_page_shows(body: str) -> None:
    document = page(body)
    assert rows(document) == ROWS
    assert texts(document) == AROUND


def test_tabs_that_a_page_does_not_show() -> None:
    assert rows(page("<p>" + tabbed("</p><p>") + "</p>")) == []


def test_all_of_a_report_in_one_pre() -> None:
    document = page(f"<pre>第一段话说明情况。\n\n{tabbed(chr(10))}\n\n第二段话说明情况。</pre>")
    assert rows(document) == ROWS
    assert texts(document) == [AROUND[0], "第一段话说明情况。", "第二段话说明情况。", AROUND[1]]


def test_headings_between_paragraphs_keep_their_level() -> None:
    document = page(f"<pre>{tabbed(chr(10))}</pre><h3>附注</h3>")
    assert [block.level for block in document.blocks if block.text == "附注"] == [3]


@pytest.mark.parametrize("gap", ["&nbsp;" * 4, "&emsp;&emsp;".replace("&emsp;", "&#12288;"), "&nbsp; &nbsp;"])
def test_wide_gaps_between_numbers_of_a_page(gap: str) -> None:
    document = page("".join(f"<p>{gap.join(row)}</p>" for row in [*FULL, ["另一规章", "1", "2", "3"]]))
    assert rows(document)[-2:] == [FULL[-1], ["另一规章", "1", "2", "3"]]


def test_tabs_between_the_words_of_word_paragraphs() -> None:
    document = word(*("\t".join(row) for row in ROWS))
    assert rows(document) == ROWS
    assert texts(document) == AROUND


def test_rows_in_one_word_paragraph() -> None:
    document = word("统计如下：\n" + tabbed("\n"))
    assert rows(document) == ROWS
    assert texts(document) == [AROUND[0], "统计如下：", AROUND[1]]


def test_spaces_between_the_words_of_word_paragraphs() -> None:
    document = word(*("    ".join(row) for row in [*FULL, ["另一规章", "1", "2", "3"]]))
    assert rows(document)[-2:] == [FULL[-1], ["另一规章", "1", "2", "3"]]


def test_a_table_of_contents_is_no_table() -> None:
    contents = ["一、总体情况\t1", "二、主动公开政府信息情况\t3", "四、行政复议、行政诉讼情况\t5"]
    document = word(*contents)
    assert rows(document) == []
    assert texts(document)[1:-1] == [line.replace("\t", " ") for line in contents]


def test_a_lone_tab_in_prose_changes_nothing() -> None:
    assert texts(word("第一句。\t第二句。", "第三句。")) == [AROUND[0], "第一句。 第二句。", "第三句。", AROUND[1]]
