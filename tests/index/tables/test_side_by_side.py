"""Table 二 in two blocks side by side."""

from __future__ import annotations

from tests.index.made import SECTIONS, document
from tests.index.tables.test_requests import mapped

BLOCKS = """第二十条第（一）项<4 | 第二十条第（五）、（六）项<2
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 信息内容 | 本年处理决定数量
规章 | 3 | 1 | 12 | 行政许可 | 4108
行政规范性文件 | 7 | 2 | 31 | 行政处罚 | 266
行政事业性收费 | 本年收费金额（单位：万元） | 58.4<2 | 行政强制 | 19"""


def test_each_block_is_read_under_its_own_head() -> None:
    found = mapped(document(SECTIONS["二"], [BLOCKS]))
    assert {name.removeprefix("disclosure2021."): fact.raw for (name, _), fact in found.facts.items()} == {
        "rules.issued": "3",
        "rules.repealed": "1",
        "rules.in_force": "12",
        "normative.issued": "7",
        "normative.repealed": "2",
        "normative.in_force": "31",
        "licence.decisions": "4108",
        "penalty.decisions": "266",
        "coercion.decisions": "19",
        "fees.amount": "58.4",
    }
    assert found.unmapped == []


def test_a_row_of_a_block_that_the_form_lacks_is_named() -> None:
    found = mapped(document(SECTIONS["二"], [BLOCKS.replace("行政强制", "行政裁决")]))
    assert found.unmapped == ["行政裁决"]
    assert len(found.facts) == 9
