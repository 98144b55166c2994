"""Rules over tables 三 and 四: how they come out, and the causes that are named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.checks import Check, check_report
from tests.index.made import facts_of

FLOW = "requests.new 4 1 0 0 0 0 5\nrequests.carried_in 1 0 0 0 0 0 1\n"
SOUND = (
    FLOW
    + "requests.granted 3 1 0 0 0 0 4\nrequests.refused.state_secret 1 0 0 0 0 0 1\n"
    + "requests.total 4 1 0 0 0 0 5\nrequests.carried_out 1 0 0 0 0 0 1\n"
)


def checks_of(transcription: str) -> dict[tuple[str, str], Check]:
    """The checks by id and the row, column or group that they are about."""
    made = check_report(facts_of(transcription), (), "青岚市-2023", scope="region")
    return {(check.id, check.name.split("：")[0].split("一")[0].strip("“”")): check for check in made}


def test_sound_tables_pass() -> None:
    checks = checks_of(SOUND)
    assert {check.status for check in checks.values()} == {"pass"}
    assert {key[0]: 0 for key in checks} == {"三-row": 0, "三-flow": 0, "三-outcome": 0}
    assert checks["三-flow", "自然人"].left == checks["三-flow", "自然人"].right == 5


def test_seven_columns_flow_and_sum_up() -> None:
    made = check_report(facts_of(SOUND), (), "青岚市-2023", scope="region")
    assert [check.id for check in made].count("三-flow") == 7
    assert [check.id for check in made].count("三-outcome") == 7


def test_one_wrong_cell_fails_its_row_and_its_column_and_is_named() -> None:
    checks = checks_of(SOUND.replace("requests.new 4 1", "requests.new 9 1"))
    failing = {key: check for key, check in checks.items() if check.status == "fail"}
    assert set(failing) == {("三-row", "本年新收"), ("三-flow", "自然人")}
    assert {check.suspect for check in failing.values()} == {("requests.new", "natural")}
    assert {check.would_be for check in failing.values()} == {Decimal(4)}
    assert "印作9，若为4，可同时使这2处勾稽成立" in failing["三-row", "本年新收"].message


def test_a_wrong_part_names_no_cell_when_any_would_do() -> None:
    checks = checks_of("requests.new 4 1 2 0 0 0 9\n")
    check = checks["三-row", "本年新收"]
    assert (check.status, check.left, check.right, check.difference) == ("fail", Decimal(7), Decimal(9), -2)
    assert check.suspect is None
    assert check.cause == ""


def test_blank_applicants_count_as_nothing() -> None:
    assert checks_of("requests.new 4 1 . . . . 5\n")["三-row", "本年新收"].status == "pass"
    assert checks_of("requests.new 4 1 / - — 无 5\n")["三-row", "本年新收"].status == "pass"


def test_a_blank_total_is_computed_not_failed() -> None:
    check = checks_of("requests.new 4 1 0 0 0 0 .\n")["三-row", "本年新收"]
    assert check.status == "not_assessable"
    assert (check.suspect, check.would_be) == (("requests.new", "total"), Decimal(5))
    assert "推算为5" in check.message


def test_a_blank_row_cannot_be_assessed() -> None:
    check = checks_of("requests.granted . . . . . . .\n")["三-row", "予以公开"]
    assert check.status == "not_assessable"
    assert "均未填写" in check.message


def test_a_column_of_totals_left_blank_fails_nothing() -> None:
    """Only the rows' own totals are printed for two rows; the others are computed, not zero."""
    blank_totals = (
        "requests.new 4 1 0 0 0 0 5\nrequests.carried_in 1 0 0 0 0 0 .\n"
        "requests.granted 3 1 0 0 0 0 .\nrequests.refused.state_secret 1 0 0 0 0 0 .\n"
        "requests.total 4 1 0 0 0 0 5\nrequests.carried_out 1 0 0 0 0 0 .\n"
    )
    checks = checks_of(blank_totals)
    assert not [check.message for check in checks.values() if check.status == "fail"]
    outcome = checks["三-outcome", "总计"]
    assert outcome.status == "not_assessable"
    assert outcome.suspect is None


def test_one_blank_total_on_the_left_is_computed() -> None:
    checks = checks_of(
        SOUND.replace("requests.carried_in 1 0 0 0 0 0 1", "requests.carried_in 1 0 0 0 0 0 .")
    )
    flow = checks["三-flow", "总计"]
    assert flow.status == "not_assessable"
    assert (flow.suspect, flow.would_be) == (("requests.carried_in", "total"), Decimal(1))


def test_a_blank_row_in_the_column_of_totals_is_nothing() -> None:
    """A row that is blank throughout is a row of zeros, so that the column can still fail."""
    checks = checks_of(
        SOUND.replace("requests.total 4 1 0 0 0 0 5", "requests.total 4 1 0 0 0 0 4")
        + "requests.partial . . . . . . .\n"
    )
    assert checks["三-outcome", "总计"].status == "fail"


def test_missing_cells_are_named() -> None:
    checks = checks_of("requests.new 4 1 0 0 0 0 5\n")
    flow = checks["三-flow", "自然人"]
    assert flow.status == "not_assessable"
    assert "缺少自然人·上年结转" in flow.message


def test_a_split_number_is_named_as_the_cause() -> None:
    check = checks_of("requests.new 1_2 1 0 0 0 0 99\n")["三-row", "本年新收"]
    assert check.status == "not_assessable"
    assert "读不出自然人·本年新收" in check.message
    assert "“1 2”" in check.message
    assert check.cause
    assert check.suspect == ("requests.new", "natural")


def test_a_cell_of_words_has_no_split_number() -> None:
    check = checks_of("requests.new 见附件 1 0 0 0 0 99\n")["三-row", "本年新收"]
    assert check.status == "not_assessable"
    assert check.cause == ""


def test_differences_that_cancel_are_named() -> None:
    checks = checks_of("requests.granted 5 0 0 0 0 0 4\nrequests.partial 2 0 0 0 0 0 3\n")
    for row in ("予以公开", "部分公开"):
        assert checks["三-row", row].status == "fail"
        assert "正好抵消" in checks["三-row", row].cause


@pytest.mark.parametrize(
    ("line", "status", "left", "right"),
    [
        ("review 1 2 3 4 10", "pass", 10, 10),
        ("review 1 2 3 4 9", "fail", 10, 9),
        ("suit_direct . . . 4 4", "pass", 4, 4),
        ("suit_after_review 2 0 0 0 2", "pass", 2, 2),
    ],
)
def test_table_four(line: str, status: str, left: int, right: int) -> None:
    (check,) = [check for check in checks_of(line).values() if check.id == "四-sum"]
    assert (check.status, check.left, check.right) == (status, left, right)


def test_a_total_left_at_zero_is_named() -> None:
    (check,) = checks_of("review 10 1 0 0 0").values()
    assert check.status == "fail"
    assert (check.suspect, check.would_be) == (("review.total", ""), Decimal(11))


def test_a_wrong_total_that_is_filled_in_is_not_named() -> None:
    (check,) = checks_of("review 10 1 0 0 12").values()
    assert check.status == "fail"
    assert check.suspect is None


def test_a_blank_total_of_table_four() -> None:
    (check,) = checks_of("review 10 1 0 0 .").values()
    assert check.status == "not_assessable"
    assert check.would_be == Decimal(11)


def test_other_handling_as_three_rows_or_one() -> None:
    tail = "requests.total 4 1 0 0 0 0 5\n"
    three = "requests.granted 1 1 0 0 0 0 2\nrequests.other.not_corrected 1 0 0 0 0 0 1\n"
    three += "requests.other.fee_unpaid 1 0 0 0 0 0 1\nrequests.other.rest 1 0 0 0 0 0 1\n"
    one = "requests.granted 1 1 0 0 0 0 2\nrequests.other 3 0 0 0 0 0 3\n"
    for rows in (three, one):
        assert checks_of(rows + tail)["三-outcome", "自然人"].status == "pass"
    both = three + "requests.other 3 0 0 0 0 0 3\n"
    assert checks_of(both + tail)["三-outcome", "自然人"].status == "pass"


def test_a_value_is_never_proposed_below_zero_or_broken() -> None:
    checks = checks_of(SOUND.replace("requests.total 4 1 0", "requests.total 0 1 0"))
    for check in checks.values():
        assert check.would_be is None or check.would_be >= 0


def test_rows_that_were_not_read_fail_no_column() -> None:
    """A sum that falls short may be short of a row that the reader missed."""
    rows = "requests.granted 3 1 0 0 0 0 4\n"
    short = checks_of(rows + "requests.total 5 1 0 0 0 0 6\n")
    assert short["三-outcome", "自然人"].status == "not_assessable"
    assert "缺少" in short["三-outcome", "自然人"].message
    assert short["三-outcome", "商业企业"].status == "pass"
    over = checks_of(rows + "requests.total 2 1 0 0 0 0 3\n")
    assert over["三-outcome", "自然人"].status == "fail"
