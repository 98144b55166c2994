"""Which label of the form a printed label is."""

from __future__ import annotations

import pytest

from index.labels import LabelIndex
from index.text import label_key, one_line, squeeze

INDEX = LabelIndex(
    {"secret": ["1.属于国家秘密"], "file": ["7.属于行政执法案卷"], "granted": ["（一）予以公开"]}
)


@pytest.mark.parametrize(
    ("printed", "found", "manner"),
    [
        ("1.属于国家秘密", "secret", "exact"),
        ("属于国家秘密", "secret", "exact"),
        ("1、属于 国家\n秘密", "secret", "exact"),
        ("（1）属于国家秘密", "secret", "exact"),
        ("①属于国家秘密", "secret", "exact"),
        ("属于国家秘密的", "secret", "part"),
        ("国家秘密", "secret", "part"),
        ("属于国家机密", "secret", "fuzzy"),
        ("属行政执法案卷", "file", "fuzzy"),
        ("属于行玫执法案卷", "file", "fuzzy"),
    ],
)
def test_found(printed: str, found: str, manner: str) -> None:
    match = INDEX.find(printed)
    assert match is not None
    assert (match.id, match.manner) == (found, manner)


@pytest.mark.parametrize("printed", ["", "1.", "秘密", "属于", "属于商业秘密", "教育", "12"])
def test_not_found(printed: str) -> None:
    assert INDEX.find(printed) is None


def test_what_fits_two_alike_fits_none() -> None:
    index = LabelIndex({"a": ["本年新收申请"], "b": ["本年新收申诉"]})
    assert index.find("本年新收申") is None
    assert index.find("本年新收申告") is None


def test_the_rest_of_a_broken_label_is_no_misprint_of_another() -> None:
    index = LabelIndex({"repeated": ["2.重复申请"], "excessive": ["4.无正当理由大量反复申请"]})
    assert index.find("复申请") is None
    numbered = index.find("2.复申请")
    assert numbered is not None
    assert numbered.id == "repeated"


def test_two_labels_run_together_are_neither() -> None:
    # A row without its number in aligned text: either label could be the row's.
    index = LabelIndex({"repeated": ["2.重复申请"], "publications": ["3.要求提供公开出版物"]})
    assert index.find("2.重复申请要求提供公开出版物") is None
    assert index.find("要求提供公开出版物的") is not None


def test_manners_can_be_narrowed() -> None:
    assert INDEX.find("属于国家机密", manners=("exact", "part")) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("第二十条 第（一）项", "第二十条第一项"),
        ("一、总 计", "总计"),
        ("（七）总计", "总计"),
        ("１．属于", "属于"),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("三、本年度办理结果", "本年度办理结果"),
        ("结果\u200b维持", "结果维持"),
        ("\u202e总计", "总计"),
        ("12.5万", "125万"),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert label_key(text) == key


def test_lines() -> None:
    assert squeeze(" 总\t计\n\u3000") == "总计"
    assert one_line("总\n计") == "总 计"
    assert one_line("一二三四五", 3) == "一二…"
