"""Numbers of the prose that go on from one just answered: another year's, its neighbour's, its change, its average."""

from __future__ import annotations

import re
from decimal import Decimal

from index.database import StoredReport
from index.numbers import plain_number
from index.quantities import Quantity
from qa.draft import Draft
from qa.figures import percent, two_places
from qa.lexical import grams, one_wording, shared_meaning
from qa.operate.asked import UNIT, kinds_of, nouns_of
from qa.operate.likeliest import chosen
from qa.operate.number import answer_with
from qa.operate.number_alike import head_of, like
from qa.operate.number_told import use_number
from qa.operate.operands import quantity_at
from qa.operate.ranked_numbers import Found, own_segment, ranked, unit_fit
from qa.operate.refuse import not_held
from qa.plan import Shown
from qa.wording import of_report

_LEAD = 0.08
BESIDE, NEAR, NEARBY = 2, 30, 10
"""Length of the pieces of words compared, and how far before a number in a passage, or in the same paragraph, they are looked for."""
_BY_HOW_MANY = re.compile(rf"(?:多|少|增|减|降|升|涨|差)(?:了|加|出)?(?:多少|几)(?:{UNIT}|万|亿)")
_PERCENT = frozenset(("%", "个百分点", "百分点"))
_BY_WHAT_SHARE = re.compile(r"百分|%|[增降涨跌]幅|增长率|几成")
_MONEY = frozenset(("元", "万元", "亿元"))
PEOPLE = frozenset(("人", "名", "位"))
_PER = re.compile(r"每(?:一)?(?P<unit>件次|人次|件|次|份|人|期|场|条|个|家|户|篇)")


def continued_number(draft: Draft) -> None:
    """Carries out a plan of operation ``number`` that starts from a number shown before."""
    plan = draft.plan
    if plan.ask == "average":
        _average(draft, plan.operands[0])
        return
    if not plan.operands or not plan.reports:
        not_held(draft)
        return
    if plan.ask == "in_passage":
        _in_the_passage(draft)
        return
    known = quantity_at(draft.context, plan.operands[0])
    if known is None:
        not_held(draft)
    elif plan.ask == "change":
        _change(draft, plan.operands[0], known)
    elif plan.ask == "beside":
        _beside(draft, known)
    elif plan.ask == "same_sentence":
        _in_the_sentence(draft, known)
    else:
        _elsewhere(draft, known)


def _elsewhere(draft: Draft, known: Quantity) -> None:
    """The same number in the reports of the plan."""
    found = [(report_id, like(draft, known, report_id)) for report_id in draft.plan.reports]
    held = [one for _, one in found if one is not None]
    if not held:
        not_held(draft, "与前面所引的那个数相当的记载")
        return
    if len(found) == 1:
        answer_with(draft, held[0])
        return
    for one in held:
        use_number(draft, one)
    listed = "，".join(f"{of_report(o.report)}{plain_number(o.quantity.value)}{o.quantity.unit}" for o in held)
    draft.say(f"正文所载：{listed}。")
    absent = [of_report(draft.context.report(name)) for name, one in found if one is None]
    draft.note(f"{'、'.join(absent)}的年报里没有找到" if absent else "")
    draft.verdicts.append("unverified")


def _beside(draft: Draft, known: Quantity) -> None:
    """The same measure of another thing, named by the question (网上信访的呢 after a satisfaction rate)."""
    for length in (3, 2):
        head = head_of(known.before, length)
        body = f"{draft.plan.words}{head}多少{known.unit}"
        candidates = [
            one
            for one in ranked(draft, f"{draft.plan.words} {head}", body, only=draft.plan.reports[0])
            if one.quantity.unit == known.unit and one.quantity.start != known.start and head in one.quantity.before
        ]
        candidates = [one for one in candidates if _named(one, draft.plan.words)]
        meant = chosen(draft.context, candidates, body)
        if meant and not _close(meant):
            answer_with(draft, meant[0])
            return
    near = _said_nearby(draft, known)
    if near is None:
        not_held(draft)
    else:
        answer_with(draft, near)


def _said_nearby(draft: Draft, known: Quantity) -> Found | None:
    """The one number of the known one's paragraph whose own words open with what the question names (粉丝呢)."""
    report = draft.context.report(draft.plan.reports[0])
    paragraph = next((c for c in draft.context.chunks(report.id) if c.kind == "prose" and c.start <= known.start < c.end), None)
    what, groups = one_wording("".join(re.findall(r"[\u4e00-\u9fff]+", draft.plan.words)))
    if paragraph is None or len(what) < BESIDE:
        return None
    held = [
        one
        for one in draft.context.quantities(report.id)
        if paragraph.start <= one.start < paragraph.end and one.start != known.start
        and what in shared_meaning(own_segment(one)[0][-NEARBY:], groups)
    ]  # fmt: skip
    return Found(report=report, quantity=held[0], score=1.0) if len(held) == 1 else None


def _close(candidates: list[Found]) -> bool:
    return len(candidates) > 1 and candidates[0].score - candidates[1].score < _LEAD


def _in_the_sentence(draft: Draft, known: Quantity) -> None:
    """The sentence's only number in the unit that the question names (多少人次参加 after 培训几期)."""
    report = draft.context.report(draft.plan.operands[0].report)
    kinds, unit = kinds_of(draft.plan.words)
    beside = [
        q
        for q in draft.context.quantities(report.id)
        if q.sentence_start == known.sentence_start and q.start != known.start and unit_fit(q.unit, kinds, unit) >= 1
    ]
    if kinds is not None and not beside and unit_fit(known.unit, kinds, unit) >= 1:
        beside = [known]  # The number just quoted is itself the only one of the unit asked for.
    elif kinds is None or known.unit in kinds:
        beside = []
    elif not beside and kinds & PEOPLE:
        beside = [q for q in draft.context.quantities(report.id) if q.sentence_start == known.sentence_start and q.unit == "人次"]
    if len(beside) != 1:
        not_held(draft)
        return
    answer_with(draft, Found(report=report, quantity=beside[0], score=1.0))


def _in_the_passage(draft: Draft) -> None:
    """The one number of the passage just quoted that has the unit asked for and stands by the question's own words."""
    kinds, unit = kinds_of(draft.plan.words)
    own = [gram for gram in grams(nouns_of(draft.plan.words)) if len(gram) == BESIDE]
    fitting: list[tuple[int, Found]] = []
    for shown in draft.plan.operands:
        report = draft.context.report(shown.report)
        for quantity in draft.context.quantities(report.id):
            if shown.start <= quantity.start < shown.end and kinds is not None and unit_fit(quantity.unit, kinds, unit) >= 1:
                near = quantity.before[-NEAR:] + quantity.unit
                fitting.append((sum(gram in near for gram in own), Found(report=report, quantity=quantity, score=1.0)))
    best = max((held for held, _ in fitting), default=0)
    first = [one for held, one in fitting if held == best]
    if not best or len({one.quantity.start for one in first}) != 1:
        not_held(draft)
        return
    answer_with(draft, first[0])


def _named(one: Found, words: str) -> bool:
    """Whether the number's sentence, or the clause before, speaks of what the question names."""
    spoken = one.quantity.sentence + one.quantity.subject + "".join(one.quantity.path)
    wanted = [gram for gram in grams(words) if len(gram) > 1]
    return bool(wanted) and sum(gram in spoken for gram in wanted) >= 0.7 * len(wanted)


def _change(draft: Draft, shown: Shown, known: Quantity) -> None:
    """The change that the sentence itself states; else computed from the other year's report, the later against the earlier."""
    report = draft.context.report(shown.report)
    year = next((one for one in draft.plan.years if one != report.year), report.year - 1)
    onward = year > report.year
    stated = None if onward else _stated_change(draft, report, known)
    if stated is not None and year == report.year - 1:
        answer_with(draft, stated)
        return
    beside = next((r for r in draft.context.reports() if r.issuer == report.issuer and r.year == year), None)
    other = like(draft, known, beside.id) if beside is not None else None
    if beside is None or other is None:
        not_held(draft, "这个数的增减，也没有可比的上一年的数")
        return
    if not onward:
        _growth(draft, report, known, other)
        return
    stated = _stated_change(draft, beside, other.quantity) if _BY_WHAT_SHARE.search(draft.plan.words) else None
    if stated is not None and report.year == year - 1:
        answer_with(draft, stated)
    else:
        _growth(draft, beside, other.quantity, Found(report=report, quantity=known, score=1.0))


def _stated_change(draft: Draft, report: StoredReport, known: Quantity) -> Found | None:
    """The change of a number that its own sentence states behind it."""
    inside = [q for q in draft.context.quantities(report.id) if q.sentence_start == known.sentence_start and q.start >= known.end]
    after = next((q for q in inside if _states_change(q, known.unit)), None)
    if after is None or any(q.start < after.start and q.unit == known.unit for q in inside):
        return None
    return Found(report=report, quantity=after, score=1.0)


def _states_change(quantity: Quantity, unit: str) -> bool:
    """Whether the number is a change: a percentage said to have grown or fallen, or so many more than the year before."""
    said = quantity.before[-14:] + "".join(quantity.modifiers)
    if quantity.unit in _PERCENT:
        return bool(re.search(r"同比|比上|比去|较上|较去|增长|增加|上升|下降|减少|提高|降低", said))
    return quantity.unit == unit and bool(re.search(r"(?:比|较)(?:上|去|前)一?年度?同?期?[多少增减]\D{0,3}$", quantity.before))


def _growth(draft: Draft, report: StoredReport, known: Quantity, other: Found) -> None:
    for one in (Found(report=report, quantity=known, score=1.0), other):
        use_number(draft, one)
    draft.verdicts.append("unverified")
    later, earlier = known.value, other.quantity.value
    difference = later - earlier
    draft.steps.append(f"{plain_number(later)} − {plain_number(earlier)} = {plain_number(difference)}")
    named = f"{of_report(report)}{plain_number(later)}{known.unit}，{of_report(other.report)}{plain_number(earlier)}{known.unit}"
    if known.unit in _PERCENT:
        draft.value, draft.unit = plain_number(abs(difference)), "个百分点"
        draft.say(f"正文所载：{named}，相差{plain_number(abs(difference))}个百分点。")
        return
    if _BY_HOW_MANY.search(draft.plan.words):
        draft.value, draft.unit = plain_number(abs(difference)), known.unit
        way = "多" if difference > 0 else "少"
        draft.say(f"正文所载：{named}，{way}{plain_number(abs(difference))}{known.unit}。" if difference else f"正文所载：{named}，两者相同。")
        return
    if not earlier:
        draft.say(f"正文所载：{named}；上一年为0，算不出增长率。")
        return
    result = two_places(percent(difference, earlier))
    draft.steps.append(f"{plain_number(difference)} ÷ {plain_number(earlier)} = {result}%")
    draft.value, draft.unit = result, "%"
    draft.say(f"正文所载：{named}，变化{result}%。")
    if known.approximate or other.quantity.approximate:
        draft.note("原文有约数，按所印的数计算")


def _average(draft: Draft, shown: Shown) -> None:
    """A quotient of two numbers that one sentence states: the amount and how many it is for."""
    report = draft.context.report(shown.report)
    per = _PER.search(draft.plan.words)
    inside = [
        q
        for q in draft.context.quantities(shown.report)
        if (shown.start <= q.start < shown.end if shown.sentence else q.sentence_start <= shown.start < q.sentence_end)
    ]
    money = bool(re.search(r"钱|元|费|款|花", draft.plan.words))
    upper = [q for q in inside if (q.unit in _MONEY if money else q.start == shown.start)]
    lower = [q for q in inside if per and q.unit == per["unit"] and q.value > 0]
    together = [(a, b) for a in upper for b in lower if a.sentence_start == b.sentence_start and a.start != b.start]
    if len(together) != 1 or not per or any(q.modifiers for q in together[0]):
        not_held(draft, "可以用来算这个平均数的两个数")
        return
    amount, count = together[0]
    for one in (amount, count):
        use_number(draft, Found(report=report, quantity=one, score=1.0))
    quotient = amount.value / count.value
    exact = quotient == quotient.quantize(Decimal("0.01"))
    shown_value = plain_number(quotient.normalize()) if exact else two_places(quotient)
    draft.steps.append(f"{plain_number(amount.value)} ÷ {plain_number(count.value)} = {shown_value}")
    draft.value, draft.unit = shown_value, amount.unit
    draft.say(
        f"{of_report(report)}：{plain_number(amount.value)}{amount.unit} ÷ {plain_number(count.value)}{count.unit}，"
        f"平均每{per['unit']}{shown_value}{amount.unit}。"
    )
    draft.note("年报没有直接写这个平均数，由同一句里的两个数算得")
    draft.verdicts.append("unverified")


