"""The national form as data: its indicators, applicants and groups.

Source: 国办公开办函〔2019〕60号 (form ``2019``) and 〔2021〕30号 (form ``2021``);
the labels stand in ``data/forms.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import data

Form = Literal["2019", "2021", "free"]
TableName = Literal["二", "三", "四"]

ORGANISATIONS = ("business", "research", "welfare", "legal", "other")
APPLICANT_KINDS = ("natural", *ORGANISATIONS)
"""The six columns of table 三 that its column 总计 sums."""
OUTCOMES = ("granted", "partial", "refused", "unable", "declined", "other")
"""The rows and groups （一）…（六）of table 三 that its row （七）总计 sums."""
REMEDIES = ("review", "suit_direct", "suit_after_review")
RESULTS = ("upheld", "corrected", "other", "pending")
"""The columns of each of ``REMEDIES`` in table 四 that its 总计 sums."""


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """A column of table 三; ``id`` is ``natural`` … ``other`` or ``total``."""

    id: str
    label: str
    short: str
    english: str


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One row-and-column meaning of a form (for table 三 one row, over all applicants).

    ``row`` and ``column`` are the form's own labels, groups joined by " / ";
    ``column`` is empty for table 三, ``row`` is empty for table 四.
    ``parts`` names the indicators that add up to this one where the form
    prints no such cell (the groups of table 三, both kinds of lawsuit).
    """

    id: str
    table: TableName
    row: str
    column: str
    short: str
    english: str
    unit: str
    forms: tuple[str, ...]
    group: str = ""
    article: str = ""
    parts: tuple[str, ...] = ()

    @property
    def by_applicant(self) -> bool:
        """Whether the indicator has one value per applicant type."""
        return self.table == "三"


@cache
def applicants() -> dict[str, Applicant]:
    """The seven columns of table 三, in the form's order."""
    return {entry["id"]: Applicant(**entry) for entry in data.load("forms")["applicants"]}


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator of both forms by id, in the forms' order; computed groups come last."""
    source = data.load("forms")
    found: dict[str, Indicator] = {}
    for entry in source["disclosure"]:
        found[entry["id"]] = Indicator(
            id=entry["id"],
            table="二",
            row=entry["row"],
            column=entry["column"],
            short=entry["short"],
            english=entry["english"],
            unit=entry["unit"],
            forms=(entry["form"],),
            article=entry["article"],
        )
    for entry in source["requests"]:
        group = entry["group"]
        found[entry["id"]] = Indicator(
            id=entry["id"],
            table="三",
            row=f"{group} / {entry['label']}" if group else entry["label"],
            column="",
            short=entry["short"],
            english=entry["english"],
            unit="件",
            forms=tuple(entry["forms"]),
            group=group,
        )
    for group in source["remedy_groups"]:
        for result in source["remedy_results"]:
            identity = f"{group['id']}.{result['id']}"
            found[identity] = Indicator(
                id=identity,
                table="四",
                row="",
                column=f"{group['label']} / {result['label']}",
                short=f"{group['label']}{result['label']}",
                english=f"{group['english']}: {result['english']}",
                unit="件",
                forms=("2019", "2021"),
                group=group["label"],
            )
    found.update(_computed(source, found))
    return found


def _computed(source: dict[str, list[dict[str, str]]], printed: dict[str, Indicator]) -> dict[str, Indicator]:
    computed: dict[str, Indicator] = {}
    for group in source["request_groups"]:
        identity = group["id"]
        if identity in printed:
            continue
        parts = tuple(name for name in printed if name.startswith(identity + "."))
        computed[identity] = Indicator(
            id=identity,
            table="三",
            row=group["label"],
            column="",
            short=f"{group['short']}合计",
            english=f"{group['english']} (sum)",
            unit="件",
            forms=("2019", "2021"),
            group=group["label"],
            parts=parts,
        )
    computed["requests.handled"] = Indicator(
        id="requests.handled",
        table="三",
        row="收办申请",
        column="",
        short="收办申请（本年新收＋上年结转）",
        english="requests received or carried over",
        unit="件",
        forms=("2019", "2021"),
        parts=("requests.new", "requests.carried_in"),
    )
    for result in source["remedy_results"]:
        identity = f"suit.{result['id']}"
        computed[identity] = Indicator(
            id=identity,
            table="四",
            row="",
            column=f"行政诉讼 / {result['label']}",
            short=f"行政诉讼{result['label']}",
            english=f"administrative suits: {result['english']}",
            unit="件",
            forms=("2019", "2021"),
            group="行政诉讼",
            parts=(f"suit_direct.{result['id']}", f"suit_after_review.{result['id']}"),
        )
    return computed


OTHER_PARTS = ("requests.other.not_corrected", "requests.other.fee_unpaid", "requests.other.rest")
"""The three rows of （六）其他处理 in form 2021; some reports print one row instead."""


def rows_under(concept: str) -> tuple[str, ...]:
    """The rows of table 三 that the row ``concept`` is made of: the outcomes of the total, the reasons of a group."""
    if concept == "requests.total":
        return tuple(f"requests.{name}" for name in OUTCOMES)
    return tuple(name for name in indicators() if name.startswith(concept + "."))


def form_of_year(year: int) -> Form:
    """The form that reports for ``year`` (the year reported on) have to use."""
    if year <= 2018:
        return "free"
    return "2019" if year <= 2020 else "2021"


def form_cells(form: Form) -> int:
    """How many cells tables 二, 三 and 四 of ``form`` print (0 for ``free``)."""
    if form == "free":
        return 0
    total = 0
    for indicator in indicators().values():
        if indicator.parts or form not in indicator.forms:
            continue
        if form == "2021" and indicator.id == "requests.other":
            continue
        total += len(applicants()) if indicator.by_applicant else 1
    return total
