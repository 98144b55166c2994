"""Open questions, answered by quoted sentences; an enumeration comes whole."""

from __future__ import annotations

import re

from index.database import StoredReport
from qa.citations import cite_span
from qa.draft import Draft
from qa.figures import figure
from qa.lexical import Weights, coverage, grams, one_wording, shared_meaning
from qa.operate.asked import core_of, words_of
from qa.operate.assessed import ADMITTED, OWNED_UP, assessed, cure_asked, plan_asked, planned_against
from qa.operate.explain import explanation_of
from qa.operate.open_words import FRAME, GENERAL, special, topical
from qa.operate.refuse import not_held
from qa.operate.roles import states_plans, states_problems
from qa.retrieve import Passage, passages, topics
from qa.understand.english_words import in_chinese
from qa.understand.reading import Reading, narrowing
from qa.wording import after_value, of_report

LEAST_HELD = 0.30
"""Least share of the question's weight that the best passage has to hold."""
ALIKE = 0.872
"""Least cosine of a passage that answers though its words differ; what no report speaks of stays below 0.87."""
VERY_ALIKE = 0.892
"""Least cosine of a passage that answers with hardly a word in common."""
LITTLE_HELD, QUITE_ALIKE = 0.14, 0.875
"""Share and cosine that together make a passage answer which neither alone would."""
CLEARLY_MORE = 0.08
"""How much more of the question another year's passage has to hold than the newest year's, where no year is named."""
LEAST_SPECIAL = 2
"""Pairs of characters from which on what is special about a question can choose its passage."""
MOST_SPECIAL, FAR_MORE = 0.4, 0.25
"""Share of these that a passage has to hold, and how much more than the best on the whole, to come before it."""
LONG, CLEARLY_NEARER = 3, 0.03
"""Items of a long enumeration, and how much nearer in meaning a passage has to be to come before it."""
NEARER_BY = 0.02
"""How much nearer in meaning another passage may be before the first by its words is no answer to what is to come."""
_DONE_OR_PLANNED = re.compile(r"^.{0,8}(?:下一步|下一年|今后|打算|改进)|已经?(?:办结|整改|解决|完成|改)|问题的?整改")
_PROBLEMS = re.compile(r"问题|不足|困难|薄弱|差距|短板|还有距离|有待")
_WRONG_ASKED = re.compile(rf"{_PROBLEMS.pattern}|没有?[干做办]好|[干做办]得不(?:够)?好|不到位")
"""What asks for problems, said in everyday words as well."""
_REMEDY_ASKED = re.compile(
    r"(?:上一?年|去年|前一年|20\d\d年)[^。？?]{0,8}(?:问题|毛病|不足|短板).{0,16}(?:改得|整改|改了|改没|解决|治得|处理得|落实)"
)
"""Asks what became of the problems of an earlier year."""
_REMEDIED = re.compile(r"(?:上一?年|去年|20\d\d年)[^。；;]{0,12}(?:问题|不足|短板)[^。；;]{0,10}(?:已|整改|改|解决|落实)")
_OPENS_AS_PLANS = re.compile(r"准备采取|以下做法|下一步|下一年|今后|打算|改进|计划|努力方向")
_MEASURE = re.compile(
    r"办法|举措|措施|打算|计划|改进|整改|解决|下一步|怎么改|如何改|咋改|怎么办|咋办|咋整|怎么整|怎么弄|咋弄|准备|提高|提升|避免|防止|治(?:理)?[?？]?$|(?:怎么|怎样|如何|咋)治|招|安排|法子|应对|对策|把关|让.{0,10}看得?懂"
)
_PLANS = re.compile(r"准备采取|以下做法|下一步|下一年|改进|打算|方向|今后|举措|措施|办法|将|计划|拟")
_TO_COME = re.compile(
    r"以后|今后|往后|后面|后头|将来|下一年|明年|来年|接下来|后续|下一步|打算|准备|(?:说|讲|提|写)(?:了|过|好|是)?(?:要|会|将)|(?:要|想|该)?(?:咋|怎么?)(?:整(?!改)|弄|治|收拾)"
)
"""What asks for what is yet to be done."""
_AGAINST = re.compile(r"^[^，,。；;：:]{0,6}(?:针对|围绕)")
_OF_TASKS = re.compile(r"(?:哪|什么|啥)(?:一|几)?[项个件些]?(?:重点)?(?:任务|工作|事情?|项目|活动)")
"""What a why asks about that is no figure of the form."""
_OPENING = re.compile(r"总体情况|概述|基本情况|前言")
MOST_QUOTED = 3
MOST_WEIGHED, MOST_RANKED = 8, 24
"""Passages among which the answer is looked for, and among which what is to be done about it."""
MOST_OF_HEADING = 24
"""Signs that the heading of an item may have."""
_HEADING = re.compile(r"[一二三四五六七八九十]是[^。；;，,\n\d]{2,16}[。：:]\s*$")
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]?")
_ITEM = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九十][，,是]|(?:^|\n)\s*[（(]?\d[）).、]")


def passage(draft: Draft, reading: Reading) -> None:
    """Answers with the best passages of the reports meant; refuses where none speaks of it."""
    plan, context = draft.plan, draft.context
    if plan.ask == "why" and plan.targets and not _OF_TASKS.search(reading.body):
        _premise(draft, reading)
    reports = [context.report(report_id) for report_id in plan.reports] or list(context.reports())
    newest = max((report.year for report in reports), default=0)
    if reading.text.isascii() and not in_chinese(reading.body):
        not_held(draft)
        return
    words = FRAME.sub(" ", words_of(reading)) if not topical(reading.body) else words_of(reading)
    words = words if words.strip() else reading.body
    if plan.ask in ("planned", "remedied"):
        told = assessed(context, plan.ask, words, reports)
        if told or plan.ask == "planned":
            _quote(draft, told, words)
            return
    open_year = plan.issuers and not plan.years and len({r.issuer for r in reports}) == 1 and len(reports) > 1
    latest = [report for report in reports if report.year == newest] if open_year else reports
    found = _answering(draft, reading, words, latest)
    against = planned_against(context, words, reports) if plan_asked(reading.body) and plan.issuers else []
    found = against or found
    if open_year and not against:
        earlier = _answering(draft, reading, words, [report for report in reports if report.year != newest])
        if earlier and (not found or _held(earlier) > _held(found) + CLEARLY_MORE):
            found = earlier
    if open_year and found:
        draft.note(f"没有指明年度，引自{'最新一年' if found[0].report.year == newest else ''}（{found[0].report.year}年）")
    _quote(draft, found, words)


def _quote(draft: Draft, found: list[Passage], words: str) -> None:
    """Answers with the best of the passages found; refuses where there are none and nothing was said."""
    if not found:
        if not draft.sentences:
            not_held(draft)
        return
    found = _nearest_item_first(found)
    best = found[0]
    good = [one for one in found if one.held >= 0.6 * best.held][:MOST_QUOTED]
    for one in sorted(good[:1], key=lambda p: p.chunk.start) + good[1:]:
        start, end = _stretch(one, words)
        start = _with_its_heading(draft.context.text(one.report.id), start)
        draft.cite(cite_span(one.report, start, end, one.chunk.path, one.chunk.page, draft.context.text))
    first = draft.citations[-len(good)] if len(good) <= len(draft.citations) else draft.citations[0]
    quoted = " ".join(first.quote.split())
    draft.say(f"{of_report(best.report)}的年报写道：“{quoted}”")
    draft.verdicts.append("unverified")


def _nearest_item_first(found: list[Passage]) -> list[Passage]:
    """Before a long enumeration the passage that is clearly nearer in meaning, where it holds nearly as much."""
    first = found[0]
    if len(_ITEM.findall(first.chunk.quoted)) < LONG or states_plans(first.chunk.quoted) or states_problems(first.chunk.quoted):
        return found
    nearer = [
        one
        for one in found[1:MOST_QUOTED]
        if one.near - first.near >= CLEARLY_NEARER and one.held >= 0.6 * first.held and not states_problems(one.chunk.quoted)
    ]
    return [nearer[0], *(one for one in found if one is not nearer[0])] if nearer else found


def _answering(draft: Draft, reading: Reading, words: str, reports: list[StoredReport]) -> list[Passage]:
    """The passages of ``reports`` that answer, best first; none where none speaks of it."""
    context = draft.context
    role = "admitted" if ADMITTED.search(reading.body) and not _MEASURE.search(reading.body) else "planned" if cure_asked(reading.body) else ""
    told = assessed(context, role, words, reports) if role and draft.plan.issuers else []
    if told or (role == "admitted" and OWNED_UP.search(reading.body)):
        return told
    ranked = [one for one in passages(context, words, reports, limit=MOST_RANKED) if _on_topic(one, reading.body)]
    remedied = _remedied(ranked) if _REMEDY_ASKED.search(reading.text) else []
    if remedied:
        return remedied
    found, further = ranked[:MOST_WEIGHED], ranked[MOST_WEIGHED:]
    if not found or reading.text.isascii():
        return _measures_first(found, further, reading.body)
    alike = max(one.near for one in found)
    single, groups = one_wording(words)
    spoken_of = alike >= ALIKE or any(
        _speaks_of(shared_meaning(context.text(one.report.id), groups), single) for one in found[:MOST_QUOTED]
    )
    held = _held(found)
    narrowed = reading.restricted and not (draft.plan.issuers and _speaks_what_narrows(found, reading.body))
    enough = (
        found[0].held >= LEAST_HELD
        or alike >= VERY_ALIKE
        or (held >= LITTLE_HELD and found[0].near >= QUITE_ALIKE and not narrowed)
        or topical(reading.body)
    )
    if not (spoken_of and enough) or (not topical(reading.body) and not _names_it(found, words)):
        planned = [one for one in found if _states(one, _PLANS) and _names_it([one], _MEASURE.sub(" ", words), certain=True)]
        return planned if _MEASURE.search(reading.body) and not narrowed else []
    found = _opening_first(_specific_first(found, words), words, reading.body)
    return _measures_first(found, further, reading.body)


def _remedied(ranked: list[Passage]) -> list[Passage]:
    """The passage of the latest report that tells what became of an earlier year's problems; none where none does."""
    held = [one for one in ranked if _REMEDIED.search("".join(one.chunk.quoted.split()))]
    latest = max((one.report.year for one in held), default=0)
    return [one for one in held if one.report.year == latest][:1]


def _names_it(found: list[Passage], words: str, *, certain: bool = False) -> bool:
    """Whether the best passages hold a telling word of the question, or are all but the same in meaning.

    ``certain`` asks for the word itself.
    """
    single, groups = one_wording(words)
    core = core_of(single)
    if not certain and (not core or found[0].near >= VERY_ALIKE):
        return True
    text = "".join(shared_meaning(one.chunk.quoted + "".join(one.chunk.path), groups) for one in found[:MOST_QUOTED])
    return any(gram in text for gram in core)


def _speaks_what_narrows(found: list[Passage], body: str) -> bool:
    """Whether the best passages hold every word that narrows the question."""
    text = "".join(one.chunk.quoted + "".join(one.chunk.path) for one in found[:MOST_QUOTED])
    words = narrowing(body)
    return bool(words) and all(word in text for word in words)


def _held(found: list[Passage]) -> float:
    return max((one.held for one in found[:MOST_QUOTED]), default=0.0)


def _specific_first(found: list[Passage], words: str) -> list[Passage]:
    """First the passage that clearly holds more of what is special about the question than the best on the whole."""
    single, groups = one_wording(special(words))
    wanted = {gram for gram in grams(single) if len(gram) > 1 and gram not in GENERAL}
    if len(wanted) < LEAST_SPECIAL or not found:
        return found
    shares = []
    for one in found:
        text = shared_meaning(one.chunk.quoted, groups)
        shares.append(sum(gram in text for gram in wanted) / len(wanted))
    best = max(range(len(found)), key=lambda i: (shares[i], -i))
    if shares[best] < MOST_SPECIAL or shares[best] - shares[0] < FAR_MORE or found[best].report != found[0].report:
        return found
    return [found[best], *(one for i, one in enumerate(found) if i != best)]


def _opening_first(found: list[Passage], words: str, body: str) -> list[Passage]:
    """First the passage that opens as what is asked for, where the question names nothing special about it."""
    kind = _PROBLEMS if _WRONG_ASKED.search(body) else _OPENS_AS_PLANS if _OPENS_AS_PLANS.search(body) else None
    if not found or kind is None or [gram for gram in grams(special(words)) if len(gram) > 1 and gram not in GENERAL]:
        return found
    opening = [one for one in found if one.report == found[0].report and _states(one, kind)]
    return [*opening, *(one for one in found if one not in opening)]


def _measures_first(found: list[Passage], further: list[Passage], body: str) -> list[Passage]:
    """What is to be done before what is wrong, where the question asks what is done about it; also from ``further`` down."""
    if not found:
        return found
    to_come = bool(_TO_COME.search(body))
    wrong = _is_problems(found[0]) and not _states(found[0], _DONE_OR_PLANNED)
    general = _OPENING.search("".join(found[0].chunk.path[-1:])) is not None or max(one.near for one in found) - found[0].near > NEARER_BY
    if not ((_MEASURE.search(body) and wrong) or (to_come and (wrong or general) and not _is_plans(found[0]))):
        return found
    plans = [one for one in (*found, *further) if _is_plans(one) and one.report == found[0].report]
    return [*plans, *(one for one in found if one not in plans)]


def _is_problems(one: Passage) -> bool:
    """Whether a passage opens as a list of problems; what is done against them is none."""
    return _states(one, _PROBLEMS) and not _AGAINST.match("".join(one.chunk.quoted.split()))


def _is_plans(one: Passage) -> bool:
    """Whether a passage opens as a list of what is to be done."""
    return _states(one, _PLANS) and not _is_problems(one)


def _states(one: Passage, kind: re.Pattern[str]) -> bool:
    """Whether a passage opens as a list of problems, or of plans."""
    return bool(kind.search("".join(one.chunk.quoted.split())[:24]))


def _on_topic(one: Passage, body: str) -> bool:
    """Whether a passage speaks of problems or plans, where the question asks for these."""
    asked = [topic for topic in topics()[:2] if any(word in body for word in topic["asked"])]
    spoken = [word for topic in asked for word in topic["spoken"]]
    text = one.chunk.quoted + "".join(one.chunk.path)
    return not spoken or any(word in text for word in spoken)


def _speaks_of(text: str, words: str) -> bool:
    """Whether the report holds anything of what the question asks about beside its general topic (问题, 计划)."""
    wanted = [gram for gram in grams(special(words)) if len(gram) > 1 and gram not in GENERAL]
    return len(wanted) < 2 or any(gram in text for gram in wanted)


def _with_its_heading(text: str, start: int) -> int:
    """Where a stretch begins with the heading of its item (四是…。), which a long paragraph's cut leaves before it."""
    heading = _HEADING.search(text[max(0, start - MOST_OF_HEADING) : start])
    return start - len(heading.group()) if heading else start


def _stretch(one: Passage, words: str) -> tuple[int, int]:
    """The part of the chunk to quote: an enumeration whole, else its sentences that answer."""
    chunk = one.chunk
    if _ITEM.search(chunk.quoted) or len(chunk.quoted) <= 160:
        return chunk.start, chunk.end
    spans = [m.span() for m in _SENTENCE.finditer(chunk.quoted) if m.group().strip()]
    weights = Weights(chunk.quoted[a:b] for a, b in spans)
    wanted = grams(words)
    scores = [coverage(wanted, [(chunk.quoted[a:b], 1.0)], weights) for a, b in spans]
    best = max(scores, default=0.0)
    if best == 0:
        return chunk.start, chunk.end
    kept = [i for i, score in enumerate(scores) if score >= 0.5 * best]
    return chunk.start + spans[kept[0]][0], chunk.start + spans[kept[-1]][1]


def _premise(draft: Draft, reading: Reading) -> None:
    """Says what the figures are, where the question takes something about them for granted."""
    for report_id in draft.plan.reports[:3]:
        report = draft.context.report(report_id)
        for target in draft.plan.targets[:3]:
            one = figure(target, report, draft.context.facts(report_id))
            if one.value is None:
                continue
            draft.use(one)
            draft.add_value(one)
            denied = re.search(r"没有|没|无|为零|为0|是0", reading.body) and one.value > 0
            lead = "这个前提与年报不符：" if denied else ""
            draft.say(f"{lead}{of_report(report)}{one.label}为{after_value(one)}。")
    if draft.sentences:
        draft.say("年报没有逐项说明原因。")
        for target in draft.plan.targets[:1]:
            meaning = explanation_of(target)
            draft.say(f"这一项的含义：{meaning}" if meaning else "")
