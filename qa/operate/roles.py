"""What a passage of a report's self-assessment is for: what is wrong, what became of last year's, what is to be done."""

from __future__ import annotations

import re

_LAST_YEAR = r"(?:上一?年度?|去年|前一年|头一年|20\d\d年度?的?(?:报告|年报)?(?:中|里)?(?:所)?(?:提出|承诺|指出|列出|查找|反映|梳理))"
_TAKEN_UP = r"(?:问题|不足|短板|整改|改进|打算|任务|承诺|措施|举措|事项|计划|目标|意见)"
_DONE = r"(?:已|均|全部|都|逐[一项]|基本|正在)[^。；;]{0,12}|完成|改正|解决|落实|兑现|到位|见效|办结|整改(?!措施|打算)|搬上|印发|建成"
REMEDIED = re.compile(
    rf"(?:^|[。；;\n])[^。；;：:]{{0,10}}{_LAST_YEAR}[^。；;]{{0,40}}?{_TAKEN_UP}[^。]{{0,60}}?(?:{_DONE})"
)
"""A sentence that tells what became of what an earlier year's report named or promised."""
_YEAR_TO_COME = r"(?:20\d\d年|下一?[年步]|下一?阶段|今后|明年|来年|接下来|新的一年|往后)"
_TO_DO = r"(?:打算|准备|将|拟|计划|重点|着重|着力|着手|抓好|做好|推进|采取|改进|从[^。；;]{1,8}(?:方面|入手)|力争|继续)"
PLANS = re.compile(
    rf"(?:^|[。；;\n])[^。；;：:]{{0,12}}(?:{_YEAR_TO_COME}[^。；;：:]{{0,16}}{_TO_DO}|(?:改进|整改)的?(?:措施|办法|方向|打算|安排|思路|举措)|努力方向|"
    rf"{_TO_DO}[^。；;：:]{{0,12}}[：:]|[^。；;：:，,]{{0,14}}(?:打算|对策|措施|方向|下一步|着手)[^。；;：:，,]{{0,4}}[。：:])"
)
"""A sentence that opens what is to be done."""
_WRONG = r"(?:问题|不足|困难|薄弱|差距|短板|欠缺|弱项|不够|需要改|待改|有待|还有距离|毛病)"
_OPENING = 60
"""Signs at the beginning of a passage in which it says what it is for, without what stands in quotation marks."""
_AGAINST = re.compile(r"^[^，,。；;：:]{0,6}(?:针对|围绕|对照(?=[^，,。]{0,6}问题))")


def plain_of(quoted: str) -> str:
    """A passage without blanks."""
    return "".join(quoted.split())


def tells_remedied(quoted: str) -> bool:
    """Whether a passage tells what became of an earlier year's problems or promises."""
    return bool(REMEDIED.search(plain_of(quoted)))


def states_plans(quoted: str) -> bool:
    """Whether a passage states what is to be done."""
    return bool(PLANS.search(plain_of(quoted)))


def states_problems(quoted: str) -> bool:
    """Whether a passage opens as a list of what is wrong; what is done against it is none."""
    text = plain_of(quoted)
    first = re.split(r"一是|[（(]1[)）]|1[.、]|[。\n]", text, maxsplit=1)[0][:_OPENING]
    return bool(re.search(_WRONG, first)) and not _AGAINST.match(text) and not PLANS.match(text) and not REMEDIED.match(text)
