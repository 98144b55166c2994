"""A bare 结转 in a list of the year's figures, in full: what came in from the year before, what goes on to the next, or both."""

from __future__ import annotations

import re

_BARE = re.compile(
    r"(?:(?<=[、和与及跟,，])|(?<=以及)|(?<=还有))结转(?:的|件数?|数量?|申请)?(?=[、，,和与及跟各分都依]|以及|还有|一?(?:并|起)|[多几有是]|[？?。]?$)|"
    r"结转(?:的|件数?|数量?|申请)?(?=[、和与及跟]|以及|还有)"
)
_SAID = re.compile(r"(?:上一?年度?|去年|前一?年|上年底?)(?:度)?结转|结转(?:下|到|至|入|来|过|出|给)|转[入出下]")
_RECEIVED = re.compile(r"新收|收到|收了|接收")
_CLOSED = re.compile(r"办结|办理(?:结果)?(?:总计|数|件)?|办完|处理|答复")
_ADDED = re.compile(r"加上?|＋|\+|合计|之和|总和|一共|等于|对得|对不|平|勾稽|是不是|是否|吗")
IN, OUT = "上年结转", "结转下年度"


def carried_in_full(text: str) -> str:
    """The normalised question ``text`` with a bare 结转 in a list beside 新收 or 办结 said in full; as it stands elsewhere.

    Behind what was closed it is what goes on to the next year, between what
    came in and what was closed it is what came from the year before; where only
    one of these stands beside it, both are meant.
    """
    found = _BARE.search(text)
    if found is None or _SAID.search(text) or _ADDED.search(text) or len(re.findall("结转", text)) > 1:
        return text
    received, closed = _RECEIVED.search(text), _CLOSED.search(text)
    if received is None and closed is None:
        return text
    if closed is not None and closed.start() < found.start():
        said = OUT
    elif closed is not None:
        said = IN
    else:
        said = f"{IN}、{OUT}"
    return f"{text[: found.start()]}{said}{text[found.end() :]}"
