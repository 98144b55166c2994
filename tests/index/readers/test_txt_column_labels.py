"""Rows of an aligned table that lost their numbering, or whose labels are not the form's."""

from __future__ import annotations

from tests.index.readers.test_txt_columns import read, rows

HEADER = "                                      自然人     企业     总计\n"


def test_a_row_without_its_number_is_no_part_of_the_row_above() -> None:
    text = HEADER + (
        "                1.属于国家秘密            31       2       33\n"
        "                其他法律行政法规禁止公开   17       0       17\n"
        "（三）不予公开  危及“三安全一稳定”       9       1       10\n"
        "                4.保护第三方合法权益       8       5       13\n"
    )
    assert rows(read(text))[1:] == [
        ["（三）不予公开", "1.属于国家秘密", "31", "2", "33"],
        ["其他法律行政法规禁止公开", "17", "0", "17"],
        ["危及“三安全一稳定”", "9", "1", "10"],
        ["4.保护第三方合法权益", "8", "5", "13"],
    ]


def test_wrapped_labels_without_numbers_are_cut_where_the_form_begins_a_label() -> None:
    text = HEADER + (
        "                2.重复申请                 6       0        6\n"
        "                要求提供公开出版物         7       1        8\n"
        "                1.申请人无正当理由逾期\n"
        "                不补正、行政机关不再处     4       0        4\n"
        "                理其政府信息公开申请\n"
        "                申请人逾期未按收费通知\n"
        "                要求缴纳费用、行政机关     3       2        5\n"
        "                不再处理其政府信息公开\n"
        "                        申请\n"
        "                        其他              11       0       11\n"
    )
    assert [row[-4:] for row in rows(read(text))[1:]] == [
        ["2.重复申请", "6", "0", "6"],
        ["要求提供公开出版物", "7", "1", "8"],
        ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "4", "0", "4"],
        ["申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3", "2", "5"],
        ["其他", "11", "0", "11"],
    ]


def test_words_right_before_values_begin_a_row_under_a_label_that_has_its_own() -> None:
    text = (
        "                      城区     乡镇     总计\n"
        "1.窗口受理           12       3       15\n"
        "电话受理              7       2        9\n"
        "3.信函受理            1       0        1\n"
    )
    assert rows(read(text))[1:] == [
        ["1.窗口受理", "12", "3", "15"],
        ["电话受理", "7", "2", "9"],
        ["3.信函受理", "1", "0", "1"],
    ]


def test_a_form_without_any_numbering_keeps_its_depths() -> None:
    text = HEADER + (
        "本年新收政府信息公开申请数量            20       1       21\n"
        "      予以公开                          11       0       11\n"
        "                   属于国家秘密            2       0        2\n"
        "      不予公开   属于行政执法案卷        3       1        4\n"
        "                   属于行政查询事项        1       0        1\n"
        "      其他处理   逾期不缴费              2       0        2\n"
    )
    found = read(text)
    assert [row[-4:] for row in rows(found)[1:]] == [
        ["本年新收政府信息公开申请数量", "20", "1", "21"],
        ["予以公开", "11", "0", "11"],
        ["属于国家秘密", "2", "0", "2"],
        ["属于行政执法案卷", "3", "1", "4"],
        ["属于行政查询事项", "1", "0", "1"],
        ["逾期不缴费", "2", "0", "2"],
    ]
