"""Whether a question is what is indexed: which bodies, years, forms, levels, or bodies with years to compare."""

from __future__ import annotations

import re

from qa.understand.levels import levels_named
from qa.understand.listing import mentions
from qa.understand.reading import Reading, remaining
from qa.understand.terms import Term, mask
from qa.understand.years import FORM_NAMED

_THING = r"(?:年报|报告|单位|机关|地方|部门|机构|城市|市|区|县|厅局|厅|局|街道|哪家|谁家|谁|哪几[家份个]|哪些|reports?|bod(?:y|ies)|issuers?)"
_HOLDING = re.compile(
    r"收录|收了|收着|都收|收有|收进|入库|录入|录了|库里|库中|库内|系统里|数据库|装着|装了|装有|存着|存了|存有|手[上头里]|肚子里|这[里儿]有|你有|你这|"
    r"你们有|你们这|有没有|有无|有哪|都有|有谁|有啥|还有吗|现有|目前有|可查|能查|查得到|查到|可看|能看|看到|"
    r"可以(?:看|查|问)|覆盖|涵盖|包括|包含|囊括|载入|上架|列[出一]|全列|都列|列全|报[个一上]|点名|清单|名单|名录|目录|盘点|挑出|找出|筛|只看|只要|单看|indexed|"
    r"有(?:年报|报告)|do you (?:have|hold)|available|covered|in the (?:index|database|library)"
)
_WHOLE = re.compile(r"(?:是)?(?:哪|谁|什么|多少|几|which|what|who)")
_CONSECUTIVE = re.compile(
    r"(?:连着|接连|连续|前后|相邻|相连|挨着|紧挨|紧接)(?:的)?(?:好?几|[两二三2多])(?:个)?(?:年度?|份)|(?:两|几|多|好几)(?:个)?(?:年度?|年份|"
    r"年的)(?:都|全|皆)?(?:有|收|齐|在)|不(?:止|只)(?:有|收了?)?一(?:年|份|个年度)|年份(?:连|接)得上|"
    r"(?:前后年|跨年|年度(?:之?间)?|两年)(?:的)?(?:对照|对比|比较|可比)|(?:能|可以?)(?:做|作)?(?:同比|前后年|跨年|年度)|(?:两年|两份|多年)(?:以上|"
    r"及以上)的?|上下年(?:都|齐)|(?:consecutive|successive|two|several) years|more than one year"
)
_OTHER_THING = re.compile(
    r"区别|差别|不一样|不同|什么意思|含义|问题|举措|措施|工作|做法|亮点|经验|困难|不足|成绩|打算|计划|变化|特点|情况|怎么|如何|咋|找谁|应[该当]|"
    r"要不要|必须|需要(?!列|查|知道|了解|一份|提供|给|看|统计|汇总|[库系馆]|\x01)|负责|申请|渠道|平台|网站|培训|专栏|会议|发布会|why|how (?!many)"
)
_REQUESTS = re.compile(r"(?:多少|几)(?:件|起|宗|条|人次|万?元)(?!.{0,6}(?:年报|报告))")
"""What is counted where it is not reports."""
_SINGLE = re.compile(r"[只仅就]有?(?:收了?|收录了?|有|查到)?(?:一|1|单)(?:年|份|个年度)|单独一(?:年|份)|only one (?:year|report)")
_FRAME = re.compile(
    r"^(?:为了?|因|由于)[^,，]{1,12}[,，]|编制|底稿|需要|请?给出|写明|注明|附上?|含|发布|名称|"
    r"报个名儿?|听听|说说|给我|帮我|麻烦|现在|目前|想|做|得找|找|对照|那年|那一年|的|都|还|吗|呢|填的|发的|那个|那套|那种|只看|能|可以|哪几?[个份家]|"
    r"这类|一级|级别|一下|看看|数一?数|到底|究竟|手里|我想|知道|请|一共|总共|分别|各|"
    r"前后年|单位|数据|资料|东西|内容|范围|全部|所有|里面|其中|查|看|有|没有|叫|什么|名字|做对照|比较|对比|照|编|写|用|是|按|格式|版|老|新|旧"
)
MOST_ASIDE = 4
"""Characters beside the framing words that a question of what is indexed may hold."""


def _in_use(reading: Reading, term: Term) -> bool:
    """Whether a word for what is in force only says that an edition of the form is used (还在用2019年的老格式)."""
    named = re.search(FORM_NAMED, reading.text)
    alone = not any(other.kind == "subjects" for other in reading.terms)
    return term.id == "in_force" and alone and named is not None and term.end <= named.start() <= term.end + MOST_ASIDE


def held_ask(reading: Reading) -> str | None:
    """``all``, ``consecutive`` or ``single`` where the question is what is indexed; None where it is another."""
    body, text = reading.body, reading.text
    form = re.search(FORM_NAMED, text)
    if mentions(reading) or any((term.kind, term.id) != ("results", "total") and not _in_use(reading, term) for term in reading.terms):
        return None
    if reading.asks("rate_disclosed", "rate_corrected", "rate_upheld"):
        return None
    if reading.asks("rank", "check", "share", "difference", "growth", "times") and not _CONSECUTIVE.search(text):
        return None
    bodies = re.search(_THING, body)
    if bodies and (_CONSECUTIVE.search(text) or _SINGLE.search(text)) and not re.search(r"怎么|如何|多少件", body):
        return "single" if _SINGLE.search(text) and not _CONSECUTIVE.search(text) else "consecutive"
    if _OTHER_THING.search(body) or re.search(r"费|钱|元", body) or _REQUESTS.search(body):
        return None
    special = bool(form or levels_named(body) or reading.years.named)
    if not bodies and not special:
        return None
    if not _HOLDING.search(body) and not (special and _WHOLE.search(body)):
        return None
    stretches = [match.span() for pattern in (_HOLDING, _FRAME) for match in pattern.finditer(body)]
    stretches += [match.span() for match in re.finditer(_THING, body)]
    stretches += [span for _, span in levels_named(body)]
    if form:
        stretches += [match.span() for match in re.finditer(FORM_NAMED, body)]
    stretches += [span for spans in reading.operations.values() for span in spans]
    aside = sum(len(word) for word in remaining(mask(body, stretches)))
    return "all" if aside <= MOST_ASIDE else None
