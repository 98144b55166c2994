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
_PARTICLE = re.compile(r"(?<=[个件份条起宗项的了过有没是])(?:鸭|呐|捏|喔|诶|噻|咧|嘞|哒|哇|叻)(?=[\s，,。！!？?~～在急谢]|$)")
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
_BODIES = r"(?:各?单位|公司|企业|机构|组织|法人|团体|律所|学校|、|和|跟|及|与|或|什么的|之类|那些|这些|等)+"
_NOT_BODIES = re.compile(
    rf"[（(，,、]?(?:不(?:算|含|计|要|包括|包含|管|是)|别算|别把|排除|除去|去掉|刨去|撇开){_BODIES}(?:的|在内|算进[来去]|算上)?[）)]?(?=[，,。；;？?（(]|$|\x01|被|有|的|收|新|提)|"
    rf"[（(，,、]{_BODIES}(?:的|申请的?)?(?:都|可|就|一概)?(?:不(?:算|计|含|要|包括|在内)|别算|除外|排除|去掉|刨去)(?:在内|进[来去]|上)?[）)]?"
)
"""Organisations left out, where natural persons alone are asked about (老百姓个人（单位不算）)."""


def without_asides(body: str) -> str:
    """``body`` with these struck out, every position kept."""
    spans = [found.span() for pattern in (_URGING, _PARTICLE, _TIME_ASIDE) for found in pattern.finditer(body)]
    for pattern in (_ASKER, _PURPOSE_AFTER):
        told = pattern.search(body)
        rest = "" if told is None else mask(body, [told.span()])
        if told is not None and (terms_of(rest) or re.search(r"多少|几|哪|什么|怎|咋|吗|how|what", rest)):
            spans.append(told.span())
    body = mask(body, [span for span in spans if not _of_the_field(body[span[0] : span[1]])])
    apart = _NOT_BODIES.search(body)
    if apart is not None and any(term.id == "natural" for term in terms_of(mask(body, [apart.span()]))):
        body = mask(body, [apart.span()])
    return body


def _of_the_field(text: str) -> bool:
    """Whether a row, a subject or a table of the form is named, so that ``text`` is no mere aside."""
    return any(term.kind in ("rows", "subjects", "groups") for term in terms_of(text))
