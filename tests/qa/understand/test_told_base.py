"""A rate whose denominator is told beside it."""

from __future__ import annotations

import pytest

from qa.understand.told_base import with_told_base


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("丽水2019年公开率是多少，分母取办理结果总计", "丽水2019年公开率是多少"),
        ("丽水2019年复议维持率多少（以全部复议案件为分母）", "丽水2019年复议维持率多少"),
        ("丽水2019年公开率是多少，分母用本年新收", "丽水2019年予以公开和部分公开合计占本年新收的比例是多少"),
        ("丽水2019年无法提供的比例，拿办理结果总计当分母", "丽水2019年无法提供的占办理结果总计的比例"),
        ("丽水2019年企业占新收的比例，分母是全部新收", "丽水2019年企业占新收的比例"),
        ("丽水2019年新收多少件", "丽水2019年新收多少件"),
        ("丽水2019年的分母是什么意思", "丽水2019年的分母是什么意思"),
    ],
)
def test_the_denominator_is_put_where_the_share_names_it(question: str, meant: str) -> None:
    assert with_told_base(question) == meant
