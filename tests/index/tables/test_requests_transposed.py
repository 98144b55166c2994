"""Table 三 with applicants as rows."""

from __future__ import annotations

from index.forms import applicants
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, document
from tests.index.tables.test_requests import mapped

RESULTS = (
    "项目 | 一、本年新收政府信息公开申请数量 | 二、上年结转政府信息公开申请数量 | （一）予以公开 | （二）部分公开 | "
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 3.其他 | （七）总计 | 四、结转下年度继续办理"
)
LABELS = [entry.label for entry in applicants().values()]


def turned(*rows: str, header: str = RESULTS) -> Mapping:
    return mapped(document(SECTIONS["三"], ["\n".join([header, *rows])]))


def test_every_cell_goes_to_its_row_and_column() -> None:
    rows = [f"{label} | {place}1 | 0 | {place}3 | / | 5 | {place}6 | 7 | =" for place, label in enumerate(LABELS)]
    facts = turned(*rows).facts
    assert len(facts) == 8 * 7
    for place, applicant in enumerate(applicants()):
        assert facts["requests.new", applicant].value == int(f"{place}1")
        assert facts["requests.granted", applicant].raw == f"{place}3"
        assert facts["requests.other.not_corrected", applicant].raw == "5"
        assert facts["requests.other.rest", applicant].raw == f"{place}6"
        assert facts["requests.total", applicant].raw == "7"
        assert facts["requests.carried_out", applicant].kind == "blank"


def test_groups_above_the_results() -> None:
    header = (
        "申请人<1 | 本年新收 | 上年结转 | 予以公开 | 部分公开 | （三）不予公开<1 | （六）其他处理<2 | 结转下年度\n"
        "= | = | = | = | = | 1.属于国家秘密 | 1.逾期不补正 | 3.其他 | ="
    )
    facts = turned("自然人 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8", header=header).facts
    assert facts["requests.refused.state_secret", "natural"].raw == "5"
    assert facts["requests.other.rest", "natural"].raw == "7"


def test_a_label_twice_is_nothing() -> None:
    header = "项目 | 本年新收 | 本年新收 | 予以公开 | 部分公开 | 上年结转 | 结转下年度"
    assert turned("自然人 | 1 | 2 | 3 | 4 | 5 | 6", header=header).facts == {}
