"""Lists of reports by a condition: what makes a question a list, and conditions other than a bound on a figure."""

from __future__ import annotations

import re

from qa.plan import Target
from qa.understand.english_words import in_chinese
from qa.understand.reading import Reading
from qa.understand.scope import Scope

_NOUN = r"(?:报告|年报|单位|机关|地方|部门)"
_FORM = re.compile(
    rf"的{_NOUN}(?:[，,]|都|给我|请|统统)*(?:[？?。]|$|列|挑|找|翻|数|报|有)|(?:列|挑|找|选|翻)出?(?:一下)?{_NOUN}|哪(?:些|几[个份家]|份){_NOUN}?|{_NOUN}有哪|都?有谁|谁家|谁(?=曾|从|没|未|有(?!权|资格)|的)|^(?:条件|筛选?|过滤)[^，,。]{0,4}[：:]|(?:列|筛|挑|找|翻|拣|选|圈)(?:一下|个)?(?:出来?|一下|清单)|清单|名单|"
    r"(?:list|which|name) (?:of )?(?:all )?(?:the )?(?:indexed )?(?:annual )?(?:reports|bodies|issuers)"
)
_MENTION = re.compile(
    rf"(?P<no>没有?|未|不)?(?:提到|提过|提及|提了|讲到|讲过|写到|写过|写有|说到|说过|谈到|谈过|讲了|mention(?:s|ed|ing)?)(?:了|过)?[“\"]?(?P<x>[^，,。；;”\"？?]{{2,24}}?)[”\"]?(?:的|了)?(?:{_NOUN}|[，,？?。]|$)"
)
_DONE = re.compile(
    rf"(?P<no>没有?|未|从没)?(?:收取?|开展?|收到|办|举办|召开|组织|建立?|发布|出版|征集|编制|开通)过(?P<x>[^，,。（(？?]{{2,20}}?)(?:[（(][^）)]*[）)])?的(?:{_NOUN}|[，,]?(?:都|分别)?(?:是|有)?(?:哪|谁))"
)
_STATED = re.compile(r"(?:say|says|state|states|stating|saying) (?:that )?(?P<x>[a-z ,'-]{4,80})")
_LEADING = re.compile(r"^(?:开|举办|召开|举行|组织|有|收|收取|办|建|搞)过(?:的)?|^(?:过|了|关于|有关|有)")
_FICTIONAL = re.compile(r"虚构|fictional|made up|fictitious")
_SPLIT = re.compile(r"(?:拆|分)(?:成|为|开)?(?:了)?(?:三|3)?(?:小)?(?:项|行|格|条)|split into three")
_COLUMN = re.compile(r"这一?[栏项格列行]|一栏|有(?:这|该)项")
_FILLED = re.compile(r"有(?:数据|数字|数|记载|填)(?!量|过|到)|填了数|with (?:data|figures)")


def is_list(reading: Reading) -> bool:
    """Whether the question asks for reports or bodies by a condition, with or without 哪些."""
    return bool(_FORM.search(reading.text)) or reading.asks("list_reports")


def mentions(reading: Reading) -> bool:
    """Whether the question is about what the text of the reports says."""
    return bool(_MENTION.search(reading.text) or _DONE.search(reading.text) or _FICTIONAL.search(reading.text))


_FEE = re.compile(r"信息处理费|(?:查|要|申请)(?:信息|资料|材料|政府信息)[^，,。；;]{0,6}(?:收|交|缴|付)过?(?:了)?(?:费|钱)")
_CHARGED = re.compile(r"收|交|缴|付|掏")
_NOT_CHARGED = re.compile(r"没有?(?:收|交|缴|付)|(?:未|从不|不)(?:曾)?(?:收|交|缴|付)|免费|分文(?:未|不)|(?:一分|一毛)[^，,。]{0,4}(?:没|未|不)|(?<!不)(?:为|是)(?:零|0)")


def fee_condition(reading: Reading, scope: Scope) -> dict[str, object] | None:
    """The condition that a report states that fees for information were charged, or that none were; it is told in part six only."""
    if not scope.open_issuer or not is_list(reading) or not (_FEE.search(reading.text) and _CHARGED.search(reading.text)):
        return None
    asked = re.split(r"[。！!]", reading.text.rstrip("。！!"))[-1]
    denied = _NOT_CHARGED.search(asked) and not re.search(r"(?:不是|不为|非|大于|超过|多于)(?:零|0)", asked)
    return {"ask": "undone" if denied else "done", "phrase": "信息处理费", "targets": ()}


def condition_of(
    reading: Reading, scope: Scope, targets: tuple[Target, ...]
) -> dict[str, object] | None:
    """The condition of a list that is no bound on a figure: what the text says, what the form prints; None for others."""
    if not scope.open_issuer or not is_list(reading):
        return None
    text = reading.text
    if any(target.concept == "requests.other" for target in targets) and _SPLIT.search(text):
        return {"ask": "split", "targets": ()}
    if targets and (_COLUMN.search(text) or _FILLED.search(text)):
        return {"ask": "printed" if _COLUMN.search(text) else "filled", "targets": targets}
    if _FICTIONAL.search(text):
        real = re.search(r"不要|真实|不是|除|非虚构|real|not ", text)
        return {"ask": "unsaid" if real else "said", "phrase": "虚构", "targets": ()}
    stated = _STATED.search(text)
    if stated and in_chinese(stated["x"]):
        return {"ask": "done", "phrase": in_chinese(stated["x"]).split()[0], "targets": ()}
    done = _DONE.search(text)
    said = _MENTION.search(text)
    found = said or done
    if found is None:
        return None
    phrase = _LEADING.sub("", found["x"]).strip("的了 ")
    if len(phrase) < 2:
        return None
    if found is said:
        return {"ask": "unsaid" if found["no"] else "said", "phrase": phrase, "targets": ()}
    return {"ask": "undone" if found["no"] else "done", "phrase": phrase, "targets": ()}
