"""The sentences of an answer in English, made from the answer's own figures and nothing else."""

from __future__ import annotations

import re

from index.forms import applicants, indicators
from qa.answer import Answer, Value
from qa.english_checks import checked
from qa.english_names import unit_word
from qa.english_remarks import with_english_remarks

RATES = {
    "rate.disclosed": "disclosure rate (full and partial over all outcomes)",
    "rate.corrected": "correction rate",
    "rate.upheld": "rate of decisions upheld",
}
RULES = {
    "三-row": "a row against its total",
    "三-flow": "requests taken in against those answered and carried over",
    "三-outcome": "the outcomes against their total",
    "四-sum": "the results against their total",
    "二-2019": "last year's count and this year's change against the text",
    "text-table": "the text against the table",
    "printed-twice": "one print of a cell against the other",
    "year-link": "last year's report against this year's",
}
"""What the kinds of checks compare, by their ids."""
_NEARBY = re.compile(r"^(\d{4})年(.+)部分公开的申请有多少件？$")
"""What a refusal names to be asked instead; see :mod:`qa.operate.refuse`."""
NO_DATA = "The reports held do not contain this, so it cannot be answered."
OUT_OF_SCOPE = "Only questions about the annual reports held can be answered here."


def is_english(question: str) -> bool:
    """Whether a question is asked in English: words, and no Chinese character outside quotes."""
    outside = re.sub(r"[“\"(（][^”\"）)]*[”\")）]", "", question)
    return not re.search(r"[\u4e00-\u9fff]", outside) and len(re.findall(r"[A-Za-z]{2,}", question)) > 2


def in_english(answer: Answer) -> Answer:
    """The same answer with its sentences, checks and remarks in English; figures and citations are untouched."""
    suggestions = [_NEARBY.sub(r"How many requests were partially granted in \2 in \1?", one) for one in answer.suggestions]
    told = answer.model_copy(update={"answer": _text(answer), "suggestions": suggestions})
    return with_english_remarks(told)


def _text(answer: Answer) -> str:
    if answer.status == "out_of_scope":
        return OUT_OF_SCOPE
    listed = "; ".join(_value(value) for value in answer.values[:12] if value.value is not None)
    if answer.status == "no_data":
        missing = ", ".join(re.sub(r"(\d{4})年$", r" \1", name).strip() for name in answer.plan.get("missing", ()))
        reason = f"No report of {missing} is held." if missing else NO_DATA
        return reason + (f" Held nearby: {listed}." if listed else "")
    if answer.status == "ambiguous":
        return "The question has several readings" + (f": {listed}." if listed else ".") + " Please choose one."
    if answer.plan.get("operation") == "check" and answer.checks:
        opening = f"{answer.value}{_unit(answer.unit or '')}. " if answer.value is not None else ""
        return opening + checked(answer) + (f" Printed: {listed}." if listed else "")
    parts: list[str] = []
    if answer.plan.get("relation") and answer.answer.startswith(("是", "有", "不是", "没有")):
        parts.append("No. " if answer.answer.startswith(("不是", "没有")) else "Yes. ")
    if answer.value is not None:
        parts.append(f"{answer.value}{_unit(answer.unit or '')}" + (f" ({listed})." if listed else "."))
    elif listed:
        parts.append(listed + ".")
    quotes = [citation for citation in answer.citations if citation.kind == "prose"]
    if answer.value is None and not listed and quotes:
        first = quotes[0]
        parts.append(f"The {first.year} report of {first.issuer} says: “{' '.join(first.quote.split())}”")
    failing = [check for check in answer.checks if check.status == "fail"]
    if answer.verification == "conflict" and failing:
        sides = "; ".join(f"{rule_words(c.id)}: {c.left} against {c.right}" for c in failing[:4] if c.left and c.right)
        parts.append(f" Note that the report contradicts itself: {sides or 'see the checks'}.")
        mends = list(dict.fromkeys(check.would_be for check in failing if check.would_be))
        if mends:
            parts.append(f" One suspect cell would have to be {mends[0]} for these sums to hold.")
    return "".join(parts) or answer.answer


def rule_words(check_id: str) -> str:
    """What a kind of check compares, in English."""
    return RULES.get(check_id, check_id)


def _unit(unit: str) -> str:
    word = unit_word(unit)
    return word if word in ("", "%") else f" {word}"


def label_words(value: Value) -> str:
    """What a value counts, and of whom, in English; the Chinese label where the forms do not hold it."""
    label = RATES.get(value.indicator) or (
        indicators()[value.indicator].english if value.indicator in indicators() else value.label
    )
    if value.applicant not in ("", "total"):
        who = applicants()[value.applicant].english if value.applicant in applicants() else "organisations"
        label = f"{label}, {who}"
    return label


def _value(value: Value) -> str:
    computed = " (computed)" if value.computed else ""
    moved = "change in " if value.label.endswith("的增减") else ""
    return f"{value.issuer} {value.year}, {moved}{label_words(value)}: {value.value}{_unit(value.unit)}{computed}"
