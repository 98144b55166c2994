"""What a speaker corrects inside one question (自然人……不，是商业企业; 几个百分点，说错，是百分之几)."""

from __future__ import annotations

import re

from qa.understand.terms import Term, terms_of

_CUE = re.compile(
    r"[，,。.…、;；!！\s—:：~～]+(?:哦|噢|啊|呃|嗯)?"
    r"(?:(?:我)?(?:说|打|写|讲|问|念|记)错了?|说岔了?|口误|更正(?:一下)?|不不*|不对不?对?|错了?)"
    r"[，,。.…、;；!！\s—:：~～]*"
    r"(?:应该是|应该问|我是说|我说的是|我问的是|我要的是|我是问|我想问的?是?|改成|改为|改问|问的是|要的是|是)[“\"‘'《]?"
)
_ASKED = (
    r"(?:(?:增|降|涨|跌|变)幅|相差|差|增长|增加|上升|下降|减少|多|少|占|高|低|涨|跌|增|减|降|升)?了?(?:是|有)?"
    r"(?:(?:几|多少)个?百分点|百分之(?:几|多少)|(?:几|多少)成|(?:几|多少)倍|(?:几|多少)[件个条份]?)[？?]?"
)
_LAST_ASK = re.compile(rf"{_ASKED}$")
_FIRST_ASK = re.compile(rf"^[\u4e00-\u9fff]{{0,2}}?{_ASKED}")
_TABLES = {"rows": "figure", "groups": "figure", "subjects": "figure", "applicants": "applicant", "results": "result", "columns": "column"}
MOST_BEFORE = 1
"""Signs that may stand between the words of the correction and the term that is meant."""


def without_slip(text: str) -> str:
    """The normalised question ``text`` less the figure, applicant or ask in it that its speaker takes back."""
    cue = _CUE.search(text)
    if cue is None or not cue.start():
        return text
    before, after = text[: cue.start()], text[cue.end() :]
    meant = next((term for term in terms_of(after) if term.start <= MOST_BEFORE), None)
    if meant is not None:
        slip = _slip(terms_of(before), meant)
        return text if slip is None else f"{before[: slip.start]}{before[slip.end :].strip('“”')}{text[cue.end() :]}"
    asked = _LAST_ASK.search(before)
    if asked and _FIRST_ASK.search(after):
        return f"{before[: asked.start()]}{after}"
    return text


def _slip(named: list[Term], meant: Term) -> Term | None:
    """The last term before the correction that names what ``meant`` names, and names another."""
    alike = [term for term in named if _TABLES[term.kind] == _TABLES[meant.kind]]
    return alike[-1] if alike and alike[-1].id != meant.id else None
