"""Tables that style sheets draw."""

from __future__ import annotations

from index.readers import read_bytes


def cells(body: str) -> list[list[str]]:
    page = f"<html><body><p>二、主动公开政府信息情况</p>{body}<p>三、收到和处理政府信息公开申请情况</p></body></html>"
    document = read_bytes(page.encode(), "report.html")
    grids = [block.grid for block in document.blocks if block.grid is not None]
    return [[cell.text for cell in row] for grid in grids for row in grid.rows]


def row(*texts: str) -> str:
    drawn = "".join(f'<div style="width:9em; DISPLAY: table-cell;">{text}</div>' for text in texts)
    return f'<div style="display:table-row">{drawn}</div>'


def test_rows_and_cells() -> None:
    body = f'<div style="display:table">{row("信息内容", "本年处理决定数量")}{row("行政许可", "27")}</div>'
    assert cells(body.replace("DISPLAY", "display")) == [["信息内容", "本年处理决定数量"], ["行政许可", "27"]]


def test_blocks_inside_cells_and_groups_of_rows() -> None:
    inner = row("<div>行政</div><div>许可</div>", "<span>27</span>").replace("DISPLAY", "display")
    body = f'<div style="display:table"><div style="display:table-row-group">{inner}</div></div>'
    assert cells(body) == [["行政\n许可", "27"]]


def test_a_page_without_such_styles_is_read_as_ever() -> None:
    assert cells('<div style="display:block">行政许可 27</div>') == []


def styled(*texts: str, around: str = "div") -> str:
    drawn = "".join(f'<div class="c" style="display:table-cell">{text}</div>' for text in texts)
    return f'<{around} class="r">{drawn}</{around}>'


def test_cells_whose_rows_and_table_are_not_styled() -> None:
    body = f'<div>{styled("信息内容", "本年处理决定数量")}{styled("行政许可", "27")}</div>'
    expected = [["信息内容", "本年处理决定数量"], ["行政许可", "27"]]
    assert cells(body) == expected
    assert cells(f"<table><tr><td>栏目</td><td><p>概述。</p>{body}</td></tr></table>") == expected
    assert cells(styled("行政许可", "27")) == [["行政许可", "27"]]


def test_a_text_among_unstyled_rows_keeps_its_place() -> None:
    page = f'<div><p>一、总体情况</p>{styled("行政许可", "27")}<p>第二段。</p></div>'
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), "report.html")
    texts = [block.text for block in document.blocks if block.grid is None]
    assert texts == ["一、总体情况", "第二段。"]
