"""Questions whose only content is a word that fits several figures (给了几件, 总计多少): they are asked back."""

from __future__ import annotations

import re
from functools import cache

import data
from index.forms import REMEDIES
from qa.plan import Plan, Target
from qa.understand.cues import NUMBER_ASKED
from qa.understand.reading import Reading
from qa.understand.terms import MASK

_AROUND = re.compile(
    rf"{MASK}|(?:请问|帮忙|帮我|麻烦|我想|想|要|知道|问|查|看|告诉我)(?:一?下)?|那边|这边|那儿|那里|当地|"
    rf"他们|你们|(?:是|有|为|共)?(?:多少|几)(?:件|个|次|份|条|人次|起)?|的?(?:数量|数|件数|数字)|的|呢|"
    rf"吗|啊|呀|了|是|都|又|就|到底|究竟|[，,。？?！!\s]"
)


_EITHER_REMEDY = re.compile(
    r"(?:复议|诉讼|官司|起诉)[^，,。；;]{0,3}(?:还是|或是|或者|抑或)[^，,。；;]{0,3}(?:复议|诉讼|官司|起诉)"
)
_UNSURE = re.compile(r"分不清|不清楚|不知道|搞不清|搞不懂|说不清|弄不清|不确定|拿不准|记不清|不晓得|不明白|不太清")


@cache
def _entries() -> tuple[tuple[re.Pattern[str], tuple[Target, ...]], ...]:
    found = []
    for entry in data.load("vague")["vague"]:
        readings = tuple(Target(concept=name, applicant=_applicant(name)) for name in entry["readings"])
        found.append((re.compile(entry["words"]), readings))
    return tuple(found)


def _applicant(concept: str) -> str:
    return "total" if concept.startswith(("requests.", "rate.disclosed")) else ""


def asked_back(plan: Plan, reading: Reading) -> Plan:
    """``plan``, or one that offers the readings where the question says nothing but a general word."""
    if _UNSURE.search(reading.text) and _EITHER_REMEDY.search(reading.text) and plan.operation in ("lookup", "sum", "number", "compare"):
        results = [term.id for term in reading.terms if term.kind == "results"] or ["total"]
        readings = tuple(Target(concept=f"{group}.{results[-1]}") for group in REMEDIES)
        return plan.model_copy(update={"operation": "lookup", "targets": (), "readings": readings, "ask": "which_figure"})
    lost = plan.operation in ("number", "passage") or plan.refusal == "out_of_scope"
    if not lost or plan.targets or plan.operands or plan.readings or plan.missing:
        return plan
    if any(term.id not in ("total", "requests.total") for term in reading.terms):
        return plan
    if not NUMBER_ASKED.search(reading.body) or reading.restricted or reading.issuers.missing:
        return plan
    words = _AROUND.sub("", reading.body)
    bare = _AROUND.sub("", re.sub(r"了", "", reading.body))
    for pattern, readings in _entries():
        if (words and pattern.fullmatch(words)) or (bare and pattern.fullmatch(bare)):
            return plan.model_copy(
                update={"operation": "lookup", "readings": readings, "ask": "which_figure", "refusal": ""}
            )
    return plan
