"""Planted errors are all found, and nothing else is: precision and recall of the checks are 1."""

from __future__ import annotations

import pytest

from bench.synthetic.figures import consistent, planted
from index.analysis import Analysis, analyse, content_hash
from index.checks.model import Check
from index.forms import REMEDIES, Form
from index.readers import read_bytes
from tests.renderers import html
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of

FORMS: tuple[Form, ...] = ("2019", "2021")


def read(figures: dict[tuple[str, str], int], form: Form) -> Analysis:
    content = html.render(report_of({key: str(figures[key]) for key in keys_of(form)}, form))
    return analyse(read_bytes(content, "report.html"), digest=content_hash(content))


def broken(analysis: Analysis) -> set[tuple[str, str]]:
    """The rules that fail, each with what it is applied to."""
    return {(check.id, _applied_to(check)) for check in analysis.checks if check.status == "fail"}


def _applied_to(check: Check) -> str:
    names = {name for name, _ in check.cells}
    if check.id == "三-row":
        (name,) = names
        return name
    if check.id == "四-sum":
        return next(group for group in REMEDIES if f"{group}.total" in names)
    (who,) = {who for _, who in check.cells}
    return who


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(25))
def test_consistent_figures_break_nothing(form: Form, seed: int) -> None:
    analysis = read(consistent(form, seed), form)
    assert broken(analysis) == set()
    assert sum(check.status == "pass" for check in analysis.checks) >= 30


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(60))
def test_a_planted_error_breaks_what_it_stands_in_and_nothing_else(form: Form, seed: int) -> None:
    figures, error = planted(consistent(form, seed), form, seed)
    analysis = read(figures, form)
    assert broken(analysis) == error.breaks
    suspects = {check.suspect: check.would_be for check in analysis.checks if check.suspect is not None}
    if len(error.breaks) > 1:
        assert suspects == {error.key: error.right}
