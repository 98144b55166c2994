"""A number stated in the prose, looked up among the quantities like a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.database import StoredReport
from index.quantities import Quantity
from qa.answer import Value
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.lexical import Weights, coverage, grams, variants
from qa.operate.across import Stated, put_together
from qa.operate.lookup import lookup
from qa.operate.prose_rate import rate_of_counts
from qa.operate.refuse import not_held
from qa.understand.english_words import in_chinese
from qa.understand.reading import Reading
from qa.understand.terms import MASK, mask
from qa.verify import verdict
from qa.wording import of_report

SURE = 0.62
"""Least share of the question's weight that the number's own sentence has to hold."""
POSSIBLE = 0.36
"""Below this share no likeness of meaning makes up for the words that are missing."""
CLOSE_MEANING = 0.895
"""Least cosine of question and clause; unrelated clauses of the same report reach 0.88."""
HEADLESS = 0.6
"""What a match is worth whose sentence lacks the noun that is counted."""
CLEAR = 0.30
"""A match in doubt is answered where it leads the next by this much and its unit is the one asked for."""
TIE = 0.045
"""Two different numbers whose scores are closer than this are both offered."""
_ASKED_UNIT = re.compile(
    r"(?:多少|几|how many )(?:[万亿千](?!元))?(?P<unit>万元|亿元|元|人次|件次|条|件|次|期|篇|份|场|个|人|名|家|户|天|项|宗|批|部|类|处|所|台|辆|张|倍|分|小时|轮|起|例)"
)
_COUNTED_UNIT = re.compile(r"(?P<unit>[条篇期场次份件册家户])数|[（(]万?(?P<aside>人次|[条件篇次])[）)]")
_KINDS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"多少钱|金额|款|费用?(?:是|有|为)?多少|费(?:收得|越来越|的?变化|的?走势|逐年)|总额|成交额|资金|花了|收了多少|yuan|money"), frozenset(("元", "万元", "亿元", "美元"))),
    (re.compile(r"百分之|比例|占比|率(?:是|为|有|多|$|呢|达)|几成|percent|rate"), frozenset(("%", "‰", "个百分点", "百分点"))),
    (re.compile(r"量(?:分别|各|共|总共|一共)?(?:是|有|为|呢)?(?:多少|几|好多|多大)?[\x01。？?]*$"), frozenset(("件", "条", "次", "人次", "件次", "份", "篇", "个", "吨", "项"))),
    (re.compile(r"多久|多长时间|几天|多少天|时长|天数|how long"), frozenset(("天", "小时", "分钟", "工作日", "个工作日"))),
)  # fmt: skip
_INTERCHANGEABLE = (
    frozenset(("个", "家", "项", "处", "所", "件", "宗", "起", "例", "条", "份", "篇", "批", "部", "张", "款", "类", "户", "台", "辆", "册", "本", "座", "间", "组", "")),
    frozenset(("次", "场", "场次", "期", "轮", "件次", "")),
    frozenset(("人", "名", "位")),
    frozenset(("人次",)),
    frozenset(("元", "万元", "亿元", "美元")),
)  # fmt: skip
_COUNTS = _INTERCHANGEABLE[0]
_QUESTION_WORDS = re.compile(
    r"(?:一共|总共|共计|合计|总计|共)?(?:是|有|为|达|达到)?(?:多少|几)(?:万元|亿元|元|人次|件次|钱|条|件|次|期|篇|份|场|个|人|名|家|户|天|项|宗|批|部|类|处|所|台|辆|张|倍|分|起|例|位|本)?|"
    r"的?[条篇期场次份件册]数量?|[（(]万?(?:人次|[条件篇次])[）)]|前后|数据|给我|请问|告诉我|帮我|查一?下|看一?下|我想知道|是多少|有多少|百分之几|吗|呢|来着|的数量|数量是|"
    r"年报|报告|全年|how many|how much"
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A quantity that may answer, with how well it fits."""

    report: StoredReport
    quantity: Quantity
    score: float


def number(draft: Draft, reading: Reading) -> None:
    """Answers with the quantity that fits the question's nouns and unit; refuses where none does."""
    words = words_of(reading)
    one_issuer = len({draft.context.report(report_id).issuer for report_id in draft.plan.reports}) == 1
    many = len(draft.plan.years) > 1 or len(draft.plan.issuers) > 1 or reading.years.all
    if len(draft.plan.reports) > 1 and (many or (one_issuer and reading.asks("trend"))):
        across(draft, reading, words)
        return
    candidates = ranked(draft, words, reading.body)
    if not candidates or not (candidates[0].score >= SURE or _alike(draft, words, candidates, reading.body)):
        _fall_back(draft, reading, candidates)
        return
    best = candidates[0]
    others = [c for c in candidates[1:] if _rivals(best, c, words)]
    if others:
        _ask_which(draft, [best, *others][:6])
        return
    _answer(draft, best)


def across(draft: Draft, reading: Reading, words: str) -> None:
    """The same number in several reports: each stated or named as missing, then compared or summed as asked."""
    found: list[Stated] = []
    missing: list[str] = []
    for report_id in draft.plan.reports:
        best = ranked(draft, words, reading.body, only=report_id)
        if not best or best[0].score < SURE or any(_rivals(best[0], other, words) for other in best[1:6]):
            missing.append(of_report(draft.context.report(report_id)))
            continue
        quantity = best[0].quantity
        found.append(Stated(report=best[0].report, value=quantity.value, unit=quantity.unit))
        draft.values.append(_value(best[0]))
        draft.cite(cite_quantity(quantity, best[0].report, draft.context.text))
    if not found:
        not_held(draft)
        return
    draft.verdicts.append("unverified")
    put_together(draft, found, missing, reading)


def _alike(draft: Draft, words: str, candidates: list[Found], body: str) -> bool:
    """Whether a number that keywords leave in doubt is also the nearest in meaning.

    Only where the question names the unit, and the number's clause is clearly
    the nearest of the best few.
    """
    best = candidates[0]
    lead = best.score - (candidates[1].score if len(candidates) > 1 else 0.0)
    if best.score < POSSIBLE or lead < TIE:
        return False
    if _kinds(body) is None:
        return best.score >= 0.5 and lead >= 0.08
    if lead >= CLEAR or (best.score >= 0.5 and lead >= 0.08):
        return True
    embedder = draft.context.library.embedder()
    question = embedder.embed_query(words)
    clauses = [
        f"{one.quantity.subject[-30:]}{one.quantity.before}{one.quantity.unit}{one.quantity.after}"
        for one in candidates[:4]
    ]
    likeness = [float(vector @ question) for vector in embedder.embed_passages(clauses)]
    return likeness[0] >= CLOSE_MEANING and likeness[0] >= max(likeness) - 0.01


def words_of(reading: Reading) -> str:
    """The question's own nouns: years, issuers and question words struck out; English ones in Chinese."""
    put_together = ("trend", "growth", "difference", "rank", "sum", "check", "list_reports")
    spans = [span for name in put_together for span in reading.operations.get(name, ())]
    body = mask(reading.body, spans).replace(MASK, " ")
    if not re.search(r"[\u4e00-\u9fff]", body):
        return in_chinese(body) or _QUESTION_WORDS.sub(" ", body)
    return _QUESTION_WORDS.sub(" ", body)


def ranked(draft: Draft, words: str, body: str, only: str = "") -> list[Found]:
    """Quantities of the plan's reports, or of ``only`` one of them, best first."""
    wanted = [grams(variant) for variant in variants(words)]
    if not wanted[0]:
        return []
    kinds = frozenset(("%",)) if draft.plan.ask == "change" else _kinds(body)
    found: list[Found] = []
    for report_id in (only,) if only else draft.plan.reports:
        report = draft.context.report(report_id)
        quantities = draft.context.quantities(report_id)
        weights = Weights([q.sentence for q in quantities])
        text = draft.context.text(report_id)
        for quantity in quantities:
            fit = unit_fit(quantity.unit, kinds)
            if fit == 0:
                continue
            own = quantity.before[-24:] + quantity.unit + quantity.after[:24]
            fields = [
                (own, 1.0),
                (quantity.before + quantity.after, 0.97),
                (quantity.subject[-40:], 0.9),
                (quantity.subject, 0.85),
                (" ".join(quantity.path), 0.7),
                (_before_in_paragraph(text, quantity), 0.65),
                (quantity.sentence, 0.35),
            ]
            held = max(
                coverage(variant, fields, weights) * (1.0 if _names_head(variant, quantity) else HEADLESS)
                for variant in wanted
            )
            score = held * fit - _penalty(quantity, words, draft_asks_change=draft.plan.ask == "change")
            found.append(Found(report=report, quantity=quantity, score=score))
    return sorted(found, key=lambda one: -one.score)


def _names_head(wanted: list[str], quantity: Quantity) -> bool:
    """Whether the sentence holds the question's last noun, the one that is counted (接听率, 访问量)."""
    heads = [gram for gram in wanted if len(gram) > 1][-2:]
    spoken = quantity.sentence.lower() + "".join(quantity.path)
    return not heads or any(head in spoken for head in heads)


def _before_in_paragraph(text: str, quantity: Quantity) -> str:
    """What the paragraph says before the number's sentence; its subject often stands there."""
    before = text[max(0, quantity.sentence_start - 160) : quantity.sentence_start]
    return before.rsplit("\n", 1)[-1]


def _kinds(body: str) -> frozenset[str] | None:
    """The units that the question asks for; None where any will do."""
    match = _ASKED_UNIT.search(body)
    if match:
        unit = match["unit"]
        return next((group for group in _INTERCHANGEABLE if unit in group), frozenset((unit,)))
    counted = _COUNTED_UNIT.search(body)
    if counted:
        unit = counted["unit"] or counted["aside"]
        return next((group for group in _INTERCHANGEABLE if unit in group), frozenset((unit,))) if unit != "期" else frozenset(("期", "次", "场"))
    for pattern, units in _KINDS:
        if pattern.search(body):
            return units
    return None


def unit_fit(unit: str, kinds: frozenset[str] | None) -> float:
    """1 where the unit is of the kind asked for, 0 where it cannot be."""
    if kinds is None:
        return 1.0 if unit not in ("%", "‰", "个百分点", "百分点") else 0.9
    if unit in kinds:
        return 1.0
    things = _INTERCHANGEABLE[0] | _INTERCHANGEABLE[1]
    return 0.75 if unit in things and kinds <= things else 0.0


def _penalty(quantity: Quantity, words: str, *, draft_asks_change: bool = False) -> float:
    """Growth and parts are answered only where they are asked for."""
    change = any(re.search(r"同比|比上|比去|较上|较去|环比", one) for one in quantity.modifiers)
    asks_change = bool(re.search(r"同比|增|减|升|降|涨|growth", words))
    if draft_asks_change:
        return 0.0 if change else 0.5
    return 0.25 if change and not asks_change else 0.0


def _rivals(best: Found, other: Found, words: str) -> bool:
    """Whether ``other`` may be meant as well: it fits as closely, or it is the parallel clause.

    A parallel clause counts the same thing after another verb that the question
    does not say either (关停…89个，保留214个).
    """
    if _same(other, best) or other.score < SURE:
        return False
    first, second = best.quantity, other.quantity
    parallel = (
        first.sentence_start == second.sentence_start and first.unit == second.unit and not second.modifiers
    )
    verb = re.sub(r"[\d\s，,]", "", second.before)
    leading = re.match(r"[\u4e00-\u9fff]{2}", first.before)
    general = ("全市", "全区", "全县", "全省", "全年", "全局", "其中", "我市", "我区", "我局", "本市")
    unsaid = leading is not None and leading.group() not in (*general, words) and leading.group() not in words
    if parallel and unsaid and verb not in words and len(verb) <= 3 and best.score - other.score < 0.15:
        return True
    if _holds(first, words) and not _holds(second, words):
        return False
    return best.score - other.score < TIE


def _holds(quantity: Quantity, words: str) -> bool:
    """Whether the number's own clause holds every word of the question."""
    own = (quantity.before + quantity.unit + quantity.after).lower()
    return all(gram in own for gram in grams(words))


def _same(first: Found, second: Found) -> bool:
    return first.report.id == second.report.id and (
        first.quantity.value == second.quantity.value and first.quantity.unit == second.quantity.unit
    )


def shown(quantity: Quantity) -> str:
    """The number and unit as printed: 约2400条, 2.12亿元."""
    return f"{'约' if quantity.approximate else ''}{_as_printed(quantity)}{quantity.unit}"


def _as_printed(quantity: Quantity) -> str:
    return format(quantity.value, "f")


def _value(one: Found) -> Value:
    quantity = one.quantity
    return Value(
        issuer=one.report.issuer,
        year=one.report.year,
        indicator="prose",
        value=_as_printed(quantity),
        unit=quantity.unit,
        label=quantity.before[-30:].strip("，,、 "),
        raw=f"{quantity.before}…{quantity.after}"[:80],
        note="约数" if quantity.approximate else "",
    )


def _clause(quantity: Quantity, text: str) -> str:
    return " ".join(text[quantity.clause_start : quantity.clause_end].split()).strip("，,；;。 ")


def _answer(draft: Draft, one: Found) -> None:
    quantity = one.quantity
    draft.value, draft.unit = _as_printed(quantity), quantity.unit
    draft.values.append(_value(one))
    draft.cite(cite_quantity(quantity, one.report, draft.context.text))
    clause = _clause(quantity, draft.context.text(one.report.id))
    draft.say(f"{of_report(one.report)}：{shown(quantity)}（原文：“{clause}”）。")
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
        parts.append(f"{of_report(one.report)}“{_clause(one.quantity, text)}”")
        draft.values.append(_value(one))
        draft.cite(cite_quantity(one.quantity, one.report, draft.context.text))
        topic = (one.quantity.subject[-16:] + one.quantity.before[-14:]).strip("，,、；;。为是共 ")
        draft.suggestions.append(f"{of_report(one.report)}{topic}是多少？")
    draft.say("；".join(parts) + "。请说得更具体些。")


def _fall_back(draft: Draft, reading: Reading, candidates: list[Found]) -> None:
    """No sentence fits: a term's figure where one was named and little is unexplained, else a refusal."""
    counts = _kinds(reading.body) in (None, _COUNTS)
    if draft.plan.targets and reading.unexplained <= 1 and counts and not reading.restricted:
        lookup(draft)
        return
    if rate_of_counts(draft, reading.body.replace(MASK, " ")):
        return
    not_held(draft)
    near = [one for one in candidates[:2] if one.score > SURE / 2]
    for one in near:
        text = draft.context.text(one.report.id)
        draft.say(f"相近的记载：{of_report(one.report)}“{_clause(one.quantity, text)}”。")
        draft.cite(cite_quantity(one.quantity, one.report, draft.context.text))
