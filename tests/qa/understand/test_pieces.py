"""A question of several asks, taken apart by its signs and joining words."""

from __future__ import annotations

import pytest

from qa.understand.pieces import pieces_of


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        ("建了几座桥、修了多少公里路，另外装了几盏灯", ("建了几座桥", "修了多少公里路", "装了几盏灯")),
        ("收了多少封信 回了多少封", ("收了多少封信", "回了多少封")),
        ("投诉里停水的、停电的分别几件", ("投诉里停水的几件", "停电的几件")),
        ("填表：培训场数、参加人数", ("培训场数是多少", "参加人数是多少")),
        ("开了几场会？再给我请来专家的", ("开了几场会", "请来专家的多少")),
    ],
)
def test_every_ask_is_a_piece(question: str, pieces: tuple[str, ...]) -> None:
    assert pieces_of(question)[1] == pieces


@pytest.mark.parametrize("question", ["建了几座桥", "今年几座桥，比上年多了几座", "桥和路加起来多少"])
def test_one_ask_and_what_is_put_together_stay_whole(question: str) -> None:
    assert pieces_of(question) == ("", ())
