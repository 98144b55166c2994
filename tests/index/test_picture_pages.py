"""Pages whose report is a picture say so."""

from __future__ import annotations

import pytest

from index.analysis import analyse
from index.errors import NotAReport
from index.readers import read_bytes

TITLE = "青岚市2022年政府信息公开工作年度报告"


def read(body: str) -> None:
    analyse(read_bytes(f"<html><body>{body}</body></html>".encode(), "page.html"), digest="0" * 64)


@pytest.mark.parametrize(
    "body",
    [
        f'<h1>{TITLE}（图片版）</h1><img src="p1.jpg"><p>点击图片查看</p>',
        f'<h1>{TITLE}</h1><p><img src="p1.jpg" width="900"></p><p><img src="p2.jpg"></p>',
        '<h1>政府信息公开年报</h1><p><img src="p1.jpg" width="900"></p>',
        f'<h1>{TITLE}（图片版）</h1>',
        '<img src="p1.jpg" width="900" height="1200">',
        f'<h1>{TITLE}</h1><img src="data:image/png;base64,{"A" * 9000}">',
    ],
)
def test_a_report_in_pictures_is_told_from_no_report(body: str) -> None:
    with pytest.raises(NotAReport, match="图片") as caught:
        read(body)
    assert "另存" in caught.value.remedy


@pytest.mark.parametrize("picture", ['src="logo.png"', 'src="a.gif" width="20"', 'src="x/wx_share.jpg"', 'alt="x"'])
def test_ornaments_are_no_report_in_pictures(picture: str) -> None:
    with pytest.raises(NotAReport) as caught:
        read(f"<h1>{TITLE}</h1><img {picture}><p>正在加载。</p>")
    assert "图片" not in caught.value.message


def test_a_picture_beside_a_report_in_words_is_no_matter() -> None:
    read(f'<h1>{TITLE}</h1><img src="p1.jpg"><p>一、总体情况</p><p>全年公开信息25条。</p>')
