"""Asked from several threads at once, the answers are the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from qa.assistant import Assistant
from qa.library import Library

QUESTIONS = [
    "2019年丽水市部分公开的申请有多少件？",
    "丽水2019年自然人新收多少件",
    "宿迁2024年公开率是多少",
    "宿迁历年部分公开的变化",
    "哪个市新收申请最多",
    "洪泽2023年行政复议总计多少件",
    "丽水2019年召开了多少次新闻发布会",
    "丽水2019年存在的主要问题是什么",
    "杭州2019年部分公开多少件",
    "部分公开是什么意思",
]


def test_eight_threads_get_the_answers_that_one_gets(editions: Library) -> None:
    alone = Assistant(editions)
    expected = [alone.ask(question).model_copy(update={"elapsed_ms": 0}) for question in QUESTIONS]
    shared = Assistant(editions)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(shared.ask, QUESTIONS * 8))
    assert [answer.model_copy(update={"elapsed_ms": 0}) for answer in found] == expected * 8
