"""Passages of a report's self-assessment, chosen by what they are for and by what the question names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.database import StoredReport
from qa.context import Context
from qa.lexical import one_wording, shared_meaning
from qa.operate.open_words import special, telling_pairs
from qa.operate.roles import states_plans, states_problems, tells_remedied
from qa.retrieve import Passage, passages

MOST_LOOKED_AT = 60
"""Passages of a report among which those of the self-assessment are looked for."""
BY_PROBLEM = 0.8
"""What it counts for a plan that the problems of its report name what the question asks about, beside doing so itself."""
ADMITTED = re.compile(
    r"承认|自认|自曝|自陈|自揭|检讨|反思|认不认|认(?:这个|这笔|了)?[账帐错]|坦[白承]|(?:哪[儿里些]?|什么|啥)(?:地方|事儿?|方面|工作)?(?:没有?|还没)(?:做|办|干|弄|搞)好"
)
"""Asks a report for what it says was not well done."""
OWNED_UP = re.compile(r"认不认|认(?:这个|这笔|了)?[账帐]")
"""Asks whether a report owns up to something; a passage that only names the thing does not."""
_CURE = re.compile(
    r"(?:给出|拿出|想出|开出|开|支|出|有|想|打算用|准备用)(?:了|过)?(?:什么|啥|哪些|何|几)(?:好|新|妙|高)?(?:招|药方|方子|法子|对策|点子|主意)|(?:怎么|怎样|如何|咋)(?:破解?|救|根治)"
)
_TROUBLE = re.compile(r"没|不|太|难|少|慢|差|乱|老是|总是|总|低|冷清|空|浪费|拖|错|散|旧|缺")
_PLAN_ASKED = re.compile(
    r"(?:打算|准备|计划|拟|说要|表示要|提出要|将要?|今后|往后|以后|接下来|下一步|后面)(?:[^，,。；;？?]{0,8}?)(?:咋|怎么|怎样|怎么样|如何)(?:[^，,。；;？?]{0,8}?)"
    r"(?:办|管|整|弄|治|改|解决|应对|减少|降低|避免|防止|破解?|收拾|对付|处置|扭转|缓解|补|疏解|化解|加强|做|抓|干)"
)
_MORE_TROUBLE = re.compile(rf"{_TROUBLE.pattern}|扎堆|集中|频发|多发|反复|堵|断|旧|老不|老是|不足|问题|短板")
_PROMISE = re.compile(
    r"许(?:下|过)?的?(?:愿|诺)?|后来|如今|到底|究竟|承诺|答应|说好|保证|当初|上回|兑现|落实|做到|办到|实现|改(?:好|掉)?了?没有?|改(?:好|掉)?了?吗|算数|说话|下文|毛病|老账|认不认|认(?=[账帐])|(?:这|那)?(?:个|笔|本)?[账帐]|提出的?|了没有?|没有|了吗"
)
"""Words of a promise and its being kept, which name no subject."""
_SECTION = re.compile(r"问题|改进|不足|打算|下一步")
_ROLES: dict[str, Callable[[str], bool]] = {"admitted": states_problems, "planned": states_plans, "remedied": tells_remedied}


_TO_COME = re.compile(r"准备|打算|计划|说要|表示要|提出要|这事儿?|那事儿?|咋[办管整弄治]|怎么[办管整弄治]")
"""Words that ask for what is to be done, which name no subject."""
_TROUBLE_SIGN = re.compile(r"[没不老太难少慢差乱总低空]")
"""A sign that says that something is wrong, not what."""
LEAST_TOLD = 0.25
"""Least share of a trouble's telling pairs that the plans against it, or the problems beside them, have to name."""
_PLANS_HEADED = re.compile(r"^(?!.*(?:问题|不足|困难|短板)).*(?:改进|打算|下一步|整改)")


def _under_plans(one: Passage) -> bool:
    """Whether a passage stands under a heading of its own for what is to be done, and tells no such thing of last year."""
    headed = bool(one.chunk.path) and _PLANS_HEADED.search(one.chunk.path[-1]) is not None
    return headed and not states_problems(one.chunk.quoted) and not tells_remedied(one.chunk.quoted)


def cure_asked(body: str) -> bool:
    """Whether a question tells of some trouble and asks for the cure of it (没人去…，给出什么招)."""
    asked = _CURE.search(body)
    return asked is not None and _TROUBLE.search(body[: asked.start()] + body[asked.end() :]) is not None


def plan_asked(body: str) -> bool:
    """Whether a question tells of some trouble and asks what is going to be done about it (…扎堆，准备咋办)."""
    asked = _PLAN_ASKED.search(body)
    return asked is not None and _MORE_TROUBLE.search(body[: asked.start()] + body[asked.end() :]) is not None


def assessed(context: Context, role: str, words: str, reports: Sequence[StoredReport]) -> list[Passage]:
    """The passage of that role (``admitted``, ``planned``, ``remedied``) that the words fit best; none where none speaks of it."""
    return fitting_best(context, role, words, reports)[0]


def planned_against(context: Context, words: str, reports: Sequence[StoredReport]) -> list[Passage]:
    """The plans of the report whose plans or problems name the trouble that ``words`` tell of; none where none names enough of it."""
    best, share = fitting_best(context, "planned", words, reports, strict=True)
    return best if share >= LEAST_TOLD or len(reports) == 1 else []


def fitting_best(
    context: Context, role: str, words: str, reports: Sequence[StoredReport], *, strict: bool = False
) -> tuple[list[Passage], float]:
    """The passage of that role that the words fit best, and the share of the telling pairs it holds; 1 where there are none.

    ``strict`` wants one of the words' own pairs in the self-assessment, not only another word for it.
    """
    found = passages(context, words, reports, limit=MOST_LOOKED_AT)
    of_role = [one for one in found if _ROLES[role](one.chunk.quoted) or (role == "planned" and _under_plans(one))]
    fitting = [one for one in of_role if _SECTION.search("".join(one.chunk.path))] or of_role
    if not fitting:
        return [], 0.0
    single, groups = one_wording(special(_TO_COME.sub(" ", _PROMISE.sub(" ", words))))
    wanted = set(telling_pairs(single))
    if role == "planned" and strict:
        wanted = {pair for pair in wanted if not _TROUBLE_SIGN.search(pair)}
        said = [pair for pair in telling_pairs(special(_TO_COME.sub(" ", words))) if not _TROUBLE_SIGN.search(pair)]
        assessment = [one.chunk.quoted for one in found if one in fitting or states_problems(one.chunk.quoted)]
        if not any(pair in text for pair in said for text in assessment):
            return [], 0.0
    if not wanted:
        latest = max(one.report.year for one in fitting)
        return sorted((one for one in fitting if one.report.year == latest), key=lambda one: one.chunk.start)[:1], 1.0

    def share(one: Passage) -> float:
        text = shared_meaning(one.chunk.quoted, groups)
        return sum(pair in text for pair in wanted) / len(wanted)

    def whole(one: Passage) -> float:
        problems = [share(o) for o in found if role == "planned" and o.report == one.report and states_problems(o.chunk.quoted)]
        return max(share(one), BY_PROBLEM * max(problems, default=0.0))

    best = max(fitting, key=lambda one: (whole(one), share(one)))
    return ([best], whole(best)) if whole(best) else ([], 0.0)
