"""From a question to a plan: operation, reports, figures."""

from __future__ import annotations

import pytest

from qa.plan import Plan
from qa.understand.issuers import IssuerIndex
from qa.understand.planner import plan_of
from qa.understand.reading import read
from tests.qa.understand.made_reports import HELD, stored

INDEX = IssuerIndex(HELD)


def plan(question: str, earlier: Plan | None = None) -> Plan:
    return plan_of(question, INDEX, HELD, earlier)[0]


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("2019年丽水市部分公开多少件", "lookup"),
        ("宿迁2023年和2024年部分公开一共多少件", "sum"),
        ("丽水2019年部分公开占总计的比例", "share"),
        ("宿迁2024年新收比2023年多多少件", "difference"),
        ("宿迁2024年新收同比增长百分之几", "growth"),
        ("宿迁2024年予以公开是2023年的几倍", "times"),
        ("哪个市新收申请最多", "rank"),
        ("宿迁历年部分公开的变化", "trend"),
        ("收录了哪些年报", "list"),
        ("收录了多少份年报", "count"),
        ("丽水2019年的数字对得上吗", "check"),
        ("部分公开是什么意思", "explain"),
        ("介绍一下丽水2019年的年报", "overview"),
        ("丽水2019年召开了多少次新闻发布会", "number"),
        ("丽水2019年存在的主要问题是什么", "passage"),
        ("今天天气怎么样", "refuse"),
        ("杭州2019年部分公开多少件", "refuse"),
        ("丽水2022年部分公开多少件", "refuse"),
    ],
)
def test_operation(question: str, operation: str) -> None:
    assert plan(question).operation == operation


@pytest.mark.parametrize(
    ("question", "concept", "applicant"),
    [
        ("本年新收", "requests.new", "total"),
        ("上年结转", "requests.carried_in", "total"),
        ("结转下年度", "requests.carried_out", "total"),
        ("予以公开", "requests.granted", "total"),
        ("部分公开", "requests.partial", "total"),
        ("不予公开合计", "requests.refused", "total"),
        ("无法提供合计", "requests.unable", "total"),
        ("不予处理合计", "requests.declined", "total"),
        ("其他处理", "requests.other", "total"),
        ("属于国家秘密", "requests.refused.state_secret", "total"),
        ("保护第三方合法权益", "requests.refused.third_party", "total"),
        ("属于三类内部事务信息", "requests.refused.internal_affairs", "total"),
        ("属于四类过程性信息", "requests.refused.process_information", "total"),
        ("属于行政执法案卷", "requests.refused.enforcement_files", "total"),
        ("属于行政查询事项", "requests.refused.register_lookup", "total"),
        ("本机关不掌握相关政府信息", "requests.unable.not_held", "total"),
        ("没有现成信息需要另行制作", "requests.unable.needs_production", "total"),
        ("补正后申请内容仍不明确", "requests.unable.unclear", "total"),
        ("信访举报投诉类申请", "requests.declined.petition", "total"),
        ("重复申请", "requests.declined.repeated", "total"),
        ("要求提供公开出版物", "requests.declined.publications", "total"),
        ("自然人部分公开", "requests.partial", "natural"),
        ("老百姓新收", "requests.new", "natural"),
        ("商业企业予以公开", "requests.granted", "business"),
        ("律所新收申请", "requests.new", "legal"),
        ("法人或其他组织新收申请", "requests.new", "organisations"),
        ("行政复议总计", "review.total", ""),
        ("行政复议结果纠正", "review.corrected", ""),
        ("行政诉讼", "suit.total", ""),
        ("未经复议直接起诉", "suit_direct.total", ""),
        ("复议后起诉", "suit_after_review.total", ""),
        ("行政诉讼结果维持", "suit.upheld", ""),
        ("行政许可处理决定数量", "disclosure.licence.decisions", ""),
        ("行政规范性文件现行有效件数", "disclosure.normative.in_force", ""),
        ("行政事业性收费金额", "disclosure.fees.amount", ""),
    ],
)
def test_figure(question: str, concept: str, applicant: str) -> None:
    targets = plan(f"宿迁市2024年{question}有多少").targets
    assert [(target.concept, target.applicant or "total") for target in targets] == [
        (concept, applicant or "total")
    ]


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("丽水2019年部分公开多少件", ("丽水市-2019",)),
        ("2019年部分公开多少件", ("丽水市-2019",)),
        ("洪泽2024年部分公开多少件", ("淮安市洪泽区-2024",)),
        ("宿迁去年部分公开多少件", ("宿迁市-2024",)),
        ("宿迁前年部分公开多少件", ("宿迁市-2023",)),
        ("丽水2020年部分公开多少件", ()),
        ("杭州部分公开多少件", ()),
    ],
)
def test_scope(question: str, reports: tuple[str, ...]) -> None:
    assert plan(question).reports == reports


def test_a_relative_year_is_said() -> None:
    assert any("2024" in note and "去年" in note for note in plan("宿迁去年部分公开多少件").notes)


def test_what_is_not_held_is_named() -> None:
    assert any("丽水" in name and "2020" in name for name in plan("丽水2020年部分公开多少件").missing)
    assert any("杭州" in name for name in plan("杭州2024年部分公开多少件").missing)


@pytest.mark.parametrize(
    ("question", "concepts"),
    [
        ("宿迁2024年其他有多少", {"requests.new", "requests.other", "review.other"}),
        ("宿迁2024年结转多少件", {"requests.carried_in", "requests.carried_out"}),
    ],
)
def test_readings_of_an_ambiguous_question(question: str, concepts: set[str]) -> None:
    found = plan(question)
    assert not found.targets
    assert {target.concept for target in found.readings} == concepts


def test_a_following_question_takes_over_what_it_leaves_out() -> None:
    first = plan("宿迁2024年部分公开多少件")
    assert plan("其中自然人呢", first).targets[0].applicant == "natural"
    assert plan("那2023年呢", first).reports == ("宿迁市-2023",)
    assert plan("洪泽呢", first).reports == ("淮安市洪泽区-2024",)
    assert plan("占多少", first).operation == "share"


def test_a_plan_survives_json() -> None:
    found = plan("宿迁2024年部分公开占总计的比例")
    assert Plan.model_validate(found.model_dump(mode="json", exclude_defaults=True)) == found


def test_only_what_is_asked_for_is_named_as_missing() -> None:
    assert plan("杭州市2019年部分公开多少件").missing in (("杭州市",), ("杭州市2019年",))


@pytest.mark.parametrize("question", ["丽水2019年和宿迁2024年新收相差多少件", "宿迁2024和丽水2019新收相差多少件"])
def test_each_body_with_its_own_year(question: str) -> None:
    found = plan(question)
    assert set(found.reports) == {"丽水市-2019", "宿迁市-2024"}
    assert found.missing == ()


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("水务局2022年不予公开占办结多少个百分点？椿山市的", ("椿山市水务局",)),
        ("水务局（椿山市）2022年不掌握的比重多大", ("椿山市水务局",)),
        ("椿山市水务局2022年新收占椿山市的多少", ("椿山市水务局", "椿山市")),
    ],
)
def test_a_place_beside_its_body_counts_only_where_the_two_are_compared(question: str, bodies: tuple[str, ...]) -> None:
    held = (stored("椿山市", 2022), stored("椿山市水务局", 2022, scope="body"))
    found, _ = plan_of(question, IssuerIndex(held), held, None)
    assert set(found.issuers) == set(bodies)


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("宿迁2024年 执法案卷/不予公开合计=百分之几", "share"),
        ("宿迁2024 不掌握 / 新收 的比例", "share"),
        ("宿迁2024年复议纠正占全部复议的比重为何", "share"),
        ("宿迁2024年新收件数为何", "lookup"),
        ("宿迁2024年新收/办结各多少件", "lookup"),
        ("宿迁2024年自然人/企业各提了几件", "lookup"),
        ("宿迁2024年予以公开/部分公开的件数", "lookup"),
        ("宿迁2024年新收下降的原因为何", "passage"),
        ("宿迁2024年复议的总体情况", "overview"),
        ("宿迁2024年不予处理多少件，表里没印合计，我手工加怕漏", "lookup"),
        ("宿迁2024年不予处理的合计加错了没有", "check"),
    ],
)
def test_a_share_by_a_stroke_and_a_bookish_how_much(question: str, operation: str) -> None:
    assert plan(question).operation == operation


def test_what_a_share_by_a_stroke_is_of() -> None:
    found = plan("宿迁2024年 执法案卷/不予公开合计=百分之几")
    assert [target.concept for target in found.targets] == ["requests.refused.enforcement_files"]
    assert found.base is not None
    assert found.base.concept == "requests.refused"


def test_one_office_alone_is_no_whole_place() -> None:
    held = (*HELD, stored("宿迁市水务局", 2024, scope="body", region="江苏省宿迁市"))
    index = IssuerIndex(held)
    for question in ("哪些年报只讲单独一个局", "单写某个局自己的报告有哪几份", "只反映一家单位的年报有哪些"):
        assert plan_of(question, index, held, None)[0].reports == ("宿迁市水务局-2024",)
    for question in ("哪些年报只讲了一个问题", "各个局面的报告有哪几份"):
        assert len(plan_of(question, index, held, None)[0].reports) != 1


@pytest.mark.parametrize(
    "question",
    ["2023 onwards without 宿迁, 哪份报告新收最多", "leaving out Suqian, which report has the most new requests since 2023", "除宿迁外2023年以来新收最多的是哪份报告"],
)
def test_a_body_left_out_is_not_among_those_ranked(question: str) -> None:
    found = plan(question)
    assert found.operation == "rank"
    assert set(found.reports) == {"淮安市洪泽区-2023", "淮安市洪泽区-2024"}


def test_without_says_of_a_suit_how_it_came() -> None:
    found = plan("How many lawsuits without prior reconsideration did 宿迁市 have in 2024?")
    assert [target.concept for target in found.targets] == ["suit_direct.total"]


@pytest.mark.parametrize(
    ("first", "then", "concept"),
    [
        ("丽水2019年行政许可上一年项目数量", "行政处罚咧", "disclosure.penalty.items_before"),
        ("丽水2019年行政处罚处理决定数量", "再看看行政强制", "disclosure.coercion.decisions"),
        ("丽水2019年行政许可处理决定数量", "2019年行政强制呢", "disclosure.coercion.decisions"),
        ("丽水2019年规章新制作几件", "规范性文件呗", "disclosure.normative.made"),
        ("丽水2019年行政许可上一年项目数量", "行政处罚的处理决定呢", "disclosure.penalty.decisions"),
    ],
)
def test_a_subject_alone_goes_on_in_the_column_before(first: str, then: str, concept: str) -> None:
    assert [target.concept for target in plan(then, plan(first)).targets] == [concept]


@pytest.mark.parametrize(
    ("first", "then"), [("丽水2019年新收几件", "行政许可呢"), ("丽水2019年规章新制作几件", "行政许可呢"), ("丽水2019年行政许可处理决定数量", "行政事业性收费呢")]
)
def test_a_column_that_a_subject_has_not_is_not_taken_over(first: str, then: str) -> None:
    assert not plan(then, plan(first)).targets


@pytest.mark.parametrize(
    "question",
    ["规章：宿迁2023末到2024末，加减以后和印的吻合吗", "宿迁规范性文件2023年底到2024年底，一增一废接得上吗", "宿迁2024年规章年初存量加减后跟年末一致吗"],
)
def test_a_stock_rolled_from_year_to_year_is_linked(question: str) -> None:
    found = plan(question)
    assert found.operation == "check"
    assert found.check is not None
    assert found.check.families == ("stock",)


@pytest.mark.parametrize("question", ["宿迁规章从2023年末到2024年末变了几件", "宿迁2023年底规章现行有效几件", "宿迁2023和2024年规章制发差多少"])
def test_a_stock_asked_for_is_not_checked(question: str) -> None:
    assert plan(question).operation != "check"


@pytest.mark.parametrize(
    ("question", "parts", "base"),
    [
        ("宿迁2024年执法案卷加行政查询占总数多少", ["requests.refused.enforcement_files", "requests.refused.register_lookup"], "requests.total"),
        ("宿迁2024年不掌握、没有现成信息合起来占比多少", ["requests.unable.not_held", "requests.unable.needs_production"], "requests.total"),
        ("宿迁2024年执法案卷和行政查询占不予公开的多少", ["requests.refused.enforcement_files", "requests.refused.register_lookup"], "requests.refused"),
    ],
)
def test_parts_joined_before_the_whole_are_one_numerator(question: str, parts: list[str], base: str) -> None:
    found = plan(question)
    assert found.operation == "share"
    assert [target.concept for target in found.targets] == parts
    assert found.base is not None
    assert found.base.concept == base


@pytest.mark.parametrize(
    ("question", "concepts"),
    [
        ("宿迁2024年公开、部分公开各几件", ["requests.granted", "requests.partial"]),
        ("宿迁2024年公开和部分公开一共几件", ["requests.granted", "requests.partial"]),
        ("宿迁2024年信息公开和部分公开的几件", ["requests.partial"]),
    ],
)
def test_mere_disclosure_beside_in_part_is_in_full(question: str, concepts: list[str]) -> None:
    assert [target.concept for target in plan(question).targets] == concepts


@pytest.mark.parametrize("question", ["宿迁2024年无法提供三条合起来几件，表上只有明细", "宿迁2024年不予公开总共几件，报告只列了分项"])
def test_a_whole_is_wanted_where_only_parts_are_said_to_be_listed(question: str) -> None:
    assert plan(question).operation == "lookup"


def test_the_parts_are_wanted_where_they_are_asked_for() -> None:
    assert plan("宿迁2024年不予公开的明细").operation == "rank"


@pytest.mark.parametrize("question", ["为什么机关内部商量的草稿不给看，凭哪条", "还没定稿的方案为什么不公开"])
def test_drafts_inside_an_office_are_process_information(question: str) -> None:
    found = plan(question)
    assert found.operation == "explain"
    assert [target.concept for target in found.targets] == ["requests.refused.process_information"]


@pytest.mark.parametrize("question", ["宿迁2024年公开征求意见的草案几份", "宿迁2024年开了几次讨论会"])
def test_drafts_put_before_the_public_are_not(question: str) -> None:
    assert "requests.refused.process_information" not in [target.concept for target in plan(question).targets]


@pytest.mark.parametrize("question", ["What was the total length of the new road in Suqian in 2024?", "What is the combined area of the parks in Suqian, 2024?"])
def test_a_measure_asked_for_in_english_is_a_number(question: str) -> None:
    assert plan(question).operation == "number"


@pytest.mark.parametrize("question", ["窗口等候时间宿迁2024年比2023年快了几分钟", "宿迁2024年办理用时比上一年短多少天"])
def test_faster_and_shorter_is_a_difference(question: str) -> None:
    assert read(question, INDEX).asks("difference")


@pytest.mark.parametrize("question", ["宿迁2024年隧道长多少米", "宿迁2024年答复最快几天"])
def test_long_and_fast_by_itself_is_none(question: str) -> None:
    assert not read(question, INDEX).asks("difference")
