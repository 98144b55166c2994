"""Rows named only to spell out the group that is summed."""

from __future__ import annotations

from tests.qa.understand.test_targets import asked


def test_a_group_spelt_out_in_brackets_is_summed_whole() -> None:
    assert asked("宿迁2024年给不了（不掌握、得现编一份、看不懂要啥）的一共几件") == [("requests.unable", "total")]
    assert asked("宿迁2024年不予处理（信访、重复申请）的合计多少件") == [("requests.declined", "total")]


def test_a_row_named_by_itself_is_meant_itself() -> None:
    assert asked("宿迁2024年不予处理里重复申请的一共几件") == [("requests.declined.repeated", "total")]


def test_what_came_in_and_what_was_left_are_put_together() -> None:
    assert asked("宿迁2024年今年收的加去年留下的一共几件") == [("requests.handled", "total")]
