"""What stands beside a question and names nothing of it: who asks, when it was, how urgent it is, who is not meant."""

from __future__ import annotations

import re

from qa.understand.terms import mask, terms_of

_ASKER = re.compile(
    r"^\x01*[^，,。：:；;？?\x01\d多少几]{0,14}?(?:求助|请教|提问|咨询|求问|求教|求解|发问|打听|来问|想问|问一?下|弱弱问|急问|路过|留言|代问)"
    r"(?:一?下|一句|一声|各位|大家|老师)?[：:，,。！!]+"
)
"""How a question is headed by who asks it (律所实习生求助：…)."""
_URGING = re.compile(
    r"(?:在线|坐|急|跪)等(?:回复|答复|答案|着)?(?:[，,]?(?:挺|很|特别)?急+的?)?|(?:挺|很|特别|有点|蛮|比较|十万火)急(?:的|啊|呀)?(?=[，,。！!？?\s]|$)|急{2,}|急[！!]+|"
    r"(?:先)?(?:多谢|感谢|谢谢|谢了|拜谢|感激)(?:啦|了|您|你|大家|哈|不尽)?(?=[，,。！!？?\s]|$)|么么哒|拜托(?:啦|了)(?=[，,。！!？?]|$)"
)
"""How a question is urged, and thanked for."""
_PARTICLE = re.compile(
    r"(?<=[个件份条起宗项的了过有没是])(?:鸭|呐|捏|喔|诶|噻|咧|嘞|哒|哇|叻)(?=[\s，,。！!？?~～在急谢]|$)|(?<=[\u4e00-\u9fff\x01])(?:咧|嘞|叻|咯|喽|噻|捏|呗|(?<![英公])哩)[?？!！。~～]*$"
)
"""A particle that only colours a question."""
_PURPOSE_AFTER = re.compile(
    r"(?<=[件份个条起宗项？?，,。])(?:因为)?(?:我|俺|咱|我们)(?:是)?(?:就是)?(?:想|要|得|好|打算|准备)?(?:要)?(?:拿去|拿来|拿给|带去|带给|给|跟|向|转告|回去|用来|写|做)"
    r"[^，,。；;？?\x01多少几]{1,14}(?:[。！!]?$)"
)
"""What somebody wants an answer for, said after the question (…有几件我想拿去给邻居看)."""
_TIME_ASIDE = re.compile(
    r"(?:那会儿?|那时候?|那阵子?|那段(?:时间|日子)|那几年|当时|当年)(?:正|刚)?(?:好|巧)?(?:是|闹|赶上|碰上|遇上|有|搞|逢)?(?:着|过)?[\u4e00-\u9fff]{0,6}[，,]"
)
"""What was going on at the time (那会儿疫情，…)."""
_THIS_THING = re.compile(r"(?<![有没无要给找拿到看出了在是把对用办查问得过])(?<=[\u4e00-\u9fff”’》])这(?:一?个|种|类|些)?(?:东西|玩意儿?|玩艺儿?|事物|说法|提法)(?!是|指|叫)")
"""A word that only points at the thing just named (政策问答这个东西)."""
_TO_SEE = re.compile(
    r"(?<=[，,。；;])(?:我|俺|咱|好|想|也|来|以便)*(?:看看|瞧瞧|看下|看一下|看一看|瞅瞅|掂量掂量?)(?:看)?(?:他们|它们?|人家|你们|政府)?(?:是不是|有没有|到底|有无|够不够|会不会)"
    r"[^，,。；;？?\x01\d多少几增减涨降升变错差对平高低最比占]{1,8}[。！!？?]?$"
)
"""What an answer is to show, said after the question (…各是多少条，看看有没有偷懒)."""
_TELL_IT = re.compile(
    r"(?<=[况化势动])(?:也|都|给我|跟我|帮我|一并|顺便|请)*(?:讲一讲|说一说|讲讲|说说|谈谈|聊聊|列一列|捋一捋|捋捋|理一理|理理|看一看|讲一下|说一下|介绍一?下)(?=[，,。？?！!\s]|$)"
)
"""That what is named before is to be told (变化情况讲一讲)."""
_OWN_SUMS = re.compile(
    r"(?:^|(?<=[，,。；;？?！!（(]))(?![^，,。；;？?！!]*(?:他们|他俩|人家|对方|机关|政府|印刷|排版|是不是|是否|有没有|吗|么|帮我|请你))"
    r"(?=[^，,。；;？?！!]*(?:我|俺|咱|自己|自个|手工|手动|口算|心算|怕|担心|懒得|嫌))[^，,。；;？?！!\d多少几]{0,8}(?:加|算|数|看|抄|读|弄|搞|凑|统计|合计)[^，,。；;？?！!\d多少几]{0,6}?"
    r"(?:[加算数看抄读弄搞]?(?:错|漏|岔|串|花|差)(?:了|掉|行|列)?|不(?:来|清|准|明白|动|出来?|对|过来|会)|烦|麻烦|费劲|糊涂|晕|(?<=懒得[加算数]))[^，,。；;？?！!\d多少几]{0,4}(?=[，,。；;？?！!）)]|$)"
)
"""That the asker does not trust his own adding up (我自己加怕加错), which says nothing about the report's figures."""
_NO_SUBTOTAL = re.compile(
    r"(?:^|(?<=[，,。；;？?！!（(]))[^，,。；;？?！!\x01\d多少几]{0,8}(?:没有?|未|不)(?:单独|另外|专门|再)?(?:印|列|给|写|登|标|设|算|合并)(?:出|过|了)?(?:这个|一个|个)?(?:小计|合计|总计|总数|合计数|总和|汇总数?)(?=[，,。；;？?！!）)]|$)|"
    r"(?:^|(?<=[，,。；;？?！!（(]))[^，,。；;？?！!\x01\d多少几]{0,8}只(?:有|列|印|给|写|登|分|见)(?:了|出|着)?[^，,。；;？?！!\x01\d多少几]{0,6}(?:明细|分项|细项|小项|各行|分行|小行|一行行)[^，,。；;？?！!\x01\d多少几]{0,10}(?=[，,。；;？?！!）)]|$)"
)
"""That the report prints no subtotal (报告没印小计): why a sum is asked for."""
_TOLD_SHARE = re.compile(r"(?:^|(?<=[，,。；;]))[^，,。；;？?多少几哪]*占[^，,。；;？?多少几哪]*?(?:\d%|百分之\d+(?:\.\d+)?)[^，,。；;？?多少几哪]{0,6}[，,。；;]")
"""A share that is told before another is asked for (公开占60%，不予公开占多少)."""
_AT_ODDS = re.compile(r"对得|对不|一致|相符|吻合|怎么|为什么|为何|矛盾|差|比|准|还是|剩|其余|其他|余下")
_ASKS_A_NUMBER = re.compile(r"多少|几(?!乎)|总数|合计|共|how many")
_BODIES = r"(?:各?单位|公司|企业|机构|组织|法人|团体|律所|学校|、|和|跟|及|与|或|什么的|之类|那些|这些|等)+"
_NOT_BODIES = re.compile(
    rf"[（(，,、]?(?:不(?:算|含|计|要|包括|包含|管|是)|别算|别把|排除|除去|去掉|刨去|撇开){_BODIES}(?:的|在内|算进[来去]|算上)?[）)]?(?=[，,。；;？?（(]|$|\x01|被|有|的|收|新|提)|"
    rf"[（(，,、]{_BODIES}(?:的|申请的?)?(?:都|可|就|一概)?(?:不(?:算|计|含|要|包括|在内)|别算|除外|排除|去掉|刨去)(?:在内|进[来去]|上)?[）)]?"
)
"""Organisations left out, where natural persons alone are asked about (老百姓个人（单位不算）)."""


def without_asides(body: str) -> str:
    """``body`` with these struck out, every position kept."""
    spans = [found.span() for pattern in (_URGING, _PARTICLE, _TIME_ASIDE, _THIS_THING, _TO_SEE, _TELL_IT) for found in pattern.finditer(body)]
    for pattern in (_ASKER, _PURPOSE_AFTER):
        told = pattern.search(body)
        rest = "" if told is None else mask(body, [told.span()])
        if told is not None and (terms_of(rest) or re.search(r"多少|几|哪|什么|怎|咋|吗|how|what", rest)):
            spans.append(told.span())
    body = mask(body, [span for span in spans if not _of_the_field(body[span[0] : span[1]])])
    body = _without_own_sums(body)
    told = _TOLD_SHARE.search(body)
    if told is not None and not _AT_ODDS.search(body):
        rest = mask(body, [told.span()])
        if _ASKS_A_NUMBER.search(rest) and any(term.kind in ("rows", "groups") for term in terms_of(rest[told.end() :])):
            body = rest
    apart = _NOT_BODIES.search(body)
    if apart is not None and any(term.id == "natural" for term in terms_of(mask(body, [apart.span()]))):
        body = mask(body, [apart.span()])
    return body


def _without_own_sums(body: str) -> str:
    """``body`` less the asker's fear of adding up wrongly and that no subtotal is printed, where the rest asks for a number."""
    spans = [found.span() for pattern in (_OWN_SUMS, _NO_SUBTOTAL) for found in pattern.finditer(body)]
    rest = mask(body, spans)
    return rest if spans and _ASKS_A_NUMBER.search(rest) and terms_of(rest) else body


def _of_the_field(text: str) -> bool:
    """Whether a row, a subject or a table of the form is named, so that ``text`` is no mere aside."""
    return any(term.kind in ("rows", "subjects", "groups") for term in terms_of(text))
