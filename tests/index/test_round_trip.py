"""Facts drawn at random, rendered in every format, read back: the same facts.

How many reports are drawn a format: see ``EXAMPLES``; the environment variable
``ROUND_TRIPS`` draws more.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from index.analysis import Analysis, analyse
from index.readers import read_bytes
from tests.renderers import docx, html, markdown, pdf, txt_cells, txt_columns, txt_tabs, xlsx
from tests.renderers.form_tables import Key, keys_of
from tests.renderers.report import PrintedReport, report_of

EXAMPLES = int(os.environ.get("ROUND_TRIPS", "10"))
SOME = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="ROUND_TRIPS" not in os.environ,
    database=None,
    phases=(Phase.generate,) if "ROUND_TRIPS" not in os.environ else tuple(Phase),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)

WHOLE = ("0", "1", "9", "27", "688", "1,234", "439729", "1808595", "９６")
BLANKS = ("", "", "/", "-", "—", "无")
SIGNED = ("+30104", "-25", "+0", "－7", "12")
MONEY = ("7730.28", "59237.2449", "0.5", "251000元", "8.05亿元", "1,299,698")
REMARKED = ("22（其中修订16件）",)


FORMS = st.sampled_from(("2019", "2021"))
SEEDS = st.integers(0, 2**32)


def drawn(form: str, seed: int, *, blanks: bool) -> dict[Key, str]:
    """What every cell of ``form`` prints; without ``blanks`` every cell prints a number."""
    source = random.Random(seed)
    printed: dict[Key, str] = {}
    for key in keys_of(form):
        name = key[0]
        choices: tuple[str, ...] = WHOLE
        if name.endswith("items_change"):
            choices = SIGNED
        elif name.endswith("amount"):
            choices = MONEY
        elif name.endswith((".issued", ".made")):
            choices = WHOLE + REMARKED
        printed[key] = source.choice(BLANKS if blanks and source.random() < 0.35 else choices)
    return printed


def read_back(content: bytes, source: str) -> Analysis:
    return analyse(read_bytes(content, source), digest="0" * 64)


def assert_same(printed: dict[Key, str], form: str, analysis: Analysis) -> None:
    """Every cell that was printed, and no other, is a fact with the printed text."""
    found = {key: "".join(fact.raw.split()) for key, fact in analysis.facts.items()}
    keys = dict.fromkeys((*printed, *found))
    wrong = [(*key, printed.get(key), found.get(key)) for key in keys if printed.get(key) != found.get(key)]
    assert (len(wrong), wrong[:9]) == (0, [])
    assert analysis.report.form == form
    assert analysis.unmapped == ()
    assert not [fact for fact in analysis.facts.values() if fact.doubt]
    for fact in analysis.facts.values():
        place = fact.provenance
        assert fact.repaired or analysis.document.text[place.start : place.end] == fact.raw


FORMATS: dict[str, tuple[Callable[[PrintedReport], bytes], str]] = {
    "html": (html.render, "report.html"),
    "markdown": (markdown.render, "report.md"),
    "markdown-repeated": (partial(markdown.render, repeat=True), "report.md"),
    "txt-cells": (txt_cells.render, "report.txt"),
    "txt-tabs": (txt_tabs.render, "report.txt"),
    "txt-columns": (txt_columns.render, "report.txt"),
    "docx": (docx.render, "report.docx"),
    "xlsx": (xlsx.render, "report.xlsx"),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("blanks", [False, True], ids=["full", "blanks"])
def test_formats_with_cells(name: str, blanks: bool) -> None:
    render, source = FORMATS[name]

    @SOME
    @given(form=FORMS, seed=SEEDS)
    def check(form: str, seed: int) -> None:
        printed = drawn(form, seed, blanks=blanks)
        analysis = read_back(render(report_of(printed, form)), source)
        assert_same(printed, form, analysis)

    check()


@settings(SOME, max_examples=max(2, EXAMPLES // 3))
@given(form=FORMS, seed=SEEDS)
def test_pdf(form: str, seed: int) -> None:
    printed = drawn(form, seed, blanks=True)
    assert_same(printed, form, read_back(pdf.render(report_of(printed, form)), "report.pdf"))


@settings(SOME, max_examples=max(2, EXAMPLES // 3))
@given(form=FORMS, seed=SEEDS)
def test_pdf_with_strokes_between_columns_alone(form: str, seed: int) -> None:
    printed = drawn(form, seed, blanks=False)
    assert_same(printed, form, read_back(pdf.render(report_of(printed, form), "columns"), "report.pdf"))


@settings(SOME, max_examples=max(2, EXAMPLES // 3))
@given(form=FORMS, seed=SEEDS, rules=st.sampled_from(("rows", "none")))
def test_pdf_without_strokes_between_columns(form: str, seed: int, rules: pdf.Rules) -> None:
    """These figures do not add up: what alignment does not show is left out, never misplaced."""
    printed = drawn(form, seed, blanks=False)
    facts = read_back(pdf.render(report_of(printed, form), rules), "report.pdf").facts
    read = {key: "".join(fact.raw.split()) for key, fact in facts.items()}
    assert {key: (printed.get(key), raw) for key, raw in read.items() if printed.get(key) != raw} == {}


@settings(SOME, max_examples=max(2, EXAMPLES // 3))
@given(form=FORMS, seed=SEEDS, blanks=st.booleans())
def test_pdf_as_pdftotext_lays_it_out(form: str, seed: int, blanks: bool) -> None:
    """Without blanks everything is read; blanks may leave open where a figure stands, and no figure moves."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    printed = drawn(form, seed, blanks=blanks)
    laid_out = subprocess.run(
        [program, "-layout", "-", "-"],
        input=pdf.render(report_of(printed, form)),
        check=True,
        capture_output=True,
    ).stdout
    analysis = read_back(laid_out, "report.txt")
    if not blanks:
        assert_same(printed, form, analysis)
    found = {key: "".join(fact.raw.split()) for key, fact in analysis.facts.items()}
    assert {key: text for key, text in found.items() if text != printed.get(key)} == {}
