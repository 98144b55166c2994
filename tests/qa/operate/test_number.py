"""Numbers stated in the prose. Figures are those of the abridged editions."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("丽水2019年召开了多少次新闻发布会", "42", "次"),
        ("丽水2019年《政府公报》出了几期", "12", "期"),
        ("丽水2019年门户网站公开信息多少条", "20837", "条"),
        ("丽水2019年为业主节约资金多少亿元", "2.12", "亿元"),
        ("丽水2019年网上信访平均处理时长多少天", "2.30", "天"),
        ("丽水2019年网上中介超市入驻中介机构多少家", "1785", "家"),
        ("丽水2019年医保基金追回多少万元", "424.3", "万元"),
        ("宿迁2023年政务新媒体有多少个", "176", "个"),
        ("宿迁2024年政府门户网站总访问量多少人次", "9540370", "人次"),
        ("宿迁2024年政策简明问答编发了多少期", "98", "期"),
        ("洪泽2024年主动发布政府信息多少条", "2428", "条"),
        ("宿迁2023年收取政府信息公开信息处理费多少元", "2950", "元"),
    ],
)
def test_a_number_in_the_prose(ask: Asking, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.value is not None
    assert float(answer.value) == float(value)
    assert answer.unit == unit
    assert answer.citations[0].kind == "prose"
    assert value in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "丽水2019年召开了多少次听证会",
        "丽水2019年政务新媒体有多少个",
        "宿迁2024年召开了多少次新闻发布会",
        "洪泽2023年政府公报出了几期",
    ],
)
def test_a_number_that_is_not_stated_is_refused(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("no_data", None)
