"""The figures of table 二 that a question asks for: rules and documents, licences, penalties, fees, procurement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.plan import Target
from qa.understand.applicants import of_kind
from qa.understand.reading import Reading

_INFORMATION_FEE = re.compile(
    r"(?:信息|公开)处理费|(?:processing|handling) (?:fee|charge)|"
    r"\b(?:fees?|charge[sd]?|money|yuan|pay|paid|collect(?:ed)?)\b.{0,24}\bfor (?:the |its |their )?(?:foi |government )?(?:information|disclosure)(?: (?:requests?|applications?))?"
)
_STRONG_COLUMNS = (
    "in_force",
    "repealed",
    "public_total",
    "made",
    "published",
    "items_change",
    "items_before",
)
MOST_BESIDE_FEES = 3
"""Characters nothing explains beside 收费金额 alone; more name a fee of their own."""
_DECIDED = re.compile(r"作出|做出|罚了|决定|下达|(?<!公)开[出了具]|罚单|(?:多少|几)[张单]|made|issued")
_MONEY = re.compile(r"钱|金额|万元|额|花|amount|yuan|spen")
_SUMS = re.compile(
    r"金额|款额|数额|(?:罚|没收?|处罚|许可)[的]?款?(?:了|到|总)?(?:多少|几)(?:钱|元|块|万|亿)|(?:多少|几)(?:[十百千]?[万亿])?(?:块|元)?(?:钱|元(?!素))|"
    r"(?:罚没|没收)?款(?:一共|总共|共|合计|是|有|收了?|达)*(?:多少|几[十百千万亿])|(?:多少|几[十百千]*)[万亿](?:块|$|[，,。？?！!])|\bhow much money|amount of (?:fines|money)|\byuan\b"
)
"""What asks for money."""
_KINDS_COUNTED = re.compile(r"(?:许可|处罚|强制|收费)的?(?:事项|项目)(?:的?(?:数量?|个数)|一?共?有?(?:多少|几)[项个种]|目录|清单)")
"""What asks how many kinds there are, not how many cases."""
_ITEMS = re.compile(r"项目|几项|多少项|items?|projects?")
_CHANGED = re.compile(
    r"[多增升涨](?:了|加了?|长了?)?[，,]?还是(?:变)?[少减降跌]|[少减降跌](?:了|少了?)?[，,]?还是(?:变)?[多增升涨]|(?:变动|变化|增减|增加|减少|调整|精简|压减|净[增减])了?(?:多少|几)|"
    r"(?:变|[增加减砍])(?:多|少|加|掉)?了?(?:多少|几)[项个]|有(?:什么|啥|无|没有)?(?:变动|变化|增减)"
)
"""That the items of a licence or fee are asked for by how many came or went."""


@dataclass(frozen=True, kw_only=True)
class Targets:
    """``wanted`` figures in the order named; ``readings`` to choose from where several would fit."""

    wanted: tuple[Target, ...] = ()
    readings: tuple[Target, ...] = ()


def disclosure_targets(reading: Reading, form: str) -> Targets:
    """What figures of table 二 the question names; empty where it names none."""
    subjects = list(dict.fromkeys(term.id for term in of_kind(reading, "subjects")))
    columns = list(dict.fromkeys(term.id for term in of_kind(reading, "columns")))
    if _INFORMATION_FEE.search(reading.body):  # Told in the prose only; table 二 holds other fees.
        subjects, columns = [name for name in subjects if name != "fees"], [name for name in columns if name not in ("fee_amount", "amount")]
    if _charged_for(reading):
        return Targets()
    if subjects and _SUMS.search(reading.body) and not set(subjects) & {"fees", "procurement"}:
        return Targets()  # Cases are counted; what they came to is told by no cell.
    if not subjects:
        if columns == ["fee_amount"] and reading.unexplained <= MOST_BESIDE_FEES:
            return Targets(wanted=(disclosed("fees", "fee_amount"),))
        strong = [name for name in columns if name in _STRONG_COLUMNS]
        if strong and reading.unexplained <= 1 and strong[0] in ("in_force", "repealed", "public_total"):
            kinds = ("rules", "normative")
            return Targets(wanted=tuple(Target(concept=f"disclosure.{kind}.{strong[0]}") for kind in kinds))
        return Targets()
    if form == "2019" and "issued" in columns and not any(t.id == "issued" and "制发" in t.text for t in of_kind(reading, "columns")):
        columns = ["made" if name == "issued" else name for name in columns]  # In everyday words what was issued is what was newly made.
    loose = {term.id for term in reading.terms if term.kind == "columns" and term.id == "public_total" and "总" not in term.text}
    if loose and len(columns) > 1:
        columns = [name for name in columns if name not in loose]
    wanted: list[Target] = []
    readings: list[Target] = []
    for subject in subjects:
        fitting = [name for name in columns if name in columns_of(subject)]
        if fitting:
            wanted += [disclosed(subject, name) for name in fitting]
            continue
        usual = _usual(subject, form, reading)
        if len(usual) == 1 or len(subjects) > 1:
            wanted.append(
                disclosed(subject, usual[-1] if subject not in ("rules", "normative") else usual[0])
            )
        else:
            readings += [disclosed(subject, name) for name in usual]
    return Targets(wanted=tuple(wanted), readings=tuple(readings) if not wanted else ())


def _charged_for(reading: Reading) -> bool:
    """Whether what was charged for licences, penalties or measures is asked for (行政许可收费多少), which no cell tells."""
    named = of_kind(reading, "subjects")
    ends = {term.end for term in named if term.id not in ("fees", "rules", "normative", "procurement")}
    return any(term.id == "fees" and term.start in ends and term.text.startswith("收费") for term in named)


def disclosed(subject: str, column: str) -> Target:
    """The figure of one subject and column."""
    return Target(concept=f"disclosure.{subject}.{'amount' if column == 'fee_amount' else column}")


def columns_of(subject: str) -> tuple[str, ...]:
    """The columns of table 二 in which a subject may be counted, over both editions of the form."""
    if subject in ("rules", "normative"):
        return ("made", "published", "public_total", "issued", "repealed", "in_force")
    if subject == "fees":
        return ("items_before", "items_change", "fee_amount", "amount")
    if subject == "procurement":
        return ("items", "amount")
    return ("items_before", "items_change", "decisions")


def _usual(subject: str, form: str, reading: Reading) -> tuple[str, ...]:
    """The columns that may be meant where none is named."""
    if subject in ("rules", "normative"):
        over_years = reading.years.all or reading.years.compared or reading.years.shift or len(reading.years.named) > 1
        if reading.asks("trend", "growth") or (reading.asks("difference") and (over_years or form != "2019")):
            return ("public_total",) if form == "2019" else ("in_force",)
        return ("made", "published", "public_total") if form == "2019" else ("issued", "repealed", "in_force")
    if subject == "procurement":
        if _MONEY.search(reading.body):
            return ("amount",)
        return ("items",) if _ITEMS.search(reading.body) else ("items", "amount")
    if subject == "fees":
        if form == "2019" and _ITEMS.search(reading.body) and _CHANGED.search(reading.body):
            return ("items_change",)
        return ("fee_amount",) if form != "2019" else ("items_before", "items_change")
    if form != "2019" and _KINDS_COUNTED.search(reading.body) and not _DECIDED.search(reading.body):
        return ("items_before",)  # Which its form does not hold.
    if form != "2019" or _DECIDED.search(reading.body):
        return ("decisions",)
    if _ITEMS.search(reading.body) and (reading.years.compared or _CHANGED.search(reading.body)):
        return ("items_change",)
    if _ITEMS.search(reading.body):
        return ("items_before",)
    return ("items_before", "items_change", "decisions")
