"""year-link: what one year's report hands over to the next year's of the same issuer."""

from __future__ import annotations

from decimal import Decimal

from index.checks.model import Check, FactKey
from index.checks.rules import Facts
from index.facts import Fact
from index.forms import applicants
from index.numbers import plain_number

_KINDS = (("rules", "规章"), ("normative", "行政规范性文件"))


def year_links(
    earlier: Facts, later: Facts, *, earlier_id: str, later_id: str, earlier_year: int, later_year: int
) -> list[Check]:
    """Checks of two reports of one issuer for two years in a row; they belong to the later.

    上年结转 has to repeat last year's 结转下年度; what was in force, plus what was
    issued, less what was repealed, has to be what is in force (form 2021 only).
    """
    checks: list[Check] = []
    for applicant, label in ((key, value.label) for key, value in applicants().items()):
        out_key, in_key = ("requests.carried_out", applicant), ("requests.carried_in", applicant)
        if out_key not in earlier or in_key not in later:
            continue
        name = f"年度衔接（{label}）：{earlier_year}年结转下年度应等于{later_year}年上年结转"
        left, right = earlier[out_key], later[in_key]
        checks.append(
            _compare(
                name,
                _number(left),
                _number(right),
                f"{earlier_year}年结转下年度{_shown(left)}",
                f"{later_year}年上年结转{_shown(right)}",
                later_id,
                earlier_id,
                (in_key,),
            )
        )
    for subject, label in _KINDS:
        prefix = f"disclosure2021.{subject}."
        keys: list[FactKey] = [(prefix + name, "") for name in ("issued", "repealed", "in_force")]
        if keys[2] not in earlier or any(key not in later for key in keys):
            continue
        name = f"年度衔接（{label}）：{earlier_year}年现行有效＋{later_year}年制发−{later_year}年废止应等于{later_year}年现行有效"
        before, issued, repealed, in_force = (
            _number(fact) for fact in (earlier[keys[2]], *(later[key] for key in keys))
        )
        if before is None or issued is None or repealed is None or in_force is None:
            total, text = None, ""
        else:
            total = before + issued - repealed
            text = f"{plain_number(before)}+{plain_number(issued)}−{plain_number(repealed)}={plain_number(total)}"
        checks.append(
            _compare(
                name, total, in_force, text, f"{later_year}年现行有效{_shown(later[keys[2]])}", later_id, earlier_id,
                tuple(keys),
            )
        )  # fmt: skip
    return checks


def _number(fact: Fact) -> Decimal | None:
    if fact.value is None and fact.kind == "blank":
        return Decimal(0) if fact.applicant not in ("", "total") else None
    return fact.value


def _shown(fact: Fact) -> str:
    return plain_number(fact.value) if fact.value is not None else "空白"


def _compare(
    name: str,
    left: Decimal | None,
    right: Decimal | None,
    left_text: str,
    right_text: str,
    later_id: str,
    earlier_id: str,
    cells: tuple[FactKey, ...],
) -> Check:
    if left is None or right is None:
        return Check(
            report_id=later_id, id="year-link", name=name, status="not_assessable", cells=cells,
            message=f"{name}；无法核对：有一格未填写", related=(earlier_id,),
        )  # fmt: skip
    difference = left - right
    same = difference == 0
    ending = "一致" if same else f"相差{plain_number(abs(difference))}"
    return Check(
        report_id=later_id,
        id="year-link",
        name=name,
        status="pass" if same else "fail",
        message=f"{name}；{left_text}，{right_text}，{ending}",
        cells=cells,
        left=left,
        right=right,
        difference=difference,
        left_text=left_text,
        right_text=right_text,
        related=(earlier_id,),
    )
