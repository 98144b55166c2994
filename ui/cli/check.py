"""``nianbao check``: every check, failures first."""

from __future__ import annotations

import argparse
import json

from qa.facts_export import chosen_reports
from qa.library import Library
from qa.verify import view

_ORDER = {"fail": 0, "pass": 1, "not_assessable": 2}
_WORDS = {
    "fail": ("不符", "fails"),
    "pass": ("相符", "holds"),
    "not_assessable": ("无法核对", "not assessable"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--issuer", help="发布机关 / issuer")
    parser.add_argument("--year", type=int, help="年度 / year")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Prints the checks of the chosen reports."""
    reports = {r.id: r for r in chosen_reports(library, issuer=arguments.issuer, year=arguments.year)}
    checks = library.store.checks(list(reports))
    checks.sort(key=lambda check: _ORDER[check.status])
    if arguments.json:
        rows = []
        for check in checks:
            report = reports[check.report_id]
            row = view(check).model_dump()
            row |= {"issuer": report.issuer, "year": report.year, "title": report.title}
            row["cells"] = [{"indicator": name, "applicant": applicant} for name, applicant in check.cells]
            row["suspect"] = (
                {"indicator": check.suspect[0], "applicant": check.suspect[1]} if check.suspect else None
            )
            rows.append(row)
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    english = language == "en"
    for check in checks:
        print(f"{_WORDS[check.status][english]}\t{check.report_id}\t{check.id}\t{check.message}")
    counts = {status: sum(1 for check in checks if check.status == status) for status in _ORDER}
    print(
        f"{len(checks)} checks: {counts['fail']} fail, {counts['pass']} hold, {counts['not_assessable']} not assessable"
        if english
        else f"共{len(checks)}条：不符{counts['fail']}，相符{counts['pass']}，无法核对{counts['not_assessable']}"
    )
    return 0
