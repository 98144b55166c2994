"""Reports listed by what their text says, or by what their table prints; each cited with its sentence."""

from __future__ import annotations

import re

from index.database import StoredReport
from index.forms import OTHER_PARTS
from qa.answer import Value
from qa.citations import cite_span
from qa.draft import Draft
from qa.figures import figure, indicator_for
from qa.lexical import grams
from qa.wording import of_report

_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_CLAUSE = re.compile(r"[^，,。；;\n]+")
_DENIED = re.compile(r"未|没有|没|无|不(?=收|开|办|再)")
_NOTHING = re.compile(r"(?<![\d.])0(?![\d.])\s*(?:元|件|次|场|期|个|万元)")


def by_text(draft: Draft, chosen: list[StoredReport]) -> None:
    """Lists or counts the reports whose text says the plan's phrase, or does not."""
    ask, phrase = draft.plan.ask, draft.plan.phrase
    passing: list[StoredReport] = []
    for report in chosen:
        place = _sentence_with(draft.context.text(report.id), phrase, actual=ask in ("done", "undone"))
        if (place is not None) != (ask in ("said", "done")):
            continue
        passing.append(report)
        if place is not None:
            draft.cite(cite_span(report, place[0], place[1], (), None, draft.context.text))
    verb = {"said": "写到", "unsaid": "没有写到", "done": "写明有", "undone": "没有写明有"}[ask]
    _say(draft, passing, f"正文{verb}“{phrase}”的")
    draft.verdicts.append("unverified")


def by_table(draft: Draft, chosen: list[StoredReport]) -> None:
    """Lists or counts the reports whose form prints a row or column, has a figure in it, or splits 其他处理."""
    ask = draft.plan.ask
    passing: list[StoredReport] = []
    for report in chosen:
        facts = draft.context.facts(report.id)
        if ask == "split":
            if sum((part, "total") in facts for part in OTHER_PARTS) == len(OTHER_PARTS):
                passing.append(report)
            continue
        held = [figure(target, report, facts) for target in draft.plan.targets]
        printed = report.form != "free" and any(indicator_for(t.concept, report.form) for t in draft.plan.targets)
        if printed if ask == "printed" else any(one.value is not None for one in held):
            passing.append(report)
            for one in held:
                if one.value is not None:
                    draft.use(one)
                    draft.add_value(one)
    named = {"split": "“其他处理”分三项填写的", "printed": "印有这一栏的", "filled": "填有这一项的"}[ask]
    _say(draft, passing, named)
    draft.verdicts.append("verified")


def _sentence_with(text: str, phrase: str, *, actual: bool) -> tuple[int, int] | None:
    """Where the first sentence stands that holds the phrase; with ``actual``, one that does not deny it or count none."""
    wanted = grams(phrase)
    for match in _SENTENCE.finditer(text):
        sentence = match.group().lower()
        if phrase not in sentence and not (len(wanted) > 2 and all(gram in sentence for gram in wanted)):
            continue
        clause = next((c.group() for c in _CLAUSE.finditer(sentence) if phrase in c.group()), sentence)
        if actual and (_DENIED.search(clause) or _NOTHING.search(sentence)):
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        return start, match.end()
    return None


def _say(draft: Draft, passing: list[StoredReport], condition: str) -> None:
    rows = {(value.issuer, value.year) for value in draft.values}
    for report in passing:
        if (report.issuer, report.year) not in rows:
            draft.values.append(
                Value(issuer=report.issuer, year=report.year, indicator="report", value=None, unit="", label=report.title)
            )
    if draft.plan.operation == "count":
        draft.value, draft.unit = str(len(passing)), "份"
    if not passing and draft.plan.operation == "list":
        draft.status = "no_data"
    listed = "、".join(of_report(report) for report in passing)
    draft.say(f"{condition}年报有{len(passing)}份" + (f"：{listed}。" if passing else "。"))
