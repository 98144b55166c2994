"""What reads like the name of an administrative body, and what does not."""

from __future__ import annotations

import re

from data import places

_PLACE_END = "省市区县旗州盟镇乡道会"
_BODY_END = frozenset("省市区县旗州盟镇乡道会村局厅委办部院署处所站队校馆社司团行厂园场库心室府关学联台地狱军")
_GOVERNMENT = re.compile(r"(?:人民政府|政府)$")
_NO_BODY = re.compile(
    r"信息公开|年报|报告|首页|栏目|专栏|要点|方案|目录|列表|条例|附件|位置|部门|各单位|[一二三四五六七八九十]、|"
    r"^(?:我|本|全|各)(?:省|市|州|县|区|旗|镇|乡|街道|局|厅|委|办|院|校|中心|单位|机关|系统|级)?$|"
    r"^(?:我|本|该)(?:省|市|州|县|区|旗|镇|乡|街道|局|厅|委|办|院|校|所|站|队|馆|中心|单位|机关|部门)|^我们"
)
"""Words that are no name; who speaks of itself (我局, 本机关, 我市水利局) is named elsewhere."""
_SENDING = (
    "报送|上报|呈报|呈送|送审|提交|做好|抓好|印发|公布|发布|公开|公示|转发|转载|刊发|刊登|下发|报告|"
    "编制|编写|撰写|填报|开展|认真|切实|进一步"
)
"""What is done with a paper; no body's name begins so, but for a commission that sets up posts (编制委员会)."""
_DONE = rf"(?:现予?以?|特此?|兹|并|依法|(?:面?向)?社会(?:公众)?)*(?:{_SENDING})(?!委)了?"
_LEAD = re.compile(
    rf"^.*《|^(?:.*(?=现予?以?(?:公布|发布|公开|编制|报告)))?(?:关于|{_DONE}|附件\d*[:：]?|及|与|现将|现就)+|"
    r"^.*(?:门户网站|政府网站?|政务网|专栏|栏目)"
)
_MARKED = re.compile(r"^\W{0,3}(?:【[^【】]{1,8}】|\[[^\[\]]{1,8}\]|（[^（）]{1,8}）|\([^()]{1,8}\)|〔[^〔〕]{1,8}〕)(?=.)")
"""What a site marks an entry with: 【公示】, [置顶], （公开）."""
_TAIL = re.compile(r"(?:（(?:盖章|公章|签章|章)）?|关于|的|年度|全面推进|全市|全区|全县)$")
_BRACKETS = "《》“”\"'·-—_|#*（）()【】[]：:、 "


def body_name(named: str) -> str:
    """The body that words beside a title name, without what leads up to it; "" where they name none.

    "人民政府" is dropped behind a place, so that "丽水市人民政府" and "丽水市" are one.
    """
    named = _MARKED.sub("", named)
    parts = [part for part in re.split(r"[-_|—–]", named) if part.strip(_BRACKETS)]
    name = _unbracketed(parts[-1]) if parts else ""
    name = _LEAD.sub("", name)
    if name.startswith("和") and not any(place.start == 0 for place in places.scan(name)):
        name = name[1:]  # Left of "甲和乙"; but a place may begin so (和顺县).
    name = _unbracketed(_TAIL.sub("", name))
    if _NO_BODY.search(name):
        return ""
    stripped = _GOVERNMENT.sub("", name)
    return stripped if stripped and stripped[-1] in _PLACE_END else name


def ends_like_a_body(name: str) -> bool:
    """Whether ``name`` ends as names of places, authorities and institutions end."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    return len(bare) >= 2 and bare[-1] in _BODY_END


def _unbracketed(name: str) -> str:
    """``name`` without outer marks; a bracket that belongs to a pair inside the name stays."""
    bare = name.strip(_BRACKETS)
    return bare + "）" if bare.count("（") > bare.count("）") and bare + "）" in name else bare
