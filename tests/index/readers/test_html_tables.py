"""Which tables lay out a page and which hold data."""

from __future__ import annotations

import pytest

from index.document import Document
from index.readers import read_bytes

TITLE = "青岚县2022年政府信息公开工作年度报告"
ARTICLE = f"<p>{TITLE}</p><p>统计期限为2022年1月1日至12月31日。</p><p>一、总体情况</p><p>召开新闻发布会8次。</p>"


def read(body: str) -> Document:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "report.html")


@pytest.mark.parametrize(
    "frame",
    [
        "<table><tr><td>栏目</td><td>{}</td></tr></table>",
        "<table><tr><td></td><td>{}</td></tr></table>",
        "<table><tr><td>县情</td></tr><tr><td><table><tr><td>栏目</td><td>{}</td></tr></table></td></tr></table>",
        "<table><tr><td>{}</td><td>栏目</td><td>联系我们</td></tr></table>",
    ],
)
def test_an_article_beside_a_menu_keeps_its_head(frame: str) -> None:
    blocks = read(frame.format(ARTICLE)).blocks
    texts = [block.text for block in blocks]
    assert all(block.grid is None for block in blocks)
    assert texts.index(TITLE) < texts.index("统计期限为2022年1月1日至12月31日。") < texts.index("一、总体情况")


def test_an_article_without_sections_beside_a_menu() -> None:
    texts = [block.text for block in read(f"<table><tr><td>栏目</td><td><p>{TITLE}</p><p>概述。</p></td></tr></table>").blocks]
    assert texts[-2:] == [TITLE, "概述。"]


def test_cells_of_several_paragraphs_are_data() -> None:
    body = (
        f"<p>{TITLE}</p><table><tr><td>事项</td><td>说明</td></tr>"
        "<tr><td>公开渠道</td><td><p>网站</p><p>公报</p></td></tr></table>"
    )
    assert [block.grid is not None for block in read(body).blocks] == [False, True]


def test_what_follows_a_table_never_closed_stands_behind_it() -> None:
    body = f"<p>{TITLE}</p><table><tr><td>规章</td><td>3</td></tr><tr><td>规范性文件</td><td>4<p>三、收到和处理政府信息公开申请情况</p><p>无。</p>"
    blocks = read(body).blocks
    assert [block.grid is not None for block in blocks] == [False, True, False, False]


@pytest.mark.parametrize(("cell", "text"), [("47&nbsp;237", "47\u00a0237"), ("47 237", "47 237"), ("甲&nbsp;乙", "甲 乙")])
def test_thousands_set_apart_by_a_space_that_does_not_break(cell: str, text: str) -> None:
    page = f"{ARTICLE}<table><tr><td>行政许可</td><td>{cell}</td></tr><tr><td>行政处罚</td><td>3</td></tr></table>"
    grid = next(block.grid for block in read(page).blocks if block.grid is not None)
    assert grid.rows[0][1].text == text
