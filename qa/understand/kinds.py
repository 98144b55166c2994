"""A kind of licence, penalty or fee named before the word (网约车许可, 采矿许可), of which no cell of table 二 tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.understand.recogniser import recogniser
from qa.understand.terms import MASK, Term

_ACTS = re.compile(
    r"^(?:总共|一共|共|总|都|仅|光|就|已|各|本|全|累计|依法|年|月|日|底|末|度|内|里|级|那|这|一大批|大批|一批|不少|好多|很多|许多|一些|若干|大量|"
    r"发放|颁发|核发|签发|补发|换发|下发|发出|发|办理|办结|办|审批|批准|批|作出|做出|下达|下|开出|开具|开|实施|施行|推行|采取|"
    r"证照|证件|审批|收取|征收|收缴|收到|收|征|缴纳|缴|组织|完成|清理|查办|执行|进行|使用|处以|给予|接受|处理|取得|砍掉|清掉|"
    r"搞|做|作|出|弄|罚|用|花|掉|得|过|了|着|的)+"
)
"""What is done with a licence, a penalty or a fee, and what merely counts them: neither is a kind of them."""
_KINDS = frozenset({"licence", "penalty", "coercion", "fees", "procurement", "normative", "rules", "other_services"})
_ACTED_ON = ("licence", "penalty", "coercion")
_SIGNS = re.compile(r"[\u4e00-\u9fff]+$")
_COUNTED = re.compile(r"(?:多少|几)[件个起宗项次张份](?=(?P<what>[\u4e00-\u9fff]+))")
LEAST = 2
"""Characters of the word of a kind."""
HARDLY_HELD = 0.3
"""Score for what is not held from which a word parted from its noun by 的 names a kind."""
WELL_KNOWN, HARDLY_ABSENT = 0.8, 0.1
"""Score of the subject's figure, and score for what is not held, with which the words before it are but said of the whole."""


def kind_named(body: str, unread: str, terms: Sequence[Term]) -> str:
    """The word that nothing explains and that names a kind of what a row of table 二 counts as a whole; "" where none does.

    ``unread`` is ``body`` less its terms, its operations and all empty words, every position kept.
    """
    subjects = [term for term in terms if term.kind == "subjects" and term.id in _KINDS and not term.text.isascii()]
    turned_down = next((row.text for term in subjects for row in terms if _turned_down(body, term, row)), "")
    if turned_down:
        return turned_down
    if not subjects or any(term.kind in ("rows", "groups") and len(term.text) > LEAST for term in terms):
        return ""
    found = next((kind for term in subjects if (kind := _attached(unread, body, term))), "") or _counted(body, unread, subjects)
    return found if found and not _of_the_whole(body) else ""


def _turned_down(body: str, subject: Term, row: Term) -> bool:
    """Whether a word for refusing stands right behind a licence or a measure, of which only those given are counted (许可里驳回的)."""
    refusing = row.kind == "rows" and row.id.split(".")[:2] in (["requests", "refused"], ["requests", "declined"])
    return refusing and subject.id in _ACTED_ON and re.fullmatch(r"(?:申请|决定)?(?:里头?|里面|中|当中)?被?", body[subject.end : row.start]) is not None


def _attached(unread: str, body: str, subject: Term) -> str:
    """The unexplained noun right before the subject, or parted from it by 的 alone."""
    kind = _noun_at_end(unread[: subject.start])
    if kind or not body[: subject.start].endswith("的"):
        return kind
    kind = _noun_at_end(unread[: subject.start - 1])
    return kind if kind and _scores(body)[1] >= HARDLY_HELD else ""


def _noun_at_end(text: str) -> str:
    """The noun that ``text`` ends in, less what is done with it."""
    run = _SIGNS.search(text)
    return noun_of(run.group()) if run else ""


def noun_of(words: str) -> str:
    """``words`` less what is done with a licence or a penalty at their beginning; "" where too little is left."""
    noun = _ACTS.sub("", words)
    return noun if len(noun) >= LEAST else ""


def _counted(body: str, unread: str, subjects: Sequence[Term]) -> str:
    """The unexplained noun that is counted after the subject (处罚了多少起酒驾)."""
    for found in _COUNTED.finditer(body, subjects[0].end):
        run = re.match(r"[\u4e00-\u9fff]+", unread[found.end() :])
        if run and _noun_at_end(run.group()):
            return _noun_at_end(run.group())
    return ""


def _of_the_whole(body: str) -> bool:
    """Whether all words together are near to the figure of the whole, and far from anything that is not held."""
    whole, absent = _scores(body)
    return whole >= WELL_KNOWN and absent < HARDLY_ABSENT


def _scores(body: str) -> tuple[float, float]:
    """The score of the likeliest figure of table 二, and that of what no table holds."""
    found = {one.concept: one.score for one in recogniser().nearest(" ".join(body.replace(MASK, " ").split()))}
    return max(score for name, score in found.items() if name.startswith("disclosure.")), found["absent."]


