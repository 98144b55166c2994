"""Behaviour that the design asks for and that is not there yet."""

from __future__ import annotations

from tests.qa.test_figures import REFUSED, made


def test_a_sum_over_a_blank_that_nothing_fixes_is_named_not_taken_as_zero() -> None:
    found = made(REFUSED.format(forbidden=". . . . . . ."), "requests.refused")
    assert found.value is None
    assert "空白" in found.missing
