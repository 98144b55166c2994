"""Damaged files of every format give a report or an explained error, never anything else."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable
from html import unescape

import pytest

from index.analysis import Analysis, analyse
from index.errors import NianbaoError
from index.readers import read_bytes
from tests.fuzz.files import FORMATS, damaged

SECONDS = 90.0
"""A damaged PDF may have lost its text and go through OCR, page by page. Longest time for any one file: of this process, since the machine may be busy with other things."""


def legible(text: str) -> str:
    """Without the control signs and the space that a cell's figure is read without."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


def shown(text: str) -> str:
    """What stands in a cell of Markdown that holds a tag or a sign by its number."""
    return unescape(re.sub(r"<[^<>]*>", "", text))


def taken(numbers: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """How many were read and how many refused, and a line for every file that broke something."""
    ends: Counter[str] = Counter()
    faults: list[str] = []
    for number in numbers:
        content, name = damaged(number)
        started = time.process_time()
        try:
            analysis = analyse(read_bytes(content, name), digest="0" * 64)
            ends["read"] += 1
            faults += [] if sound(analysis) else [f"file {number}, {name}: a quote is not in the text"]
        except NianbaoError as error:
            ends["explained"] += 1
            lines = error.line(), error.line("en")
            if not all(line.strip() and "\n" not in line for line in lines):
                faults.append(f"file {number}, {name}: {lines}")
        except Exception as error:  # noqa: BLE001 - any at all is what is looked for
            faults.append(f"file {number}, {name}: {error!r}")
        seconds = time.process_time() - started
        if seconds > SECONDS:
            faults.append(f"file {number}, {name}: {seconds:.1f} s")
    return ends, faults


def sound(analysis: Analysis) -> bool:
    """Whether everything that was read stands in the text where it is said to stand."""
    text = analysis.document.text
    return all(text[chunk.start : chunk.end] == chunk.quoted for chunk in analysis.chunks) and all(
        legible(fact.raw) in legible(shown(text[fact.provenance.start : fact.provenance.end]))
        for fact in analysis.facts.values()
    )


def test_some_damaged_files() -> None:
    ends, faults = taken(range(80))
    assert faults == []
    assert ends.total() == 80


@pytest.mark.slow
def test_ten_thousand_damaged_files() -> None:
    ends, faults = taken(range(80, 10_080))
    print(dict(ends))
    assert faults == []
    assert ends.total() == 10_000


def test_the_same_number_gives_the_same_file() -> None:
    assert damaged(7) == damaged(7)
    names = {damaged(number)[1] for number in range(200)}
    assert {name for name, _ in FORMATS} <= names
