from __future__ import annotations

import pytest
from answers import cell, prose

from qa.evaluate.labels import applicant_meant, indicators_meant
from qa.evaluate.matching import citation_matches, same_issuer, says_any
from qa.evaluate.questions import GoldCitation


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("洪泽区", "淮安市洪泽区人民政府", True),
        ("青澜市", "青澜市人民政府", True),
        ("青澜市", "青澜市生态环境局", False),
        ("宿迁市", "宿迁市人民政府办公室", False),
        ("", "青澜市", False),
    ],
)
def test_issuers(one: str, other: str, same: bool) -> None:
    assert same_issuer(one, other) is same
    assert same_issuer(other, one) is same


def gold(row: str = "", column: str = "", quote: str = "") -> GoldCitation:
    return GoldCitation(issuer="甲市", year=2019, row=row, column=column, quote=quote)


@pytest.mark.parametrize(
    ("row", "column", "cited_row", "cited_column", "matches"),
    [
        ("（二）部分公开", "总计", "（二）部分公开（区分处理的，只计这一情形）", "总计", True),
        ("（三）不予公开 / 1.属于国家秘密", "总计", "（三）不予公开 / 1. 属于国家秘密", "总计", True),
        ("（三）不予公开 / 3.危及“三安全一稳定”", "总计", "（三）不予公开 / 3.危及\"三安全一稳定\"", "总计", True),
        ("行政复议", "结果维持", "", "行政复议 / 结果维持", True),
        ("（七）总计", "总计", "（七）总计", "总计", True),
        ("（七）总计", "总计", "（二）部分公开", "总计", False),
        ("（二）部分公开", "自然人", "（二）部分公开", "总计", False),
        ("（一）予以公开", "总计", "（二）部分公开", "总计", False),
        ("行政许可", "本年处理决定数量", "行政处罚", "本年处理决定数量", False),
    ],
)
def test_cells(row: str, column: str, cited_row: str, cited_column: str, matches: bool) -> None:
    given = cell(row=cited_row, column=cited_column)
    assert citation_matches(given, gold(row=row, column=column)) is matches


def test_another_year_or_issuer_does_not_match() -> None:
    wanted = gold(row="（二）部分公开", column="总计")
    assert not citation_matches(cell(year=2020), wanted)
    assert not citation_matches(cell(issuer="甲市生态环境局"), wanted)


def test_quotes_match_by_containment() -> None:
    wanted = gold(quote="公开会议 12 场")
    assert citation_matches(prose("全年公开会议12场。"), wanted)
    assert citation_matches(prose("公开会议"), wanted)
    assert not citation_matches(prose("12"), wanted)
    assert not citation_matches(prose("公开发布会12场"), wanted)


def test_words_to_be_said() -> None:
    assert says_any("共1,573,179件", ("1573179",))
    assert says_any("Ａ不可比", ("口径", "不可比"))
    assert says_any("anything", ())
    assert not says_any("共106件", ("107",))


@pytest.mark.parametrize(
    ("label", "year", "meant"),
    [
        ("（二）部分公开", 2019, {"requests.partial"}),
        ("（三）不予公开 / 1.属于国家秘密", 2024, {"requests.refused.state_secret"}),
        ("行政许可 / 本年处理决定数量", 2024, {"disclosure2021.licence.decisions"}),
        ("行政许可 / 处理决定数量", 2020, {"disclosure2019.licence.decisions"}),
        ("行政复议 / 总计", 2023, {"review.total"}),
        ("行政诉讼合计", 2024, {"suit.total"}),
        ("（三）不予公开合计", 2024, {"requests.refused"}),
        ("信息处理费", 2024, set()),
    ],
)
def test_labels_mean_indicators(label: str, year: int, meant: set[str]) -> None:
    assert indicators_meant(label, year) == meant


def test_labels_mean_applicants() -> None:
    assert applicant_meant(None) == "total"
    assert applicant_meant("总计") == "total"
    assert applicant_meant("商业企业") == "business"
    assert applicant_meant("法人或其他组织") == "organisations"
    assert applicant_meant("外星人") is None
