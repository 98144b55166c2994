"""Small sources, one layout each, against what has to be read from them.

``expected`` names, for every indicator, its cells in the form's order of
applicants (table 三) or its one cell. A cell is written as its value, followed
by its unit where that is not the form's, by its remark in 〔〕, by ``=`` where it
was repaired and by ``?`` where it is not sure; "" is a blank, "/" not
applicable, "“…”" a text that is no number, null no cell at all.

``pytest tests/goldens --rewrite-goldens`` writes them anew; every figure is then
to be compared with its source by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.analysis import Analysis, analyse
from index.errors import NotAReport
from index.facts import Fact
from index.forms import applicants, indicators
from index.numbers import plain_number
from index.readers import read_path

FOLDER = Path(__file__).parent
SOURCES = sorted(FOLDER.glob("*/sources/*"))


def expected_of(source: Path) -> Path:
    """Where the golden of ``source`` is kept."""
    return source.parent.parent / "expected" / f"{source.stem}.json"


def shown_cell(fact: Fact | None) -> str | None:
    """One cell as goldens write it."""
    if fact is None:
        return None
    if fact.value is None:
        marks = {"blank": "", "not_applicable": "/"}
        return marks.get(fact.kind, f"“{fact.raw}”") + ("?" if fact.doubt else "")
    unit = "" if fact.unit == indicators()[fact.indicator].unit else f" {fact.unit}"
    note = f" 〔{fact.note}〕" if fact.note else ""
    return f"{plain_number(fact.value)}{unit}{note}{'=' if fact.repaired else ''}{'?' if fact.doubt else ''}"


def shown(analysis: Analysis) -> dict[str, Any]:
    """What a golden keeps of an analysis."""
    facts: dict[str, Any] = {}
    for name, indicator in indicators().items():
        if indicator.by_applicant:
            cells = [shown_cell(analysis.facts.get((name, applicant))) for applicant in applicants()]
            if any(cell is not None for cell in cells):
                facts[name] = cells
        elif (name, "") in analysis.facts:
            facts[name] = shown_cell(analysis.facts[name, ""])
    return {
        "issuer": analysis.report.issuer,
        "year": analysis.report.year,
        "form": analysis.report.form,
        "scope": analysis.report.scope,
        "facts": facts,
        "unmapped": list(analysis.unmapped),
        "failing": [check.name for check in analysis.checks if check.status == "fail"],
        "quantities": [
            f"{q.before}【{plain_number(q.value)}{q.unit}】{q.after}" for q in analysis.quantities
        ],
    }


def read(source: Path) -> dict[str, Any]:
    """What is read from ``source`` now."""
    try:
        return shown(analyse(read_path(source), digest="0" * 64))
    except NotAReport as error:
        return {"refused": error.message}


def as_json(content: dict[str, Any]) -> str:
    """JSON with a line a field, and a line a row of the form."""
    lines = []
    for name, value in content.items():
        if name == "facts" and value:
            rows = [f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in value.items()]
            lines.append(f'"{name}": {{\n' + ",\n".join(rows) + "\n}")
        elif isinstance(value, list) and value:
            rows = [f"  {json.dumps(entry, ensure_ascii=False)}" for entry in value]
            lines.append(f'"{name}": [\n' + ",\n".join(rows) + "\n]")
        else:
            lines.append(f'"{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_golden(source: Path, request: pytest.FixtureRequest) -> None:
    golden = expected_of(source)
    found = read(source)
    if request.config.getoption("--rewrite-goldens", default=False):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(as_json(found), encoding="utf-8")
    assert golden.is_file(), f"no golden for {source.name}"
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_goldens_are_not_being_rewritten(request: pytest.FixtureRequest) -> None:
    """A run that rewrites proves nothing, so it never passes as a whole."""
    assert not request.config.getoption("--rewrite-goldens", default=False)


def test_every_golden_has_its_source() -> None:
    goldens = set(FOLDER.glob("*/expected/*"))
    assert goldens == {expected_of(source) for source in SOURCES}


def test_every_format_is_there() -> None:
    assert {source.parent.parent.name for source in SOURCES} == {
        "docx",
        "html",
        "markdown",
        "pdf",
        "txt",
        "xlsx",
    }
