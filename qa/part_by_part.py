"""A question of several asks whose answer holds fewer numbers than it asks for: each piece answered by the whole way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.answer import Value
from qa.compound import put_together
from qa.context import Context
from qa.draft import Draft
from qa.everyday import as_reported
from qa.lexical import grams, shared_meaning
from qa.operate.asked import core_of, nouns_of
from qa.plan import Plan
from qa.understand.pieces import pieces_of
from qa.understand.reading import Reading, read
from qa.understand.terms import MASK

_NUMBERS = ("lookup", "number", "share")
_SIGN = re.compile(r"[\u4e00-\u9fffa-z]")
_BODY_LIKE = re.compile(r"[局委办院厅站县市镇区]")
"""Signs with which a piece might be taken for the end of the body's name before it."""
AnswerOne = Callable[[str, Sequence[Plan], Context], tuple[Draft, Reading]]
_DIVIDED = ("rank", "check", "difference", "growth", "times", "trend", "share", "explain", "list_reports", "count_reports")
_ASK = re.compile(r"(?:一共|总共|又|也|还|各|分别)*(?:是|有|为)?(?:多少|几|好多)[\u4e00-\u9fff]{0,3}$")


def part_by_part(question: str, whole: Draft, reading: Reading, answer_one: AnswerOne) -> Draft | None:
    """The pieces' answers put together, where they state more figures than ``whole``; each piece without one is named."""
    if reading.asks(*_DIVIDED) or whole.plan.operation in ("explain", "check", "rank", "trend", "list", "count"):
        return None
    lead, asked = pieces_of(question)
    pieces = [piece for piece in asked if _SIGN.search(nouns_of(_body(piece, whole.context)))]
    scopes = _scopes(pieces, whole)
    if read(lead, whole.context.issuers()).terms:
        scopes = [f"{scope}{_body(lead, whole.context).strip()}，" for scope in scopes]
    if len(pieces) < 2 or not scopes:
        return None
    if len(_stated(whole)) >= len(pieces) and not _summed(whole) and _all_said(whole, pieces):
        return None
    drafts: list[Draft] = []
    missing: list[str] = []
    for place, (piece, scope) in enumerate(zip(pieces, scopes, strict=True)):
        own = _answered(f"{scope}{piece}", whole.context, answer_one, drafts)
        if own is None and place:
            own = _with_thing(pieces[place - 1], piece, scope, whole.context, answer_one, drafts)
        if own is None:
            missing.append(piece)
        else:
            drafts.append(own)
    stated = {_key(value) for draft in drafts for value in draft.values}
    more = len(stated) - (0 if _summed(whole) else len(_stated(whole)))
    unnamed = bool(missing) and more == 0 and any("没有这项内容" in sentence for sentence in whole.sentences)
    if not drafts or len(stated) < 2 - bool(missing) or not (more > 0 or unnamed):
        return None
    made = Draft(plan=_plan(whole.plan, drafts), context=whole.context)
    put_together(made, drafts)
    for piece in missing:
        made.say(f"“{piece.removesuffix('是多少')}”：年报里没有这项内容。")
    return made


def _plan(plan: Plan, drafts: Sequence[Draft]) -> Plan:
    targets = dict.fromkeys(target for draft in drafts for target in draft.plan.targets)
    reports = dict.fromkeys(report for draft in drafts for report in draft.plan.reports)
    last = drafts[-1].plan
    return Plan(
        operation="lookup" if targets else "number", reports=tuple(reports), issuers=plan.issuers or last.issuers, years=plan.years or last.years,
        targets=tuple(targets), words=plan.words,
    )  # fmt: skip


def _scopes(pieces: Sequence[str], whole: Draft) -> list[str]:
    """What stands before each piece: the body and year that it does not name itself; empty where these are not clear."""
    plan, index = whole.plan, whole.context.issuers()
    if len(plan.issuers) > 1 or plan.missing:
        return []
    scopes: list[str] = []
    year = plan.years[0] if len(plan.years) == 1 else 0
    for piece in pieces:
        own = read(piece, index)
        if own.issuers.missing:
            return []
        year = own.years.named[0] if len(own.years.named) == 1 else year
        issuer = "" if own.issuers.held or not plan.issuers else plan.issuers[0]
        if not year and len(plan.years) > 1:
            return []
        apart = "，" if issuer and _BODY_LIKE.search(piece) else ""
        scopes.append(f"{issuer}{'' if own.years.named or not year else f'{year}年'}{apart}")
    return scopes


def _answered(question: str, context: Context, answer_one: AnswerOne, before: Sequence[Draft]) -> Draft | None:
    """The answer to one piece, where it is a number that no piece before it was answered with."""
    own, _ = answer_one(question, (), context)
    if own.status != "answered" or not own.values or own.plan.operation not in _NUMBERS:
        return None
    if not own.values and own.value is None:
        return None
    known = {_key(value) for draft in before for value in draft.values}
    return own if any(_key(value) not in known for value in own.values) else None


def _with_thing(
    first: str, piece: str, scope: str, context: Context, answer_one: AnswerOne, before: Sequence[Draft]
) -> Draft | None:
    """The answer to a piece that goes on about the thing of the piece before it (装了几部电梯，2021又装了几部)."""
    thing = _ASK.sub("", nouns_of(_body(first, context))).strip()
    year = "".join(f"{one}年" for one in re.findall(r"20\d\d", piece)[:1])
    own = _answered(f"{scope}{year}{thing}，{re.sub('20[0-9]{2}年?', '', piece)}", context, answer_one, before)
    if own is None:
        return None
    said = core_of(nouns_of(re.sub(r"[\d年]+", " ", piece)))
    report = context.report(own.plan.reports[0])
    words, groups = as_reported(" ".join(said), context.text(report.id))
    held = shared_meaning(" ".join(value.raw + value.label for value in own.values), groups)
    carried = not said or all(gram in thing for gram in said)
    return own if carried or any(gram in held for gram in grams(words)) else None


def _body(piece: str, context: Context) -> str:
    """``piece`` without bodies and years."""
    return read(piece, context.issuers()).body.replace(MASK, " ")


def _summed(whole: Draft) -> bool:
    """Whether the answer is one number made of several that the question asks for by themselves."""
    return whole.plan.operation == "sum"


def _all_said(whole: Draft, pieces: Sequence[str]) -> bool:
    """Whether the figures looked up leave no word of the last piece unsaid, which would be an ask that was dropped."""
    spoken = " ".join([*whole.sentences, *(value.label + value.raw for value in whole.values)])
    return any(gram in spoken for gram in core_of(nouns_of(pieces[-1])))


def _stated(whole: Draft) -> set[tuple[str, int | None, str, str, str]]:
    asked_back = any("请选一个" in sentence for sentence in whole.sentences)
    return {_key(value) for value in whole.values} if whole.status == "answered" and not asked_back else set()


def _key(value: Value) -> tuple[str, int | None, str, str, str]:
    return value.issuer, value.year, value.indicator if value.indicator != "prose" else value.raw, value.applicant or "", value.value or ""
