"""The bodies and places that a question names: held, not held, inside others."""

from __future__ import annotations

import pytest

from qa.understand.issuers import IssuerIndex
from qa.understand.normalise import normalise
from qa.understand.reading import read
from tests.qa.understand.made_reports import HELD, stored

INDEX = IssuerIndex(HELD)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("丽水市部分公开多少件", ("丽水市",)),
        ("丽水部分公开多少件", ("丽水市",)),
        ("麗水市部分公開多少件", ("丽水市",)),
        ("丽水市人民政府部分公开多少件", ("丽水市",)),
        ("丽水市政府部分公开多少件", ("丽水市",)),
        ("洪泽区部分公开多少件", ("淮安市洪泽区",)),
        ("洪泽部分公开多少件", ("淮安市洪泽区",)),
        ("淮安市洪泽区部分公开多少件", ("淮安市洪泽区",)),
        ("how many in Lishui", ("丽水市",)),
        ("how many in LISHUI city", ("丽水市",)),
        ("requests in Suqian in 2024", ("宿迁市",)),
        ("Hongze district", ("淮安市洪泽区",)),
        ("丽水和宿迁哪个多", ("丽水市", "宿迁市")),
        ("宿迁比丽水多多少", ("宿迁市", "丽水市")),
    ],
)
def test_issuers_that_are_held(question: str, held: tuple[str, ...]) -> None:
    found = INDEX.scan(normalise(question))
    assert found.held == held
    assert not found.missing


@pytest.mark.parametrize(
    "question",
    ["杭州市部分公开多少件", "杭州部分公开多少件", "淮安市部分公开多少件", "浙江省部分公开多少件", "南京新收多少件", "北京市海淀区新收多少件"],
)
def test_places_that_are_not_held(question: str) -> None:
    found = INDEX.scan(normalise(question))
    assert not found.held
    assert found.missing


@pytest.mark.parametrize(
    "question",
    ["丽水市公安局部分公开多少件", "宿迁市教育局新收多少件", "宿迁市人民政府办公室新收多少件", "洪泽区财政局新收多少件", "丽水市莲都区新收多少件"],
)
def test_bodies_inside_held_places_are_not_the_place(question: str) -> None:
    found = INDEX.scan(normalise(question))
    assert not found.held
    assert found.missing


def test_a_body_is_told_from_its_place() -> None:
    index = IssuerIndex(
        (
            stored("青岚市", 2023),
            stored("青岚市教育局", 2023, scope="body", region="青岚市"),
        )
    )
    assert index.scan("青岚市教育局新收多少件").held == ("青岚市教育局",)
    assert index.scan("青岚市新收多少件").held == ("青岚市",)
    assert index.scan("教育局新收多少件").held == ("青岚市教育局",)


def test_a_name_inside_an_english_word_is_none() -> None:
    assert not INDEX.scan("lishuixyz").held


@pytest.mark.parametrize("question", ["部分公开多少件", "政府部门收到的申请", "公开率是多少", "how many requests"])
def test_questions_that_name_nobody(question: str) -> None:
    found = INDEX.scan(question)
    assert (found.held, found.missing) == ((), ())


NAMED_SHORTLY = IssuerIndex(
    (
        stored("安河市柏湾区", 2023),
        stored("清栎市公安局", 2023, scope="body", region="清栎市"),
        stored("禾丘县市场监督管理局", 2023, scope="body", region="禾丘县"),
        stored("松陵县杏桥镇", 2023),
        stored("柏湾区莲渡街道办事处", 2023, scope="body", region="柏湾区"),
        stored("云屏高新技术产业开发区管理委员会", 2023, scope="body", region="云屏市"),
        stored("南岭布依族苗族自治州", 2023),
        stored("梨岗街道办事处", 2023, scope="body", region=""),
    )
)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("柏湾区新收多少", "安河市柏湾区"),
        ("柏湾2023年新收多少", "安河市柏湾区"),
        ("清栎公安2023年新收多少", "清栎市公安局"),
        ("清栎市局新收多少", "清栎市公安局"),
        ("清栎警方新收多少", "清栎市公安局"),
        ("禾丘县市监局新收多少", "禾丘县市场监督管理局"),
        ("禾丘市场监管局新收多少", "禾丘县市场监督管理局"),
        ("杏桥镇2023年新收多少", "松陵县杏桥镇"),
        ("杏桥镇政府新收多少", "松陵县杏桥镇"),
        ("莲渡街道2023年新收多少", "柏湾区莲渡街道办事处"),
        ("莲渡2023年新收多少", "柏湾区莲渡街道办事处"),
        ("云屏高新区管委会新收多少", "云屏高新技术产业开发区管理委员会"),
        ("高新区新收多少", "云屏高新技术产业开发区管理委员会"),
        ("南岭州新收多少", "南岭布依族苗族自治州"),
        ("南岭新收多少", "南岭布依族苗族自治州"),
        ("梨岗2023年新收多少", "梨岗街道办事处"),
    ],
)
def test_bodies_are_called_by_short_names(question: str, held: str) -> None:
    found = NAMED_SHORTLY.scan(normalise(question))
    assert found.held == (held,)
    assert not found.missing


def test_those_who_see_to_a_field_are_no_body_but_a_named_office_is() -> None:
    assert not INDEX.scan(normalise("丽水医保部门追回多少基金")).missing
    assert INDEX.scan(normalise("丽水公安机关新收多少")).missing
    assert INDEX.scan(normalise("丽水卫健委新收多少")).missing


@pytest.mark.parametrize("question", ["松陵县2023年新收多少", "松陵县人民政府2023年新收多少", "云阜县2023年的行政复议多少件"])
def test_the_place_around_a_body_and_an_unknown_place_are_not_held(question: str) -> None:
    found = NAMED_SHORTLY.scan(normalise(question))
    assert not found.held
    assert found.missing


def test_a_place_around_a_town_that_no_list_knows_is_not_the_town() -> None:
    index = IssuerIndex([*HELD, stored("椿山县柳桥镇", 2023)])
    assert index.scan("椿山县新收多少件").missing == ("椿山县",)
    assert index.scan("椿山县柳桥镇新收多少件").held == ("椿山县柳桥镇",)


def test_a_place_that_nothing_knows_is_missing_before_any_words() -> None:
    assert read("枫栌县部分公开几件", INDEX).issuers.missing == ("枫栌县",)
    for general in ("哪个县部分公开最多", "百强县部分公开几件", "老旧小区部分公开几件"):
        assert not read(general, INDEX).issuers.missing


def test_a_body_does_not_go_on_as_a_harbour() -> None:
    index = IssuerIndex([*HELD, stored("椿山县交通运输局", 2023, scope="body")])
    assert index.scan("椿山县交通运输局港口吞吐量").held == ("椿山县交通运输局",)
    assert index.scan("丽水机场新收多少件").missing == ("丽水机场",)


def test_a_part_of_a_town_is_no_other_place() -> None:
    assert not INDEX.scan("丽水市城东的自来水管道改了几公里").missing
    assert INDEX.scan("城东区新收多少件").missing == ("城东区",)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("宿迁市民提了几件", ("宿迁市",)),
        ("丽水市民告到法院的几件", ("丽水市",)),
        ("丽水市民营企业提了几件", ("丽水市",)),
        ("丽水市山里的老人怎么办事", ("丽水市",)),
        ("丽水山区的网点有几个", ("丽水市",)),
        ("丽水市河道清了几公里", ("丽水市",)),
        ("丽水市公园建了几个", ("丽水市",)),
        ("丽水大学生补贴发了多少", ("丽水市",)),
    ],
)
def test_those_who_live_in_a_place_and_what_lies_in_it_are_no_other_body(question: str, held: tuple[str, ...]) -> None:
    found = INDEX.scan(normalise(question))
    assert found.held == held
    assert not found.missing


def test_people_of_a_place_are_left_to_be_read() -> None:
    assert read("宿迁市民提了几件", INDEX).body.endswith("市民提了几件")
    assert read("丽水市民营企业提了几件", INDEX).body.endswith("\x01民营企业提了几件")


@pytest.mark.parametrize("question", ["丽水市民政局新收几件", "丽水民政局新收几件", "丽水湖水质怎么样", "丽水大学新收几件"])
def test_another_body_by_a_like_name_stays_missing(question: str) -> None:
    assert INDEX.scan(normalise(question)).missing


@pytest.mark.parametrize("question", ["把丽水政府部门告上法院的几件", "丽水市各单位被诉至法院的几件", "丽水居民闹到法院的几件"])
def test_a_court_that_is_gone_to_is_no_part_of_a_name(question: str) -> None:
    found = INDEX.scan(normalise(question))
    assert (found.held, found.missing) == (("丽水市",), ())
