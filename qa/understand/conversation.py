"""What a question takes over from the conversation before it, and when it takes nothing."""

from __future__ import annotations

import re

import data
from qa.plan import MEASURES, Plan, Target
from qa.understand.disclosed import Targets, columns_of
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import Reading, read
from qa.understand.targets import is_remedy

_MONEY = re.compile(r"多少钱|多少(?:万|亿|元)|金额|花了")


_ITS_TOTAL = re.compile(r"总[数计量](?!.{0,3}(?:占|比))|合计|in total|total number")


def continued(reading: Reading, index: IssuerIndex, earlier: Plan | None) -> Reading:
    """A question that names only another body or year, put in the words of an open question before it."""
    if earlier is None:
        return reading
    if reading.asks("where") and not (reading.terms or reading.issuers.held or reading.years.named or reading.rest):
        return read(reading.question, index, text=earlier.words)
    if earlier.targets or earlier.operation not in ("passage", "number", "overview"):
        return reading
    named = reading.issuers.held or reading.years.named or reading.years.shift or reading.issuers.whole
    if not named or reading.rest or reading.terms or reading.operations:
        return reading
    before = read(earlier.words, index)
    words = before.body.replace("\x01", "")
    return read(reading.question, index, text=reading.text.rstrip("?？呢") + words)


def inherit(reading: Reading, targets: Targets, earlier: Plan | None) -> Targets:
    """Targets of the conversation, where the question names only a part of one."""
    if earlier is None or not earlier.targets:
        return targets
    if _stands_alone(reading):  # A subject of several columns goes on in the column before, of another year too (2022年行政处罚呢).
        same = _same_columns(reading, earlier.targets) if targets.readings and not targets.wanted else ()
        return Targets(wanted=same) if same else targets
    before = earlier.targets
    applicants = [term.id for term in reading.terms if term.kind == "applicants"]
    rows = [term.id for term in reading.terms if term.kind == "rows"]
    results = [term.id for term in reading.terms if term.kind == "results" and term.id != "total"]
    groups = [term for term in reading.terms if term.kind == "groups"]
    subjects = [term for term in reading.terms if term.kind == "subjects"]
    columns = [term.id for term in reading.terms if term.kind == "columns"]
    first = before[0]
    if results and not groups and not rows and is_remedy(first):
        group = first.concept.split(".")[0]
        return Targets(wanted=tuple(Target(concept=f"{group}.{name}") for name in dict.fromkeys(results)))
    if not groups and not rows and not applicants and is_remedy(first) and _ITS_TOTAL.search(reading.body) and reading.unexplained <= 2:
        return Targets(wanted=(Target(concept=f"{first.concept.split('.')[0]}.total"),))
    if groups and not results and not rows and first.concept in MEASURES[1:] and reading.unexplained <= 1:
        return Targets(wanted=tuple(Target(concept=first.concept, applicant=name) for name in dict.fromkeys(t.id for t in groups)))
    if groups and not results and is_remedy(first) and reading.unexplained <= 1:
        result = first.concept.split(".")[1]
        names = [target.concept.split(".")[0] for target in targets.wanted]
        return Targets(wanted=tuple(Target(concept=f"{name}.{result}") for name in names))
    if applicants and not rows and first.concept.startswith("requests.") and reading.unexplained <= 2:
        names = ["organisations"] if reading.asks("others_than") else list(dict.fromkeys(applicants))
        return Targets(
            wanted=tuple(Target(concept=t.concept, applicant=name) for t in before for name in names)
        )
    if rows and not applicants and first.applicant not in ("", "total") and reading.unexplained <= 2:
        if not re.search(r"总|全部|一共|所有", reading.body):
            return Targets(
                wanted=tuple(Target(concept=t.concept, applicant=first.applicant) for t in targets.wanted)
            )
    if not rows and not groups and not subjects and not applicants:
        if re.search(r"总计|总数|总共|一共|全部|grand total|in total|altogether", reading.body) and first.applicant not in ("", "total"):
            if reading.unexplained <= 2 and not reading.operations.keys() - {"sum"}:
                return Targets(wanted=(Target(concept=first.concept, applicant="total"),))
        if _MONEY.search(reading.body) and first.concept == "disclosure.procurement.items":
            return Targets(wanted=(Target(concept="disclosure.procurement.amount"),))
    if columns and not subjects and first.concept.startswith("disclosure."):
        subject = first.concept.split(".")[1]
        if "fee_amount" in columns and subject not in ("fees", "procurement"):
            subject = "fees"  # 收费金额 is what 行政事业性收费 alone has.
        names = ["amount" if name == "fee_amount" else name for name in dict.fromkeys(columns)]
        return Targets(wanted=tuple(Target(concept=f"disclosure.{subject}.{name}") for name in names))
    same = _same_columns(reading, before) if subjects and not columns and not rows else ()
    if same:
        return Targets(wanted=same)
    if (
        not targets.wanted
        and not targets.readings
        and reading.unexplained <= 1
        and not opens_a_topic(reading)
        and not _counts_something_else(reading, first)
    ):
        return Targets(wanted=before)
    return targets


def _same_columns(reading: Reading, before: tuple[Target, ...]) -> tuple[Target, ...]:
    """The subjects named in the columns of the figures before (行政处罚呢 after 行政许可处理决定); empty where one has none of them."""
    parts = [target.concept.split(".") for target in before]
    if any(part[0] != "disclosure" for part in parts) or reading.unexplained > 1 or reading.operations.keys() - {"overview"}:
        return ()
    subjects = dict.fromkeys(term.id for term in reading.terms if term.kind == "subjects")
    columns = dict.fromkeys(part[2] for part in parts)
    if any(column not in columns_of(subject) for subject in subjects for column in columns):
        return ()
    return tuple(Target(concept=f"disclosure.{subject}.{column}") for subject in subjects for column in columns)


_COUNTED = re.compile(r"(?:多少|几)(?P<unit>个?[件份起宗条例单项次场期人篇家户名位天类部本]|个|人次|家次|万?元|亿元|小时|分钟)")


def _counts_something_else(reading: Reading, before: Target) -> bool:
    """Whether the unit asked for, or a column of another table, is not that of the figure before (几场, 发布)."""
    disclosed = before.concept.startswith("disclosure.")
    asked = _COUNTED.search(reading.body)
    fitting = "件个份起宗条例单项次部元万元亿元" if disclosed else "件个份起宗条例单"
    columns = any(term.kind in ("columns", "subjects") for term in reading.terms)
    return bool(asked and asked["unit"] not in fitting) or (columns and not disclosed)


def _stands_alone(reading: Reading) -> bool:
    """Whether a question names a body or year and a figure of its own, so that nothing is taken over."""
    own = any(term.kind in ("rows", "groups", "subjects") for term in reading.terms)
    asked = reading.asks("rate_disclosed", "rate_corrected", "rate_upheld", "overview", "explain")
    return bool((reading.issuers.held or reading.years.named) and (own or asked))


def opens_a_topic(reading: Reading, first: int | None = None) -> bool:
    """Whether an open question is asked (存在什么问题, 下一步打算), which no figure answers; of the ``first`` topics."""
    topics = data.load("topics")["topics"][:first]
    return any(word in reading.text for topic in topics for word in topic["asked"])
