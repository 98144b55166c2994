"""The names that Chinese remarks use for cells, rows, applicants and units, in English."""

from __future__ import annotations

import re
from functools import cache

from index.forms import applicants, indicators

_MORE = {
    "法人或其他组织": "legal persons or other organisations",
    "组织": "organisations",
    "公开率": "disclosure rate",
    "纠错率": "correction rate",
    "维持率": "rate of decisions upheld",
    "行政复议": "administrative reviews",
    "行政诉讼": "administrative suits",
    "未经复议直接起诉": "suits without prior review",
    "复议后起诉": "suits after review",
    "行政许可": "licences",
    "行政处罚": "penalties",
    "行政强制": "coercive measures",
    "规章": "rules",
    "规范性文件": "normative documents",
    "行政规范性文件": "normative documents",
    "其他对外管理服务事项": "other administrative services",
    "行政事业性收费": "administrative fees",
    "政府集中采购": "central procurement",
    "前面所引的数": "the number quoted before",
    "正文": "the text",
}
"""Names beside those of the forms."""
UNITS = {
    "件": "", "项": "items", "万元": "ten thousand yuan", "亿元": "hundred million yuan", "元": "yuan", "%": "%",
    "倍": "times", "份": "reports", "个": "", "次": "times", "条": "", "天": "days", "个百分点": "percentage points",
}  # fmt: skip


def unit_word(unit: str) -> str:
    """A unit in English, "" for plain counts, whose thing is named beside them."""
    return UNITS.get(unit, unit)


@cache
def _names() -> dict[str, str]:
    own = {entry.short: entry.english for entry in indicators().values()}
    people = {word: one.english for one in applicants().values() for word in (one.label, one.short)}
    return {**_MORE, **people, **own}


def name_words(name: str) -> str:
    """The name of a cell, a row, an applicant or several of them; as it is where the forms do not hold it."""
    known = _names().get(name)
    if known is not None:
        return known
    for sign, word in (("、", ", "), ("·", ": "), ("＋", " + "), ("申请的", ", ")):
        if sign in name:
            return word.join(name_words(part) for part in name.split(sign))
    parted = re.fullmatch(r"(行政复议|行政诉讼|未经复议直接起诉|复议后起诉)(.+)", name)
    if parted and parted[2] in _names():
        return f"{name_words(parted[1])}, {name_words(parted[2])}"
    return name
