"""Arithmetic that makes a lost header good."""

from __future__ import annotations

from dataclasses import replace

from index.forms import applicants
from index.tables.applicant_columns import BROKEN_HEADER, LOST_HEADER, PRINTED_ORDER, PRINTED_SEQUENCE
from index.tables.confirm import Facts, confirm
from index.tables.remedies import BROKEN_LABELS, LOST_LABELS
from tests.index.made import facts_of

ROWS = (
    "requests.new", "requests.carried_in", "requests.granted", "requests.partial", "requests.refused.state_secret",
    "requests.refused.security", "requests.unable.not_held", "requests.declined.petition", "requests.total",
)  # fmt: skip
def lost(figures: list[str], doubt: str = LOST_HEADER) -> Facts:
    facts = facts_of("\n".join(f"{name} {row}" for name, row in zip(ROWS, figures, strict=False)))
    return {key: replace(fact, doubt=doubt) for key, fact in facts.items()}


def remedies(*groups: str, doubt: str = BROKEN_LABELS) -> Facts:
    names = ("review", "suit_direct", "suit_after_review")
    facts = facts_of("\n".join(f"{name} {row}" for name, row in zip(names, groups, strict=True)))
    return {key: replace(fact, doubt=doubt) for key, fact in facts.items()}


def test_rows_that_add_up_lift_the_doubt() -> None:
    facts, remarks = confirm(lost(["5 1 0 . 0 2 8"] * 9))
    assert len(facts) == 9 * len(applicants())
    assert not any(fact.doubt for fact in facts.values())
    assert remarks == []


def test_the_one_that_does_not_keeps_it() -> None:
    names = [*ROWS, "requests.carried_out", "requests.declined.repeated"]
    rows = [f"{name} 5 1 0 0 0 2 8" for name in names[:-1]] + [f"{names[-1]} 5 1 0 0 0 2 9"]
    held = {key: replace(fact, doubt=LOST_HEADER) for key, fact in facts_of("\n".join(rows)).items()}
    facts, _ = confirm(held)
    assert {name for (name, _), fact in facts.items() if fact.doubt} == {names[-1]}


def test_a_few_rows_prove_nothing() -> None:
    held = lost(["5 1 0 0 0 2 8"] * 3)
    assert confirm(held) == (held, [])


def test_rows_that_do_not_add_up_are_given_up() -> None:
    facts, remarks = confirm(lost(["8 5 1 0 0 0 2"] * 9))
    assert facts == {}
    assert "不等于总计" in remarks[0]


def test_other_doubts_stay() -> None:
    held = lost(["5 1 0 0 0 2 8"] * 9, doubt="行标签印作“予以公开”")
    assert confirm(held) == (held, [])


def test_fifteen_figures_that_add_up() -> None:
    facts, _ = confirm(remedies("10 1 2 3 16", "4 0 5 0 9", "0 0 0 0 0"))
    assert not any(fact.doubt for fact in facts.values())


def test_fifteen_figures_without_any_label_stay_marked() -> None:
    held = remedies("10 1 2 3 16", "4 0 5 0 9", "0 0 0 0 0", doubt=LOST_LABELS)
    assert confirm(held) == (held, [])


def test_fifteen_figures_of_which_some_do_not() -> None:
    facts, _ = confirm(remedies("10 1 2 3 16", "4 0 5 0 10", "0 0 0 0 0"))
    assert all(fact.doubt for fact in facts.values())


def test_fifteen_figures_that_cannot_stand_so() -> None:
    facts, remarks = confirm(remedies("16 10 1 2 3", "9 4 0 5 0", "21 6 7 0 8"))
    assert facts == {}
    assert "表四" in remarks[0]


def test_a_printed_order_stands_unless_the_sums_speak_against_it() -> None:
    facts, _ = confirm(lost(["5 1 0 0 0 2 8"], doubt=PRINTED_ORDER))
    assert not any(fact.doubt for fact in facts.values())


def test_an_order_printed_over_no_columns_needs_the_sums() -> None:
    few, _ = confirm(lost(["5 1 0 0 0 2 8"] * 2, doubt=PRINTED_SEQUENCE))
    assert all(fact.doubt for fact in few.values())
    enough, _ = confirm(lost(["5 1 0 0 0 2 8"] * 3, doubt=PRINTED_SEQUENCE))
    assert not any(fact.doubt for fact in enough.values())


def test_a_header_shifted_by_its_spans_gives_way_to_the_forms_order() -> None:
    facts, remarks = confirm(_in_columns(lost(["5 1 0 0 0 8 2"] * 3, doubt=PRINTED_ORDER), swapped=True))
    assert facts["requests.new", "total"].value == 8
    assert facts["requests.new", "other"].value == 2
    assert not any(fact.doubt for fact in facts.values())
    assert "错开" in remarks[0]


def test_a_printed_order_that_never_adds_up_is_given_up() -> None:
    facts, remarks = confirm(_in_columns(lost(["8 5 1 0 0 0 2"] * 3, doubt=PRINTED_ORDER), swapped=False))
    assert facts == {}
    assert "不等于总计" in remarks[0]


def test_a_table_over_two_pages_is_one_table() -> None:
    held = lost(["8 5 1 0 0 0 2"] * 9, doubt=BROKEN_HEADER)
    parted = {
        key: replace(fact, provenance=replace(fact.provenance, table=1 + (ROWS.index(key[0]) > 4)))
        for key, fact in held.items()
    }
    assert confirm(parted)[0] == {}


def _in_columns(facts: Facts, *, swapped: bool) -> Facts:
    """``facts`` with their columns; ``swapped`` where 总计 stands left of 其他."""
    order = list(applicants())
    if swapped:
        order[-2:] = reversed(order[-2:])
    return {
        key: replace(fact, provenance=replace(fact.provenance, column=order.index(key[1]) + 3))
        for key, fact in facts.items()
    }
