"""Numbers in the prose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.prose import sentences
from index.quantities import chinese_number, quantities
from index.sections import place
from tests.index.made import document, quantities_of


@pytest.mark.parametrize(
    ("prose", "value", "unit", "approximate"),
    [
        ("召开新闻发布会42次。", "42", "次", False),
        ("公开信息1,234条。", "1234", "条", False),
        ("公开信息１２３条。", "123", "条", False),
        ("公开信息约2400余条。", "2400", "条", True),
        ("公开信息18万余条。", "180000", "条", True),
        ("成交额8.05亿元。", "8.05", "亿元", False),
        ("收费251000元。", "251000", "元", False),
        ("比上年增加0.45%件。", "0.45", "%", False),
        ("提高3.2个百分点。", "3.2", "个百分点", False),
        ("平均用时12个工作日。", "12", "个工作日", False),
        ("举办培训三场。", "3", "场", False),
        ("举办培训十二期。", "12", "期", False),
        ("访问量达3千条。", "3000", "条", True),
    ],
)
def test_values(prose: str, value: str, unit: str, approximate: bool) -> None:
    (quantity,) = quantities_of(prose)
    assert (quantity.value, quantity.unit, quantity.approximate) == (Decimal(value), unit, approximate)


@pytest.mark.parametrize(
    "prose",
    [
        "2023年工作平稳。",
        "自2023年1月1日起至12月31日止。",
        "联系电话：0571-12345678。",
        "12345热线运行良好。",
        "依据国办公开办函〔2021〕30号文件。",
        "依照《条例》第二十条规定。",
        "详见A12345号。",
    ],
)
def test_what_counts_nothing(prose: str) -> None:
    assert quantities_of(prose) == []


@pytest.mark.parametrize("prose", ["本年新收  236 22  25", "行政许可 12 345件。", "共计 0 0 7"])
def test_figures_with_gaps_between_them_are_no_number(prose: str) -> None:
    assert quantities_of(prose) == []


@pytest.mark.parametrize("prose", ["公开信息2 3 8 6条。", "公开信息23\n86条。"])
def test_digits_set_wide_or_over_two_lines_are_one_number(prose: str) -> None:
    assert [quantity.value for quantity in quantities_of(prose)] == [Decimal(2386)]


def test_context() -> None:
    made = quantities_of("全年收到申请10件，其中予以公开6件；结转2件。")
    assert [(q.value, q.before) for q in made] == [(10, "全年收到申请"), (6, "其中予以公开"), (2, "结转")]
    assert made[1].subject == "全年收到申请10件，"
    assert made[1].modifiers == ("其中",)
    assert made[2].subject == ""
    assert all(q.path == ("一、总体情况",) for q in made)


def test_spans_are_verbatim() -> None:
    made = document("一、总体情况", "全年共收到\n申请 1,234 件，办结１２件。")
    for quantity in quantities(made, place(made)):
        assert "".join(made.text[quantity.start : quantity.end].split()) in ("1,234件", "１２件")
        assert made.text[quantity.sentence_start : quantity.sentence_end].endswith("。")


def test_a_comma_in_a_number_does_not_end_the_clause() -> None:
    made = document("一、总体情况", "公开信息1,234条，其中2,000条。")
    sentence = list(sentences(made, place(made)))[-1]
    assert [clause.text for clause in sentence.clauses] == ["公开信息1,234条，", "其中2,000条。"]


@pytest.mark.parametrize(
    ("prose", "value"),
    [
        ("在全县考核中排第3名。", "3"),
        ("政务公开得分列全市第二。", "2"),
        ("由去年的后列升至第4位。", "4"),
    ],
)
def test_a_rank_is_told_from_a_count(prose: str, value: str) -> None:
    (rank,) = quantities_of(prose)
    assert (rank.value, rank.modifiers[-1:]) == (Decimal(value), ("第",))
    assert rank.unit in ("名", "位")


@pytest.mark.parametrize("prose", ["委托第三方开展评估。", "列第三批清单。", "获评第二季度先进。", "依照第二十条第三项处理。"])
def test_what_only_begins_like_a_rank(prose: str) -> None:
    assert not quantities_of(prose)


@pytest.mark.parametrize(("prose", "value", "unit"), [("平均接通用时11秒。", "11", "秒"), ("平均年龄44.3岁。", "44.3", "岁")])
def test_seconds_and_ages(prose: str, value: str, unit: str) -> None:
    (quantity,) = quantities_of(prose)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("十二", 12), ("二十三", 23), ("一百零五", 105), ("两千", 2000), ("甲", None)],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert chinese_number(text) == value
