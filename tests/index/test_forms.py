"""The form as data."""

from __future__ import annotations

import pytest

from index.forms import ORGANISATIONS, applicants, form_cells, form_of_year, indicators
from tests.renderers.form_tables import keys_of


@pytest.mark.parametrize(
    ("year", "form"),
    [(2008, "free"), (2018, "free"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")],
)
def test_forms_by_year(year: int, form: str) -> None:
    assert form_of_year(year) == form


def test_how_many_cells() -> None:
    assert form_cells("2019") == 22 + 23 * 7 + 15 == 198
    assert form_cells("2021") == 10 + 25 * 7 + 15 == 200
    assert form_cells("free") == 0


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_printed_cell_has_an_indicator(form: str) -> None:
    keys = keys_of(form)
    assert len(keys) == len(set(keys)) == {"2019": 198, "2021": 200}[form]
    for name, _ in keys:
        assert form in indicators()[name].forms
        assert not indicators()[name].parts


def test_applicants_in_order() -> None:
    assert [a.label for a in applicants().values()] == [
        "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
    ]  # fmt: skip
    assert list(applicants())[1:-1] == list(ORGANISATIONS)


@pytest.mark.parametrize(
    ("name", "count"),
    [("requests.refused", 8), ("requests.unable", 3), ("requests.declined", 5), ("suit.total", 2)],
)
def test_computed_groups(name: str, count: int) -> None:
    parts = indicators()[name].parts
    assert len(parts) == count
    assert all(not indicators()[part].parts for part in parts)


def test_editions_of_table_two_share_nothing() -> None:
    first = {name for name, entry in indicators().items() if entry.table == "二" and "2019" in entry.forms}
    second = {name for name, entry in indicators().items() if entry.table == "二" and "2021" in entry.forms}
    assert not first & second


def test_names_tell_indicators_apart() -> None:
    by_form = [(entry.short, form) for entry in indicators().values() for form in entry.forms]
    assert len(by_form) == len(set(by_form))
    assert all(entry.english and entry.short for entry in indicators().values())
