"""Names of bodies in another order: the place in brackets or joined by 的, an English name before the Chinese."""

from __future__ import annotations

import pytest

from qa.understand.issuers import IssuerIndex
from qa.understand.mending import place_mended
from qa.understand.normalise import normalise
from tests.qa.understand.made_reports import HELD, stored

INDEX = IssuerIndex(
    (
        *HELD,
        stored("溪原市", 2022),
        stored("溪原市水利局", 2022, scope="body", region="溪原市"),
        stored("岭东省商务厅", 2023, scope="body", region="岭东省"),
    )
)


def _held(question: str) -> tuple[str, ...]:
    return INDEX.scan(INDEX.in_known_order(normalise(question))).held


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("水利局（溪原）2022年新收几件", "溪原市水利局"),
        ("水利局（溪原市）2022年新收几件", "溪原市水利局"),
        ("请问溪原的水利局2022年新收几件", "溪原市水利局"),
        ("省厅（岭东商务）2023年新收", "岭东省商务厅"),
        ("商务厅（岭东省）2023年新收", "岭东省商务厅"),
        ("岭东厅2023年新收", "岭东省商务厅"),
        ("岭东省厅2023年新收", "岭东省商务厅"),
        ("Lingdong Provincial Department of Commerce (岭东省商务厅), 2023: new requests", "岭东省商务厅"),
        ("the share of Xiyuan Water Affairs Bureau (溪原市水利局) in 2022", "溪原市水利局"),
    ],
)
def test_a_name_in_another_order_is_the_one_body(question: str, body: str) -> None:
    assert _held(question) == (body,)


@pytest.mark.parametrize("question", ["民政局（溪原）2022年新收几件", "请问教育局（宿迁）2023年新收", "商务厅（溪原市）2022年新收"])
def test_another_body_of_a_place_in_brackets_is_not_the_place(question: str) -> None:
    found = INDEX.scan(INDEX.in_known_order(normalise(question)))
    assert not found.held
    assert found.missing


def test_a_place_in_brackets_behind_its_own_town_adds_nothing() -> None:
    index = IssuerIndex((stored("溪原县", 2022), stored("溪原县石桥镇", 2022)))
    text = index.in_known_order(normalise("石桥镇（溪原）2022年新收"))
    assert index.scan(text).held == ("溪原县石桥镇",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("溪源市", "溪原市"), ("溪元市", "溪原市"), ("西原市", "溪原市"), ("溪平市", "溪平市"), ("溪原县", "溪原县"), ("宿州市", "宿州市")],
)
def test_a_place_is_mended_only_where_one_sign_sounds_alike(written: str, meant: str) -> None:
    assert place_mended(f"{written}2022年", (written,), ("溪原市", "宿迁市")) == f"{meant}2022年"


def test_a_place_that_may_be_either_of_two_is_left_alone() -> None:
    assert place_mended("溪原市2022年", ("溪原市",), ("西原市", "溪源市")) == "溪原市2022年"


@pytest.mark.parametrize(
    "question",
    [
        "宿迁市水利局2023年新收",
        "杭州市水利局2022年新收",
        "杭州水利局2022年新收",
        "浙江省商务厅2023年新收",
        "宿迁市卫健委2023年新收",
        "宿迁教委2023年新收",
        "宿迁水利局2023年新收",
    ],
)
def test_a_body_of_another_place_is_not_the_one_held_of_its_kind(question: str) -> None:
    found = INDEX.scan(normalise(question))
    assert not found.held
    assert found.missing


@pytest.mark.parametrize(
    ("question", "body"),
    [("市水利局2022年新收", "溪原市水利局"), ("水利局2022年新收", "溪原市水利局"), ("省商务厅2023年新收", "岭东省商务厅"), ("溪原水利局2022年新收", "溪原市水利局")],
)
def test_a_body_without_its_place_is_the_one_held(question: str, body: str) -> None:
    assert INDEX.scan(normalise(question)).held == (body,)
