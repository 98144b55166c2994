"""How the name of a province, city or county is shortened in everyday writing."""

import re
from typing import Final

# The nationalities that stand in the names of autonomous places, longest first so that no name is cut in two.
NATIONALITIES: Final = sorted(
    (
        "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜",
        "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克", "傣", "黎",
        "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇",
        "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬",
        "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克", "德昂",
        "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴",
        "基诺", "各",
    ),
    key=len,
    reverse=True,
)  # fmt: skip
_LAST_NATIONALITY: Final = re.compile(
    "(?:" + "|".join(name + ("族" if len(name) == 1 else "族?") for name in NATIONALITIES) + ")$"
)
_AUTONOMOUS: Final = re.compile("(?:自治[区州县旗]|(?<=族)区)$")
_RANK: Final = re.compile("(?:特别行政区|行政区|新区|林区|特区|地区|[省市区县旗盟])$")


def short_name(name: str) -> str:
    """The name without its rank and nationalities: 洪泽区 → 洪泽, 恩施土家族苗族自治州 → 恩施.

    A name whose stem is one character (沛县) has no short form, and is returned whole.
    """
    if not _AUTONOMOUS.search(name):
        stem = _RANK.sub("", name)
        return stem if len(stem) > 1 else name
    stem = _AUTONOMOUS.sub("", name)
    while True:
        shorter = _LAST_NATIONALITY.sub("", stem)
        if len(shorter) < 2:  # 东乡族自治县, 鄂伦春自治旗: the nationality is the name
            return stem.removesuffix("族")
        if shorter == stem:
            return stem
        stem = shorter


def customary_name(name: str) -> str:
    """A further written form, or "": 恩施土家族苗族自治州 → 恩施州, 恭城瑶族自治县 → 恭城县."""
    rank = name[-1]
    return short_name(name) + rank if "自治" in name and rank in "州县旗" else ""
