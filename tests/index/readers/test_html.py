"""The reader of web pages, on pages made here."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given

from index.document import Document, Grid
from index.errors import Unreadable
from index.readers import read_bytes
from tests.index.readers.drawn_tables import DrawnCell, cells_of, drawn_tables

REQUESTS = (
    "<table><tr><td rowspan=2 colspan=2>项目</td><td colspan=2>申请人情况</td></tr>"
    "<tr><td>自然人</td><td>总计</td></tr>"
    "<tr><td colspan=2>一、本年新收政府信息公开申请数量</td><td>31</td><td>31</td></tr>"
    "<tr><td rowspan=2>三、本年度办理结果</td><td>（一）予以公开</td><td>20</td><td>20</td></tr>"
    "<tr><td>（二）部分公开</td><td>&nbsp;</td><td>11</td></tr></table>"
)
REQUESTS_ROWS = [
    ["项目", "申请人情况"],
    ["自然人", "总计"],
    ["一、本年新收政府信息公开申请数量", "31", "31"],
    ["三、本年度办理结果", "（一）予以公开", "20", "20"],
    ["（二）部分公开", "", "11"],
]
PROSE = "全年通过门户网站主动公开政府信息1136条，其中规范性文件5件，政策解读21条，均在规定时限内发布。"


def read(text: str) -> Document:
    return read_bytes(text.encode(), "report.html")


def grids(document: Document) -> list[Grid]:
    return [block.grid for block in document.blocks if block.grid is not None]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.grid is None]


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def page(body: str, head: str = "") -> str:
    """A whole page: the site around ``body`` as Chinese government sites have it."""
    links = "".join(f'<li><a href="/{number}/">栏目{number}</a></li>' for number in range(30))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>甲市人民政府 年度报告</title>{head}'
        "<style>td{color:red}</style><script>var x = '<table><tr><td>9</td><td>9</td></tr></table>';</script></head>"
        f'<body><div class="header"><ul class="nav">{links}</ul></div>'
        '<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/gk">政府信息公开</a></div>'
        f'<div class="main"><h1>甲市2023年政府信息公开工作年度报告</h1>{body}</div>'
        '<div class="footer"><p>版权所有 甲市人民政府办公室</p><p>网站标识码1234567890</p>'
        "<noscript>请启用脚本</noscript></div></body></html>"
    )


def test_page_with_the_site_around_it() -> None:
    document = read(
        page(f"<h2>一、总体情况</h2><p>{PROSE}</p><h2>三、申请情况</h2>{REQUESTS}<p>完毕，特此报告。</p>")
    )
    assert [(block.kind, block.level, block.text) for block in document.blocks if block.grid is None] == [
        ("heading", 1, "甲市2023年政府信息公开工作年度报告"),
        ("heading", 2, "一、总体情况"),
        ("paragraph", 0, PROSE),
        ("heading", 2, "三、申请情况"),
        ("paragraph", 0, "完毕，特此报告。"),
    ]
    assert [rows(grid) for grid in grids(document)] == [REQUESTS_ROWS]
    assert document.media == "html"
    assert document.title == "甲市人民政府 年度报告"


def test_title_from_the_page_data() -> None:
    head = '<meta name="ArticleTitle" content="甲市2023年年度报告"><meta name="PubDate" content="2024-01-20">'
    document = read(page(f"<p>{PROSE}</p>", head))
    assert document.title == "甲市2023年年度报告"
    assert any("2024-01-20" in note for note in document.notes)


@pytest.mark.parametrize(
    "frame",
    [
        "<table width=100%><tr><td width=200><ul><li><a href=1>导航</a></li></ul></td><td>{}</td></tr></table>",
        "<table><tr><td>{}</td></tr></table>",
        '<div class="print"><div id="zoom">{}</div></div>',
        '<form id="aspnetForm"><div class="tools"></div><span>{}</span></form>',
        '<div class="content hot-news">{}</div>',
        "<center><font size=3>{}</font></center>",
    ],
)
def test_frames_around_the_content_lose_nothing(frame: str) -> None:
    document = read(page(frame.format(f"<p>{PROSE}</p>{REQUESTS}<p>{PROSE}</p>")))
    assert rows(grids(document)[-1]) == REQUESTS_ROWS
    assert texts(document).count(PROSE) == 2


def test_prose_in_a_part_with_an_unlucky_name() -> None:
    document = read(page(f'<div class="hot"><p>{PROSE}</p><p>{PROSE[:50]}。</p></div><div>{REQUESTS}</div>'))
    assert PROSE in texts(document)
    assert rows(grids(document)[0]) == REQUESTS_ROWS


def test_opening_section_beside_the_part_with_the_tables() -> None:
    tables = REQUESTS * 9
    document = read(
        page(f"<h2>一、总体情况</h2><p>{PROSE}</p><div><h2>三、申请</h2>{tables}<p>{PROSE * 9}</p></div>")
    )
    assert texts(document)[1:3] == ["一、总体情况", PROSE]
    assert len(grids(document)) == 9


def test_hidden_text_is_left_out() -> None:
    document = read(
        page(
            f"<p>{PROSE}</p><p style='display: none'>全年共9件。</p><template><p>全年共8件。</p></template>"
            f"<!-- 全年共7件。 --><p hidden>全年共6件。</p>"
        )
    )
    assert texts(document)[1:] == [PROSE]


@pytest.mark.parametrize(
    "source",
    [
        REQUESTS.replace("</td>", "").replace("</tr>", ""),
        REQUESTS.replace("</table>", ""),
        REQUESTS.replace("colspan=2>申请人", "colspan=100000>申请人"),
        REQUESTS.replace("<td rowspan=2>三", "<td rowspan=0>三"),
        REQUESTS.replace("<td rowspan=2>三", "<td rowspan=99>三"),
        REQUESTS.replace("<table>", "<table><thead>").replace("<tr><td colspan=2>一", "</thead><tbody><tr><td colspan=2>一"),
        REQUESTS.replace("<td", "<th").replace("</td", "</th"),
        REQUESTS.replace("&nbsp;", "").upper(),
        REQUESTS.replace("<tr>", "<tr class='a' style=\"mso-height: '1'\"><!-- x -->"),
        REQUESTS.replace("31", "<p class=MsoNormal><span style='font-size:9pt'>3</span><span>1</span></p>"),
        REQUESTS.replace("</tr>", "</tr>\n\t<tr></tr>", 1),
    ],
)  # fmt: skip
def test_damaged_tables_keep_their_rows(source: str) -> None:
    (grid,) = grids(read(page(f"<p>{PROSE}</p>{source}")))
    assert rows(grid) == REQUESTS_ROWS
    assert grid.rows[2][1].column == 2
    assert grid.column_count == 4


def test_row_spans_put_the_cells_below_in_their_columns() -> None:
    (grid,) = grids(read(page(REQUESTS)))
    assert [cell.column for cell in grid.rows[1]] == [2, 3]
    assert [cell.column for cell in grid.rows[4]] == [1, 2, 3]


def test_raised_and_struck_figures_are_not_joined() -> None:
    (grid,) = grids(
        read(page("<table><tr><td>件</td><td>12<sup>2</sup></td><td><s>5</s>6</td></tr></table>"))
    )
    assert [cell.text for cell in grid.rows[0]] == ["件", "12[2]", "6"]
    assert grid.rows[0][2].repaired


def test_marks_that_turn_text_are_dropped() -> None:
    document = read(page("<p>公开\u202e12\u202c件\u200b，\x07全年\u2066如此\u2069。" + PROSE + "</p>"))
    assert texts(document)[-1] == "公开12件，全年如此。" + PROSE


def test_breaks_and_items_end_paragraphs() -> None:
    document = read(
        page(f"<p>{PROSE}<br>（一）公开<br/>（二）申请</p><ul><li>甲项</li><li>乙项</li></ul><div>丙</div>丁")
    )
    assert texts(document)[1:] == [PROSE, "（一）公开", "（二）申请", "甲项", "乙项", "丙", "丁"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16", "big5hkscs"])
def test_encodings(encoding: str) -> None:
    source = page(f"<p>{PROSE}</p>").replace("utf-8", encoding)
    if encoding == "big5hkscs":
        source = source.translate(
            {ord(one): two for one, two in zip("门户网动开规范时", "門戶網動開規範時", strict=True)}
        )
        source = source.encode(encoding, errors="ignore").decode(encoding)
    document = read_bytes(source.encode(encoding), "report.html")
    assert "1136" in document.text
    assert "\ufffd" not in document.text


@given(drawn_tables())
def test_written_and_read_back(table: list[list[DrawnCell]]) -> None:
    source = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{html.escape(cell.text)}</td>'
            for cell in row
        )
        + "</tr>"
        for row in table
    )
    document = read(page(f"<p>{PROSE}</p><table><tbody>{source}</tbody></table>"))
    (grid,) = grids(document)
    assert cells_of(grid) == table
    assert all(document.text[cell.start : cell.end] == cell.text for cell in grid.cells())


@pytest.mark.parametrize(
    "source", ["", "<html><body></body></html>", "<html><body><script>1</script></body></html>"]
)
def test_nothing_to_see(source: str) -> None:
    with pytest.raises(Unreadable):
        read(source)


@pytest.mark.parametrize(
    "source",
    ["<div>" * 200_000, "<table><tr><td>" * 20_000, "<b><i>" * 100_000, "<" * 200_000, "<a " * 100_000,
     '<a b="' * 50_000, "<!--" * 100_000, "</div></td>" * 100_000, "&" * 500_000, "<script>" * 50_000,
     "<table>" + "<tr><td colspan=1000 rowspan=65534>1</td>" * 2_000],
    ids=lambda source: source[:8],
)  # fmt: skip
def test_long_and_broken_input_ends_soon(source: str) -> None:
    begin = time.process_time()
    assert PROSE in read(f"<html><p>{PROSE}</p>{source}").text
    assert time.process_time() - begin < 8


def test_whole_report_is_read_within_a_fifth_of_a_second() -> None:
    source = page(f"<p>{PROSE}</p>" * 60 + REQUESTS * 12).encode()
    read_bytes(source, "report.html")
    begin = time.process_time()
    for _ in range(3):
        read_bytes(source, "report.html")
    assert (time.process_time() - begin) / 3 < 0.2


def test_a_page_that_its_script_makes_visible() -> None:
    hidden = f'<div id="js_content" style="visibility: hidden; opacity: 0;"><p>{PROSE}</p>{REQUESTS}</div>'
    document = read(page(f"<h1>标题</h1>{hidden}"))
    assert PROSE in texts(document)
    assert rows(grids(document)[0]) == REQUESTS_ROWS


def test_a_hidden_report_beside_the_one_that_shows() -> None:
    other = REQUESTS.replace("31", "88")
    document = read(page(f"<div style='display:none'>{other}</div><div>{REQUESTS}</div>"))
    assert [rows(grid) for grid in grids(document)] == [REQUESTS_ROWS]


def test_a_table_of_one_cell_in_a_cell_is_a_frame() -> None:
    framed = REQUESTS.replace("<td>31</td>", "<td><table><tr><td>31</td></tr></table></td>")
    document = read(page(framed))
    assert [rows(grid) for grid in grids(document)] == [REQUESTS_ROWS]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("<span style='text-decoration:line-through'>28</span>31", "31"),
        ("<span style='color:red;text-decoration-line: line-through'>28</span><b>31</b>", "31"),
        ("<u class='old'>28</u>31", "31"),
        ("31<span style='opacity:0'>9</span>", "31"),
        ("31<span style='color:transparent'>9</span>", "31"),
        ("31<font color='white'>9</font>", "31"),
        ("<span style='color:#FFFFFF'>9</span><span>31</span>", "31"),
        ("<span style='background:#006;color:#fff'>31</span>", "31"),
        ("<span style='color:#fff'>3</span><span style='color: white'>1</span>", "31"),
        ("31<sub>9</sub>", "31[9]"),
        ("<span style='opacity:0.9'>31</span>", "31"),
    ],
)
def test_only_what_is_seen_of_a_figure(printed: str, shown: str) -> None:
    style = "<style>.old {text-decoration: line-through}</style>"
    document = read(page(style + REQUESTS.replace("<td>31</td>", f"<td>{printed}</td>", 1)))
    wanted = [
        [shown if text == "31" and number == 2 and place == 1 else text for place, text in enumerate(row)]
        for number, row in enumerate(REQUESTS_ROWS)
    ]
    assert rows(grids(document)[0]) == wanted


ROWS = "<tr><td>（一）予以公开</td><td>{}</td></tr><tr><td>（二）部分公开</td><td>{}</td></tr>"
STYLE = "<style>.old{display:none} .phone{visibility:hidden}</style>"


@pytest.mark.parametrize(
    "table",
    [
        "<table>" + ROWS.format("8", "9").replace("<tr>", "<tr class=old>") + ROWS.format("1", "2") + "</table>",
        f"<div class='box phone'><table>{ROWS.format('8', '9')}</table></div><table>{ROWS.format('1', '2')}</table>",
        f"<table class=phone>{ROWS.format('8', '9')}</table><table>{ROWS.format('1', '2')}</table>",
    ],
)
def test_rows_that_a_class_hides_are_left_out_where_they_are_printed_again(table: str) -> None:
    document = read_bytes(f"<meta charset=utf-8>{STYLE}<h1>甲县2023年政府信息公开工作年度报告</h1>{table}".encode(), "r.html")
    texts = [cell.text for block in document.blocks if block.grid for cell in block.grid.cells()]
    assert texts == ["（一）予以公开", "1", "（二）部分公开", "2"]


def test_a_tab_that_a_class_hides_is_read_where_nothing_else_shows_its_labels() -> None:
    table = f"<table>{ROWS.format('1', '2')}</table><div class=old><table><tr><td>规章</td><td>4</td></tr></table></div>"
    document = read_bytes(f"<meta charset=utf-8>{STYLE}<h1>甲县2023年政府信息公开工作年度报告</h1>{table}".encode(), "r.html")
    texts = [cell.text for block in document.blocks if block.grid for cell in block.grid.cells()]
    assert texts[-2:] == ["规章", "4"]


@pytest.mark.parametrize("hidden", ["<tr style='display:none'>{}</tr>", "<tbody style='display:none'><tr>{}</tr></tbody>"])
def test_every_cell_of_a_hidden_row_is_left_out(hidden: str) -> None:
    cells = "<td>（一）予以公开</td><td>8</td><td>9</td>"
    table = f"<table>{hidden.format(cells)}<tbody><tr><td>（一）予以公开</td><td>1</td><td>2</td></tr></tbody></table>"
    document = read_bytes(f"<meta charset=utf-8><h1>甲县2023年政府信息公开工作年度报告</h1>{table}".encode(), "r.html")
    assert [cell.text for block in document.blocks if block.grid for cell in block.grid.cells()] == ["（一）予以公开", "1", "2"]
