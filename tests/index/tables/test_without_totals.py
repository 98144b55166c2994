"""Table 三 without a column 总计, copied one cell a line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.analysis import Analysis, analyse, content_hash
from index.forms import APPLICANT_KINDS
from index.readers import read_bytes
from index.tables.without_totals import GIVEN_UP
from tests.index.made import SECTIONS, TITLE

NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
ROWS = {
    "一、本年新收政府信息公开申请数量": [21, 4, 0, 2, 3, 1],
    "二、上年结转政府信息公开申请数量": [2, 0, 0, 0, 1, 0],
    "（一）予以公开": [11, 3, 0, 1, 2, 1],
    "（二）部分公开": [6, 0, 0, 1, 0, 0],
    "1.重复申请": [3, 1, 0, 0, 1, 0],
    "（七）总计": [20, 4, 0, 2, 3, 1],
    "四、结转下年度继续办理": [3, 0, 0, 0, 1, 0],
}


def read(rows: dict[str, list[int]], names: list[str] = NAMES) -> Analysis:
    cells = ["项目", *names]
    for label, values in rows.items():
        cells += [label, *map(str, values)]
    lines = [TITLE, SECTIONS["三"], *(f"\t{cell}" for cell in cells), "五、存在的主要问题", "人手不足，答复偏慢。"]
    content = "\n".join(lines).encode()
    return analyse(read_bytes(content, "report.txt"), digest=content_hash(content))


def test_the_sums_of_the_columns_prove_it() -> None:
    found = read(ROWS)
    assert [found.facts["requests.new", who].value for who in APPLICANT_KINDS] == [Decimal(v) for v in (21, 4, 0, 2, 3, 1)]
    assert not any(fact.doubt for fact in found.facts.values())
    assert ("requests.new", "total") not in found.facts


@pytest.mark.parametrize("place", range(5))
def test_a_column_that_does_not_balance_gives_the_table_up(place: int) -> None:
    rows = {**ROWS, "（七）总计": [value + (number == place) for number, value in enumerate(ROWS["（七）总计"])]}
    found = read(rows)
    assert found.facts == {}
    assert GIVEN_UP in found.remarks


def test_a_last_column_that_sums_the_others_is_not_read_as_one_of_them() -> None:
    rows = {label: [*values[:4], values[4], sum(values[:5])] for label, values in ROWS.items()}
    assert read(rows).facts == {}
