"""Numbers of one sentence asked for by their names in a list (图解、视频、文字各几篇): each name beside its own number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.numbers import plain_number
from index.quantities import Quantity
from qa.draft import Draft
from qa.everyday import as_reported
from qa.lexical import Weights, coverage, grams, shared_meaning
from qa.operate.asked import UNIT, core_of, kinds_of, nouns_of, without_said_of_all
from qa.operate.number_told import tell_number
from qa.operate.ranked_numbers import Found, own_segment, unit_fit
from qa.report_words import cut
from qa.understand.english_words import in_chinese
from qa.understand.terms import MASK

_NAME = r"[^，,。；;：:？?！!、\s\x01的]"
_LIST = re.compile(
    rf"(?P<names>{_NAME}{{2,10}}?(?:(?:、|以及|还有|和|与|跟|及){_NAME}{{2,10}}?)+)"
    r"(?P<tail>(?P<kind>这?[二两三四五六七八]?[个种类项样者][\u4e00-\u9fff]{0,4}?)?(?P<of>的[^，,。；;：:？?！!、\s\x01]{0,8}?)?"
    r"(?P<each>(?:各|分别|都)(?:是|有|为|占|自|报|说|给|列|一下|一共)*(?:多少|几|百分之几)?[\u4e00-\u9fff]{0,4}))[\s\x01]*(?=$|[，,。；;？?！!])"
)
_BETWEEN = re.compile(r"、|以及|还有|[和与跟及]")
_EACH = re.compile(r"各(?![种类项级地区市县部单])|分别|都")
_ASKS = re.compile(r"多少|几(?!乎)|百分之")
_ITEM = re.compile(
    rf"[^，,、。；;？?！!]*?(?:多少|几|百分之几)(?:万|千)?(?:{UNIT})?(?:[^，,、。；;？?！!多少几]{{0,8}}(?=[，,、。；;？?！!]|$))?"
)
_CLAUSE_END = re.compile(r"[，,。；;：:？?！!]")
_TOTAL_ONLY = re.compile(r"^(?:共计?|合计|总计|累计|总共|一共|[，,、。\s]|其中|的)*$")
_COUNTED = re.compile(r"[件条篇期场次份个项人户家]数量?|数[量字]$")
_CHANGED = re.compile(r"^(?:同比|比上|比去|较上|较去|环比|占)")
_REQUESTED = re.compile(r"麻烦|请把?|[把都](?:报|列|说|给)[一]?(?:下|出来)?|一下")
_NUMBERS_OF = re.compile(r"(?:numbers? of|how many) ([a-z][a-z' -]*?)(?= and | as well as |[,;.?]|$)")
LEAST_LEAD = 0.3
"""Share of the words around the list that the sentence, or what stands before it in its paragraph, has to hold."""
CLEARLY = 0.2
"""How much more of these words the sentence holds than the next that states a number for every name."""
LEAST_OWN = 0.5
"""Share of a name's words that the words beside its number have to hold."""
BEFORE = 26
"""How many signs before a number its name may begin."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The ``names`` whose numbers are asked for, the ``asks`` that belong to them, and the words around them."""

    names: tuple[str, ...]
    asks: tuple[str, ...]
    around: str


def listed_in(body: str) -> Listed | None:
    """The names in a list of which ``body`` asks a number each; None where it holds no such list."""
    plain = body.replace(MASK, " ")
    found = _LIST.search(plain)
    if found is not None and _EACH.search(found["tail"]):
        names = tuple(name.strip() for name in _BETWEEN.split(found["names"]) if len(name.strip()) > 1)
        if len(names) > 1:
            before = [piece for piece in _CLAUSE_END.split(plain[: found.start()]) if piece.strip()][-1:]
            around = "".join(before) + " " + _COUNTED.sub(" ", found["of"] or "") + found["each"]
            return Listed(names=names, asks=(found["tail"],) * len(names), around=around)
    english = _NUMBERS_OF.findall(plain)
    if len(english) > 1:
        asks = tuple(f"how many {name}" for name in english)
        return Listed(names=tuple(in_chinese(name) for name in english), asks=asks, around="")
    items = [match for match in _ITEM.finditer(plain) if match.group().strip()]
    if len(items) < 2:
        return None
    first = items[0].group()
    lead, _, own = first.rpartition("里") if "里" in first else ("", "", first)
    asks = (own, *(item.group() for item in items[1:]))
    return Listed(names=tuple(nouns_of(ask) for ask in asks), asks=asks, around=plain[: items[0].start()] + lead)


def numbers_listed(draft: Draft, body: str) -> bool:
    """Answers each name with its number of the one sentence that states all of them; whether there is one."""
    listed = listed_in(body)
    if listed is None or len(draft.plan.reports) != 1:
        return False
    report = draft.context.report(draft.plan.reports[0])
    text = draft.context.text(report.id)
    quantities = draft.context.quantities(report.id)
    sentences: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        sentences.setdefault(quantity.sentence_start, []).append(quantity)
    weights = Weights([one.sentence for one in quantities])
    around, groups = as_reported(nouns_of(_REQUESTED.sub(" ", listed.around)), text)
    wanted = core_of(around)
    fitting: list[tuple[float, list[Quantity]]] = []
    for start, own in sentences.items():
        chosen = _one_each(listed, own, text)
        if chosen is None:
            continue
        paragraph = text[max(0, start - 160) : start].rsplit("\n", 1)[-1]
        said = [own[0].sentence, " ".join(own[0].path), paragraph]
        fields = [(shared_meaning(field, groups), 1.0) for field in said]
        held = coverage(wanted, fields, weights) if wanted else 1.0
        if held >= LEAST_LEAD:
            fitting.append((held, chosen))
    fitting.sort(key=lambda entry: -entry[0])
    if not fitting or (len(fitting) > 1 and fitting[0][0] - fitting[1][0] < CLEARLY):
        return False
    for quantity in fitting[0][1]:
        tell_number(draft, Found(report=report, quantity=quantity, score=1.0))
    draft.verdicts.append("unverified")
    return True


def _one_each(listed: Listed, quantities: list[Quantity], text: str) -> list[Quantity] | None:
    """A number of the sentence for every name, no two the same, in the order of the names; None where one has none."""
    chosen: list[Quantity] = []
    for name, ask in zip(listed.names, listed.asks, strict=True):
        kinds, unit = kinds_of(ask)
        own, groups = as_reported(name, text)
        own = without_said_of_all(own)
        words = [word for word in cut(own) if any(len(gram) > 1 for gram in grams(word))]
        if not words:
            return None
        best: tuple[float, Quantity] | None = None
        for quantity in quantities:
            if quantity in chosen or unit_fit(quantity.unit, kinds, unit) < 1 or any(_CHANGED.search(one) for one in quantity.modifiers):
                continue
            before, after = own_segment(quantity)
            said = shared_meaning(before[-BEFORE:] + " " + after[:BEFORE], groups)
            if _TOTAL_ONLY.match(before):
                said += shared_meaning(quantity.subject[-BEFORE - BEFORE :], groups)
            held = sum(all(gram in said for gram in grams(word)) for word in words) / len(words)
            if held >= LEAST_OWN and (best is None or held > best[0]):
                best = held, quantity
        if best is None:
            return None
        chosen.append(best[1])
    values = {plain_number(one.value) + one.unit for one in chosen}
    return chosen if len(values) == len(chosen) or len({one.start for one in chosen}) == len(chosen) else None
