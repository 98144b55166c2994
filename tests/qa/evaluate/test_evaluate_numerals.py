from __future__ import annotations

from decimal import Decimal

import pytest

from qa.evaluate.numerals import amount, amounts_in, chinese_number, number, same_amount, stands_in


@pytest.mark.parametrize(
    ("spelled", "expected"),
    [
        ("十", "10"), ("十二", "12"), ("二十", "20"), ("一百零五", "105"), ("两千三百", "2300"),
        ("一万二千", "12000"), ("三亿零五十万", "300500000"), ("十二万三千", "123000"), ("三点五", "3.5"),
        ("一点〇五", "1.05"), ("二〇二四", "2024"), ("零", "0"),
    ],
)  # fmt: skip
def test_chinese_numerals(spelled: str, expected: str) -> None:
    assert chinese_number(spelled) == Decimal(expected)


def test_words_are_no_numerals() -> None:
    assert chinese_number("部分") is None
    assert number("") is None
    assert number("NaN") is None
    assert number("约3") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2.12", "亿元"), ("21200", "万元")),
        (("2.12", "亿元"), ("212000000", "元")),
        (("１，２３４", "件"), ("1234", "")),
        (("2.30", "%"), ("2.3", "％")),
        (("71.3663", "%"), ("71.37", "%")),
        (("三十二", "件"), ("32", "项")),
        (("14", "万条"), ("140000", "条")),
        (("2.12亿", "元"), ("21200", "万元")),
        (("1.4万", "条"), ("14000", "条")),
        (("−5", "件"), ("-5", "件")),
        (("20", "个工作日"), ("20", "天")),
    ],
)
def test_equal_amounts(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = amount(*one), amount(*other)
    assert first is not None
    assert second is not None
    assert same_amount(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("5", "%"), ("5", "个百分点")),
        (("5", "%"), ("5", "件")),
        (("5", "倍"), ("5", "件")),
        (("5", "元"), ("5", "件")),
        (("5", "万元"), ("5", "元")),
        (("71.36", "%"), ("71.37", "%")),
        (("106", "件"), ("107", "件")),
        (("9" * 39 + "8", "亿件"), ("9" * 40, "亿件")),
        (("9" * 38 + "亿", "%"), ("9" * 40, "%")),
        (("5", "件"), ("-5", "件")),
    ],
)
def test_different_amounts(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = amount(*one), amount(*other)
    assert first is not None
    assert second is not None
    assert not same_amount(first, second)


def test_numbers_are_found_in_text() -> None:
    found = [written for written, _ in amounts_in("2019年，471件，增长6.85%；1,573,179 件，共十二场，百分之三十")]
    assert found == [Decimal(n) for n in ("2019", "471", "6.85", "1573179", "12", "30")]


@pytest.mark.parametrize(
    ("value", "unit", "text", "stands"),
    [
        ("106", "件", "（二）部分公开 | 100 | 6 | 106", True),
        ("106", "件", "共1060件", False),
        ("106", "件", "共10.6件", False),
        ("106", "件", "共2,106件", False),
        ("7", "件", "（七）总计 | 3", False),
        ("12", "场", "全年公开会议十二场", True),
        ("2.12", "亿元", "节约21200万元", True),
        ("2021", "件", "2020-2021年", True),
        ("-2021", "件", "2020-2021年", False),
    ],
)
def test_a_number_stands_in_a_text(value: str, unit: str, text: str, stands: bool) -> None:
    assert stands_in(value, unit, text) is stands
