"""What the form's rows and columns and the field's words mean; see ``data/explanations.toml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from index.forms import REMEDIES
from qa.citations import cite_fact
from qa.draft import Draft
from qa.english import is_english
from qa.plan import Target
from qa.understand.glossary import (
    MEANING,
    Mention,
    asked_by,
    entry_of,
    explained_by_word,
    explanations,
    mentions,
)
from qa.understand.reading import Reading

MOST_ENTRIES = 7
MOST_REPORTS_SEARCHED = 8
"""Newest reports that are searched for a printed example of a row."""
_DIFFERENCE = re.compile(
    r"区别|差别|不同|差异|不一样|两样|分别(?!是|指|代表|什么)|一(?:码|回)事|差在|异同|区分(?!处理)|同一?个(?:东西|概念|指标|意思)|"
    r"the same thing|相比|\b(?:differences?|differ|versus|vs|distinguish)\b"
)
_LITERAL = {
    "requests.new": re.compile(r"新收|申请(?:总)?(?:数|量|件数)|new(?:ly)? |received"),
    "requests.total": re.compile(r"计|总|办结|total|outcomes?|concluded"),
}
"""What these two rows have to be called; their terms are also the everyday words for asking and answering."""
_APPLICANT = re.compile(
    r"自然人|商业企业|科研机构|公益组织|法律服务|其他|其它|法人|natural persons?|business|research|welfare|legal|organi[sz]ation"
)
_WHAT = r"[”\"’)]?(?:一?[栏列行项格])?(?:到底|究竟|具体)?(?:都)?(?:是|指|叫|的)?(?:的|个)?(?:什么|啥|何|意思|含义|定义|怎么|如何|[?？]?$)"
_SCENE = (
    "word.table_two",
    "word.table_three",
    "word.table_four",
    "word.basis",
    "word.regulations",
    "word.information",
)
_WIDER_SCENE = (*_SCENE, "word.totals", "word.applicants")
"""Words that a question about another word also holds (表三的其他处理); explained only where asked about alone."""
_OPEN = re.compile(r"什么|啥|怎么|咋|为何|哪|如何|谁|\b(?:what|why|how|who)\b")
"""What a question has to hold to be about a meaning where nothing else says so (帮我打官司吗 is not)."""
_ASKING = re.compile(r"包括|包含|涵盖|代表|表示|意味着?|说明|属于|对应|统计|有哪|算")
BASIS = "依据国家统一的年报格式及《政府信息公开条例》，用自己的话说明"
BASIS_ENGLISH = (
    "In this project's own words, after the national form and the Regulations on Open Government Information."
)


def explaining(draft: Draft, reading: Reading) -> None:
    """Explains what the question asks about, in its language; refuses a word that has no explanation."""
    english = is_english(reading.question)
    chosen = _chosen(reading, draft.plan.targets)
    if not chosen:
        draft.status = "no_data"
        draft.say(
            "没有这个词的说明。可以问表格各行各列的意思，如“部分公开是什么意思”“四类过程性信息是什么”。"
        )
        draft.suggestions += (
            ["What does partly disclosed mean?", "What is the difference between refused and declined?"]
            if english
            else ["部分公开是什么意思？", "“不予公开”和“不予处理”有什么区别？", "勾稽关系是什么？"]
        )
        return
    for entry in chosen[:MOST_ENTRIES]:
        if english:
            draft.say(f"{entry['english_title']}: {entry['english']} ")
        else:
            draft.say(f"【{entry['title']}】{entry['text']}")
    if english:
        draft.say(BASIS_ENGLISH)
    else:
        draft.note(_unexplained(reading, chosen), BASIS)
    # What a word means does not hang on the year that was read out of the question.
    draft.plan = draft.plan.model_copy(update={"notes": ()})
    _cite_an_example(draft, chosen)


def explanation_of(target: Target) -> str:
    """What the row of a figure means, "" where there is no entry."""
    entries = (entry_of(name) for name in _names_of(target.concept))
    return next((str(entry["text"]) for entry in entries if entry is not None), "")


def _chosen(reading: Reading, targets: tuple[Target, ...]) -> list[dict[str, Any]]:
    """The entries that answer: a whole question's own, else those of what is named, told apart where that is asked."""
    whole = asked_by(reading.text)
    if whole:
        return whole
    meant = reading.asks("explain") or MEANING.search(reading.text) or explained_by_word(reading.text)
    if not meant and not _OPEN.search(reading.text):
        return []
    differing = bool(_DIFFERENCE.search(reading.text))
    named = [one for one in mentions(reading.text, reading.terms) if not _part_of_a_longer_word(one, reading)]
    wanted = list(dict.fromkeys(one.id for one in _meant(named, differing)))
    if not named and not reading.terms and not reading.rest:
        wanted = [_names_of(target.concept)[0] for target in targets]
    entries = (
        [entry_of(name) for name in _told_apart(wanted)] if differing else [entry_of(name) for name in wanted]
    )
    return list({entry["ids"][0]: entry for entry in entries if entry is not None}.values())


def _meant(named: Sequence[Mention], differing: bool) -> list[Mention]:
    """``named`` without what only sets the scene for another: 申请, 个人, 总计, the group of a row that is named."""
    firm = [
        one
        for one in named
        if (one.id not in _LITERAL or _LITERAL[one.id].search(one.text))
        and (one.kind != "applicants" or _APPLICANT.search(one.text) or len(named) == 1)
        and one.id != "result.total"
    ]
    if not firm:
        firm = [one for one in named if one.kind == "applicants"]
    special = (
        [one for one in firm if one.id not in _WIDER_SCENE]
        or [one for one in firm if one.id not in _SCENE]
        or firm
    )
    if differing:
        return special
    return [
        one
        for place, one in enumerate(special)
        if not any(other.id.startswith(one.id + ".") for other in special)
        and not (one.id.startswith("group.") and _leads_to(special, place, "result."))
    ]


def _leads_to(named: Sequence[Mention], place: int, prefix: str) -> bool:
    """Whether the mention at ``place`` is directly followed by one of ``prefix`` (行政复议的结果纠正)."""
    if place + 1 == len(named):
        return False
    following = named[place + 1]
    return following.id.startswith(prefix) and following.start - named[place].end <= 1


def _told_apart(wanted: Sequence[str]) -> list[str]:
    """``wanted`` with the entries that tell some of them apart in their stead, the widest first."""
    left = list(wanted)
    found: list[str] = []
    pairs = [entry for entry in explanations() if "between" in entry]
    for entry in sorted(pairs, key=lambda entry: -len(entry["between"])):
        if set(entry["between"]) <= set(left):
            found.append(str(entry["ids"][0]))
            left = [name for name in left if name not in entry["between"]]
    return [*found, *left]


def _part_of_a_longer_word(one: Mention, reading: Reading) -> bool:
    """Whether what is asked about only begins with the mention (行政处罚裁量基准是什么意思)."""
    after = reading.text[one.end :]
    return any(
        after.startswith(word) and re.match(_WHAT, after[len(word) :]) is not None
        for word in _content(reading)
        if len(word) > 1 or word in "率费额法"
    )


def _content(reading: Reading) -> list[str]:
    """The Chinese words of the question that nothing explains, without those that ask for a meaning."""
    return [
        word
        for word in reading.rest
        if not word.isascii() and not MEANING.search(word) and not _ASKING.match(word)
    ]


def _unexplained(reading: Reading, chosen: Sequence[dict[str, Any]]) -> str:
    """A remark on the other word of a comparison, where only one of the two has an entry."""
    if len(chosen) != 1 or "between" in chosen[0] or asked_by(reading.text):
        return ""
    words = [word for word in _content(reading) if len(word) > 1]
    joined = re.search(r"[和与跟同、]", reading.text)
    if not (words and joined and _DIFFERENCE.search(reading.text)):
        return ""
    return f"“{words[0]}”没有说明"


def _names_of(concept: str) -> tuple[str, ...]:
    """The ids under which a figure's meaning may be explained, the closest first."""
    first, _, rest = concept.partition(".")
    if first.startswith("disclosure") and "." in rest:
        subject, column = rest.split(".", 1)
        if subject == "fees" and column == "amount":
            column = "fee_amount"
        return f"column.{column}", f"subject.{subject}"
    if first in (*REMEDIES, "suit"):
        return (f"group.{first}",) if rest == "total" else (f"result.{rest}", f"group.{first}")
    return (concept,)


def _cite_an_example(draft: Draft, chosen: Sequence[dict[str, Any]]) -> None:
    """The newest report's printed row of that name, so that a reader sees where it stands."""
    reports = sorted(draft.context.reports(), key=lambda report: -report.year)[:MOST_REPORTS_SEARCHED]
    for entry in chosen[:MOST_ENTRIES]:
        wanted = set(entry.get("between", entry["ids"]))
        for report in reports:
            facts = draft.context.facts(report.id)
            keys = [key for key in facts if _shows(key, wanted)]
            if keys:
                draft.cite(cite_fact(facts[keys[0]], report, draft.context.text))
                break


def _shows(key: tuple[str, str], wanted: set[str]) -> bool:
    """Whether the cell of ``key`` (indicator, applicant) is an example of something in ``wanted``."""
    concept, applicant = key
    if applicant not in ("", "total"):
        return concept == "requests.new" and f"applicant.{applicant}" in wanted
    return any(name in wanted for name in _names_of(concept))
