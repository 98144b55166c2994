"""A question within a conversation that says for itself what it is about, and takes nothing, or less, from the turns before."""

from __future__ import annotations

import re

from qa.plan import Plan
from qa.understand.reading import Reading

_EVERY_BODY = re.compile(
    r"(?:各个?|每个?|所有的?|全部的?|哪些|哪一?[个家])(?:行政)?(?:机关|单位|部门|地方|机构|地区|市县|区县|县区|[省市县区局](?![里内的直级本属辖一]))|各地|"
    r"\b(?:all|every|each) (?:the )?(?:bod(?:y|ies)|issuers?|agenc(?:y|ies)|cit(?:y|ies)|reports?)\b|\b(?:the bodies|which (?:body|city|county|agency|issuer|report))\b"
)
"""Bodies at large, of which some are asked for or all are put in an order."""
_POINTS = re.compile(
    r"^(?:那么?|其中|这|它)|[它其他]们?的|这[些个几两份]|那[些个几两份]|里面?[头边]?的?|当中|其中|之中|上述|上面|前面|刚才|刚刚|以上|同样|也|呢[？?]?$|\b(?:it|its|they|their|them|these|those|that|this|same)\b"
)
"""What points back at what was said before."""
_WHOLE = ("check", "overview")
"""What is asked of a whole report where no figure is named."""


def own_scope(reading: Reading, earlier: Plan) -> Plan | None:
    """``earlier`` as far as ``reading`` may go on from it: without its body where bodies at large are asked about, without its
    years where the course of another body is, and None where body and year are named for a whole report."""
    if _POINTS.search(reading.text):
        return earlier
    at_large = _EVERY_BODY.search(reading.body) and reading.asks("rank", "list_reports", "threshold", "count_reports")
    if at_large and not reading.issuers.held and len(earlier.issuers) == 1:
        return earlier.model_copy(update={"issuers": (), "reports": (), "shown": (), "operands": ()})
    named = bool(reading.issuers.held)
    figures = any(term.kind in ("rows", "groups", "subjects", "columns", "results", "applicants") for term in reading.terms)
    if named and reading.years.named and not figures and reading.asks(*_WHOLE) and not reading.rest:
        return None
    if named and figures and reading.asks("trend") and not (reading.years.named or reading.years.relative):
        return earlier.model_copy(update={"years": (), "reports": (), "shown": (), "operands": ()})
    return earlier
