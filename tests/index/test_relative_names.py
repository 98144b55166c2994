"""Bodies named by where they stand, with the place that the page prints elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.relative_names import with_place
from tests.index.test_report import identified, made

TITLE = "市水务局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "foot", ["主办：青岚市水务局 地址：人民路1号", "版权所有：青岚市人民政府", "主办单位：青岚市水务局办公室"]
)
def test_the_foot_names_the_place(foot: str) -> None:
    assert identified(TITLE, "2022年，市水务局推进公开。", foot).issuer == "青岚市水务局"


def test_the_data_of_the_page_names_the_place() -> None:
    page = replace(made(TITLE), notes=("网页元数据：sitename=青岚市人民政府",))
    assert with_place("市水务局", page) == "青岚市水务局"


def test_an_office_of_the_government_is_written_in_two_ways() -> None:
    page = made("县政府办公室2022年政府信息公开工作年度报告", "承办：青岚县人民政府办公室")
    assert with_place("县政府办公室", page) == "青岚县政府办公室"


@pytest.mark.parametrize(
    "foot",
    [
        "主办：青岚市教育局",
        "相关链接：青岚市水务局 白河市水务局",
        "主办：青岚县人民政府",
        "配合市水务局做好工作",
    ],
)
def test_what_is_not_clear_is_left(foot: str) -> None:
    assert with_place("市水务局", made(TITLE, foot)) == "市水务局"


@pytest.mark.parametrize("name", ["青岚市水务局", "州", "镇海区水务局"])
def test_a_name_with_its_place_is_left(name: str) -> None:
    assert with_place(name, made(TITLE, "主办：白河市水务局")) == name
