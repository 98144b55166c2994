"""What a speaker takes back, and the frames around a follow-up, struck from the question before it is read."""

from __future__ import annotations

import re

from qa.understand.issuers import IssuerIndex
from qa.understand.normalise import normalise
from qa.understand.slips import without_slip
from qa.understand.terms import terms_of
from qa.understand.years import years_of

_TAKEN_BACK = re.compile(
    r"[，,。.…、;；\s—]*(?:哦不对?|噢不对?|啊不对?|呃不对?|不不不?|不对(?![称等外])(?=[，,、\s]|应该|是)|"
    r"(?:我)?(?:说|打|写|弄|记|搞)错了|说反了|更正一下|口误)"
    r"[，,。.…、;；!！\s—]*(?:应该是|我是说|我说的是|改成|改为|是)?"
)
_CORRECTION = re.compile(
    r"^(?:不对|不是(?:这个|那个|啊|呀)?|错了|搞错了|弄错了|你(?:搞|弄|看|答|理解)错了?|no|wrong)(?:了|啊|呀|吧)?[，,。.!！;；、\s]+"
)
_MEANT = re.compile(
    r"(?:我)?(?:刚才|刚刚|原来|本来|其实|实际上?)?(?:要)?(?:问|说|指|要|想问|想要|要看|要问|想知道|关心)的?(?:其实|"
    r"明明)?(?:是|就是)(?!不是|否)"
    r"|^i (?:meant|mean|was asking about|said) "
)
_INSTEAD = re.compile(
    r"(?:我)?(?:不|别|没)(?:是)?(?:要|看|管|问|说|算|是|只?看)?(?:的是|的)?(?P<old>[^，,。;；的]{1,12}?)(?:的)?(?:了|"
    r"的)?[，,。;；、\s]+(?:只|而是|而|我?是|是|就|要|我)*(?:要|看|算|问|说|说的是|问的是|想问|想看)?(?:的是)?(?P<new>[^，,。;；]{2,})"
)
_FRAMES = re.compile(
    r"(?:请|帮我|再|那就?|也|同样|照样|照这样|照此|这么|这样|按(?:这个|同样的?|一样的?)(?:口径|算法|办法|"
    r"方法)?|用(?:同样|一样)的?(?:算法|办法|方法)|同(?:一)?口径|同样的?口径)*"
    r"(?:换成|换作|换到|换为|改成|改为|改看|改问|切换到|换)(?P<what>[^，,。？?]{2,24}?)(?:的话|的)?(?:(?:再|"
    r"也|重新)*(?:来|算|看|查|比|做|排)(?:一?[遍下次回]|看)?)?(?P<tail>呢|吧|[？?]|$)"
)
_AGAIN = re.compile(
    r"(?:按|用)?(?:同|相同|一样|同样)(?:一|的)?(?:口径|算法|指标|项目|问题|数字?|数据|一?个?数)(?:的)?(?:是多少|呢)?|(?:也|再|重新|照样|"
    r"同样)*(?:给我|帮我)?(?:算|查|看|比|排)(?:算|查|看)?一?(?:遍|下|次|回)(?=$|[？?呢吧])|(?:也|再)?(?:同样|"
    r"一样|这么|这样|照这样|照此)(?:地)?(?:算|查|看|比|问)(?:的话)?|又(?:是)?(?:怎么样|怎样|如何)(?=$|"
    r"[？?呢])"
)
_SAME_FIGURE = re.compile(
    r"(?:的)?(?:(?:同样|一样|相同)的?)?(?:[这那该此]|同)(?:一|个)?(?:项|个?指标|个?数字|栏|个?数|个?数据|口径)(?:的)?(?:数字?|数据|件数)?(?=是|有|为|多少|几|呢|[，,。？?]|$)"
)
"""The figure of the question before, pointed at beside another year or body (上一年同样这一项是多少)."""
_CHANGED = re.compile(r"^(?:那就?|请|再|把它?|帮我|给我|那么)*(?:换成|换作|换到|换为|改成|改为|改看|改问|改查|切换到|换)(?=[^，,。]{1,16}[，,、])")
_ONLY = re.compile(r"(?<![^，,、\s])(?:只|单|仅|光)(?:看|算|要|查|说|问|统计|取|论)(?!得)")
_LEAD = re.compile(r"^(?:哦|嗯|噢|好的?|行|ok|okay|明白了?|知道了|了解|谢谢|收到|对了|那个|咦|哎|啊|那么)[，,。!！\s、~]+")


_RECALLED = re.compile(r"[（(](?:我?(?:好像|似乎|印象中|印象里|记得|听说)|大概)[^（）()]*[）)]")


def taken_back(text: str, index: IssuerIndex) -> str:
    """``text`` without what the speaker takes back (去年……哦不，2021年), or only half recalls beside a question (好像是51处)."""
    recalled = _RECALLED.sub("", text)
    if recalled != text and re.search(r"多少|几|哪", recalled):
        text = recalled
    found = _TAKEN_BACK.search(text)
    if found is None or found.start() == 0:
        return text
    before, after = text[: found.start()], text[found.end() :]
    new_years, new_bodies = years_of(after[:14]), index.scan(after[:24])
    spans: tuple[tuple[int, int], ...] = ()
    if new_years.spans and new_years.spans[0][0] <= 6:
        spans = years_of(before).spans
    elif new_bodies.spans and new_bodies.spans[0][0] <= 3:
        spans = index.scan(before).spans
    if not spans:
        return text
    start, end = spans[-1]
    return before[:start] + before[end:] + after


def said_at_last(question: str, index: IssuerIndex) -> str:
    """``question`` less what its speaker corrects in the same breath; as it stands where he corrects nothing."""
    text = normalise(question)
    mended = without_slip(taken_back(text, index))
    return question if mended == text else mended


def corrected(text: str, index: IssuerIndex) -> str:
    """What a follow-up that corrects the question before it wants instead (不对，我说的是2023年)."""
    text = _LEAD.sub("", text)
    instead = _INSTEAD.search(text)
    if instead and _names_slot(instead["old"], index) and _names_slot(instead["new"], index):
        return text[: instead.start()] + instead["new"]
    stripped = _CORRECTION.sub("", text)
    meant = _MEANT.search(stripped)
    if meant and meant.start() <= 4:
        stripped = stripped[meant.end() :]
    return stripped if stripped.strip("？?。，, ") else text


def unframed(text: str) -> str:
    """``text`` without the words that say only "the same again" (换成…算一遍, 同口径)."""
    changed = _CHANGED.sub("", text)
    text = _ONLY.sub("", changed) if changed != text else text
    if years_of(text).spans:
        text = _SAME_FIGURE.sub("", text)
    framed = _FRAMES.search(text)
    if framed and framed.end() == len(text):
        text = text[: framed.start()] + framed["what"] + ("呢" if framed["tail"] else "")
    return _AGAIN.sub("", text)


def _names_slot(text: str, index: IssuerIndex) -> bool:
    """Whether the words name a year, a body or a figure of the form."""
    scanned = index.scan(text)
    return bool(years_of(text).spans or scanned.spans or scanned.whole or terms_of(text))
