"""（六）其他处理 beside its rows in aligned text, and rows of such text that could not be placed."""

from __future__ import annotations

from index.analysis import Analysis, analyse
from index.readers import read_bytes

HEADER = "                              自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n"
ABOVE = (
    "柳屏县2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n" + HEADER
    + "（五）不予处理  2.重复申请         9          1          0            2              0         0      12\n"
)
NOT_CORRECTED = "                1.逾期不补正       4          0          0            1              0         0       5\n"
FEE_UNPAID = "                2.逾期未缴费       3          1          0            0              0         0       4\n"
REST = "                3.其他             2          0          0            0              6         0       8\n"
TOTAL = "（七）总计                        18          2          0            3              6         0      29\n"


def taken(rows: str) -> Analysis:
    return analyse(read_bytes((ABOVE + rows + TOTAL).encode(), "report.txt"), digest="0" * 64)


def totals(analysis: Analysis) -> dict[str, str]:
    return {
        name.removeprefix("requests.other").lstrip("."): str(fact.value)
        for (name, who), fact in analysis.facts.items()
        if name.startswith("requests.other") and who == "total"
    }


def test_figures_beside_the_group_that_are_a_rows_own_are_no_subtotal() -> None:
    lost = FEE_UNPAID.replace("2.逾期未缴费", "            ").replace(" " * 16, "（六）其他处理  ", 1)
    analysis = taken(NOT_CORRECTED + lost + REST)
    assert totals(analysis) == {"not_corrected": "5", "rest": "8"}
    assert any("其他处理" in remark for remark in analysis.remarks)


def test_a_subtotal_that_its_rows_make_up_stays() -> None:
    whole = "（六）其他处理                     9          1          0            1              6         0      17\n"
    assert totals(taken(whole + NOT_CORRECTED + FEE_UNPAID + REST)) == {
        "": "17",
        "not_corrected": "5",
        "fee_unpaid": "4",
        "rest": "8",
    }


def test_the_one_row_of_the_earlier_form_stays() -> None:
    whole = "（六）其他处理                     9          1          0            1              6         0      17\n"
    assert totals(taken(whole)) == {"": "17"}


def test_a_shortened_label_beside_the_groups_name_is_the_rows() -> None:
    rows = (NOT_CORRECTED + FEE_UNPAID + REST).replace("1.逾期", "  逾期").replace("2.逾期未缴费", "  逾期不缴费")
    rows = rows.replace(" " * 18 + "逾期不缴费", "（六）其他处理    逾期不缴费")
    assert totals(taken(rows)) == {"not_corrected": "5", "fee_unpaid": "4", "rest": "8"}


def test_labels_of_aligned_text_that_could_not_be_placed_are_listed() -> None:
    unknown = "                法律法规禁止       1          0          0            0              0         0       1\n"
    assert taken(unknown + NOT_CORRECTED + FEE_UNPAID + REST).unmapped == ("法律法规禁止",)
    values = " " * 35 + "2          0          0            0              6         0       8\n"
    bare = "                3.要求提供公开\n" + values + values + "                  出版物\n"
    analysis = taken(bare + NOT_CORRECTED)
    assert ("requests.declined.publications", "total") not in analysis.facts
    assert analysis.unmapped == ("3.要求提供公开出版物",)


def test_a_row_whose_figures_run_together_is_named_by_its_label() -> None:
    page = "                某一项无人认识       1 6 4 0 0   0 2    0 2 1644\n"
    assert any("某一项无人认识" in label for label in taken(page + NOT_CORRECTED + FEE_UNPAID + REST).unmapped)
