"""Whether figures agree, which is right, what a cell ought to be, how far apart: asked in many ways."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking

CONFLICTS = [
    ("丽水的670是不是印错了，正确的应该是多少", "645"),
    ("丽水19年报新收那行横向一加，比总计栏多出多少", "25"),
    ("丽水2019年自然人一列，新收加结转和办结加结转下年相差几件", "25"),
    ("丽水2019年“其他”这一列办结总计空着，该填几", "1"),
    ("丽水19年办结总计印688，六类加出来几件", "687"),
    ("洪泽23年复议总计那一格填的0，按前面几项应填多少", "11"),
    ("洪泽23年表四复议后起诉的总计正确应该是几", "5"),
    ("宿迁2024正文里的诉讼57件和表四差了多少", "20"),
    ("宿迁2024正文的行政诉讼少算了多少件", "20"),
    ("宿迁2024年复议134件还是170件", "170"),
    ("宿迁2024年报里增长1.05%这个数准不准", "1.08"),
    ("宿迁2024收办同比1.05%，两年的数推得出吗", "1.08"),
    ("By how much do the prose and the table differ on lawsuits in Suqian 2024?", "20"),
    ("Is the total of reconsideration cases in Hongze 2023 misprinted? What should it be?", "11"),
]
AGREEING = [
    "宿迁2023年表三各列都平吗",
    "宿迁2024商业企业列：新收+上年结转=总计+结转下年度，成立吗",
    "宿迁2024年表四里的行政复议，分项合起来跟总计合得上吗",
    "宿迁2023年法人或其他组织114件是怎么凑出来的，表里有依据吗",
    "洪泽2023年表三各类申请人之和都对吗",
    "宿迁2024年表三自查一遍，有错没有",
    "丽水2019行政强制比上年增加1.31%，表二推得出吗",
    "宿迁2023 新收3511＋96＝3486＋121？",
]
LINKS = [
    ("宿迁2023年底在办的，2024年年初接手的是几件，对得上吗", "121"),
    ("宿迁23转24，企业这一列衔接得上吗", "3"),
    ("宿迁两年报告之间企业的结转有没有断档", "3"),
    ("宿迁行政规范性文件，597+50-227是不是正好等于2024年底现行有效的数？", "420"),
    ("宿迁市23年底规章11件，次年制发2件废止1件，应该有几件", "12"),
    ("洪泽规范性文件8件怎么来的，能从上一年推出来吗", "8"),
    ("宿迁2023移交到2024的存量申请，两份年报吻合吗", "121"),
    ("宿迁23到24，自然人的结转有没有差额，差几件", "0"),
    ("宿迁的规章2023年11件、2024年12件，咋变过来的", "12"),
    ("洪泽规范性文件，2023到2024年上下年接得上吗", "8"),
    ("宿迁24年规范性文件从597掉到420，制发和废止解释得通吗", "420"),
]
NOT_HELD = [
    ("宿迁2024结转出去的125，2025年接到了没", "宿迁市2025年"),
    ("丽水年底剩的9件后来怎么样了，下一年的报告有交代没", "丽水市2020年"),
    ("宿迁2023年上年结转的96件，上一年的报告里是不是也写96", "宿迁市2022年"),
    ("宿迁2023说收办申请同比增长70.3%，能复算吗", "宿迁市2022年"),
]


@pytest.mark.parametrize(("question", "value"), CONFLICTS)
def test_a_contradiction_is_shown_with_the_number_asked_for(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value, answer.verification) == ("answered", value, "conflict"), answer.answer
    assert answer.citations


@pytest.mark.parametrize("question", AGREEING)
def test_what_agrees_is_said_to_agree_with_the_cells_compared(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.verification) == ("answered", "verified"), answer.answer
    assert "一致" in answer.answer
    assert answer.citations


@pytest.mark.parametrize(("question", "value"), LINKS)
def test_one_year_hands_over_what_the_next_takes_up(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value, answer.verification) == ("answered", value, "verified"), answer.answer
    assert len({citation.year for citation in answer.citations}) == 2


@pytest.mark.parametrize(("question", "missing"), NOT_HELD)
def test_the_year_that_is_not_held_is_named(ask: Asking, question: str, missing: str) -> None:
    answer = ask(question)
    assert answer.status == "no_data", answer.answer
    assert missing in answer.answer


@pytest.mark.parametrize(
    ("question", "value", "opening"),
    [
        ("“宿迁2024年年末还有58件转入次年”属实吗", "125", "不是58件"),
        ("听说宿迁2024年往下一年转了125件，准不准", "125", "是的"),
        ("宿迁2024年“上年转来121件”这个说法对不对", "121", "是的"),
    ],
)
def test_one_figure_asserted_is_held_against_its_cell(ask: Asking, question: str, value: str, opening: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("answered", value), answer.answer
    assert answer.answer.startswith(opening)


def test_prose_and_table_are_set_against_one_another(ask: Asking) -> None:
    answer = ask("宿迁2024年正文的复议数跟后面那张表是不是一码事")
    assert answer.verification == "conflict", answer.answer
    assert "134" in answer.answer
    assert "170" in answer.answer


def test_only_failing_reports_are_listed(ask: Asking) -> None:
    listed = {(value.issuer, value.year) for value in ask("有没有哪家的表四加不平").values}
    assert listed == {("淮安市洪泽区", 2023)}
    listed = {(value.issuer, value.year) for value in ask("哪几份报告的第三张表自己就不平").values}
    assert listed == {("丽水市", 2019)}


def test_a_number_that_is_in_no_cell_is_not_confirmed(ask: Asking) -> None:
    answer = ask("宿迁2023年复议445件跟表四对得上吗")
    assert answer.answer.startswith("对不上")
    assert answer.value == "440"


def test_two_scopes_are_both_shown(ask: Asking) -> None:
    answer = ask("洪泽区2024年受理17件还是95件呀，一会儿一个数")
    assert answer.status == "answered"
    assert {citation.kind for citation in answer.citations} == {"prose", "table_row"}
    assert "口径不同" in answer.answer


def test_different_bodies_are_not_compared(ask: Asking) -> None:
    answer = ask("2024年宿迁的上年结转跟洪泽2023年的结转下年度对得上吗")
    assert answer.value is None
    assert "口径不同" in answer.answer
    assert [value.value for value in answer.values] == ["0", "121"]


def test_the_result_that_equals_the_difference_is_named(ask: Asking) -> None:
    answer = ask("宿迁2024年备案行政复议134件与表四170件，差额多少，可能是什么口径？")
    assert answer.value == "36"
    assert "尚未审结" in answer.answer


def test_agreement_is_said_in_english(ask: Asking) -> None:
    answer = ask("Do the outcome figures stated in the text of Suqian's 2023 report agree with table 3?")
    assert answer.answer.startswith("Consistent")
    assert answer.verification == "verified"
    assert "Not consistent" in ask("Which reports contradict themselves?").answer


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("宿迁2024的新收、上年结转、办结、结转下年四个数", "lookup"),
        ("宿迁2023、洪泽2023的行政复议总计相加是多少？", "sum"),
        ("宿迁2023与2024行政处罚差多少", "difference"),
        ("收办和新收是同一个数吗？", "explain"),
        ("Lishui 2019, number of requests carried forward into the following year", "lookup"),
    ],
)
def test_other_questions_are_not_taken_for_checks(ask: Asking, question: str, operation: str) -> None:
    assert ask(question).plan["operation"] == operation
