"""Judging one answer: correct, wrong or refused, and what exactly is amiss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.forms import indicators
from qa.answer import Answer, Value
from qa.evaluate.labels import applicant_meant, indicators_meant
from qa.evaluate.matching import citation_matches, same_issuer, says_any
from qa.evaluate.numerals import amount, same_amount, stands_in
from qa.evaluate.questions import GoldEntry, Question
from qa.evaluate.slots import ReportKey, slot_scores

Outcome = Literal["correct", "wrong", "refused"]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """The verdict on one answer.

    ``exact`` is None where the question has no figure. ``entries`` counts the
    expected rows of ``values`` that were given and all that were expected.
    ``cited`` says for each expected citation whether it was given,
    ``citing`` for each given one whether it was expected, ``verbatim`` whether
    its quote stands in the report. ``faults`` says in words what is amiss.
    """

    outcome: Outcome
    exact: bool | None
    false_number: bool
    entries: tuple[int, int]
    slots: Mapping[str, bool]
    cited: tuple[bool, ...]
    citing: tuple[bool, ...]
    verbatim: tuple[bool, ...]
    right_report: bool | None
    verification: bool | None
    refused: bool
    faults: tuple[str, ...] = field(default=())

    @property
    def flawless(self) -> bool:
        """Correct, and what has to be cited is cited, and the cross-check was reported as expected."""
        return self.outcome == "correct" and not self.faults


def judge(
    question: Question, answer: Answer, reports: Mapping[str, ReportKey], texts: Mapping[str, str]
) -> Judgement:
    """Judges ``answer``; ``texts`` holds each report's stored text by id."""
    faults = _content_faults(question, answer)
    outcome = _outcome(question, answer, faults)
    golds, given = question.citations, answer.citations
    cited = tuple(any(citation_matches(one, gold) for one in given) for gold in golds)
    citing = tuple(any(citation_matches(one, gold) for gold in golds) for one in given)
    verbatim = tuple(bool(one.quote.strip()) and one.quote in texts.get(one.report_id, "") for one in given)
    asks_citation = bool(question.citations) and answer.status == "answered"
    if asks_citation and not any(cited) and outcome == "correct":
        faults.append("没有引用应引用的出处")
    if not all(verbatim):
        faults.append("有引文不是原文")
    verification = None
    if question.verification is not None and answer.status == "answered":
        verification = answer.verification == question.verification
        if not verification:
            faults.append(f"核对结果应为 {question.verification}，给出 {answer.verification}")
    return Judgement(
        outcome=outcome,
        exact=_exact(question, answer),
        false_number=_false_number(question, answer),
        entries=(sum(_given(e, answer.values, question) for e in question.values), len(question.values)),
        slots=slot_scores(question.slots, answer, reports) if question.slots is not None else {},
        cited=cited,
        citing=citing if question.citations else (),
        verbatim=verbatim,
        right_report=_right_report(question, answer) if asks_citation else None,
        verification=verification,
        refused=answer.status in ("no_data", "out_of_scope"),
        faults=tuple(faults),
    )


def _outcome(question: Question, answer: Answer, faults: Sequence[str]) -> Outcome:
    if answer.status in question.statuses:
        return "wrong" if faults else "correct"
    # An answer where none can be given asserts something false; anything else asserts nothing.
    return "wrong" if answer.status == "answered" else "refused"


def _content_faults(question: Question, answer: Answer) -> list[str]:
    """What is wrong with status, figures and wording; empty for a correct answer."""
    if answer.status not in question.statuses:
        return [f"状态应为 {'或'.join(question.statuses)}，给出 {answer.status}"]
    faults: list[str] = []
    if answer.status == "answered" and question.status == "ambiguous":
        faults += _reading_faults(question, answer)
    elif answer.status == "answered" and question.status == "answered":
        if question.value is not None:
            if not _exact(question, answer):
                given = f"给出 {answer.value}{answer.unit or ''}" if answer.value is not None else "没有给出"
                faults.append(f"数应为 {question.value}{question.unit or ''}，{given}")
        elif question.values:
            faults += _entry_faults(question, answer)
        elif question.citations and not _cites_any(question, answer):
            faults.append("没有引用到应引用的内容")
    spoken = " ".join([answer.answer, *answer.notes])
    if answer.status in question.statuses and not says_any(spoken, question.must_say):
        faults.append(f"答案里没有出现：{'、'.join(question.must_say)}")
    return faults


def _cites_any(question: Question, answer: Answer) -> bool:
    return any(citation_matches(one, gold) for one in answer.citations for gold in question.citations)


def _exact(question: Question, answer: Answer) -> bool | None:
    """Number-and-unit exact match; None where the question asks for no single figure."""
    if question.value is None:
        return None
    if answer.status != "answered" or answer.value is None:
        return False
    return _equals_any([question.value, *question.accept_values], question.unit, answer.value, answer.unit)


def _equals_any(wanted: Sequence[str], unit: str | None, value: str, given_unit: str | None) -> bool:
    given = amount(value, given_unit)
    golds = [amount(gold, unit) for gold in wanted]
    return given is not None and any(gold is not None and same_amount(gold, given) for gold in golds)


def _false_number(question: Question, answer: Answer) -> bool:
    """Whether a figure is handed out as the answer and is not the right one."""
    if answer.status != "answered":
        return False
    if question.value is not None:
        return answer.value is not None and not _exact(question, answer)
    if question.is_refusal and "answered" not in question.statuses:
        return answer.value is not None or any(value.value is not None for value in answer.values)
    return any(_contradicts(given, question) for given in answer.values)


def _contradicts(given: Value, question: Question) -> bool:
    """Whether a row names the very cell of an expected row, and no expected row has its figure."""
    named = [entry for entry in question.values if _same_cell(entry, given)]
    return bool(named) and not any(_same_entry(entry, given, question) for entry in named)


def _same_cell(entry: GoldEntry, given: Value) -> bool:
    if given.value is None or entry.value is None or not entry.indicator:
        return False
    meant = indicators_meant(entry.indicator, entry.year)
    if given.indicator not in meant or given.year != entry.year or not same_issuer(given.issuer, entry.issuer):
        return False
    if indicators()[given.indicator].by_applicant:
        # A row that does not say whose figure it is may be any applicant's.
        return entry.applicant is not None and (given.applicant or "total") == applicant_meant(entry.applicant)
    return True


def _given(entry: GoldEntry, values: Sequence[Value], question: Question) -> bool:
    return any(_same_entry(entry, value, question) for value in values)


def _same_entry(entry: GoldEntry, given: Value, question: Question) -> bool:
    if given.year != entry.year or not same_issuer(given.issuer, entry.issuer):
        return False
    if entry.value is None:
        return True
    if given.value is None:
        return False
    if not _equals_any([entry.value, *question.accept_values], entry.unit, given.value, given.unit):
        return False
    if entry.indicator and given.indicator in indicators():
        meant = indicators_meant(entry.indicator, entry.year)
        if meant and given.indicator not in meant:
            return False
    wanted = applicant_meant(entry.applicant) if entry.applicant else None
    return wanted is None or not given.applicant or given.applicant == wanted


def _entry_faults(question: Question, answer: Answer) -> list[str]:
    if question.kind == "rank" or question.top is not None:
        return _rank_faults(question, answer)
    missing = [entry for entry in question.values if not _given(entry, answer.values, question)]
    faults = [f"缺少 {_described(entry)}" for entry in missing]
    if question.is_list:
        allowed = (*question.values, *question.allowed_values)
        faults += [
            f"多出 {value.issuer}{value.year}"
            for value in answer.values
            if not any(value.year == e.year and same_issuer(value.issuer, e.issuer) for e in allowed)
        ]
    return faults


def _rank_faults(question: Question, answer: Answer) -> list[str]:
    """The first ``top`` places; entries with equal values may change places."""
    left = list(question.values)
    for place in range(question.top or len(question.values)):
        figure = question.values[place].value
        equals = [entry for entry in left if entry.value == figure]
        given = answer.values[place] if place < len(answer.values) else None
        match = next((e for e in equals if given is not None and _same_entry(e, given, question)), None)
        if match is None:
            shown = "没有"
            if given is not None:
                shown = f"{given.issuer}{given.year} {given.label or given.indicator} {given.value}"
            return [f"第{place + 1}名应为 {_described(question.values[place])}，给出 {shown}"]
        left.remove(match)
    return []


def _reading_faults(question: Question, answer: Answer) -> list[str]:
    """An answer to an ambiguous question has to give every reading, or name the issuer and year it took."""
    if not question.values:
        named = {(c.issuer, c.year) for c in answer.citations} | {(v.issuer, v.year) for v in answer.values}
        said = any(str(year) in answer.answer and issuer in answer.answer for issuer, year in named)
        return [] if said else ["没有写明所取的机关和年份"]
    return [
        f"缺少读法 {_described(entry)}"
        for entry in question.values
        if not _given(entry, answer.values, question)
        and not (entry.value is not None and stands_in(entry.value, entry.unit, answer.answer))
    ]


def _described(entry: GoldEntry) -> str:
    words = [f"{entry.issuer}{entry.year}", entry.indicator or "", entry.applicant or ""]
    figure = "" if entry.value is None else f"{entry.value}{entry.unit or ''}"
    return " ".join(word for word in (*words, figure) if word)


def _right_report(question: Question, answer: Answer) -> bool:
    """Whether everything cited is from reports that had to be cited, and something is."""
    wanted = [(gold.issuer, gold.year) for gold in question.citations]
    return bool(answer.citations) and all(
        any(one.year == year and same_issuer(one.issuer, issuer) for issuer, year in wanted)
        for one in answer.citations
    )
