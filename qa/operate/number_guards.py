"""What speaks against a number of the prose, however well its words fit the question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.context import Context
from qa.everyday import as_reported
from qa.lexical import grams, one_wording, shared_meaning
from qa.operate.asked import (
    MONEY,
    PERCENT,
    PRINTED,
    TIME,
    asking_clause,
    counted_noun,
    kinds_of,
    narrowed_otherwise,
    nouns_of,
    without_said_of_all,
)
from qa.operate.evidence import NEAR_FIELDS, last_noun_held, returned, words_in
from qa.operate.ranked_numbers import PART_OF_YEAR, POSSIBLE, TIMES_OF_ISSUE, Found, same

LEVEL = 0.005
"""Two numbers of a sentence whose scores are closer than this are equally far from the question."""


FIRM = ("narrowed", "another_rate", "issues_for_pieces", "another_thing", "of_it_unsaid", "one_of_many")
"""Guards against which nothing else can speak; the others are weighed."""


def guards(context: Context, candidates: Sequence[Found], body: str) -> dict[str, float]:
    """By the name of each guard, 1 where it speaks against the first of ``candidates``, else 0."""
    best = candidates[0]
    part_of_year = _of_part_of_the_year(best, body)
    speaks = {
        "narrowed": narrowed_otherwise(body, best.spoken) or (part_of_year and bool(_WHOLE_YEAR.search(body))),
        "another_rate": _other_rate(body, best),
        "issues_for_pieces": _another_in_the_unit(candidates, body),
        "another_thing": _another_thing(context, best, body),
        "of_it_unsaid": _of_it_unsaid(context, best, body),
        "part_of_year": part_of_year,
        "one_of_many": _one_of_many(context, candidates, body),
    }
    return {name: float(against) for name, against in speaks.items()}


def ruled_out(context: Context, candidates: Sequence[Found], body: str) -> bool:
    """Whether any guard speaks against the first of ``candidates``, however well its words fit."""
    return any(guards(context, candidates, body).values())


def _another_in_the_unit(candidates: Sequence[Found], body: str) -> bool:
    """Whether issues (期) would answer for pieces (条, 篇), though the report may state the pieces."""
    unit = kinds_of(body)[1]
    if unit not in PRINTED or candidates[0].quantity.unit not in TIMES_OF_ISSUE:
        return False
    return any(one.quantity.unit == unit and one.score >= POSSIBLE for one in candidates[1:])


def _one_of_many(context: Context, candidates: Sequence[Found], body: str) -> bool:
    """Whether the best is one member of an enumeration of which the question names none (of 176件 about A, those disclosed)."""
    if len(candidates) < 2 or same(candidates[0], candidates[1]):
        return False
    first, second = candidates[:2]
    level = first.score - second.score < LEVEL and first.quantity.sentence_start == second.quantity.sentence_start
    return level and not returned(first) and not last_noun_held(context, first, body)


_VERB_TWICE = re.compile(r"(?P<verb>[\u4e00-\u9fff])(?P<what>[\u4e00-\u9fff])(?P=verb)(?:了|过|掉)?(?:多少|几)")
"""A verb said again after its object (减税减了多少): the object is what is counted."""
_GENERAL = re.compile(r"[人次件个条家项份]数|数量|情况|问题|信息|文件|材料|申请|活动|工作|政策")


def _another_thing(context: Context, best: Found, body: str) -> bool:
    """Whether a word of what is counted (多少件工伤认定) is said of the number nowhere near: neither by it nor its sentence.

    The word must be one that the report does not hold at all, or holds in other
    sentences only; words that are general, or of which a part is said, do not count.
    """
    said_twice = _VERB_TWICE.search(asking_clause(body))
    if said_twice is not None and said_twice["what"] not in best.spoken:
        return True
    text = context.text(best.report.id)
    own, groups = as_reported(counted_noun(body), text)
    spoken = shared_meaning(best.spoken, groups)
    words = [word for word in words_in(without_said_of_all(own)) if not _GENERAL.search(word)]
    return len(words) > 1 and not all(any(gram in spoken for gram in grams(word)) for word in words)


_NO_THING = re.compile(r"[数量额率了过来去]$|^(?:一共|总共|共计|合计|部分|知道|发布|公开|百分之|比例|比重|进度|受益|多[长大高远少])$|[a-z]")
"""Words that come last and name no thing that is counted."""


def _of_it_unsaid(context: Context, best: Found, body: str) -> bool:
    """Whether a thing is named and what is counted of it comes last (热线坐席多少), and only the thing is said of the number."""
    text = context.text(best.report.id)
    own, groups = as_reported(without_said_of_all(nouns_of(asking_clause(body))), text)
    if kinds_of(body)[0] in (PERCENT, MONEY, TIME):
        return False  # What comes last is then the word for a rate, a sum or a time (比例, 投资), not a thing that is counted.
    *thing, counted = words_in(own) or [""]
    near = shared_meaning(" ".join(field for field, _ in best.meant[:NEAR_FIELDS]), groups)
    if not thing or not counted or _GENERAL.search(counted) or _NO_THING.search(counted):
        return False
    said = all(all(gram in near for gram in grams(word)) for word in thing)
    return said and not any(sign in near for sign in counted)


_WHOLE_YEAR = re.compile(r"全年|整年|一年|年度|whole year|full year|all year")


def _of_part_of_the_year(best: Found, body: str) -> bool:
    """Whether the number is of a month or a quarter only, and the question names none."""
    return bool(PART_OF_YEAR.search(best.meant[0][0])) and not PART_OF_YEAR.search(body) and "每月" not in body


def _other_rate(body: str, best: Found) -> bool:
    """Whether a rate is asked for by name (受理率) and the number is a rate of another name (办结率)."""
    before = best.quantity.before
    asked, stated = re.search(r"([\u4e00-\u9fff]{2})率", body), re.search(r"([\u4e00-\u9fff]{2})率", before)
    if asked is None or stated is None:
        return False
    return asked[1] not in shared_meaning(before, one_wording(body)[1]) and asked[1] not in before
