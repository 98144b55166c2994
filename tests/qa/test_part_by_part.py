"""Several asks in one question, each answered by the whole way."""

from __future__ import annotations

from pathlib import Path

from tests.qa.operate.own_report import told_by


def test_each_ask_has_its_number_and_one_without_is_named(tmp_path: Path) -> None:
    own = "全年安装路灯61盏。调解纠纷48起，成功45起。\n\n"
    with told_by(tmp_path, {2023: own}) as told:
        answer = told("洪泽2023年本年新收申请多少件，调解纠纷多少起，建了几座桥")
        assert {"48"} <= {row.value for row in answer.values}
        assert "桥" in answer.answer


def test_asks_that_are_pieces_of_pieces_come_to_an_end(tmp_path: Path) -> None:
    with told_by(tmp_path, {2023: "全年调解纠纷48起。\n\n"}) as told:
        told("自然人这一列，洪泽23年结转出去几件，24年接进来几件")
