"""Answers about agreement in English: whether figures agree, and which sides were compared."""

from __future__ import annotations

from qa.answer import Answer, CheckView

RULES = {
    "三-row": "applicants against the printed total",
    "三-flow": "received plus carried in against outcomes plus carried over",
    "三-outcome": "outcomes against their printed total",
    "四-sum": "results against the printed total",
    "二-2019": "text against table two",
    "text-table": "text against table",
    "printed-twice": "one print of the cell against the other",
    "year-link": "one year against the next",
}
MOST_SHOWN = 6


def checked(answer: Answer) -> str:
    """The sentences of an answered question about checks; "" where the answer carries none."""
    failing = [check for check in answer.checks if check.status == "fail"]
    passing = [check for check in answer.checks if check.status == "pass"]
    if failing:
        reports = list(dict.fromkeys(check.report_id for check in failing))
        named = "; ".join(_report(name) for name in reports)
        many = f" Reports that contradict themselves: {named}." if len(reports) > 1 else ""
        return (
            f"Not consistent: the figures contradict each other.{many} {_sides(failing, 'but')}."
            + _mends(failing)
        )
    if passing:
        more = f" {len(passing)} checks were made." if len(passing) > MOST_SHOWN else ""
        return f"Consistent: the figures agree and match. {_sides(passing, 'equals')}.{more}"
    if answer.checks:
        return "Not comparable: the cells are blank, or the figures have a different scope."
    return ""


def _report(report_id: str) -> str:
    issuer, _, year = report_id.rpartition("-")
    return f"{issuer} {year}"


def _sides(checks: list[CheckView], word: str) -> str:
    return "; ".join(f"{_report(c.report_id)}, {RULES.get(c.id, c.id)}: {c.left} {word} {c.right}" for c in checks[:MOST_SHOWN])


def _mends(failing: list[CheckView]) -> str:
    mends = list(dict.fromkeys(check.would_be for check in failing if check.would_be))
    return f" One suspect cell would have to be {mends[0]} for these sums to hold (computed)." if len(mends) == 1 else ""
