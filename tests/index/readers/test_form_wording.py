"""What the form's own row labels tell about wrapped text."""

from __future__ import annotations

import pytest

from index.readers.form_wording import are_two_rows, goes_on, groups_among, is_of_form, level_of, names_group


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("予以公开", 1),
        ("属于行政查询事项", 2),
        ("申请人逾期未按收废通", 2),
        ("结转下年度", 0),
        ("其他", 2),
        ("公开", None),
        ("不予", None),
        ("信息内容", None),
    ],
)
def test_the_depth_of_a_label_that_lost_its_numbering(text: str, level: int | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("above", "text", "told"),
    [
        ("2.其他法律行政法规禁止", "公开", True),
        ("1.属于国家秘密", "其他法律行政法规禁止公开", False),
        ("2.重复申请", "要求提供公开出版物", False),
        ("1、信访举报投拆类申请", "重复申请", False),
        ("5.要求行政机关确认或重新", "出具已获取信恳", True),
        ("（六）其", "他处理", True),
        ("甲类", "乙类", None),
    ],
)
def test_whether_a_line_goes_on_with_the_label_above(above: str, text: str, told: bool | None) -> None:
    assert goes_on(above, text) is told


def test_what_one_edition_divides_is_a_group_only_beside_its_rows() -> None:
    assert groups_among(["（六）其他处理", "（三）不予公开", "（七）总计"]) == {"（三）不予公开"}
    divided = ["（六）其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"]
    assert groups_among(divided) == {"（六）其他处理"}


def test_a_table_of_other_words_is_not_the_forms() -> None:
    assert is_of_form(["予以公开", "重复申请", "属于国家秘密"])
    assert not is_of_form(["其他", "总计", "重复申请", "办件数量"])


def test_the_name_of_a_group_of_table_four() -> None:
    assert names_group("复议后起诉")
    assert not names_group("结果维持")


@pytest.mark.parametrize(
    ("above", "text", "two"),
    [
        ("规章", "行政规范性文件", True),
        ("行政许可", "行政处罚", True),
        ("其他", "对外管理服务事项", False),
        ("5.要求行政机关确认或重新", "出具已获取信息", False),
        ("甲类", "乙类", False),
    ],
)
def test_whether_two_lines_are_two_rows(above: str, text: str, two: bool) -> None:
    assert are_two_rows(above, text) is two
