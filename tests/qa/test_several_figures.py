"""Questions over several figures or reports: divided, ranked, listed, compared, summed; figures as printed."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking

SEVERAL_ASKS = [
    ("丽水2019年公开率多高？另外部分公开的有几件", ["71.37", "106"]),
    ("宿迁2024年新收几件，比上年增长百分之几", ["3525", "0.40"]),
    ("想请教两个数：一，宿迁2024年信息处理费收了多少元；二，规章现行有效几件", ["2230", "12"]),
    ("洪泽2023年新收、2024年新收，以及涨幅", ["21", "95", "352.38"]),
    ("丽水网上中介超市的成交额、节约资金、节约率，三个数", ["8.05", "2.12", "22.56"]),
    ("宿迁2023年重复申请几件？其中律所提的呢，有几件？", ["39", "0"]),
    ("For Suqian in 2024, how many new requests from individuals, and what was the grand total?", ["3440", "3525"]),
    ("宿迁2024年企业提了几件，占新收多少", ["75", "2.13"]),
    ("宿迁2023收信息处理费收了几件、多少钱", ["25", "2950"]),
    ("丽水2019年不予公开和无法提供分别占办结的百分之几", ["3.78", "21.51"]),
    ("宿迁2024年初接过来几件，年底又剩下几件", ["121", "125"]),
    ("洪泽2024：收了几件申请？办完几件？剩几件？", ["95", "95", "0"]),
    ("摘抄宿迁2024年复议、直接起诉、复议后起诉三个总计数", ["170", "25", "52"]),
    ("宿迁2024年不予公开合计、无法提供合计、结转下年度，一并列出", ["92", "941", "125"]),
    ("宿迁2024年不予公开合计、结转下年度", ["92", "125"]),
    ("丽水2019年12345热线转办的平均处理时长和群众满意率", ["2.77", "98.2"]),
]
ONE_VALUE = [
    ("宿迁2024年比洪泽2024年多收了几件申请", "3430"),
    ("宿迁2023年少办结了几件，跟2024年比", "35"),
    ("丽水的复议比宿迁2023年少了几件", "400"),
    ("宿迁2024的新收抵得上几个丽水2019", "5.13"),
    ("宿迁2024年公开率较上年变动几个百分点", "10.45"),
    ("宿迁2024年无法提供三种原因合计", "941"),
    ("宿迁2024年以国家秘密、过程性信息等各种理由不公开的总数", "92"),
    ("公开了的（含部分公开）宿迁2024年统共几件", "1902"),
    ("丽水2019年复议、诉讼全算上共多少件", "70"),
    ("洪泽区两个年度的行政许可决定累计", "10037"),
    ("宿迁24年不算自然人，企业啊律所啊这些加起来新申请多少", "85"),
    ("撇开其他处理，宿迁2023年办结几件", "3145"),
    ("宿迁2024年不予公开里除过程性信息外还有几件", "81"),
    ("有几份年报的公开率不到五成", "2"),
]
LISTED = [
    ("新收过千的报告", {"宿迁市2023", "宿迁市2024"}),
    ("新收三位数的年报有哪些", {"丽水市2019"}),
    ("新收超过90件不到700件的年报", {"丽水市2019", "淮安市洪泽区2024"}),
    ("公开率在五成到七成之间的年报有哪些", {"宿迁市2024", "淮安市洪泽区2024"}),
    ("没有一家公司来申请过的年报，翻翻看是哪些", {"淮安市洪泽区2023", "淮安市洪泽区2024"}),
    ("哪些年报全年一件申请都没结转下去", {"淮安市洪泽区2023", "淮安市洪泽区2024"}),
    ("收取过信息处理费的年报", {"宿迁市2023", "宿迁市2024"}),
    ("没提到新闻发布会的年报有哪些", {"宿迁市2023", "宿迁市2024", "淮安市洪泽区2023", "淮安市洪泽区2024"}),
    ("讲到“双随机”的报告", {"丽水市2019"}),
    ("把“其他处理”拆成三项来填的年报挑出来", {"宿迁市2023", "宿迁市2024"}),
    ("政府集中采购有数据的是哪些报告", {"丽水市2019"}),
    ("区县一级的报告有哪些", {"淮安市洪泽区2023", "淮安市洪泽区2024"}),
    ("哪几份是按老格式（2019年那个表）填的", {"丽水市2019"}),
]
FIRST = [
    ("公开率垫底的是哪份报告", "淮安市洪泽区", "19.05"),
    ("收到的申请当中企业占比最高的是哪份报告", "丽水市", "3.93"),
    ("除洪泽以外，复议纠错率最高的报告", "丽水市", "20.00"),
    ("宿迁2024其他处理三小项谁第一", "宿迁市", "354"),
    ("积压（转到下一年）最厉害的两份年报", "宿迁市", "125"),
]
YEARS = [
    ("宿迁市门户网站总访问量两年走势", ["7854070", "9540370"]),
    ("政策简明问答编发期数，宿迁前后两年", ["119", "98"]),
    ("宿迁企业递的申请一年年怎么走", ["99", "75"]),
]


@pytest.mark.parametrize(("question", "expected"), SEVERAL_ASKS)
def test_every_ask_is_answered(ask: Asking, question: str, expected: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert set(expected) <= {value.value for value in answer.values}, answer.answer
    assert answer.value is None, "there is no one value of several asks"


@pytest.mark.parametrize(("question", "expected"), ONE_VALUE)
def test_figures_are_put_together(ask: Asking, question: str, expected: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("answered", expected), answer.answer
    assert answer.citations


@pytest.mark.parametrize(("question", "expected"), LISTED)
def test_only_reports_that_meet_the_condition_are_listed(ask: Asking, question: str, expected: set[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert {f"{value.issuer}{value.year}" for value in answer.values} == expected, answer.answer


@pytest.mark.parametrize(("question", "issuer", "value"), FIRST)
def test_the_first_of_a_ranking(ask: Asking, question: str, issuer: str, value: str) -> None:
    answer = ask(question)
    assert answer.values, answer.answer
    assert (answer.values[0].issuer, answer.values[0].value) == (issuer, value), answer.answer


@pytest.mark.parametrize(("question", "expected"), YEARS)
def test_all_years_held_are_given(ask: Asking, question: str, expected: list[str]) -> None:
    answer = ask(question)
    assert [value.value for value in answer.values] == expected, answer.answer


def test_a_part_that_is_not_held_is_said(ask: Asking) -> None:
    answer = ask("宿迁2024年办结多少件，女性申请人有几位")
    assert [value.value for value in answer.values] == ["3521"]
    assert "没有这项内容" in answer.answer


def test_table_two_is_not_compared_across_forms(ask: Asking) -> None:
    answer = ask("丽水行政强制处理决定数跟宿迁2023年哪个大些？大好多")
    assert answer.value is None
    assert "口径不同" in answer.answer
    assert {value.value for value in answer.values} == {"14273", "20163"}


def test_which_remedy_is_not_known_so_all_are_offered(ask: Asking) -> None:
    answer = ask("宿迁2024年纠正了几件，搞不清是复议还是诉讼")
    assert answer.status == "ambiguous"
    assert [one.value for one in answer.values] == ["18", "0", "0"]


def test_what_was_taken_up_is_asked_back_without_its_kind(ask: Asking) -> None:
    answer = ask("2024年受理了多少件")
    assert answer.status == "ambiguous"
    assert {"3525", "95"} <= {one.value for one in answer.values}


def test_one_thing_asked_twice_is_answered_once(ask: Asking) -> None:
    answer = ask("宿迁行政强制翻了几倍的样子？24年是23年的几倍")
    assert answer.unit == "倍"
    assert answer.answer.count("倍") == 1


def test_two_bodies_with_a_column_of_their_own_are_not_checked_against_one_another(ask: Asking) -> None:
    answer = ask("劳驾查两个数，丽水2019年规范性文件对外公开总数，再有宿迁2024年规范性文件现行有效数")
    assert answer.plan["operation"] == "lookup"
    assert {"4910", "420"} <= {one.value for one in answer.values}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("丽水最近一年和宿迁最近一年新收各几件", ["687", "3525"]),
        ("宿迁今年和去年新收各是几件", ["3525", "3511"]),
        ("洪泽最新年度新收比前一年多几件", ["95", "21"]),
    ],
)
def test_the_newest_year_beside_another(ask: Asking, question: str, values: list[str]) -> None:
    assert [one.value for one in ask(question).values][:2] == values


def test_the_newest_year_less_the_one_before(ask: Asking) -> None:
    assert ask("洪泽最近一年比前一年新收多几件").value == "74"
