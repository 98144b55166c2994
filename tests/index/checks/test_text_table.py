"""Counts that the prose states, against the cells that they name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.checks import Check
from index.checks.text_table import text_table_checks
from tests.index.made import facts_of, quantities_of

FACTS = (
    "requests.new 8 1 0 1 0 0 10\nrequests.carried_in 2 0 0 0 0 0 2\n"
    "requests.granted 5 1 0 0 0 0 6\nrequests.partial 1 0 0 0 0 0 1\n"
    "requests.refused.state_secret 1 0 0 0 0 0 1\nrequests.refused.security 1 0 0 1 0 0 2\n"
    "requests.refused.forbidden_by_law . . . . . . .\nrequests.refused.third_party . . . . . . .\n"
    "requests.refused.internal_affairs . . . . . . .\nrequests.refused.process_information . . . . . . .\n"
    "requests.refused.enforcement_files . . . . . . .\nrequests.refused.register_lookup . . . . . . .\n"
    "requests.total 8 1 0 1 0 0 11\nrequests.carried_out 2 0 0 0 0 0 1\n"
    "review 1 2 3 0 6\nsuit_direct 1 0 0 0 1\nsuit_after_review 2 1 0 0 3\n"
    "disclosure2021.licence.decisions 550\ndisclosure2021.normative.issued 3\n"
)


def checks_of(prose: str, scope: str = "region", facts: str = FACTS) -> list[Check]:
    return text_table_checks(quantities_of(prose), facts_of(facts), "青岚市-2023", scope=scope)


@pytest.mark.parametrize(
    ("prose", "status", "table", "name"),
    [
        ("全年共收到政府信息公开申请10件。", "pass", 10, "本年新收"),
        ("全年共收到政府信息公开申请12件。", "pass", 12, "本年新收＋上年结转"),
        ("全年共收到政府信息公开申请13件。", "fail", 10, "本年新收"),
        ("全年收办政府信息公开申请12件。", "pass", 12, "本年新收＋上年结转"),
        ("全年办理依申请公开11件。", None, None, None),
        ("全年办结政府信息公开申请11件。", "pass", 11, "办理结果总计"),
        ("收到申请10件，其中予以公开6件，部分公开1件，不予公开3件。", "pass", 10, "本年新收"),
        ("上年结转2件，结转下年度1件。", "pass", 2, "上年结转"),
        ("全市发生行政复议6件。", "pass", 6, "行政复议总计"),
        ("全市发生行政诉讼4件。", "pass", 4, "行政诉讼总计"),
        ("全市发生行政诉讼案件5件。", "fail", 4, "行政诉讼总计"),
        ("全年作出行政许可决定550件。", "pass", 550, "行政许可本年处理决定数量"),
        ("全年制发行政规范性文件3件。", "pass", 3, "行政规范性文件本年制发件数"),
        ("新收申请10件，连同上年结转共收办12件。", "pass", 10, "本年新收"),
        ("连同上年结转共收办申请12件。", "pass", 12, "本年新收＋上年结转"),
        ("收到申请总数10件。", "pass", 10, "本年新收"),
    ],
)
def test_what_a_sentence_counts(prose: str, status: str | None, table: int | None, name: str | None) -> None:
    checks = checks_of(prose)
    if status is None:
        return
    assert (checks[0].status, checks[0].right) == (status, table)
    assert checks[0].name == f"正文与表格：{name}"
    assert checks[0].id == "text-table"


def test_every_part_of_a_list_is_compared() -> None:
    checks = checks_of("收到申请10件，其中予以公开6件，部分公开1件，不予公开4件。")
    assert [(c.name.split("：")[1], c.status) for c in checks] == [
        ("本年新收", "pass"),
        ("予以公开", "pass"),
        ("部分公开", "pass"),
        ("不予公开合计", "fail"),
    ]
    assert checks[-1].right == Decimal(3)


def test_the_reading_that_matched_is_said() -> None:
    (check,) = checks_of("全年共收到政府信息公开申请12件。")
    assert "按“本年新收＋上年结转”核对：10+2=12" in check.message


def test_applicants() -> None:
    checks = checks_of("收到政府信息公开申请10件，其中自然人8件，法人或其他组织2件。")
    assert [(c.right, c.status) for c in checks] == [(10, "pass"), (8, "pass"), (2, "pass")]


def test_one_office_of_a_place_is_another_scope() -> None:
    (check,) = checks_of("市政府办公室收到政府信息公开申请7件。")
    assert check.status == "not_assessable"
    assert "口径不同" in check.message
    (own,) = checks_of("本机关收到政府信息公开申请7件。", scope="body")
    assert own.status == "fail"


@pytest.mark.parametrize(
    "prose",
    [
        "因案卷难找，延期答复的申请由19件减少到7件。",
        "网上平台收到申请4件。",
        "涉及征地的收到申请5件。",
        "上半年收到申请4件。",
        "重复提出申请2件。",
    ],
)
def test_the_count_of_a_part_is_no_contradiction(prose: str) -> None:
    assert not [check for check in checks_of(prose) if check.status == "fail"]


def test_applicants_after_what_they_filed_are_not_the_total() -> None:
    checks = checks_of("新收申请10件，新收申请中自然人8件。")
    assert [(check.status, check.right) for check in checks] == [("pass", 10), ("pass", 8)]


def test_round_figures_are_not_failures() -> None:
    (check,) = checks_of("全年收到政府信息公开申请约20件。")
    assert check.status == "not_assessable"
    assert "约数" in check.message


@pytest.mark.parametrize(
    "prose",
    [
        "收到政府信息公开申请同比增长25%。",
        "平均每月收到申请3条建议。",
        "网站发布信息10条。",
        "收到人大建议10件。",
    ],
)
def test_other_counts_are_left_alone(prose: str) -> None:
    assert checks_of(prose) == []


def test_a_blank_cell_cannot_be_compared() -> None:
    (check,) = checks_of("收到政府信息公开申请10件。", facts="requests.new . . . . . . .\n")
    assert check.status == "not_assessable"


def test_without_a_table_nothing_is_compared() -> None:
    assert checks_of("收到政府信息公开申请10件。", facts="") == []


def test_the_sentence_compared_is_kept() -> None:
    (check,) = checks_of("全年工作平稳。共收到政府信息公开申请10件。")
    assert check.prose_start is not None
    assert check.prose_end is not None
    assert check.prose_end - check.prose_start == len("共收到政府信息公开申请10件。")
