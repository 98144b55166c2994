"""The units and measure words that reports count in, and the characters behind which a measure word is none.

Many measure words are also the beginning of another word (3门 lessons, but 3门户):
those carry what must not follow.
"""

from __future__ import annotations

from collections.abc import Mapping

RATES = ("个百分点", "百分点", "%", "‰", "倍")
TIMES = ("个工作日", "工作日", "个月", "天", "小时", "分钟", "秒")
SUMS = ("万元", "亿元", "美元", "元")
COMPOUND = (
    "家次", "户次", "班次", "件次", "人次", "场次", "期次", "榜次", "台次", "剂次", "批次", "辆次", "课时", "学时",
)  # fmt: skip
MEASURES = (
    "平方公里", "平方千米", "平方米", "立方米", "公顷", "公里", "公斤", "千克", "千瓦时", "吨", "亩", "岁",
)  # fmt: skip
COUNTED = (
    "趟", "件", "条", "次", "项", "期", "篇", "份", "场", "个", "人", "名", "家", "户", "宗", "批", "部", "类", "处",
    "所", "台", "辆", "册", "本", "张", "页", "字", "位", "分", "起", "例", "轮", "座", "间", "栏", "款", "组", "级",
    "则", "只", "套", "栋", "幢", "幅", "卷", "株", "枚", "笔", "块", "盏", "艘", "架", "棵", "副", "盒", "箱", "桶", "瓶", "首", "堂", "扇", "根",
)  # fmt: skip
GUARDED = {
    "口": r"口(?![径岸号头碑令罩味腔粮])",
    "单": r"单(?![位独一个元人身行价据向])",
    "支": r"支(?![出付持撑援部付线路行])",
    "门": r"门(?![户诊店口前类槛票])",
    "面": r"面(?![向对积临试包粉料广议])",
    "头": r"头(?![条部号等疼版])",
    "节": r"节(?![约能日水省目假电余点])",
    "针": r"针(?![对灸])",
    "剂": r"剂(?!量)",
    "袋": r"袋(?!装)",
    "把": r"把(?![关手控握好])",
    "团": r"团(?![队结体购员])",
    "队": r"队(?![伍员列])",
}
"""A measure word, and the pattern by which it is read as one."""



def pattern(guarded: Mapping[str, str]) -> str:
    """A pattern of any unit, the longer before the shorter that it begins with; those in ``guarded`` by their own pattern."""
    known = dict.fromkeys((*RATES, *TIMES, *SUMS, *COMPOUND, *MEASURES, *COUNTED, *guarded))
    return "|".join(guarded.get(unit, unit) for unit in sorted(known, key=len, reverse=True))


PATTERN = pattern(GUARDED)
"""Any unit as reports print it."""
