"""What one year hands over to the next."""

from __future__ import annotations

from index.checks import Check, year_links
from tests.index.made import facts_of

EARLIER = "requests.carried_out 3 1 0 0 0 0 4\ndisclosure2021.rules.in_force 10\ndisclosure2021.normative.in_force 20\n"
LATER = (
    "requests.carried_in 3 1 0 0 0 0 4\ndisclosure2021.rules.issued 2\ndisclosure2021.rules.repealed 1\n"
    "disclosure2021.rules.in_force 11\ndisclosure2021.normative.issued 0\n"
    "disclosure2021.normative.repealed 5\ndisclosure2021.normative.in_force 15\n"
)


def links(earlier: str = EARLIER, later: str = LATER) -> list[Check]:
    return year_links(
        facts_of(earlier),
        facts_of(later),
        earlier_id="青岚市-2022",
        later_id="青岚市-2023",
        earlier_year=2022,
        later_year=2023,
    )


def test_all_agree() -> None:
    made = links()
    assert len(made) == 9
    assert {check.status for check in made} == {"pass"}
    assert {check.related for check in made} == {("青岚市-2022",)}
    assert "10+2−1=11" in made[7].message


def test_a_column_that_differs() -> None:
    failing = [
        c for c in links(later=LATER.replace("carried_in 3 1", "carried_in 2 1")) if c.status == "fail"
    ]
    assert [check.difference for check in failing] == [1]
    assert failing[0].cells == (("requests.carried_in", "natural"),)


def test_in_force_that_differs() -> None:
    failing = [
        c for c in links(later=LATER.replace("rules.in_force 11", "rules.in_force 12")) if c.status == "fail"
    ]
    assert [(check.left, check.right) for check in failing] == [(11, 12)]


def test_a_blank_applicant_is_none() -> None:
    made = links(later=LATER.replace("carried_in 3 1 0", "carried_in 3 1 ."))
    assert {check.status for check in made} == {"pass"}


def test_a_blank_total_cannot_be_compared() -> None:
    made = links(later=LATER.replace("0 0 0 0 4", "0 0 0 0 ."))
    assert [check.status for check in made].count("not_assessable") == 1


def test_forms_without_the_cells_are_not_linked() -> None:
    assert links(earlier="disclosure2019.normative.public_total 5\n") == []
