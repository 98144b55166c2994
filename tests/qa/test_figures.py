"""A figure from the cells of a report: printed, inferred, summed, shared; never made up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qa.figures import Figure, figure, indicator_for, percent, two_places
from qa.plan import Target
from tests.index.made import facts_of
from tests.index.published_figures import HONGZE_2023, LISHUI_2019
from tests.qa.understand.made_reports import stored

LISHUI = facts_of(LISHUI_2019)
HONGZE = facts_of(HONGZE_2023)
OLD, NEW = stored("青岚市", 2019), stored("青岚市", 2023)


def lishui(concept: str, applicant: str = "total") -> Figure:
    return figure(Target(concept=concept, applicant=applicant), OLD, LISHUI)


def made(transcription: str, concept: str, applicant: str = "total") -> Figure:
    return figure(Target(concept=concept, applicant=applicant), NEW, facts_of(transcription))


@pytest.mark.parametrize(
    ("concept", "applicant", "value"),
    [
        ("requests.new", "natural", "670"),
        ("requests.new", "total", "687"),
        ("requests.partial", "total", "106"),
        ("review.corrected", "", "8"),
        ("disclosure.normative.public_total", "", "4910"),
        ("disclosure.fees.items_change", "", "-25"),
        ("disclosure.licence.items_change", "", "30104"),
        ("disclosure.procurement.amount", "", "299698"),
    ],
)
def test_a_printed_cell_is_answered_as_printed(concept: str, applicant: str, value: str) -> None:
    found = lishui(concept, applicant)
    assert found.value == Decimal(value)
    assert not found.computed
    assert found.steps == ()


@pytest.mark.parametrize(
    ("concept", "applicant", "value"),
    [
        ("requests.refused", "total", "26"),
        ("requests.unable", "total", "148"),
        ("requests.declined", "total", "3"),
        ("requests.new", "organisations", "42"),
        ("requests.granted", "organisations", "35"),
        ("suit.total", "", "30"),
        ("suit.pending", "", "19"),
    ],
)
def test_groups_are_computed_and_say_so(concept: str, applicant: str, value: str) -> None:
    found = lishui(concept, applicant)
    assert found.value == Decimal(value)
    assert found.computed
    assert found.steps[-1].endswith(f"= {value}")


@pytest.mark.parametrize(
    ("concept", "applicant", "value"),
    [
        ("rate.disclosed", "total", "71.37"),
        ("rate.disclosed", "natural", "70.28"),
        ("rate.corrected", "review", "20.00"),
        ("rate.upheld", "review", "25.00"),
        ("rate.upheld", "suit", "26.67"),
    ],
)
def test_rates(concept: str, applicant: str, value: str) -> None:
    found = lishui(concept, applicant)
    assert (found.shown, found.unit) == (value, "%")
    assert found.computed


def test_a_blank_part_is_what_its_row_leaves() -> None:
    found = lishui("requests.partial", "business")
    assert (found.value, found.computed) == (Decimal(0), True)
    assert "空白" in found.notes[0]
    found = made("requests.new 5 . 0 0 0 0 8", "requests.new", "business")
    assert (found.value, found.computed) == (Decimal(3), True)
    assert "8 − 5 = 3" in found.steps


def test_a_blank_total_is_the_sum_of_its_parts() -> None:
    found = made("requests.new 5 3 0 0 0 0 .", "requests.new")
    assert (found.value, found.computed) == (Decimal(8), True)
    assert found.steps[0].startswith("5 + 3")


def test_a_blank_that_nothing_fixes_is_named_not_zero() -> None:
    found = made("requests.new 5 . . 0 0 0 8", "requests.new", "business")
    assert found.value is None
    assert "空白" in found.missing
    found = made("requests.new . . . . . . .", "requests.new")
    assert found.value is None
    assert found.missing


def test_a_blank_total_of_reconsiderations() -> None:
    found = made("review 10 1 0 0 .", "review.total", "")
    assert (found.value, found.computed) == (Decimal(11), True)


def test_a_total_printed_wrongly_is_not_repaired() -> None:
    found = figure(Target(concept="review.total"), NEW, HONGZE)
    assert (found.value, found.computed) == (Decimal(0), False)


@pytest.mark.parametrize(
    ("transcription", "concept", "applicant"),
    [
        ("requests.new 1 0 0 0 0 0 1", "requests.partial", "total"),
        ("requests.new 1 0 0 0 0 0 1", "requests.refused", "total"),
        ("requests.granted 1 0 0 0 0 0 1", "rate.disclosed", "total"),
        ("review 1 0 0 0 1", "suit.total", ""),
        ("review 0 0 0 0 0", "rate.corrected", "review"),
        ("requests.new / / / / / / /", "requests.new", "total"),
        ("requests.new 若干 0 0 0 0 0 若干", "requests.new", "total"),
        ("review 1 0 0 0 1", "disclosure.normative.public_total", ""),
    ],
)
def test_what_is_missing_is_named_and_has_no_value(transcription: str, concept: str, applicant: str) -> None:
    found = made(transcription, concept, applicant)
    assert found.value is None
    assert found.shown == "—"
    assert found.missing
    assert "青岚市" in found.missing or "2023" in found.missing


REFUSED = """
requests.refused.state_secret 1 0 0 0 0 0 1
requests.refused.forbidden_by_law {forbidden}
requests.refused.security 0 0 0 0 0 0 0
requests.refused.third_party 2 0 0 0 0 0 2
requests.refused.internal_affairs 0 0 0 0 0 0 0
requests.refused.process_information 0 0 0 0 0 0 0
requests.refused.enforcement_files 0 0 0 0 0 0 0
requests.refused.register_lookup 0 0 0 0 0 0 0
"""


def test_a_sum_over_a_cell_that_is_no_number_has_no_value() -> None:
    found = made(REFUSED.format(forbidden="0 0 0 0 0 0 若干"), "requests.refused")
    assert found.value is None
    assert "若干" in found.missing


def test_a_sum_over_a_blank_that_its_parts_fill_is_computed() -> None:
    found = made(REFUSED.format(forbidden="4 1 0 0 0 0 ."), "requests.refused")
    assert (found.value, found.computed) == (Decimal(8), True)
    assert any("空白" in note for note in found.notes)


def test_a_sum_over_a_blank_that_nothing_fixes_is_named_not_taken_as_zero() -> None:
    found = made(REFUSED.format(forbidden=". . . . . . ."), "requests.refused")
    assert found.value is None
    assert "其他法律行政法规禁止公开" in found.missing


def test_a_free_report_is_never_read_as_a_form() -> None:
    found = figure(Target(concept="requests.new", applicant="total"), stored("青岚市", 2017), LISHUI)
    assert found.value is None
    assert "格式" in found.missing


def test_the_forms_are_kept_apart() -> None:
    assert indicator_for("disclosure.normative.public_total", "2019") is not None
    assert indicator_for("disclosure.normative.public_total", "2021") is None
    assert indicator_for("disclosure.normative.in_force", "2019") is None
    assert indicator_for("requests.new", "2019") == indicator_for("requests.new", "2021")


def test_rounding_is_half_up() -> None:
    assert two_places(Decimal("0.125")) == "0.13"
    assert two_places(Decimal("-0.125")) == "-0.13"
    assert percent(Decimal(1), Decimal(800)) == Decimal("0.13")
