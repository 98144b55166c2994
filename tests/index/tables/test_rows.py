"""What of the source is quoted for a printed row."""

from __future__ import annotations

from index.document import Document
from index.readers import read_bytes
from index.tables.rows import rows_of
from tests.index.made import document

HEADER = "                              自然人     企业     总计\n"
BODY = (
    "              1.信访举报投诉类申请        14        2       16\n"
    "              2.重复申请                  6        0        6\n"
    "（五）不予处理\n"
    "              3.要求提供公开出版物        8        1        9\n"
)


def quotes(text: str) -> list[str]:
    document = read_bytes(text.encode(), "report.txt")
    found = [document.text[row.start : row.end] for row in rows_of(document, {}) if row.has_values]
    return [" ".join(quote.split()) for quote in found]


def test_a_group_centred_beside_its_rows_draws_no_other_row_into_the_quote() -> None:
    assert quotes(HEADER + BODY) == [
        "1.信访举报投诉类申请 14 2 16",
        "2.重复申请 6 0 6",
        "3.要求提供公开出版物 8 1 9",
    ]


def test_a_group_in_front_of_its_first_row_is_quoted_with_it() -> None:
    first, second, group, third = BODY.splitlines(keepends=True)
    assert quotes(HEADER + group + first + second + third)[0] == "（五）不予处理 1.信访举报投诉类申请 14 2 16"


def split(made: Document) -> list[tuple[list[str], list[str]]]:
    rows = rows_of(made, {})
    return [([c.text for c in row.labels], [v.cell.text for v in row.values]) for row in rows]


def test_a_first_column_that_counts_the_rows_is_no_value_though_blanks_stand_before_the_label() -> None:
    made = document(["1 | 新收 | = | 6 | 8\n2 | = | 公开 | 5 | 4\n3 | = | 不公开 | 7 | 2"])
    assert split(made) == [(["新收"], ["", "6", "8"]), (["公开"], ["5", "4"]), (["不公开"], ["7", "2"])]


def test_figures_in_a_first_column_that_count_nothing_stay_values() -> None:
    made = document(["4 | = | 无 | 6\n9 | = | 无 | 5\n2 | = | 无 | 7"])
    assert next(values for _, values in split(made))[0] == "4"
