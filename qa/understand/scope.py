"""Which reports a question is about: issuers and years, named, inherited or assumed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.database import StoredReport
from qa.plan import Plan
from qa.understand.levels import kept
from qa.understand.own_place import own_place
from qa.understand.reading import Reading
from qa.understand.years import FORM_NAMED
from qa.understand.years_each import reports_each

_NEWEST = re.compile(r"最近|最新|latest|newest|most recent")
_COMPARED_TO = re.compile(r"^(?:又|还)?(?:比|较|跟|与|和|同)(?:20)?\d\d")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The reports meant. ``issuers`` and ``years`` as understood; ``missing`` names what is asked
    for and not held; ``open_issuer`` and ``open_year`` say what was left out; ``notes`` what was assumed.
    """

    reports: tuple[StoredReport, ...]
    issuers: tuple[str, ...]
    years: tuple[int, ...]
    missing: tuple[str, ...] = ()
    open_issuer: bool = False
    open_year: bool = False
    notes: tuple[str, ...] = ()

_CHANGED = re.compile(r"几个百分点|多少个百分点|(?:升|涨|增|多)(?:了?还)?是(?:降|跌|减|少)")
_RANGE = re.compile(r"20\d\d年?\s*(?:到|至|-|~|—|–|－|→|to)+\s*(?:20)?\d\d")
"""A stretch of years by its first and last; a change over it is that between the two."""


def scope_of(reading: Reading, reports: Sequence[StoredReport], earlier: Plan | None) -> Scope:
    """The scope of ``reading`` in the light of the plan of the question before."""
    everywhere = reports
    reports = [report for report in _of_form(reading, reports) if report.year >= reading.years.since]
    issuers = _issuers(reading, reports, earlier)
    absent = ""
    if not issuers and not reading.issuers.missing and not own_place(reading.body, reports)[1]:
        reports, absent = kept(reading.body, reports)
    held = [report for report in reports if not issuers or report.issuer in issuers]
    if reading.issuers.missing and not reading.issuers.held:
        held = []
    if reading.years.so_far:
        now = tuple(f"{name}今年" for name in issuers) or ("今年",)
        return Scope(reports=(), issuers=issuers, years=(), missing=(*reading.issuers.missing, *now))
    years, notes, open_year = _years(reading, held or list(reports), earlier)
    open_issuer = not issuers and not reading.issuers.missing
    names = issuers or tuple(dict.fromkeys(report.issuer for report in held))
    if open_issuer and len(names) == 1 and len({report.issuer for report in everywhere}) == 1:
        issuers, open_issuer = names, False
    pairs = _pairs(reading, issuers, years)
    missing: list[str] = list(reading.issuers.missing)
    if absent and re.search(r"哪|谁|有没有|有无|有吗|列|清单|多少份|几份|几家", reading.body):
        return Scope(reports=(), issuers=(), years=years, missing=(absent,), open_issuer=True, open_year=open_year)
    if pairs:
        chosen = [r for name, year in pairs for r in held if r.issuer == name and r.year == year]
        missing += [f"{n}{y}年" for n, y in pairs if not any(r.issuer == n and r.year == y for r in held)]
    elif years:
        chosen = [r for name in names for year in years for r in held if r.issuer == name and r.year == year]
        if issuers:
            missing += [
                f"{name}{year}年"
                for name in issuers
                for year in years
                if not any(r.issuer == name and r.year == year for r in held)
            ]
        elif not chosen and not reading.issuers.missing:
            missing += [f"{year}年" for year in years]
    else:
        chosen = held
    if missing and len(issuers) > 1 and not reading.issuers.missing and not pairs:
        own = _own_years(reading, issuers, held)
        if own:
            chosen, missing = own, []
            alone = [r for r in own if r.year not in years]
            notes += tuple(f"{r.issuer}没有另写年度，只收录{r.year}年，用这一年" for r in alone)
    own_newest = [max((r for r in held if r.issuer == name), key=lambda r: r.year, default=None) for name in issuers]
    if missing and len(issuers) > 1 and reading.years.relative == (0,) and _NEWEST.search("".join(reading.years.words)) and None not in own_newest:
        chosen, missing = [report for report in own_newest if report is not None], []
        notes, years = (f"“{reading.years.words[0]}”按各机关所收录的最新年报理解",), tuple(dict.fromkeys(report.year for report in chosen))
    each = reports_each(reading, held) if len(issuers) > 1 and not reading.issuers.missing else []
    if each:
        chosen, missing, years = each, [], tuple(dict.fromkeys(report.year for report in each))
    changed = reading.asks("growth", "difference", "times") or _CHANGED.search(reading.body)
    if len(issuers) == 1 and not reading.issuers.missing and len(years) > 2 and changed and _RANGE.search(reading.text):
        ends = [report for report in held if report.issuer == issuers[0] and report.year in (years[0], years[-1])]
        if len(ends) == 2:
            chosen, years, missing = ends, (years[0], years[-1]), []
    if missing and len(issuers) == 1 and len(years) == 2 and chosen and not reading.terms and _report_year(reading.text) == chosen[0].year:
        years, missing = (chosen[0].year,), []
    return Scope(
        reports=tuple(dict.fromkeys(chosen)),
        issuers=issuers,
        years=years,
        missing=tuple(dict.fromkeys(missing)),
        open_issuer=open_issuer,
        open_year=open_year,
        notes=notes,
    )


def _report_year(text: str) -> int:
    """The year of the one report that the question speaks of as a report (2019年报告); 0 where it does not."""
    found = re.findall(r"(20\d\d)年?(?:度|的|那份|那期|这份)*(?:年报|报告|年度报告)", text)
    return int(found[0]) if len(set(found)) == 1 else 0


_FORM_LEFT_OUT = re.compile(
    r"(?:不含|不包括|不算|除了?|排除|剔除|(?<!有)没有?(?:再|在)?(?:沿?用|使用|采用|套用)|未(?:再)?(?:沿?用|采用|使用)|不再?(?:沿?用|采用|使用)|不是|不要|并非|(?<!除)非)[^，,。（(\d]{0,4}$"
)
_FORM_SET_ASIDE = re.compile(r"^的?(?:年报|报告|那些|那几份)*(?:先|都|就|全)*(?:排除|除外|剔除|剔掉|去掉|刨掉|刨开|撇开|拿掉|不算|不要|不看|不计|不含)")
"""An edition that is left out, named before the word for it or after."""


def _of_form(reading: Reading, reports: Sequence[StoredReport]) -> Sequence[StoredReport]:
    """The reports of the edition of the form that the question names, where it names one."""
    found = re.search(FORM_NAMED, reading.text)
    if found is None:
        return reports
    form = found["form"] or ("2019" if found["age"] in ("老", "旧") else "2021")
    left_out = _FORM_LEFT_OUT.search(reading.text[: found.start()]) or _FORM_SET_ASIDE.match(reading.text[found.end() :])
    return [report for report in reports if (report.form == form) != bool(left_out)] or reports


def _issuers(
    reading: Reading, reports: Sequence[StoredReport], earlier: Plan | None
) -> tuple[str, ...]:
    if reading.issuers.held:
        return (*_without_own_place(reading, reports), *_place_beside(reading, reports))
    if reading.issuers.missing:
        return ()
    before = earlier.issuers if earlier is not None else ()
    if reading.issuers.whole and len(before) == 1:
        places = [r.issuer for r in reports if r.scope == "region" and before[0].startswith(r.issuer)]
        if places:
            return (places[0],)
    return before


def _place_beside(reading: Reading, reports: Sequence[StoredReport]) -> tuple[str, ...]:
    """The place that the one body named lies in, where the two are compared (生态环境局与全市相比)."""
    names = reading.issuers.held
    if len(names) != 1 or not re.search(r"(?:比|与|和|跟|同|占|及|、|从)[^，,。]{0,3}(?:全[市区县省]|市里)|全[市区县省](?:相比|比|的?(?:多|少|高|低))", reading.text):
        return ()
    return tuple(dict.fromkeys(r.issuer for r in reports if r.scope == "region" and names[0] != r.issuer and names[0].startswith(r.issuer)))


def _without_own_place(reading: Reading, reports: Sequence[StoredReport]) -> tuple[str, ...]:
    """The issuers named, less a place that only says where a body lies (生态环境局（青澜）)."""
    names = reading.issuers.held
    bodies = {report.issuer for report in reports if report.scope == "body"} & set(names)
    apart = re.search(r"[和与跟及、倍差谁哪]|比(?![重例率])|占(?=[^，,。；;]{0,4}(?:\x01|[全本][省市区县州]))|全[市区县省]|相比|还是|以及|\band\b|\bor\b|than", reading.body)
    if not bodies or apart:
        return names
    return tuple(name for name in names if not any(body != name and body.startswith(name) for body in bodies))


def _years(
    reading: Reading, held: list[StoredReport], earlier: Plan | None
) -> tuple[tuple[int, ...], tuple[str, ...], bool]:
    """Years as understood, what has to be said of them, and whether none was given."""
    asked = reading.years
    newest = max((report.year for report in held), default=0)
    before = earlier.years if earlier is not None else ()
    if len(asked.named) == 1 and before and before[0] != asked.named[0] and _COMPARED_TO.search(reading.text):
        if reading.asks("difference", "growth", "times"):
            return (before[0], asked.named[0]), (), False
    if asked.named:
        years = list(asked.named)
        if len(years) == 1 and (asked.relative or asked.shift):
            step = asked.shift or -1
            if asked.relative and asked.relative[0] == -1:
                step = -2
            years.append(years[0] + step)
        elif len(years) == 1 and asked.compared:
            years.append(years[0] - 1)
        return tuple(dict.fromkeys(years)), (), False
    if asked.shift and before:
        return (before[0] + asked.shift,), (), False
    if len(before) == 1 and asked.relative and all(_years_back(word) for word in asked.words):
        return tuple(dict.fromkeys(before[0] - _years_back(word) for word in asked.words)), (), False
    if asked.relative and newest:
        years = [newest + offset for offset in asked.relative]
        words = "、".join(dict.fromkeys(asked.words))
        note = f"“{words}”按所收录的最新年报（{newest}年）理解为{'、'.join(map(str, years))}年"
        if len(years) == 1 and (asked.shift or asked.compared):
            years.append(years[0] + (asked.shift or -1))
        return tuple(years), (note,), False
    if asked.all:
        return (), (), False
    if before and (asked.same or not asked.compared):
        return tuple(before), (), False
    if asked.compared:
        base = before[0] if before else newest
        return (base, base - 1), (), False
    return (), (), True


def _years_back(word: str) -> int:
    """How many years before the one talked of a word means in a conversation; 0 where it means none (今年)."""
    if re.search(r"大前年|three years", word):
        return 3
    if re.search(r"前年|two years|year before last", word):
        return 2
    return 1 if re.search(r"去年|上一?年|last|previous", word) else 0


def _own_years(reading: Reading, issuers: tuple[str, ...], held: list[StoredReport]) -> list[StoredReport]:
    """The reports of bodies of which only some have a year of their own; a body without one has a single report held.

    A year belongs to one body alone where it stands in brackets behind it, or
    where other words stand between the two bodies.
    """
    if len(reading.issuers.held) != len(issuers):
        return []
    spans = sorted((*((s, "issuer") for s in reading.issuers.spans), *((s, "year") for s in reading.years.spans)))
    if len(reading.years.named) != sum(kind == "year" for _, kind in spans) or len(reading.issuers.spans) != len(issuers):
        return []
    order = sorted(reading.issuers.spans)
    attached: dict[int, int] = {}
    named = iter(reading.years.named)
    for (span, kind), before in zip(spans[1:], spans, strict=False):
        if kind == "year":
            year = next(named)
            between = reading.text[before[0][1] : span[0]]
            position = order.index(before[0]) if before[1] == "issuer" else -1
            if position < 0:
                return []
            together = position > 0 and len(reading.text[order[position - 1][1] : order[position][0]]) <= 1
            if together and not re.match(r"[（(的]", between):
                return []
            attached[position] = year
    chosen: list[StoredReport] = []
    for position, name in enumerate(reading.issuers.held):
        own = [r for r in held if r.issuer == name and (position not in attached or r.year == attached[position])]
        if len(own) != 1:
            return []
        chosen += own
    return chosen


_BETWEEN = re.compile(r"[)）]? *[的在市省区县（(]?")
MOST_BETWEEN = 3
"""What may stand between a body and the year that is its own, and how long it may be."""


def _attached(reading: Reading, issuers: tuple[str, ...]) -> list[tuple[str, int]]:
    """Issuer and year where every body has just one year that stands right behind it, though it is named elsewhere too."""
    found: dict[str, set[int]] = {}
    named = dict(zip(_year_spans(reading), reading.years.named, strict=False))
    for _, end, issuer in reading.issuers.mentions:
        for (start, _), year in named.items():
            if 0 <= start - end <= MOST_BETWEEN and _BETWEEN.fullmatch(reading.text[end:start]):
                found.setdefault(issuer, set()).add(year)
    own = [(issuer, *found.get(issuer, ())) for issuer in issuers]
    if any(len(one) != 2 for one in own) or len(named) != len(reading.years.named):
        return []
    return [(str(name), int(year)) for name, year in own] if {year for _, year in own} == set(reading.years.named) else []


def _year_spans(reading: Reading) -> list[tuple[int, int]]:
    """Where the years named stand, each year once, in the order of ``years.named``."""
    spans: list[tuple[int, int]] = []
    seen: set[int] = set()
    for start, end in reading.years.spans:
        digits = re.search(r"\d{2,4}", reading.text[start:end])
        year = int(digits.group()) % 100 + 2000 if digits else 0
        if year in reading.years.named and year not in seen:
            seen.add(year)
            spans.append((start, end))
    return spans


def _pairs(reading: Reading, issuers: tuple[str, ...], years: tuple[int, ...]) -> list[tuple[str, int]]:
    """Issuer and year where two bodies are named each with its own year (丽水2019跟宿迁2024)."""
    if len(issuers) < 2 or len(reading.issuers.held) != len(issuers):
        return []
    attached = _attached(reading, issuers)
    if attached:
        return attached
    if len(years) != len(issuers):
        return []
    order: list[tuple[int, str]] = []
    for span in (*reading.issuers.spans, *reading.years.spans):
        kind = "issuer" if span in reading.issuers.spans else "year"
        order.append((span[0], kind))
    kinds = [kind for _, kind in sorted(order)]
    alternating = kinds in (["issuer", "year"] * len(issuers), ["year", "issuer"] * len(issuers))
    return list(zip(issuers, years, strict=True)) if alternating else []
