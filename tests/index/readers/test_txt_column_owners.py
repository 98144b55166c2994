"""Whose the values are that stand on lines of their own in an aligned table."""

from __future__ import annotations

from tests.index.readers.test_txt_columns import read, rows

BELOW = (
    "一、本年新收政府信息公开申请数量\n"
    "                                      40       2       42\n"
    "      （一）予以公开\n"
    "                                      19       0       19\n"
    "             1.属于国家秘密\n"
    "                                       5       1        6\n"
    "             2.其他法律行政法规\n"
    "（三）不予   禁止公开\n"
    "公开                                   7       0        7\n"
    "             3.危及“三安全一稳定”\n"
    "                                       8       0        8\n"
)


def _labelled(text: str) -> dict[str, list[str]]:
    """The values by the label right before them."""
    found = {}
    for row in rows(read(text)):
        at = next((place for place, cell in enumerate(row) if cell.isdigit()), 0)
        if at:
            found[row[at - 1]] = row[at:]
    return found


def test_values_below_labels_of_any_depth() -> None:
    assert _labelled(BELOW) == {
        "一、本年新收政府信息公开申请数量": ["40", "2", "42"],
        "（一）予以公开": ["19", "0", "19"],
        "1.属于国家秘密": ["5", "1", "6"],
        "2.其他法律行政法规禁止公开": ["7", "0", "7"],
        "3.危及“三安全一稳定”": ["8", "0", "8"],
    }


def test_a_group_takes_no_values_that_may_be_a_rows() -> None:
    text = (
        "             2.重复申请\n"
        "                                       6       1        7\n"
        "             3.要求提供公开出版物\n"
        "（五）不予处理                         9       0        9\n"
        "             4.无正当理由大量反复申请\n"
        "                                       3       0        3\n"
    )
    assert _labelled(text) == {
        "2.重复申请": ["6", "1", "7"],
        "3.要求提供公开出版物": ["9", "0", "9"],
        "4.无正当理由大量反复申请": ["3", "0", "3"],
    }


def test_values_above_the_first_label_are_not_counted_off() -> None:
    text = (
        "                                       4       1        5\n"
        "             6.属于四类过程性信息\n"
        "                                       6       1        7\n"
        "             7.属于行政执法案卷\n"
        "                                       9       0        9\n"
        "             8.属于行政查询事项\n"
    )
    assert _labelled(text) == {}


def test_a_label_beside_two_lines_of_values_has_neither() -> None:
    text = (
        "                    城区     乡镇     总计\n"
        "1.窗口受理           12       3       15\n"
        "2.电话受理            7       2        9\n"
        "网上平台\n"
        "                      5       5       10\n"
        "受理件数\n"
        "4.信函受理            1       0        1\n"
    )
    assert ["2.电话受理网上平台受理件数"] in rows(read(text))


def test_a_wrapped_group_without_numbering_and_the_total_shift_no_values() -> None:
    text = (
        "            2.重复申请             4       0        4\n"
        "            3.要求提供公开出版物   1       1        2\n"
        "            1.逾期不补正           5       0        5\n"
        "            2.申请人逾期未按\n"
        "其他        收费通知要求缴纳\n"
        "处理        费用\n"
        "                                   7       1        8\n"
        "            3.其他\n"
        "                                   2       0        2\n"
        "总计\n"
        "                                  14       1       15\n"
    )
    assert _labelled(text) == {
        "2.重复申请": ["4", "0", "4"],
        "3.要求提供公开出版物": ["1", "1", "2"],
        "1.逾期不补正": ["5", "0", "5"],
        "2.申请人逾期未按收费通知要求缴纳费用": ["7", "1", "8"],
        "3.其他": ["2", "0", "2"],
        "总计": ["14", "1", "15"],
    }


def test_a_misprinted_group_takes_no_values_that_may_be_a_rows() -> None:
    text = (
        "             2.重复申请\n"
        "                                       6       1        7\n"
        "             3.要求提供公开出版物\n"
        "（五）不处理                           9       0        9\n"
        "             4.无正当理由大量反复申请\n"
        "                                       3       0        3\n"
    )
    assert "（五）不处理" not in _labelled(text)
