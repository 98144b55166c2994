"""A follow-up that asks two things, taken apart (社会公益组织呢，顺便说下2023年是几件)."""

from __future__ import annotations

import re

from qa.understand.terms import terms_of

_BESIDE = re.compile(
    r"^(?:顺便|顺带|另外|此外|还有(?!多少|几)|再(?=说|问|看|查|告诉|给|帮)|对了|同时(?=说|问|看|查|告诉|"
    r"给)|also|and also|by the way)(?:也|再|还)?(?:请)?(?:帮我|给我|告诉我|跟我)?(?:说|问|看|查|讲|算|"
    r"报|列)?(?:一)?(?:下|声|句)?(?:我)?[，,：:]?"
)
_ELLIPTIC = re.compile(r"(?:呢|咧|嘞|哩)$")
_ASKS = re.compile(r"多少|几(?!乎)|哪(?:个|家|一|年|项|类|种|边)|最|how many|which|what")
_HOW_MANY = re.compile(r"多少|几(?!乎)")
MOST_COUNTING = 8
"""Signs of a clause that only counts what was named before it."""
_COMPARES = re.compile(r"^(?:那)?(?:跟|和|与|同|比|较|相比)|比(?:上|去|前)|相比|比呢")


def asks_of(text: str) -> list[str]:
    """The asks of a follow-up in their order; the whole question where it asks one thing."""
    clauses = [clause for clause in re.split(r"[，,；;。？?！!]+", text) if clause.strip()]
    asks: list[str] = []
    joined = False
    for clause in clauses:
        beside = _BESIDE.search(clause.strip())
        own = clause.strip()[beside.end() :] if beside else clause.strip()
        if not asks:
            asks.append(own if beside and len(own) > 1 else clause.strip())
            continue
        if beside is None and _ELLIPTIC.search(asks[-1]) and _only_counts(own):
            asks[-1], joined = _ELLIPTIC.sub("", asks[-1]) + own, True  # 停车泊位呢，新增了几个: what is named first is what is counted.
            continue
        after_elliptic = _ELLIPTIC.search(asks[-1]) and not _COMPARES.search(asks[-1]) and _ASKS.search(own)
        if (beside and len(own) > 2) or after_elliptic:
            asks.append(own)
        else:
            asks[-1] += "，" + clause.strip()
    return asks if joined or len(asks) > 1 else [text]


def _only_counts(clause: str) -> bool:
    """Whether a clause asks how many without saying of what (新增了几个, 一共多少)."""
    named = [term for term in terms_of(clause) if term.kind != "columns" and term.id not in ("requests.new", "requests.total", "total")]
    return len(clause) <= MOST_COUNTING and bool(_HOW_MANY.search(clause)) and not named and not re.search(r"\d", clause)
