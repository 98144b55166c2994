"""What of a page's text shows: hidden parts of a line, fields, links to other reports."""

from __future__ import annotations

import pytest

from index.document import Document
from index.readers import read_bytes

STYLE = "<style>.h{display:none} .tab .x{display:none} @media print{.p{display:none}} b.v,.w{color:red;visibility:hidden}</style>"


def page(body: str) -> Document:
    return read_bytes(f"<html><head>{STYLE}</head><body>{body}</body></html>".encode(), "report.html")


def cell(inside: str) -> str:
    made = page(f"<table><tr><td>行政许可</td><td>{inside}</td></tr><tr><td>行政处罚</td><td>3</td></tr></table>")
    return next(block.grid for block in made.blocks if block.grid).rows[0][1].text


@pytest.mark.parametrize(
    "inside",
    [
        '<span class="h">9</span>16',
        '16<span style="visibility:hidden">8</span>',
        '16<span style="display:none"><b>8</b></span>',
        '<i class="a h">9</i>16<b class="v">7</b><em class="w">2</em>',
    ],
)
def test_hidden_digits_are_left_out(inside: str) -> None:
    assert cell(inside) == "16"


@pytest.mark.parametrize("name", ["x", "p", "other"])
def test_classes_that_are_hidden_in_places_are_read(name: str) -> None:
    assert cell(f'<span class="{name}">1</span>6') == "16"


@pytest.mark.parametrize("field", ['<input value="16">', "<input type='text' readonly value='16' />"])
def test_what_stands_in_a_field(field: str) -> None:
    assert cell(field) == "16"
    assert cell(f"<div>{field}</div>") == "16"


@pytest.mark.parametrize("field", ['<input type="hidden" value="16">', '<input type="checkbox" value="16">'])
def test_fields_that_show_no_text(field: str) -> None:
    assert cell(field + "5") == "5"


def test_titles_that_are_links_belong_to_other_reports() -> None:
    links = "".join(f'<li><a href="/{year}">青岚市{year}年政府信息公开工作年度报告</a></li>' for year in (2020, 2021))
    made = page(f"<ul>{links}</ul><h1>青岚市2022年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>{'公开信息。' * 20}</p>")
    assert "2021年" not in made.text
    assert "2022年" in made.text


def test_the_title_in_a_picture_is_read() -> None:
    page = '<body><img src="a.png" alt="青岚市2022年政府信息公开工作年度报告"><p>一、总体情况</p><img alt="徽标"></body>'
    document = read_bytes(page.encode(), "report.html")
    assert [block.text for block in document.blocks] == ["青岚市2022年政府信息公开工作年度报告", "一、总体情况"]
