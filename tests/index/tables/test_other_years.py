"""Columns and rows of another year beside this year's: never taken for this year's."""

from __future__ import annotations

import pytest

from index.analysis import Analysis, analyse, content_hash
from index.readers import read_bytes
from index.tables.mapping import Mapping
from index.tables.other_years import LEFT_OUT, UNTOLD
from tests.index.made import SECTIONS, TITLE, document
from tests.index.tables.test_disclosure import mapped as disclosed
from tests.index.tables.test_disclosure import raw
from tests.index.tables.test_remedies import FIGURES, HEADER, WANTED, figures
from tests.index.tables.test_remedies import mapped as remedied
from tests.index.tables.test_requests import mapped, row_of, table

OWN_ROW = ["31", "2", "0", "4", "0", "0", "37"]
NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
NEW = "本年新收政府信息公开申请数量"
OWN_RULES = {"2021.rules.issued": "8", "2021.rules.repealed": "1", "2021.rules.in_force": "44"}


@pytest.mark.parametrize(
    "header",
    [
        "信息内容 | 本年制发件数 | 上年制发件数 | 本年废止件数 | 上年废止件数 | 现行有效件数 | 上年现行有效件数",
        "信息内容 | 2023年制发件数 | 2022年制发件数 | 2023年废止件数 | 2022年废止件数 | 2023年现行有效件数 | 2022年现行有效件数",
        "信息内容 | 制发件数 | 去年制发件数 | 废止件数 | 去年同期废止件数 | 现行有效件数 | 去年现行有效件数",
        "信息内容 | 本年<2 | 本年<2 | 本年<2\n= | 制发件数 | 上年 | 废止件数 | 上年 | 现行有效件数 | 上年",
    ],
)
def test_last_years_columns_of_table_two_are_left_out(header: str) -> None:
    found = disclosed([f"{header}\n规章 | 8 | 6 | 1 | 0 | 44 | 37"])
    assert raw(found) == OWN_RULES
    assert LEFT_OUT in found.remarks


@pytest.mark.parametrize(
    ("years", "figures_printed"),
    [("2023年<3 | 2022年<3", "8 | 1 | 44 | 6 | 0 | 37"), ("上年<3 | 本年<3", "6 | 0 | 37 | 8 | 1 | 44")],
)
def test_years_over_the_columns_of_table_two(years: str, figures_printed: str) -> None:
    header = f"信息内容 | {years}\n= | 制发件数 | 废止件数 | 现行有效件数 | 制发件数 | 废止件数 | 现行有效件数"
    assert raw(disclosed([f"{header}\n规章 | {figures_printed}"])) == OWN_RULES


def test_columns_printed_twice_without_a_year_are_not_guessed() -> None:
    header = "信息内容 | 制发件数 | 废止件数 | 现行有效件数 | 制发件数 | 废止件数 | 现行有效件数"
    found = disclosed([f"{header}\n规章 | 8 | 1 | 44 | 6 | 0 | 37"])
    assert found.facts == {}
    assert found.remarks == ["表二有几列的列名都像同一列，没有收录"]


def test_the_forms_own_column_of_last_year_is_read() -> None:
    found = disclosed(["信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n行政许可 | 12 | +3 | 408"], form="2019")
    assert raw(found) == {
        "2019.licence.items_before": "12",
        "2019.licence.items_change": "+3",
        "2019.licence.decisions": "408",
    }


@pytest.mark.parametrize("extra", ["上年总计", "上年", "2022年", "同比"])
@pytest.mark.parametrize("place", [0, 6, 7])
def test_one_more_column_in_table_three(extra: str, place: int) -> None:
    header, values = list(NAMES), list(OWN_ROW)
    header.insert(place, extra)
    values.insert(place, "29")
    found = table(f"{NEW} | {' | '.join(values)}", header=f"项目 | {' | '.join(header)}")
    assert row_of(found, "requests.new") == OWN_ROW


@pytest.mark.parametrize(("first", "second"), [("2022年", "2023年"), ("上年", "本年")])
def test_two_years_under_every_applicant(first: str, second: str) -> None:
    header = "项目<1 | " + " | ".join(f"{name}<2" for name in NAMES)
    header += "\n= | " + " | ".join([first, second] * len(NAMES))
    values = " | ".join(f"{int(value) + 9} | {value}" for value in OWN_ROW)
    assert row_of(table(f"{NEW} | {values}", header=header), "requests.new") == OWN_ROW


def test_a_row_with_fewer_figures_than_columns_is_refused() -> None:
    header = "项目 | " + " | ".join((*NAMES, "上年总计"))
    found = read(f"{header}\n{NEW} | 31 | 2 | 0 | 4 | 0 | 37 | 29".replace(" | ", "\t"))
    assert not found.facts
    assert any(UNTOLD in remark for remark in found.remarks)


def read(aligned: str) -> Analysis:
    content = f"{TITLE}\n\n{SECTIONS['三']}\n\n{aligned}\n\n五、存在的主要问题\n\n人手不足。\n".encode()
    return analyse(read_bytes(content, "report.txt"), digest=content_hash(content))


def test_one_more_column_aligned_by_spaces() -> None:
    lines = ["项目".ljust(26) + "".join(name.ljust(8 - len(name) // 4) for name in (*NAMES, "上年总计"))]
    for label, values in ((NEW, (*OWN_ROW, "29")), ("上年结转政府信息公开申请数量", ["5", "0", "0", "1", "0", "0", "6", "8"])):
        lines.append(label.ljust(26) + "".join(value.ljust(8) for value in values))
    found = read("\n".join(lines))
    assert [found.facts["requests.new", name].raw for name in ("natural", "other", "total")] == ["31", "0", "37"]
    assert found.facts["requests.carried_in", "total"].raw == "6"


def test_the_next_page_of_a_table_with_last_years_column() -> None:
    header = "项目<3 | " + " | ".join((*NAMES, "上年总计"))
    first = f"{header}\n{NEW}<3 | {' | '.join(OWN_ROW)} | 29"
    second = "三、本年度办理结果 | （一）予以公开 | 20 | 1 | 0 | 3 | 0 | 0 | 24 | 22"
    found: Mapping = mapped(document(SECTIONS["三"], [first], [second]))
    assert row_of(found, "requests.granted") == ["20", "1", "0", "3", "0", "0", "24"]


@pytest.mark.parametrize(("own", "other"), [("2023年", "2022年"), ("本年", "上年")])
def test_rows_of_two_years_in_table_four(own: str, other: str) -> None:
    lines = HEADER.split("\n")
    header = "\n".join(["年度 | " + lines[0], "= | " + lines[1], "= | " + lines[2]])
    past = " | ".join(str(number) for number in range(15))
    found = remedied([f"{header}\n{other} | {past}\n{own} | {FIGURES}"])
    assert figures(found) == WANTED
    assert found.otherwise == {}


def test_a_column_of_carried_requests_is_this_years() -> None:
    header = "申请人 | 本年新收 | 上年结转 | 予以公开 | 部分公开 | 总计 | 结转下年度\n"
    header += "\n".join(f"{name} | 5 | 1 | 3 | 2 | 5 | 1" for name in NAMES)
    found = table(header=header)
    assert {found.facts["requests.carried_in", name].raw for name in ("natural", "total")} == {"1"}
