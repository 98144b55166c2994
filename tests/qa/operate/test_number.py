"""Numbers stated in the prose. Figures are those of the abridged editions."""

from __future__ import annotations

import pytest

from qa.operate.ranked_numbers import former
from tests.index.made import quantities_of
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
        ("丽水2019年申请表单砍掉了百分之几", "40.7", "%"),
        ("丽水市2019年中介超市一年做成了多少单项目", "12171", "个"),
        ("2019年丽水医保部门把多少违规的医保基金要了回来", "424.3", "万元"),
        ("丽水12345热线2019年接了多少件电话事项", "382592", "件"),
        ("宿迁2024年政策文件库里市级文件多少件", "8140", "件"),
        ("宿迁市2024编发政策简明问答里市级的几期", "48", "期"),
        ("宿迁2023年编发政策简明问答多少期（好像市级47期）", "119", "期"),
        ("门户网站总访问量，宿迁2024年", "9540370", "人次"),
        ("我爸老念叨买药贵。丽水2019年医保基金追回来多少万元？", "424.3", "万元"),
        ("宿迁2024年编发政策简明问答多少期（市级的别算）", "98", "期"),
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


def test_a_number_taken_to_be_none_is_told(ask: Asking) -> None:
    answer = ask("宿迁2023年应该一分钱信息处理费都没收吧")
    assert (answer.value, answer.unit) == ("2950", "元")
    assert answer.answer.startswith("不是")


@pytest.mark.parametrize(
    "question",
    [
        "丽水2019年召开了多少次听证会",
        "丽水2019年听证会开了几次",
        "丽水2019年新建公园几个",
        "丽水2019年政府公报印了多少册",
        "宿迁2023年约谈了几家单位",
        "洪泽2024年微信公众号推送多少条",
        "丽水2019年政务新媒体有多少个",
        "宿迁2024年召开了多少次新闻发布会",
        "洪泽2023年政府公报出了几期",
    ],
)
def test_a_number_that_is_not_stated_is_refused(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("no_data", None)


def test_the_value_before_a_change_is_not_the_value() -> None:
    first, second = quantities_of("城区垃圾分类覆盖率由61%提高到74%。")
    assert former(first)
    assert not former(second)
