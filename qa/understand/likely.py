"""When the words of a question are told by likeness: a ground described beside a mere "refused", an unknown wording.

Likeness is asked only where the terms leave the figure open; what it says
counts where it agrees with a term, or fits inside the group that a term names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.plan import Plan
from qa.understand.reading import Reading, remaining
from qa.understand.similarity import ABSENT, Likeness
from qa.understand.terms import MASK, mask

_FRAME = re.compile(
    r"(?:一共|总共|共|合计)?(?:是|有|为)?(?:多少|几)(?:件|个|份|条|起|宗|项|回|次)?|请问|来着|呢|我记得|对不对|归到这一类|"
    r"(?:这样|这类|那类|那种|这种)的?|算了?|数目|件数|申请人?的?|不给|不公开|没公开|回绝了?|拒了|总数|数$|[，,。？?（）()：:“”\"；;—]"
)
_OTHER_MEASURE = re.compile(r"费|钱|元|率|天|时长|多久|百分|比例|占|平均|名字|谁|满意")
_GROUPS = ("requests.refused", "requests.unable", "requests.declined", "requests.other")
_GENERIC = ("requests.new", "requests.total", "requests.handled")
LEAST_UNREAD = 3
"""Characters that the terms leave unread before a group's figure is doubted."""
MUCH_UNREAD = 4
"""Characters left unread with which a mere "refused" is no answer."""
INSIDE, INSIDE_LEAD = 0.34, 0.05
"""Least likeness of a row of the group named, and its lead over the group's other rows."""
ANYWHERE, ANYWHERE_LEAD = 0.42, 0.10
"""The same where only a general word (申请数, 收到) is named."""
AGREEING = 0.33
"""Least likeness of the row that a term names too."""


def bare_words(reading: Reading) -> str:
    """The question without years, issuers and the words that only frame it."""
    return " ".join(_FRAME.sub(" ", reading.body.replace(MASK, " ")).split())


def in_doubt(plan: Plan, reading: Reading) -> bool:
    """Whether a group or a general row would be answered though words that may name a ground are unread."""
    if plan.operation != "lookup" or len(plan.targets) != 1 or reading.restricted or reading.operations.get("sum"):
        return False
    concept = plan.targets[0].concept
    if concept not in (*_GROUPS, *_GENERIC) or re.search(r"合计|小计|大类|总计|理由[^，,]{0,3}加|加[起拢在]|各[项条类]|[几八]条", reading.body):
        return False
    return len(re.findall(r"[\u4e00-\u9fff]", unread(reading))) >= LEAST_UNREAD


def not_understood(plan: Plan, reading: Reading) -> bool:
    """Whether a mere "refused" would be answered though a longer description of what was refused is unread."""
    weak = plan.targets[0].concept == "requests.refused" and not re.search(r"不予(?:以)?公开", reading.body)
    return weak and len(unread(reading)) >= MUCH_UNREAD


def unread(reading: Reading) -> str:
    """What no term and no operation explains, in all clauses of the question."""
    spans = [(term.start, term.end) for term in reading.terms]
    spans += [span for found in reading.operations.values() for span in found]
    return "".join(remaining(mask(reading.body, spans)))


def row_inside(concept: str, text: str, found: Sequence[Likeness]) -> str:
    """The row that the words describe inside the group named, or anywhere if the word named is general; "" if none."""
    leaves = [one for one in found if one.concept.count(".") == 2 and one.concept.startswith("requests.")]
    weak = concept in _GENERIC or (concept == "requests.refused" and not re.search(r"不予(?:以)?公开", text))
    if not weak:
        leaves = [one for one in leaves if one.concept.startswith(concept + ".")]
    if len(leaves) < 2 or found[0].concept.startswith(ABSENT):
        return ""
    least, lead = (ANYWHERE, ANYWHERE_LEAD) if concept in _GENERIC else (INSIDE, INSIDE_LEAD)
    first, second = leaves[0], leaves[1]
    if first.score < least or first.score - second.score < lead:
        return ""
    if concept in _GENERIC and found[0].concept != first.concept:
        return ""
    return first.concept


def agreed(plan: Plan, reading: Reading, found: Sequence[Likeness]) -> str:
    """The row that a term names and that is also the nearest in meaning; "" where they differ."""
    named = {target.concept for target in plan.targets}
    if reading.restricted or not named or any(not name.startswith("requests.") for name in named):
        return ""
    first = found[0]
    if _OTHER_MEASURE.search(reading.body):
        return ""
    if first.score >= AGREEING and first.concept in named and first.concept not in (*_GENERIC, *_GROUPS):
        return first.concept
    if named <= {*_GENERIC} and first.concept.count(".") == 2 and first.score >= ANYWHERE - 0.02:
        return first.concept if first.score - found[1].score >= ANYWHERE_LEAD else ""
    return ""
