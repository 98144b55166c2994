"""Numbers that a source split in two."""

from __future__ import annotations

from decimal import Decimal

from index.repair import repair
from tests.index.made import facts_of

KEY = ("requests.new", "natural")


def test_joined_where_every_rule_then_holds() -> None:
    fact = repair(facts_of("requests.new 1_2 1 0 0 0 0 13"))[KEY]
    assert (fact.kind, fact.value, fact.raw) == ("number", Decimal(12), "1 2")
    assert "读作12" in fact.repaired
    assert fact.doubt == ""


def test_left_unread_where_the_sum_disagrees() -> None:
    fact = repair(facts_of("requests.new 1_2 1 0 0 0 0 99"))[KEY]
    assert (fact.kind, fact.value) == ("text", None)
    assert "无法确认" in fact.doubt


def test_left_unread_where_no_sum_is_printed() -> None:
    assert repair(facts_of("requests.new 1_2 1 0 0 0 0 ."))[KEY].value is None
    fees = repair(facts_of("disclosure2021.fees.amount 7_730"))["disclosure2021.fees.amount", ""]
    assert fees.value is None
    assert fees.doubt


def test_a_column_can_contradict_the_row() -> None:
    facts = facts_of(
        "requests.new 1_2 0 0 0 0 0 12\nrequests.carried_in 0 0 0 0 0 0 0\n"
        "requests.total 3 0 0 0 0 0 3\nrequests.carried_out 0 0 0 0 0 0 0\n"
    )
    assert repair(facts)[KEY].value is None


def test_two_split_cells_of_one_row() -> None:
    facts = repair(facts_of("requests.new 1_2 1 0 0 0 0 1_3"))
    assert facts[KEY].value == 12
    assert facts["requests.new", "total"].value == 13


def test_nothing_else_is_touched() -> None:
    facts = facts_of("requests.new 12 1 . / 0 0 13")
    assert repair(facts) == facts


def test_two_numbers_cut_alike_prove_nothing() -> None:
    facts = repair(facts_of("requests.new 23_61 0 0 0 0 0 23_61"))
    assert facts[KEY].value is None
    assert "无法确认" in facts[KEY].doubt


def test_two_numbers_cut_alike_whose_columns_hold() -> None:
    facts = repair(
        facts_of(
            "requests.new 2_361 0 0 0 0 0 2_361\nrequests.carried_in 9 0 0 0 0 0 9\n"
            "requests.total 2370 0 0 0 0 0 2370\nrequests.carried_out 0 0 0 0 0 0 0\n"
        )
    )
    assert facts[KEY].value == 2361
