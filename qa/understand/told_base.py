"""A rate whose denominator the question tells beside it (…占比是多少，分母用办理结果总计)."""

from __future__ import annotations

import re

from qa.understand.terms import terms_of

_ENDS = r"[^，,。；;？?！!（）()]"
_BASE = re.compile(
    rf"[，,（(；;。]?(?:就|都|请|这里|其中)?(?:(?:以|用|拿|按|把)(?P<a>{_ENDS}{{2,20}}?)(?:作为?|为|当作?|做)(?:的)?分母(?:来算|计算|算)?|"
    rf"分母(?:的话)?(?:就|请|一律|统一)?(?:是|为|用|取|按|拿|选|算|采用|使用|以)(?:的是)?(?P<b>{_ENDS}{{2,20}}?)(?:来算|计算|为准|算)?(?=[，,。；;？?！!（）()]|$))[）)]?"
)
_RATES = (
    (re.compile(r"公开率"), "予以公开和部分公开合计", ("requests.total",)),
    (re.compile(r"纠错率|纠正率|改错率"), "结果纠正", ("review", "suit", "suit_direct", "suit_after_review")),
    (re.compile(r"维持率"), "结果维持", ("review", "suit", "suit_direct", "suit_after_review")),
)
"""The named rates, what they count, and what they are divided by unless something else is said."""
_SHARE = re.compile(r"(?:所)?占(?:的)?(?:比例|比重|比率|比)|比例|比重|比率|百分比")


def with_told_base(text: str) -> str:
    """``text`` with the denominator that it tells apart put where a share names it; unchanged where it tells none."""
    found = _BASE.search(text) if "分母" in text else None
    if found is None:
        return text
    base = found["a"] or found["b"]
    named = {term.id for term in terms_of(base)} - {"total", "natural"}
    rest = text[: found.start()] + "，" * bool(text[found.end() : found.end() + 1].strip("，,。？?！! ")) + text[found.end() :]
    for rate, part, usual in _RATES:
        if rate.search(rest):
            own = named <= set(usual)
            return rest if own else rate.sub(f"{part}占{base}的比例", rest, count=1)
    if re.search(r"占[^，,。；;？?]{2,20}(?:比例|百分|几成|多少)", rest):
        return rest
    if re.fullmatch(r"(?:全部|所有|总)(?:的)?(?:申请|案件|件)?(?:总)?(?:计|数|量)?", base) and _SHARE.search(rest):
        return rest
    return _SHARE.sub(f"占{base}的比例", rest, count=1) if named and _SHARE.search(rest) else text
