"""What stands in a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numbers import plain_number, read_cell


@pytest.mark.parametrize(
    ("text", "value", "unit", "note"),
    [
        ("0", "0", "", ""),
        ("12", "12", "", ""),
        (" 12 ", "12", "", ""),
        ("\u300012\u00a0", "12", "", ""),
        ("1,234", "1234", "", ""),
        ("1，234，567", "1234567", "", ""),
        ("１２３", "123", "", ""),
        ("１，２３４．５", "1234.5", "", ""),
        ("+30104", "30104", "", ""),
        ("-25", "-25", "", ""),
        ("－25", "-25", "", ""),
        ("−25", "-25", "", ""),
        ("- 25", "-25", "", ""),
        ("减少25", "-25", "", ""),
        ("增加25", "25", "", ""),
        ("↓25", "-25", "", ""),
        ("59237.2449", "59237.2449", "", ""),
        ("22（其中修订16件）", "22", "", "(其中修订16件)"),
        ("22件（其中修订16件）", "22", "件", "(其中修订16件)"),
        ("251000元", "251000", "元", ""),
        ("8.05亿元", "8.05", "亿元", ""),
        ("25.1万元", "25.1", "万元", ""),
        ("约2400余条", "2400", "条", "约余"),
        ("18万余条", "180000", "条", "余"),
        ("1.5万", "15000", "", ""),
        ("0.45%件", "0.45", "%", "件"),
        ("6.85%", "6.85", "%", ""),
        ("12件", "12", "件", ""),
        ("0件", "0", "件", ""),
    ],
)
def test_numbers(text: str, value: str, unit: str, note: str) -> None:
    reading = read_cell(text)
    assert (reading.value, reading.unit, reading.note) == (Decimal(value), unit, note)
    assert reading.kind == ("zero" if Decimal(value) == 0 else "number")
    assert reading.raw == text


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000", "\u00a0", "\ufeff", "\u200b"])
def test_blanks(text: str) -> None:
    assert read_cell(text).kind == "blank"
    assert read_cell(text).value is None


@pytest.mark.parametrize(
    "text", ["/", "-", "--", "—", "——", "－", "–", "无", "不适用", "／", "N/A", " / ", "*"]
)
def test_not_applicable(text: str) -> None:
    assert read_cell(text).kind == "not_applicable"
    assert read_cell(text).value is None


@pytest.mark.parametrize(
    ("text", "joined"), [("1 2", "12"), ("1\n2", "12"), ("1 234", "1234"), ("+3 0104", "30104")]
)
def test_a_split_number_is_not_a_number_yet(text: str, joined: str) -> None:
    reading = read_cell(text)
    assert (reading.kind, reading.value) == ("text", None)
    assert reading.readings == (Decimal(joined),)
    assert not reading.is_label


@pytest.mark.parametrize(
    "text",
    [
        "总计",
        "一、本年新收政府信息公开申请数量",
        "1.属于国家秘密",
        "１．属于国家秘密",
        "1、属于国家秘密",
        "3.其他",
        "2.重复申请",
        "（一）予以公开",
        "第二十条第（一）项",
        "2023年",
        "12,34",
        "1.2.3",
        "12abc",
        "详见附件",
        "10-12",
        "∞",
        "½",
    ],
)
def test_words_are_no_numbers(text: str) -> None:
    assert read_cell(text).kind == "text"
    assert read_cell(text).value is None


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False, allow_infinity=False))
def test_every_decimal_reads_back(value: Decimal) -> None:
    shown = plain_number(value)
    assert read_cell(shown).value == value
    assert "E" not in shown
    assert not ("." in shown and shown.endswith("0"))


@given(st.integers(0, 10**15))
def test_thousands_separators(value: int) -> None:
    assert read_cell(f"{value:,}").value == value


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    reading = read_cell(text)
    assert (reading.value is not None) == (reading.kind in ("number", "zero"))
    assert reading.raw == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [("12.500", "12.5"), ("1E+3", "1000"), ("100", "100"), ("0.0", "0"), ("-3.10", "-3.1")],
)
def test_plain(value: str, shown: str) -> None:
    assert plain_number(Decimal(value)) == shown


@pytest.mark.parametrize("printed", ["12*", "12①", "12²", "12[1]", "12 注1", "12※", "共计 12 件", "约 12"])
def test_a_notes_mark_is_no_digit(printed: str) -> None:
    reading = read_cell(printed)
    assert reading.value == 12
    assert reading.note


def test_a_currency_sign() -> None:
    assert (read_cell("￥31,433.78万元").value, read_cell("¥ 5").value) == (Decimal("31433.78"), 5)
    assert (read_cell("人民币12.5万元").value, read_cell("人民币12.5万元").unit) == (Decimal("12.5"), "万元")


@pytest.mark.parametrize("printed", ["零", "〇"])
def test_a_written_zero(printed: str) -> None:
    assert (read_cell(printed).kind, read_cell(printed).value) == ("zero", 0)


@pytest.mark.parametrize("printed", ["O", "3*4", "①", "注1", "202[16]2", "1[2]3"])
def test_no_number(printed: str) -> None:
    assert read_cell(printed).value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("47\u00a0237", 47237), ("1\u202f204\u202f300", 1204300), ("\u00a08\u2009012", 8012), ("'142799", 142799), ("’35", 35)],
)
def test_marks_of_spreadsheets_and_spaces_that_do_not_break(text: str, value: int) -> None:
    assert read_cell(text).value == value


@pytest.mark.parametrize("text", ["47 237", "47\u00a023", "0\u00a0123", "1204\u00a0300", "12\u00a0345\u00a06"])
def test_other_spaces_leave_it_open_what_the_number_is(text: str) -> None:
    assert read_cell(text).value is None


@pytest.mark.parametrize("text", ["╱", "∕", "⧸", "‐", " ╱ "])
def test_further_strokes_for_not_applicable(text: str) -> None:
    assert read_cell(text).kind == "not_applicable"


@pytest.mark.parametrize("printed", ["4,17,000", "12,34", "1,2345", "９，０００，１"])
def test_misplaced_separators_are_no_label_and_no_number(printed: str) -> None:
    reading = read_cell(printed)
    assert (reading.kind, reading.value, reading.raw) == ("text", None, printed)
    assert not reading.is_label


@pytest.mark.parametrize(("cell", "value"), [("一百二十三", 123), ("九十件", 90), ("三件", 3), ("零件", 0)])
def test_a_cell_that_is_a_numeral_in_words(cell: str, value: int) -> None:
    assert read_cell(cell).value == value


@pytest.mark.parametrize("cell", ["三", "十", "二二", "第二十条", "三、本年度办理结果", "一次性公开"])
def test_words_that_are_no_numeral_of_a_cell(cell: str) -> None:
    assert read_cell(cell).value is None
