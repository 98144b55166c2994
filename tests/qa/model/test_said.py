"""Numbers in whatever writing are read as numbers, or as something that nothing backs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qa.model.numerals import chinese_number
from qa.model.said import numbers_said, plain


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一百零六", 106), ("壹佰零陆", 106), ("二〇一九", 2019), ("十五", 15), ("两千零三", 2003), ("三万五千", 35000),
        ("一亿二千万", 120_000_000), ("七十一点三七", "71.37"), ("廿三", 23), ("一二百", None), ("点五", None),
    ],
)  # fmt: skip
def test_chinese_numerals(text: str, number: int | str | None) -> None:
    assert chinese_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("共106件", "106", "件"), ("共１０６件", "106", "件"), ("共1\u200b06件", "106", "件"), ("共𝟏𝟎𝟔件", "106", "件"),
        ("共3,525件", "3525", "件"), ("2.12亿元", "212000000", "元"), ("百分之七十一点四", "71.4", "%"), ("-5件", "-5", "件"),
        ("1O6件", None, ""), ("百余件", None, "件"), ("约七成", None, "%"), ("0106件", None, "件"), ("1,06件", None, "件"),
        ("〤件", None, ""), ("14万余条", None, "条"),
    ],
)  # fmt: skip
def test_figures(text: str, value: str | None, unit: str) -> None:
    first = numbers_said(plain(text))[0]
    assert (first.value, first.unit) == (None if value is None else Decimal(value), unit)


@pytest.mark.parametrize("text", ["2019年", "二〇一九年", "19年", "２０１９年度"])
def test_years(text: str) -> None:
    (year,) = numbers_said(plain(text))
    assert (year.kind, year.value) == ("year", 2019)


@pytest.mark.parametrize("text", ["数据一致", "统一公开", "进一步规范", "三类内部事务信息", "保护第三方合法权益", "十分重视"])
def test_words_that_hold_a_numeral_are_no_numbers(text: str) -> None:
    assert numbers_said(plain(text)) == []
