"""Headings and what stands under them."""

from __future__ import annotations

import pytest

from index.readers.base import DocumentBuilder
from index.sections import place, top_sections
from tests.index.made import document


def paths(*parts: str) -> list[tuple[str, ...]]:
    return [entry.path for entry in place(document(*parts))[1:]]


def test_the_tree() -> None:
    assert paths(
        "一、总体情况", "（一）主动公开", "1.网站", "正文一句。", "（二）依申请公开", "二、其他", "正文。"
    ) == [
        ("一、总体情况",),
        ("一、总体情况", "（一）主动公开"),
        ("一、总体情况", "（一）主动公开", "1.网站"),
        ("一、总体情况", "（一）主动公开", "1.网站"),
        ("一、总体情况", "（二）依申请公开"),
        ("二、其他",),
        ("二、其他",),
    ]


@pytest.mark.parametrize(
    "title", ["一、总体情况", "一．总体情况", "第一部分 总体情况", "第一、总体情况", "一 、总体情况"]
)
def test_shapes_of_a_top_heading(title: str) -> None:
    entry = place(document(title))[1]
    assert entry.is_heading or title == "一 、总体情况"


def test_a_heading_may_open_a_paragraph() -> None:
    (_, inner) = paths("一、总体情况", "（一）主动公开情况。全年公开信息十条。")
    assert inner == ("一、总体情况", "（一）主动公开情况")


def test_a_long_numbered_sentence_is_no_heading() -> None:
    text = "一、" + "本年度工作按照要求有序推进" * 6
    assert paths(text) == [()]


def test_a_sentence_with_a_full_stop_is_no_top_heading() -> None:
    assert paths("一、总体情况", "二、这是列表里的一句话。") == [("一、总体情况",), ("一、总体情况",)]


def test_headings_of_the_format() -> None:
    builder = DocumentBuilder("report.html", "html")
    builder.add_text("青岚市2023年政府信息公开工作年度报告", level=1)
    builder.add_text("总体情况", level=2)
    builder.add_text("正文。")
    placed = place(builder.build())
    assert placed[-1].path == ("总体情况",)
    assert placed[1].is_heading


def test_top_sections() -> None:
    placed = place(document("一、总体情况", "（一）主动公开", "正文。"))
    assert top_sections(placed) == {1: "一、总体情况", 2: "一、总体情况", 3: "一、总体情况"}
