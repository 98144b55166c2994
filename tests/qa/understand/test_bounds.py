"""The bounds that a question sets, in any common wording."""

from __future__ import annotations

import pytest

from qa.understand.bounds import bounds_of
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import read


def _ends(question: str) -> tuple[str | None, str | None, bool] | None:
    found = bounds_of(read(question, IssuerIndex([])))
    return (found.at_least, found.at_most, found.strict) if found is not None else None


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("新收超过一千件的报告", ("1000", None, True)),
        ("新收申请破千件的是哪份", ("1000", None, True)),
        ("商业企业新收＞50", ("50", None, True)),
        ("新收>=500的报告", ("500", None, False)),
        ("行政复议纠正5件及以上的", ("5", None, False)),
        ("纠正达到10件的", ("10", None, False)),
        ("达到或超过170件的", ("170", None, False)),
        ("行政处罚不止一万件的", ("10000", None, True)),
        ("新收连一百件都不到的单位", (None, "100", True)),
        ("行政许可办不满一万件的", (None, "10000", True)),
        ("部分公开没超过五件的", (None, "5", False)),
        ("结转下年度没达到10件的", (None, "10", True)),
        ("新收顶多20件的", (None, "20", False)),
        ("公开率过五成的", ("50", None, True)),
        ("公开率高于百分之三十的", ("30", None, True)),
        ("公开率过半的", ("50", None, True)),
        ("收费金额超过一亿元的", ("10000", None, True)),
        ("新收在100件到1000件之间的", ("100", "1000", False)),
        ("新收100件以上不到1000件的", ("100", "999", False)),
        ("新收四位数的", ("1000", "9999", False)),
        ("新收写着0的", (None, "0", False)),
        ("行政诉讼一件都没有的", (None, "0", False)),
        ("没有行政诉讼的年报", (None, "0", False)),
        ("年底清零的", (None, "0", False)),
        ("国家秘密一栏不是零的", ("0", None, True)),
        ("重复申请非零的", ("0", None, True)),
        ("有没有超过100件的", ("100", None, True)),
        ("reports with at least ten partial disclosures", ("10", None, False)),
    ],
)
def test_bounds(question: str, ends: tuple[str | None, str | None, bool]) -> None:
    assert _ends(question) == ends


@pytest.mark.parametrize(
    "question",
    ["三类内部事务信息有多少", "2023年新收多少件", "超过20个工作日答复的", "培训超过10场的单位", "危及三安全一稳定的有哪些"],
)
def test_no_bounds(question: str) -> None:
    assert _ends(question) is None
