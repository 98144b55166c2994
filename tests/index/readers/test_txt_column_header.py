"""Headers of aligned tables."""

from __future__ import annotations

from tests.index.readers.test_txt_columns import read, rows

RESULTS = "结果维持   结果纠正   其他结果   尚未审结   总计\n"


def test_the_name_of_a_group_at_the_left_is_no_part_of_the_first_columns_name() -> None:
    text = (
        "行政复议\n" + RESULTS + "3          1          0          2          6\n\n"
        "未经复议直接起诉\n" + RESULTS + "4          0          1          0          5\n\n"
        "复议后起诉\n" + RESULTS + "1          2          0          4          7\n"
    )
    found = rows(read(text))
    assert found[-3:] == [
        ["复议后起诉"],
        ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
        ["1", "2", "0", "4", "7"],
    ]
    assert ["未经复议直接起诉"] in found


def test_the_first_rows_label_above_its_values_is_no_header() -> None:
    text = (
        "本年新收政府信息公开申请数量\n"
        "                                      40       2       42\n"
        "上年结转政府信息公开申请数量\n"
        "                                       1       0        1\n"
        "结转下年度继续办理                     3       0        3\n"
    )
    assert rows(read(text))[0] == ["本年新收政府信息公开申请数量", "40", "2", "42"]
