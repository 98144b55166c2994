"""What a question leaves out, where the rest can be computed: the whole less the part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.forms import OUTCOMES
from qa.plan import Plan, Target
from qa.understand.applicants import ANY_BODY
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import Reading, read
from qa.understand.terms import Term, terms_of

_PHRASE = re.compile(
    r"除(?:了|开|去|掉)?(?P<a>[^，,。；;？?]{1,20}?)(?:以外|之外|外)(?:的|，|,)?"
    r"|(?:剔除|扣除|扣掉|去掉|减去|刨去|刨掉|刨开|撇开|除去|除掉|不算|不含|不包括|不计)(?P<b>[^，,。；;？?多少几]{1,16}?)(?:之?后|以后|的话|，|,|$|(?=(?:一共|合计|还|共|新收|办结|有)))"
    r"|(?P<c>[\u4e00-\u9fff、“”]{2,16}?)(?:以外|之外)(?:的|，|,)?"
    r"|[（(]?(?P<e>[\u4e00-\u9fff]{2,10}?)除外[）)]?"
    r"|[，,、（(](?P<f>[^，,。；;？?多少几]{2,14}?)(?:不要|不用|别|不)(?:算|计|包括|含|放)(?:进来|进去|在内|入|上|了)?"
    r"|(?P<g>[^，,。；;？?多少几]{2,20}?)(?:先|暂且|暂时|就|都|可以|请)*(?:撇开|撇到一边|撇在一边|抛开|放(?:到|在)?一边|搁(?:到|在)?一边|排除|剔除|剔掉|拿掉|去掉|刨掉|刨开|不算|不计|不看|不管|不谈)"
    r"(?:在外|不[看算管谈论说提]|掉)?[，,。；;]"
    r"|除(?:了|开|去|掉)(?P<h>[^，,。；;？?多少几外]{2,16})[，,](?=[^。；;]*(?:其余|其他|其它|剩|余下|别的|最|排|哪|谁|还有|列))"
    r"|(?:apart from|except for|except|excluding|other than) (?P<d>[a-z ]{3,30}?)(?=,|\?|$| in | of | how )"
    r"|(?:without|leaving out|leave out|leaves out|not counting|not including|ignoring|minus|"
    r"but not|aside from|setting aside|except|excluding) ?(?P<i>[a-z]{3,20}(?: [a-z]{3,12})?|[\u4e00-\u9fff]{2,14})"
    r"(?=[,，:：;；.?？)）]|$| ?(?:in|of|how|which|what|has|have|had|did|was|were|is|are)\b)"
)


_LEFT = re.compile(r"(?:在)?(?:剩下?|余下|其余|其它|其他|别的|另外)的?(?:那|这)?(?:[几些各两二三四五]|\d)?(?:[家份个]|单位|机关|地方|年报|报告)+(?:里|中|当中|里面)?(?:的)?")
"""The others, after a body is left out (剩下几家里); they are all that is asked about then."""


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """``text`` is the question without what it leaves out; ``terms`` and ``issuers`` are what that names,
    ``years`` those of the reports left out (all of the bodies' where empty); ``bodies`` says that what is left
    are the other organisations, not all other applicants."""

    text: str
    terms: tuple[Term, ...]
    issuers: tuple[str, ...]
    years: tuple[int, ...] = ()
    bodies: bool = False


_OTHER_BODIES = re.compile(r"^[，,、]?的?(?:其他|其它|其余|别的|剩下|余下|另外)的?(?:各?[几两三四]?类)?的?(?:单位|组织|机构|法人|团体)(?:们|类)?的?")
"""That of organisations the others are asked for (除了商业企业，其他单位…), persons not among them."""
_OTHER_PEOPLE = re.compile(
    r"^[，,、]?的?(?:其他|其它|其余|别的|剩下|余下|另外)的?(?:各?[几两三四五]?类)?的?(?:申请人|申请者|申请主体|主体|人)(?:们)?的?"
)
"""That the other applicants are asked for, which is not the form's 其他."""


def exclusion_of(reading: Reading, index: IssuerIndex) -> Exclusion | None:
    """What ``reading`` leaves out, if it does so once and in words that are known."""
    found = list(_PHRASE.finditer(reading.text))
    if len(found) != 1:
        return None
    match = found[0]
    part = next(group for group in match.groups() if group)
    start = match.start()
    if match["c"]:
        known = terms_of(part) or [Term(kind="", id="", start=0, end=0, text="")]
        start, part = match.start() + known[0].start, part[known[0].start :]
    if match["g"] or match["h"]:
        body = _set_aside(part, index)
        if body:
            others = reading.text[:start] + _LEFT.sub("", reading.text[match.end() :])
            return Exclusion(text=others, terms=(), issuers=(body,), years=read(part, index).years.named)
    named = read(part, index)
    if match["i"] and (named.terms or not named.issuers.held):
        return None  # "Without" says of a suit or request how it came, of a body that its reports are left out.
    if not (named.terms or named.issuers.held) or named.unexplained > 1 or (named.terms and named.issuers.held):
        return None
    if {term.id for term in named.terms} == {"natural"} and ANY_BODY.search(reading.body):
        return None  # All organisations are meant, of which some are only named as examples.
    after = reading.text[match.end() :]
    kinds = {term.id for term in named.terms if term.kind == "applicants"}
    bodies = _OTHER_BODIES.match(after) if kinds and not kinds & {"natural", "total", "organisations"} else None
    left = bodies or (_OTHER_PEOPLE.match(after) if kinds else None)
    text = reading.text[:start] + (after[left.end() :] if left else after)
    if named.issuers.held:
        text = _LEFT.sub("", text)
    return Exclusion(text=text, terms=named.terms, issuers=named.issuers.held, bodies=bodies is not None)


def _set_aside(part: str, index: IssuerIndex) -> str:
    """The one body whose name begins what is set aside (乙县那份先撇开); "" where none does."""
    mentions = index.scan(part).mentions
    return mentions[0][2] if len(mentions) == 1 and mentions[0][0] <= 1 and not terms_of(part) else ""


def stands_apart(plan: Plan, left_out: Exclusion) -> bool:
    """Whether ``plan`` asks for one outcome or applicant and what is left out are others, so that nothing has to be taken off."""
    if plan.operation not in ("lookup", "number") or len(plan.targets) != 1 or plan.readings or left_out.issuers:
        return False
    if plan.targets[0].applicant not in ("", "total") and {term.kind for term in left_out.terms} == {"applicants"}:
        return plan.targets[0].applicant not in {term.id for term in left_out.terms}
    own = plan.targets[0].concept.split(".")
    others = [term.id.split(".") for term in left_out.terms]
    known = [other[:1] == ["requests"] and len(other) > 1 and other[1] in OUTCOMES and other[1] != own[1] for other in others]
    return own[0] == "requests" and len(own) > 1 and own[1] in OUTCOMES and bool(known) and all(known)


def remainder(plan: Plan, left_out: Exclusion) -> Plan | None:
    """The plan of the whole less the parts left out; None where they are no parts of it."""
    if plan.operation != "lookup" or len(plan.targets) != 1 or plan.readings:
        return None
    whole = plan.targets[0]
    parts = [_part(whole, term) for term in left_out.terms]
    held = [part for part in parts if part is not None]
    if not held or len(held) != len(parts):
        return None
    if left_out.bodies and whole.concept.startswith("requests."):
        whole = whole.model_copy(update={"applicant": "organisations"})
    return plan.model_copy(update={"operation": "sum", "ask": "rest", "targets": (whole, *dict.fromkeys(held))})


def _part(whole: Target, term: Term) -> Target | None:
    group, _, result = whole.concept.partition(".")
    if term.kind == "applicants" and group == "requests" and whole.applicant in ("", "total"):
        return Target(concept=whole.concept, applicant=term.id)
    if term.kind == "rows" and group == "requests":
        outcome = term.id.split(".")[1] in OUTCOMES
        if (whole.concept == "requests.total" and outcome) or term.id.startswith(whole.concept + "."):
            return Target(concept=term.id, applicant=whole.applicant)
    if term.kind == "results" and result == "total" and term.id != "total":
        return Target(concept=f"{group}.{term.id}")
    return None
