"""Years and dates in figures of either width and in Chinese numerals."""

from __future__ import annotations

import pytest

from index.written_years import in_figures, number_in_words, year_of


@pytest.mark.parametrize(("printed", "year"), [("２０２３", 2023), ("二〇二三", 2023), ("二Ｏ一九", 2019), ("二零二0", 2020)])
def test_year_of(printed: str, year: int) -> None:
    assert year_of(printed) == year


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("二〇二三年一月一日至十二月三十一日", "2023年1月1日至12月31日"),
        ("２０２３年１０月２日", "2023年10月2日"),
        ("一月一日", "一月一日"),  # no year in words: the text is left as it is
    ],
)
def test_in_figures(text: str, plain: str) -> None:
    assert in_figures(text) == plain


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("零", 0), ("十", 10), ("一十二", 12), ("九十八", 98), ("一百零三", 103), ("两千零五", 2005), ("三百二", None), ("二二", None), ("百", None), ("", None)],
)
def test_a_number_counted_in_words(numeral: str, number: int | None) -> None:
    assert number_in_words(numeral) == number
