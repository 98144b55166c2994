"""The reports meant where every body named has years of its own, some of them several (甲县两年、乙局2023年)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.understand.reading import Reading

_ALL_OF_IT = re.compile(r"^(?:这|的)?(?:(?P<n>[两二三四五])年|(?:各|历|每|所有|全部)(?:个)?年(?:份|度)?)(?:度|份|的)?(?:都)?")
_NUMERALS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_BETWEEN = re.compile(r"^[)）的在 ]{0,2}$")
_JOINED = re.compile(r"^[、,，和与跟及/ ]{1,2}$")


def reports_each(reading: Reading, reports: Sequence[StoredReport]) -> list[StoredReport]:
    """The reports of two bodies or more, each followed by its own years, at least one by several; empty where it is not so."""
    mentions = reading.issuers.mentions
    if len({issuer for _, _, issuer in mentions}) < 2 or len(mentions) != len({issuer for _, _, issuer in mentions}):
        return []
    found: list[tuple[str, list[int]]] = []
    for place, (_, end, issuer) in enumerate(mentions):
        last = mentions[place + 1][0] if place + 1 < len(mentions) else len(reading.text)
        years = _behind(reading, end, last, [report.year for report in reports if report.issuer == issuer])
        if not years:
            return []
        found.append((issuer, years))
    if all(len(years) == 1 for _, years in found) or {y for _, years in found for y in years} < set(reading.years.named):
        return []
    chosen = [report for issuer, years in found for year in years for report in reports if (report.issuer, report.year) == (issuer, year)]
    return chosen if len(chosen) == sum(len(years) for _, years in found) else []


def _behind(reading: Reading, start: int, end: int, held: Sequence[int]) -> list[int]:
    """The years that stand right behind a body: those named, or all that are held of it (两年 where two are)."""
    stretch = reading.text[start:end]
    every = _ALL_OF_IT.match(stretch)
    if every is not None:
        years = sorted(set(held))
        return years if every["n"] is None or _NUMERALS[every["n"]] == len(years) else []
    years = []
    at = start
    for first, last in sorted(reading.years.spans):
        digits = re.search(r"\d{2,4}", reading.text[first:last])
        if first < at or last > end or digits is None:
            continue
        between = reading.text[at:first]
        if not (_BETWEEN.match(between) if not years else _JOINED.match(between)):
            break
        years.append(int(digits.group()) % 100 + 2000)
        at = last
    return years
