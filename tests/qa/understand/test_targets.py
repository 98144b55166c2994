"""The figures that everyday words ask for, planned over reports that hold no text."""

from __future__ import annotations

import pytest

from qa.plan import Plan
from qa.understand.issuers import IssuerIndex
from qa.understand.planner import plan_of
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


def plan(question: str) -> Plan:
    return plan_of(question, INDEX, HELD, None)[0]


def asked(question: str) -> list[tuple[str, str | None]]:
    """The concepts and applicants that ``question`` asks for."""
    return [(target.concept, target.applicant) for target in plan(question).targets]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("宿迁2024年收到缴费通知却迟迟没交的几件", "requests.other.fee_unpaid"),
        ("宿迁2024年没照通知的期限交费的几件", "requests.other.fee_unpaid"),
        ("宿迁2024年怕妨害社会的安全和稳定不公开的几件", "requests.refused.security"),
        ("宿迁2024年拖到下一年再接着办的几件", "requests.carried_out"),
        ("宿迁2024年上年就没办完、转到本年的几件", "requests.carried_in"),
        ("宿迁2024年翻来覆去申请、被认定为“重复申请”的几件", "requests.declined.repeated"),
        ("宿迁2024年不予处理的多少件，信访、重复之类的也都算上", "requests.declined"),
    ],
)
def test_a_row_in_everyday_words(question: str, concept: str) -> None:
    assert asked(question) == [(concept, "total")]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("宿迁2024年复议认定单位答复错了的几件", "review.corrected"),
        ("宿迁2024年复议被扳过来的几件", "review.corrected"),
        ("宿迁2024年复议机关支持原来答复的几件", "review.upheld"),
        ("In Suqian in 2024, how many reconsiderations ended in a correction?", "review.corrected"),
    ],
)
def test_a_result_in_everyday_words(question: str, concept: str) -> None:
    assert [target.concept for target in plan(question).targets] == [concept]


def test_reconsideration_and_suits_named_in_one_breath_are_both_meant() -> None:
    assert {target.concept for target in plan("宿迁2024年复议诉讼加起来维持了几件").targets} == {"review.upheld", "suit.upheld"}
    assert {target.concept for target in plan("宿迁2024年复议后又诉讼的维持几件").targets} == {"suit_after_review.upheld"}


@pytest.mark.parametrize(
    ("question", "applicant"),
    [
        ("宿迁2024年企业、团体、机构这些非个人的新收几件", "organisations"),
        ("宿迁2024年公司、单位等（个人不算）新收几件", "organisations"),
        ("宿迁2024年不是个人、是公司的新收几件", "business"),
        ("宿迁2024年市民个人（机构不算）新收几件", "natural"),
        ("宿迁2024年散户新收几件", "natural"),
        ("宿迁2024年同一个人来的新收几件", "total"),
    ],
)
def test_persons_and_organisations(question: str, applicant: str) -> None:
    assert asked(question) == [("requests.new", applicant)]


@pytest.mark.parametrize("question", ["宿迁2024年行政处罚的罚款数额多少", "宿迁2024年行政强制多少万元", "宿迁2024年行政许可收了多少钱"])
def test_money_is_no_reading_of_what_counts_cases(question: str) -> None:
    meant = plan(question)
    assert (meant.operation, meant.targets, meant.readings) == ("number", (), ())


def test_everyday_words_for_new_documents_are_the_column_of_the_form() -> None:
    assert asked("宿迁2024年新出了几个规范性文件") == [("disclosure.normative.issued", "")]
    assert asked("丽水2019年新出了几个规范性文件") == [("disclosure.normative.made", "")]
    assert asked("丽水2019年规范性文件制发几件") == [("disclosure.normative.issued", "")]


def test_kinds_of_licences_are_not_their_cases() -> None:
    assert asked("宿迁2024年行政许可事项多少项") == [("disclosure.licence.items_before", "")]
    assert asked("宿迁2024年行政许可多少件") == [("disclosure.licence.decisions", "")]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("宿迁2024年个人过期没补正、被停止办理的几件", [("requests.other.not_corrected", "natural")]),
        ("宿迁2024年企业逾期仍未补正而不再处理的几件", [("requests.other.not_corrected", "business")]),
        ("丽水2019年先经行政复议、后又提起诉讼的合计几件", [("suit_after_review.total", "")]),
        ("丽水2019年复议结束后当事人又提起行政诉讼的几件", [("suit_after_review.total", "")]),
        ("丽水2019年没经复议就起诉的几件", [("suit_direct.total", "")]),
        ("宿迁2024年接到多少份想要政府信息的申请", [("requests.new", "total")]),
        ("How many requests did Suqian grant in 2024?", [("requests.granted", "total")]),
    ],
)
def test_whole_turns_of_phrase(question: str, wanted: list[tuple[str, str]]) -> None:
    assert asked(question) == wanted


def test_what_is_carried_over_is_named_both_ways_where_it_stands_alone_in_a_list() -> None:
    both = ["requests.carried_in", "requests.carried_out"]
    assert [name for name, _ in asked("宿迁2024年新收、结转各是几件")] == ["requests.new", *both]
    assert [name for name, _ in asked("宿迁2024年部分公开、结转分别多少")] == ["requests.partial", *both]
    assert asked("宿迁2024年新收和结转一共几件") == [("requests.handled", "total")]
    assert [name for name, _ in asked("宿迁2024年新收、结转下年各几件")] == ["requests.new", "requests.carried_out"]


def test_neither_of_two_results_is_another_one_or_not_decided_yet() -> None:
    assert [name for name, _ in asked("宿迁2024年复议里没维持、也没改错的几件")] == ["review.other", "review.pending"]
    assert [name for name, _ in asked("宿迁2024年诉讼结果既不是纠正也不是维持的几件")] == ["suit.other"]
    assert [name for name, _ in asked("宿迁2024年复议维持、纠正各几件")] == ["review.upheld", "review.corrected"]


@pytest.mark.parametrize("question", ["宿迁2024年官司打输的占几成", "宿迁2024年诉讼败诉的比例", "宿迁2024年告它的官司输掉的比重"])
def test_suits_lost_are_a_share_of_all_suits(question: str) -> None:
    assert asked(question) == [("rate.corrected", "suit")]


def test_never_having_lost_is_a_condition() -> None:
    found = plan("哪些单位复议从没输过")
    assert ([target.concept for target in found.targets], found.operation, found.at_most) == (["review.corrected"], "list", "0")


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年搁到来年才给答复的几件",
        "宿迁2024年压到下一年再办的几件",
        "宿迁2024年推到次年办结的几件",
        "宿迁2024年顺延到第二年处理的几件",
        "宿迁2024年跨年才有结果的几件",
        "宿迁2024年没能在年内答复的几件",
    ],
)
def test_what_is_put_off_is_carried_out(question: str) -> None:
    assert asked(question) == [("requests.carried_out", "total")]


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年推迟到明年开工的项目几个",
        "宿迁2024年压到年底发的红头文件几份",
        "宿迁2024年延期答复的几件",
        "宿迁2024年隔年再修的桥几座",
        "宿迁2024年放到网上的文件几份",
    ],
)
def test_what_is_put_off_elsewhere_is_not(question: str) -> None:
    assert ("requests.carried_out", "total") not in asked(question)


def test_what_last_year_put_off_to_this_is_carried_in() -> None:
    assert asked("去年压到今年才办的，宿迁2024年几件") == [("requests.carried_in", "total")]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("宿迁2024年到期没补材料，就被终止了的几件", "requests.other.not_corrected"),
        ("宿迁2024年没及时补正而作罢的几件", "requests.other.not_corrected"),
        ("宿迁2024年没按期缴费被终止办理的几件", "requests.other.fee_unpaid"),
        ("宿迁2024年以内部事务为由不公开的总数", "requests.refused.internal_affairs"),
        ("宿迁2024年拿执法案卷当理由没公开的总量", "requests.refused.enforcement_files"),
    ],
)
def test_what_becomes_of_a_request_narrows_nothing(question: str, concept: str) -> None:
    assert asked(question) == [(concept, "total")]


@pytest.mark.parametrize("question", ["宿迁2024年被终止的申请几件", "宿迁2024年终止合作的企业几家", "宿迁2024年注销的执照几张"])
def test_what_is_ended_otherwise_is_no_row(question: str) -> None:
    assert not asked(question)


def test_what_is_open_to_the_public_in_all_is_still_a_column() -> None:
    assert asked("丽水2019年规章公开的总数") == [("disclosure.rules.public_total", "")]


def test_what_is_granted_may_be_a_licence() -> None:
    assert asked("宿迁2024年一年批了多少行政许可") == [("disclosure.licence.decisions", "")]
    assert asked("宿迁2024年批了多少环评") == []


def test_figures_of_two_tables_listed_together_are_all_wanted() -> None:
    assert [name for name, _ in asked("我要宿迁2024年复议的维持、纠正，还有新收总数")] == ["review.upheld", "review.corrected", "requests.new"]
    assert [name for name, _ in asked("宿迁2024年行政复议和部分公开各多少")] == ["review.total", "requests.partial"]


@pytest.mark.parametrize("question", ["宿迁2024年因不予公开被复议纠正的几件", "宿迁2024年对部分公开提起诉讼的几件"])
def test_what_answer_a_case_was_about_is_held_nowhere(question: str) -> None:
    assert not asked(question)
