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
        ("便民手册这种东西每年印几册", "便民手册每年印几册"),
        ("便民手册历年各印几册,看看他们有没有糊弄", "便民手册历年各印几册,"),
        ("便民手册每年印几册,变化情况说一说", "便民手册每年印几册,变化情况"),
    ],
)
def test_asides_are_struck_out(body: str, kept: str) -> None:
    assert left(body) == kept


@pytest.mark.parametrize(
    "body",
    [
        "行政复议的提问:几件",
        "自己手里没有这东西的几件",
        "新收历年各几件,看看有没有减少",
        "看看有没有诉讼",
        "企业新收几件(个人不算)",
        "信访类不予处理的几件",
        "在线提交的申请多少件",
        "商业企业新收几件,不算科研机构",
    ],
)
def test_what_belongs_to_the_question_stays(body: str) -> None:
    assert left(body) == body


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("不予处理多少件?表上没给合计,我自己数怕数漏", "不予处理多少件?,"),
        ("无法提供总共几件,我口算老算错", "无法提供总共几件,"),
        ("不予公开一共多少,报告未列总数", "不予公开一共多少,"),
        ("无法提供的有几件?懒得加,麻烦", "无法提供的有几件?,麻烦"),
    ],
)
def test_own_sums_that_are_feared_wrong_are_struck_out(body: str, kept: str) -> None:
    assert left(body) == kept


@pytest.mark.parametrize(
    "body",
    [
        "不予处理各行,是不是他们自己加错了",
        "总计加错了没有",
        "新收那一行是不是印错了",
        "六类加起来与总计对不上,算错了吗",
        "表三的总计,我怀疑机关算错了",
    ],
)
def test_sums_of_the_report_that_are_doubted_stay(body: str) -> None:
    assert left(body) == body


def test_a_share_told_first_is_not_the_one_asked_for() -> None:
    assert left("予以公开占62%,不予公开占多少") == "不予公开占多少"
    for body in ("正文写公开占62%,跟表里对得上吗", "部分公开占多少", "予以公开占62%,其余占多少"):
        assert left(body) == body
