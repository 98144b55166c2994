"""Several numbers of the prose asked for in one breath: 网络多少信函多少当面多少, 平均时长及满意率."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.draft import Draft
from qa.operate.asked import COUNTS, UNIT, kinds_of, words_of
from qa.operate.likeliest import clear
from qa.operate.number_told import tell_number
from qa.operate.ranked_numbers import Found, ranked
from qa.understand.reading import Reading

_ONE = re.compile(rf"(?P<what>[^，,。；;？?、\s]{{1,12}}?)(?:各|分别|占|有|是|为)*(?:多少|几)(?P<unit>{UNIT})?[、，,和]?")
_MEASURE = r"率|度|时长|用时|时间|数量?|量|总?额|费用?|次数|面积|里程|人数"
_TWO = re.compile(
    rf"(?P<first>[^，,。；;？?、]{{2,16}}(?:{_MEASURE}))(?:以及|及|和|与|跟|还有)(?P<second>[^，,。；;？?、]{{0,8}}(?:{_MEASURE}))(?:各|分别|都)?(?:是|为)?(?:多少|几)?[?？]?$"
)
LEAST_SAME = 0.25
"""Least score of a number beside, in one sentence, those that clearly answer."""


def several(draft: Draft, reading: Reading) -> bool:
    """Answers every number asked for, or says which is not stated; False where one is asked, or none is found."""
    parts = parts_of(reading.body)
    if len(parts) < 2 or len(draft.plan.reports) != 1:
        return False
    ranks = [_candidates(draft, reading, part) for part in parts]
    clearly = [_clear(draft, found, part) for part, found in zip(parts, ranks, strict=True)]
    sentences = {one.quantity.sentence_start for one in clearly if one is not None}
    if not sentences:
        return False
    taken = {one.quantity.start for one in clearly if one is not None}
    for place, found in enumerate(ranks):
        beside = [one for one in found if one.quantity.sentence_start in sentences and one.quantity.start not in taken]
        if clearly[place] is None and beside and beside[0] is found[0] and beside[0].score >= LEAST_SAME:
            clearly[place] = beside[0]
            taken.add(beside[0].quantity.start)
    if len(taken) < sum(one is not None for one in clearly):
        return False
    for part, one in zip(parts, clearly, strict=True):
        if one is None:
            draft.say(f"“{re.split('[，,]', part)[-1]}”在年报里没有找到。")
        else:
            tell_number(draft, one)
    draft.verdicts.append("unverified")
    return True


def parts_of(body: str) -> list[str]:
    """The questions for one number each that ``body`` puts together; empty where it is one question."""
    for clause in re.finditer(r"[^，,。；;？?！!]+", body):
        asked = list(_ONE.finditer(clause.group()))
        if len(asked) > 1 and asked[-1].end() >= len(clause.group()) - 2:
            lead = body[: clause.start()] + clause.group()[: asked[0].start()]
            return [f"{lead}，{one['what']}多少{one['unit'] or ''}" for one in asked]
    pair = _TWO.search(body)
    if pair is None:
        return []
    first, second = pair["first"], pair["second"]
    shared = first[: first.rfind("的") + 1]
    parts = [f"{body[: pair.start()]}{first}是多少", f"{body[: pair.start()]}{shared}{second}是多少"]
    kinds = [kinds_of(part)[0] for part in parts]
    told_apart = re.search(r"各|分别", pair.group()) is not None
    return parts if told_apart or (kinds[0] != kinds[1] and kinds != [None, COUNTS]) else []


def _candidates(draft: Draft, reading: Reading, part: str) -> list[Found]:
    return ranked(draft, words_of(replace(reading, body=part, operations={})), part)


def _clear(draft: Draft, found: list[Found], part: str) -> Found | None:
    words = found[0].wording.words if found and found[0].wording else ""
    return clear(draft.context, found, part, words)
