"""What kind of question it is, told by its words."""

from __future__ import annotations

import re

from qa.plan import Plan
from qa.understand.reading import Reading
from qa.understand.scope import Scope
from qa.understand.targets import Targets

_DOMAIN = re.compile(
    r"公开|申请|年报|问题|举措|措施|下一步|改进|培训|监督|平台|网站|新媒体|发布会|解读|报告|复议|诉讼|许可|处罚|强制|规章|规范性|收费|采购|信访|政务|政府|勾稽|结转|机关|指标|信息|满意|热线|办结率|"
    r"disclos|request|report|review|suit|government|transparen|foi"
)
_NOT_A_QUESTION_HERE = re.compile(
    r"写(?:一?[封份篇个首段]|个|一下代码)|(?:讲|说)(?:一?个)?(?:笑话|故事)|翻译|画(?:一|个|张)|编(?:一|个)|作(?:诗|曲|文)|"
    r"推荐|好吃|馆子|景点|房价|七言|绝句|一首|打油诗|等于几|天气|气温|股价|股票|彩票|星座|菜谱|做饭|订(?:票|餐|酒店)|几点了|你是谁|你叫什么|(?:python|java|代码|编程|算法|程序)|"
    r"write (?:a|an|me|some)|tell me a joke|joke|weather|translate|recipe|python|javascript|poem|song"
)
NUMBER_ASKED = re.compile(
    r"多少|(?<![哪把这那前后好])几(?!乎|种|类|何|个方面)|[件条份]数|给(?:个|我)?数|"
    r"多大|多高|多长|多久|多远|率(?!先)|比例|金额|数量|总额|总数|how (?:many|much|long)|number|amount|percent|average|rate|[数量额](?:是|为|呢|$)|平均|时长"
)
HOW = re.compile(r"怎么|如何|怎样|什么|哪些|打算|准备|办法|举措|措施|how|what")
_MEANING = re.compile(
    r"意思|含义|定义|(?:什么|啥)叫|叫(?:什么|啥|做)|指(?:的是)?(?:什么|啥)|解释|怎么(?:算|得)|mean|definition|explain"
)
_SAME = re.compile(r"一样|一致|相同|同一个?数|吻合|衔接|对得上|接得上|same|equal|match|agree")
_YES_OR_NO = re.compile(
    r"[吗么]|(?:了|过)没|没有?[?？]?$|吧[?？]?$|是否|是不是|能不能|能否|对不对|一样|相等|相同|同一|吻合|接得|对得|same|equal|match"
)


_WRITES_FOR_ME = re.compile(
    r"代(?:拟|写|笔)|(?:帮我?|替我?|给我|请你?|麻烦)(?:草?拟|起草|撰写|写|填)(?:一?[份封篇张个])|起草(?:一?[份封篇个])|draft (?:a|an|me) "
)


def out_of_scope(reading: Reading, earlier: Plan | None) -> bool:
    if _WRITES_FOR_ME.search(reading.text) or (_NOT_A_QUESTION_HERE.search(reading.text) and not reading.terms):
        return True
    if reading.issuers.held or reading.years.named or reading.terms or earlier is not None:
        return False
    return not _DOMAIN.search(reading.text) and not reading.asks("count_reports", "list_reports")


def explains(reading: Reading) -> bool:
    if not reading.asks("explain") or reading.asks("rank"):
        return False
    told = reading.issuers.held or reading.years.named
    if told and not re.search(r"格式|口径|\bforms?\b", reading.text):
        plainly = _MEANING.search(reading.body)
        if not plainly or NUMBER_ASKED.search(reading.body) or not reading.terms:
            return False
    return not (reading.asks("check") and reading.issuers.held)


_TWO_ENDS = re.compile(r"20\d\d年?[底末].*?(?:和|跟|与|同|比).*?20\d\d年?[底末]")
_TAKEN_UP = re.compile(r"年初|期初|转入|上年结转|接|承|认")


def two_ends(text: str) -> bool:
    """Whether the ends of two years are set against one another, where neither hands anything to the other."""
    return bool(_TWO_ENDS.search(text)) and not _TAKEN_UP.search(text)


def links_years(reading: Reading, targets: Targets) -> bool:
    """Whether the question is if what one year hands over is what the next takes up."""
    carried = {"requests.carried_in", "requests.carried_out"}
    concepts = {t.concept for t in (*targets.wanted, *targets.readings)} & carried
    if two_ends(reading.text) or not concepts or not _YES_OR_NO.search(reading.body):
        return False
    if NUMBER_ASKED.search(reading.body) and not _SAME.search(reading.body):
        return False
    return len(concepts) == len(carried) or len(reading.years.named) > 1


def asks_meaning(reading: Reading) -> bool:
    """Whether a question about a word of the field, with no body and no year, is about its meaning."""
    if NUMBER_ASKED.search(reading.body) or reading.asks(
        "rank", "trend", "growth", "difference", "times", "list_reports"
    ):
        return False
    return bool(re.search(r"什么|啥|怎么|为何|哪|吗|如何|能不能|会不会|谁|why|what|how|who|\?", reading.body))


def only_framing(reading: Reading) -> bool:
    """Whether nothing but framing words stands beside the wish for an overview."""
    special = [t for t in reading.terms if t.kind in ("rows", "subjects", "columns", "applicants")]
    special = [t for t in special if t.id not in ("requests.new", "requests.total")]
    return not special and reading.unexplained <= 4


def comparing(reading: Reading, scope: Scope) -> bool:
    """Whether the question can be answered for the reports that are held, the missing ones named."""
    return reading.asks("rank", "trend") and not reading.issuers.missing and len(scope.reports) > 1
