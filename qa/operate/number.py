"""A number stated in the prose, looked up among the quantities like a cell."""

from __future__ import annotations

from dataclasses import replace

from index.numbers import plain_number
from index.tables.requests import APPLICANT_SPELLINGS
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.operate.across import Stated, put_together
from qa.operate.asked import COUNTS, given_numbers, kinds_of, undenied, without_given, words_of
from qa.operate.evidence import NEAR_FIELDS
from qa.operate.likeliest import MOST_RIVALS, chosen, clear, likelihood
from qa.operate.lookup import lookup
from qa.operate.near_mentions import near_mentions
from qa.operate.number_alike import like, likeness
from qa.operate.number_denied import told_as_none
from qa.operate.number_guards import ruled_out
from qa.operate.number_several import several
from qa.operate.number_told import clause_of, tell_number, use_number
from qa.operate.prose_rate import rate_of_counts
from qa.operate.prose_share import share_of_listed
from qa.operate.ranked_numbers import POSSIBLE, Found, ranked, rivals
from qa.operate.refuse import not_held
from qa.understand.reading import Reading
from qa.understand.terms import MASK
from qa.verify import verdict
from qa.wording import of_report

ALIKE, BORNE_OUT = 0.4, 0.3
"""Likeness to another year's number, and likelihood, with which the best number of a report is the same one."""


def number(draft: Draft, reading: Reading) -> None:
    """Answers with the quantity that fits the question's nouns and unit; refuses where none does."""
    denied = undenied(reading.body)
    reading = replace(reading, body=denied, operations={}) if denied else reading
    words = words_of(reading)
    one_issuer = len({draft.context.report(report_id).issuer for report_id in draft.plan.reports}) == 1
    many = len(draft.plan.years) > 1 or len(draft.plan.issuers) > 1 or reading.years.all
    if len(draft.plan.reports) > 1 and (many or (one_issuer and reading.asks("trend"))):
        across(draft, reading, words)
        return
    if several(draft, reading):
        return
    candidates = ranked(draft, words, reading.body)
    meant = chosen(draft.context, candidates, reading.body)
    if not meant or _of_others(draft, meant[0]):
        _fall_back(draft, reading, candidates)
        return
    best, *others = meant
    alike = [c for c in others if rivals(best, c, words)]
    if alike:
        _ask_which(draft, [best, *alike][:6])
        return
    if denied and best.quantity.value > 0:
        draft.say("不是，年报里有数：")
    answer_with(draft, best)


def _of_others(draft: Draft, best: Found) -> bool:
    """Whether the plan names an applicant whom the number's own clauses do not."""
    named = {t.applicant for t in draft.plan.targets if t.concept.startswith("requests.") and t.applicant not in (None, "", "total")}
    near = " ".join(field for field, _ in best.meant[:NEAR_FIELDS])
    return bool(named) and not any(word in near for name in named for word in APPLICANT_SPELLINGS.get(name or "", ()))


def across(draft: Draft, reading: Reading, words: str) -> None:
    """The same number in several reports: each stated or named as missing, then compared or summed as asked."""
    stated = given_numbers(reading.body)
    reading = replace(reading, body=without_given(reading.body))
    candidates = {report_id: ranked(draft, words, reading.body, only=report_id) for report_id in draft.plan.reports}
    clearly = {
        report_id: _given(best, stated) or clear(draft.context, best, reading.body, words) for report_id, best in candidates.items()
    }
    known = next((one for one in clearly.values() if one is not None), None)
    found: list[Stated] = []
    missing: list[str] = []
    for report_id, own in clearly.items():
        same_body = known is not None and known.report.issuer == draft.context.report(report_id).issuer
        one = own
        if one is None and known is not None and same_body:
            one = like(draft, known.quantity, report_id) or _borne_out(draft, reading, words, candidates[report_id], known)
        if one is None:
            missing.append(of_report(draft.context.report(report_id)))
            continue
        found.append(Stated(report=one.report, value=one.quantity.value, unit=one.quantity.unit))
        use_number(draft, one)
    if not found:
        not_held(draft)
        return
    draft.verdicts.append("unverified")
    put_together(draft, found, missing, reading)


def _given(best: list[Found], stated: frozenset[str]) -> Found | None:
    """The number of one report that the question itself states (2022年187个，2023年少了几个)."""
    held = (one for one in best if plain_number(one.quantity.value) in stated and one.score >= POSSIBLE)
    return next(held, None)


def _borne_out(draft: Draft, reading: Reading, words: str, best: list[Found], known: Found) -> Found | None:
    """The best number of a report that alone is not sure, where another year's report of the body states one much like it."""
    if not best or best[0].quantity.unit != known.quantity.unit or ruled_out(draft.context, best, reading.body):
        return None
    if likeness(known.quantity, best[0].quantity) < ALIKE or any(rivals(best[0], other, words) for other in best[1 : MOST_RIVALS + 1]):
        return None
    return best[0] if likelihood(draft.context, best, reading.body) >= BORNE_OUT else None


def answer_with(draft: Draft, one: Found) -> None:
    """Answers with the number, said with its clause and held against the checks of its sentence."""
    quantity = one.quantity
    draft.value, draft.unit = plain_number(quantity.value), quantity.unit
    tell_number(draft, one)
    checks = [
        check
        for check in draft.context.checks(one.report.id)
        if check.prose_start == quantity.sentence_start and check.left == quantity.value
    ]
    draft.check(checks)
    draft.verdicts.append(verdict(checks))
    if quantity.approximate:
        draft.note("原文是约数")
    if len(draft.context.reports()) > 1 and not draft.plan.issuers and len(draft.plan.reports) > 1:
        draft.note(f"没有指明机关，这是{one.report.issuer}的")


def _ask_which(draft: Draft, found: list[Found]) -> None:
    draft.status = "ambiguous"
    draft.say("正文里有几个数都可能是所问的：")
    parts = []
    for one in found:
        text = draft.context.text(one.report.id)
        parts.append(f"{of_report(one.report)}“{clause_of(one.quantity, text)}”")
        use_number(draft, one)
        topic = (one.quantity.subject[-16:] + one.quantity.before[-14:]).strip("，,、；;。为是共 ")
        draft.suggestions.append(f"{of_report(one.report)}{topic}是多少？")
    draft.say("；".join(parts) + "。请说得更具体些。")


def _fall_back(draft: Draft, reading: Reading, candidates: list[Found]) -> None:
    """No sentence fits: a term's figure where one was named and little is unexplained, else a refusal."""
    counts = kinds_of(reading.body)[0] in (None, COUNTS)
    if draft.plan.targets and reading.unexplained <= 1 and counts and not reading.restricted:
        lookup(draft)
        return
    if rate_of_counts(draft, reading.body.replace(MASK, " ")) or share_of_listed(draft, reading):
        return
    if told_as_none(draft, reading):
        return
    not_held(draft)
    for one in near_mentions(draft.context, candidates, reading.body):
        text = draft.context.text(one.report.id)
        draft.say(f"相近的记载：{of_report(one.report)}“{clause_of(one.quantity, text)}”。")
        draft.cite(cite_quantity(one.quantity, one.report, draft.context.text))
