"""Wordings unlike the reports': prose numbers, grounds told by likeness, suits, one wrong sign, open questions."""

from __future__ import annotations

import pytest

from qa.operate.asked import given_numbers, kinds_of, narrowed_otherwise
from qa.report_words import in_report_words
from qa.understand.mending import one_sign_mended
from tests.qa.conftest import Asking

PROSE = [
    ("中介超市给丽水的业主省出来多少钱", "2.12"),
    ("丽水2019年双随机抽查后来立案的几件", "35"),
    ("丽水空气质量日报发了几篇", "365"),
    ("丽水2019年申报用的证明材料少了百分之几", "93.4"),
    ("宿迁2024年网站点击量多少人次", "9540370"),
    ("宿迁2024年的政策问答里市级的有几期", "48"),
    ("宿迁政策文件库到2024年一共收了多少文件", "10219"),
    ("宿迁2023年全年交上来多少信息处理费", "2950"),
    ("宿迁2023年收办申请比上年涨了几个点", "70.3"),
    ("洪泽区2024年代区政府接的申请有多少", "17"),
    ("2024年洪泽政府常务会公开期数", "7"),
]
CELLS = [
    ("宿迁2024年翻了个遍也没这份东西的有几件", "897"),
    ("让改了还是没讲明白要啥，宿迁2024年这样的有几份", "8"),
    ("宿迁2024年不给的里面因内部讨论稿的几件", "11"),
    ("没道理地一遍遍狂交申请，宿迁2023年按不予处理算的几件", "58"),
    ("丽水2019年跳过复议去打官司的几件", "28"),
    ("丽水：没先复议就去法院告、到年底还没判的几件", "19"),
    ("宿迁2023年先复议再起诉、结果既不是维持也不是纠正的几件", "67"),
    ("宿迁2024年被复议改掉的几件", "18"),
    ("拖到2025年接着办的，宿迁手上有几件", "125"),
    ("宿迁2024年重付申请几件", "27"),
    ("洪泽2024年行政虚罚几件", "2776"),
    ("丽水2019年本机关不掌屋的几件", "125"),
]
NOT_ANSWERED = [
    "宿迁2024年12345热线满意率多少",
    "宿迁2024年办了多少期培训班",
    "丽水2019年信息公开申请按期办结率",
    "宿迁2024年领导批示不公开的申请几件",
    "宿迁2024年重新申请多少件",
    "丽水办政府公报花了多少印刷费",
    "宿迁2024年有没有组织培训",
]
OPEN = [
    ("洪泽2024年为了少打官司提了什么招", "答复书模板"),
    ("洪泽2023年对那些没人看的公众号怎么收拾的", "关停"),
    ("遇到棘手的事，丽水2019年靠什么机制商量", "会商"),
    ("宿迁2023年靠哪些渠道听取公众的看法", "意见"),
]


@pytest.mark.parametrize(("question", "value"), [*PROSE, *CELLS])
def test_a_figure_in_other_words(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("answered", value), answer.answer


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_is_near_but_not_asked_is_no_answer(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status != "answered", answer.answer
    assert answer.value is None


@pytest.mark.parametrize(("question", "spoken"), OPEN)
def test_an_open_question_in_other_words(ask: Asking, question: str, spoken: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert spoken in answer.citations[0].quote


def test_a_mended_word_is_said(ask: Asking) -> None:
    assert "重复申请" in ask("宿迁2024年重付申请几件").answer


def test_known_words_are_not_mended() -> None:
    assert one_sign_mended("重新申请多少", []) == "重新申请多少"
    assert one_sign_mended("全部公开多少", []) == "全部公开多少"
    assert one_sign_mended("予以公公开的的的", []) == "予以公开的"


def test_words_are_put_as_the_report_writes_them() -> None:
    text = "全年辟除谣言76则，改造老旧小区112个，门户网站公开信息。"
    assert in_report_words("辟谣多少", text) == "辟除谣言多少"
    assert in_report_words("老小区", text) == "老旧小区"
    assert in_report_words("门护网站", text) == "门户网站"
    assert in_report_words("老干部", text) == "老干部"


def test_the_unit_asked_for() -> None:
    assert kinds_of("惠及多少户人家")[1] == "户"
    assert "亿元" in (kinds_of("发了几个亿")[0] or ())
    assert "%" in (kinds_of("涨了几个点")[0] or ())
    assert given_numbers("27场发布会里几场有领导") == {"27"}


def test_a_word_that_narrows_has_to_be_spoken() -> None:
    assert narrowed_otherwise("申请平均几天答复", "平均办理时长4.1天")
    assert not narrowed_otherwise("热线平均几天办完", "热线平均办理时长4.1天")
