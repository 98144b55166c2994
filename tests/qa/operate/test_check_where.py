"""Where the numbers in doubt are printed."""

from __future__ import annotations

from tests.qa.conftest import Asking


def test_a_number_of_the_prose_is_shown_beside_that_of_the_table(ask: Asking) -> None:
    answer = ask("洪泽2024年正文里写受理17件，翻表格却不是这个数，该听哪头的")
    assert "17件" in answer.answer
    assert "95" in {value.value for value in answer.values}
    assert "口径不同" in answer.answer
