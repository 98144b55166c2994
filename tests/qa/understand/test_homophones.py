"""Words misspelt by sound, and pinyin."""

from __future__ import annotations

import pytest

from qa.understand.homophones import mended


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("步分公开多少件", "部分公开多少件"),
        ("部份公开多少件", "部分公开多少件"),
        ("不与公开多少件", "不予公开多少件"),
        ("自燃人新收", "自然人新收"),
        ("丽水视", "丽水市"),
        ("bufen gongkai", "部分公开"),
    ],
)
def test_mended_by_sound(written: str, meant: str) -> None:
    assert mended(written, ["丽水市", "宿迁市"]) == meant


@pytest.mark.parametrize("text", ["部分公开多少件", "机监", "how many requests", "2019年", ""])
def test_what_is_well_written_stays(text: str) -> None:
    assert mended(text, ["丽水市"]) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("青岚县2021年部分公开", "青岚县2021年部分公开"),
        ("青岚区的申请", "青岚区的申请"),
        ("青岚市2021年", "青澜市2021年"),
        ("青岚2021年", "青澜2021年"),
    ],
)
def test_a_body_of_another_kind_is_another_body(written: str, meant: str) -> None:
    assert mended(written, ["青澜", "青澜市"]) == meant


def test_one_outcome_is_never_turned_into_another() -> None:
    for row in ("予以公开", "不予公开", "不予处理", "无法提供", "其他处理", "部分公开"):
        assert mended(row, ["丽水市"]) == row
