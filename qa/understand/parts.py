"""What is asked of the parts of the figure just answered: each of them, or whether they come to it."""

from __future__ import annotations

import re

from index.forms import APPLICANT_KINDS, RESULTS, rows_under
from qa.plan import CheckAsk, Plan, Target, Want
from qa.understand.reading import Reading
from qa.understand.targets import is_remedy

_PARTS = re.compile(
    r"[两二三四五六七八2-8]?(?:个|项|种|类|条)?(?:小项|子项|细项|分项|小类|子类|细目|明细|(?:办理|处理|答复|复议|诉讼)?结果|(?:具体)?(?:情形|理由|原因)(?=各|分别|都|逐|列))"
)
_BY_APPLICANT = re.compile(r"六?(?:按|分)?(?:各|每)?(?:类|种|个)?(?:申请人|申请者)(?:类型|类别|身份)?")
_LISTED = re.compile(r"分别|各(?:个|小|子|细|分|类|种|项|自|是|有|占|为|多少|几)|逐[一个项类]|列|都(?:是|有|给|报|说|要)|拆|展开|细分|摊开|明细|一个个|挨个")
_ADDED = re.compile(r"(?:逐项|逐个|逐类|全部|都|横着|竖着)?(?:相加|加起来|加总|加一起|合起来|加一加|加在一起|之和|凑起来|一加|加完)")
_AGAINST = re.compile(r"(?:和|跟|与|同|比|等于|是不是|够不够|对|是)")
_APART = re.compile(r"差(?:了)?(?:多少|几|额|值)|相差|差距|[多少](?:出|了)(?:多少|几)")
_AGREES = re.compile(r"对得[上拢起]|对不[上拢]|一致|一样|相[等同符]|等不等|等于|吻合|是不是(?:它|这|那)|是(?:它|这个数|那个数)吗")
_OWN = re.compile(
    r"分别|各自?|逐[一个项类]|列|都|拆|展开|细分|一下|出来|给我|报|说|是|有|为|多少|几|件|个|把|再|请|帮我|里面|里头|其中|它|的|呢|吧|开|看|那|这|些?|数字?|下|要|和|一|清楚|单独|[，,。？?！!\s]"
)


def parts_of(reading: Reading, earlier: Plan) -> Plan | None:
    """The parts of the one figure just answered, each by itself (三个小项分别列一下); None where that is not asked."""
    if len(earlier.targets) != 1 or len(earlier.reports) != 1 or earlier.operands or earlier.operation not in ("lookup", "sum"):
        return None
    if reading.issuers.spans or reading.years.named or reading.restricted or not _LISTED.search(reading.body):
        return None
    target = earlier.targets[0]
    who = _BY_APPLICANT.search(reading.body)
    rows = None if who else _PARTS.search(reading.body)
    found = who or rows
    if found is None or _OWN.sub("", reading.body[: found.start()] + reading.body[found.end() :]):
        return None
    parts = _rows_under(target) if rows else ()
    if who and target.applicant == "total":
        parts = tuple(Target(concept=target.concept, applicant=name) for name in APPLICANT_KINDS)
    if not parts:
        return Plan(operation="refuse", refusal="not_held", issuers=earlier.issuers, years=earlier.years, words=reading.text)
    return Plan(
        operation="lookup", reports=earlier.reports, issuers=earlier.issuers, years=earlier.years, targets=parts, words=reading.text
    )


def added_up(reading: Reading, earlier: Plan) -> Plan | None:
    """Whether the parts of the figure just answered come to it (六类申请人加起来和它差多少); None where that is not asked."""
    if len(earlier.targets) != 1 or len(earlier.reports) != 1 or earlier.operands:
        return None
    if reading.issuers.spans or reading.years.spans or not _ADDED.search(reading.body) or not _AGAINST.search(reading.body):
        return None
    apart = bool(_APART.search(reading.body))
    own = [t for t in reading.terms if t.kind in ("rows", "groups", "subjects") and t.id != "requests.total"]
    if own or not (apart or _AGREES.search(reading.body)):
        return None
    target = earlier.targets[0]
    columns = bool(re.search(r"申请人|六类|各列|横", reading.body))
    families: tuple[str, ...] = ()
    if is_remedy(target):
        families = ("remedy",)
    elif target.concept == "requests.total" and not columns and re.search(r"结果|[一六]到?六?项|竖", reading.body):
        families = ("outcome",)
    elif target.concept.startswith("requests.") and target.applicant in ("", "total") and columns:
        families = ("row",)
    if not families:
        return None
    want: Want = "apart" if apart else "verdict"
    return Plan(
        operation="check", reports=earlier.reports, issuers=earlier.issuers, years=earlier.years, targets=earlier.targets,
        words=reading.text, check=CheckAsk(families=families, want=want),
    )  # fmt: skip


def _rows_under(target: Target) -> tuple[Target, ...]:
    """The rows that a group of table 三, its total, or the total of a remedy is made of."""
    if is_remedy(target):
        group, _, result = target.concept.partition(".")
        return tuple(Target(concept=f"{group}.{name}") for name in RESULTS) if result == "total" and group != "suit" else ()
    rows = rows_under(target.concept) if target.concept.startswith("requests.") else ()
    return tuple(Target(concept=name, applicant=target.applicant) for name in rows)
