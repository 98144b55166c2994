"""Files that end too early say so, and no figure that lost digits is taken."""

from __future__ import annotations

import pytest

from index.analysis import Analysis, analyse, content_hash
from index.cut_off import INSIDE_A_TABLE, stops_inside_a_table
from index.readers import read_bytes
from tests.index.made import SECTIONS, TITLE

HEAD = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1><h2>{SECTIONS['二']}</h2>"
TABLE = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>3827</td></tr>"
PENALTIES = "<tr><td>行政处罚</td><td>1946</td></tr>"


def read(content: str, name: str = "report.html") -> Analysis:
    data = content.encode()
    return analyse(read_bytes(data, name), digest=content_hash(data))


@pytest.mark.parametrize("tail", ["<tr><td>行政处罚</td><td>19", "<tr><td>行政处罚</td><td>194</t", "<tr><td>行政处罚</td><td><span>1"])
def test_a_page_that_stops_inside_a_cell(tail: str) -> None:
    found = read(HEAD + TABLE + tail)
    assert INSIDE_A_TABLE in found.remarks
    assert found.facts["disclosure2021.licence.decisions", ""].raw == "3827"
    penalties = found.facts.get(("disclosure2021.penalty.decisions", ""))
    assert penalties is None or penalties.value is None


@pytest.mark.parametrize(
    "page",
    [
        HEAD + TABLE + PENALTIES + "</table></body></html>",
        HEAD + TABLE + PENALTIES + "</body></html>",
        HEAD + TABLE + PENALTIES + "</table>",
    ],
)
def test_a_page_with_an_end_is_whole(page: str) -> None:
    assert not stops_inside_a_table(page)
    assert read(page).facts["disclosure2021.penalty.decisions", ""].raw == "1946"


NAMES = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
NEW = "一、本年新收政府信息公开申请数量\t16\t2\t0\t0\t1\t0\t19"
GRANTED = "（一）予以公开\t9\t1\t0\t0\t1\t0\t11"
LAST = "四、结转下年度继续办理\t2\t0\t0\t0\t0\t0\t2"


@pytest.mark.parametrize(("rows", "cut"), [([NEW, GRANTED], True), ([NEW, GRANTED, LAST], False)])
def test_table_three_without_its_last_rows(rows: list[str], cut: bool) -> None:
    found = read("\n".join([TITLE, SECTIONS["三"], NAMES, *rows]), "report.txt")
    assert any("没有印到总计" in remark for remark in found.remarks) is cut


def test_a_table_three_with_text_behind_it_is_not_cut_off() -> None:
    text = "\n".join([TITLE, SECTIONS["三"], NAMES, NEW, GRANTED, "五、存在的主要问题", "人手不足，答复偏慢。"])
    assert not any("不完整" in remark for remark in read(text, "report.txt").remarks)
