"""Which cells of a report could not be read: those that were not found, and those that hold no figure."""

from __future__ import annotations

from collections.abc import Sequence

from index.database import StoredReport
from index.facts import Fact
from index.forms import OTHER_PARTS, applicants, indicators
from ui.web.selection import applicant_name, indicator_name
from ui.web.texts import Texts

MOST_NAMED = 60
LONGEST_RAW = 40
"""Characters of a cell that are shown."""


def unread_cells(report: StoredReport, facts: Sequence[Fact], texts: Texts) -> list[str]:
    """A line for each row with cells that were not found, then one for each cell that is no figure, or is in doubt."""
    held = {fact.key for fact in facts}
    lines = []
    for name, entry in indicators().items():
        if report.form not in entry.forms or entry.parts or _printed_otherwise(name, held, report.form):
            continue
        wanted = tuple(applicants()) if entry.by_applicant else ("",)
        missing = [applicant for applicant in wanted if (name, applicant) not in held]
        if not missing:
            continue
        whose = "" if len(missing) == len(wanted) else "、".join(applicant_name(one, texts) for one in missing)
        lines.append(indicator_name(name, texts) + (f" · {whose}" if whose else ""))
    for fact in facts:
        if fact.kind == "text" or fact.doubt:
            whose = f" · {applicant_name(fact.applicant, texts)}" if fact.applicant else ""
            lines.append(f"{indicator_name(fact.indicator, texts)}{whose}：“{' '.join(fact.raw.split())[:LONGEST_RAW]}” {texts.remark(fact.doubt)}".rstrip())
    return lines[:MOST_NAMED]


def _printed_otherwise(name: str, held: set[tuple[str, str]], form: str) -> bool:
    """Whether （六）其他处理 is printed as one row where the form has three, or the other way round."""
    names = {indicator for indicator, _ in held}
    if name in OTHER_PARTS:
        return "requests.other" in names and not names & set(OTHER_PARTS)
    return name == "requests.other" and (form == "2021" or bool(names & set(OTHER_PARTS)))
