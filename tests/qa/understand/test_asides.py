"""What stands beside a question and names nothing of it."""

from __future__ import annotations

import pytest

from qa.understand.asides import without_asides
from qa.understand.terms import MASK


def left(body: str) -> str:
    """What remains of ``body``, the struck-out places left out."""
    return without_asides(body).replace(MASK, "")


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("法学院学生请教:行政复议维持的几件", "行政复议维持的几件"),
        ("新收了几件鸭,在线等,挺急的", "新收了几件,"),
        ("部分公开多少件,多谢啦", "部分公开多少件,"),
        ("那会儿闹洪水,诉讼没结的几件", "诉讼没结的几件"),
        ("重复申请多少件?我打算拿去给班主任看", "重复申请多少件?"),
        ("村民个人(公司、单位都不算)新收多少", "村民个人新收多少"),
        ("自然人新收几件,不算企业和机构", "自然人新收几件"),
    ],
)
def test_asides_are_struck_out(body: str, kept: str) -> None:
    assert left(body) == kept


@pytest.mark.parametrize(
    "body",
    [
        "行政复议的提问:几件",
        "企业新收几件(个人不算)",
        "信访类不予处理的几件",
        "在线提交的申请多少件",
        "商业企业新收几件,不算科研机构",
    ],
)
def test_what_belongs_to_the_question_stays(body: str) -> None:
    assert left(body) == body
