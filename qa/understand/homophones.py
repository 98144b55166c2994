"""Misspelt words mended by sound: 步分公开 → 部分公开, "bufen gongkai" → 部分公开.

Only words of the field and names of issuers held are put in, and only where
the question is not understood as it stands; the caller compares both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

VOCABULARY = (
    "部分公开", "予以公开", "不予公开", "无法提供", "不予处理", "其他处理", "行政复议", "行政诉讼", "复议", "诉讼", "上年结转",
    "结转下年度", "本年新收", "新收", "新收申请", "申请", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计", "合计",
    "规章", "规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费", "政府集中采购", "国家秘密", "第三方", "内部事务",
    "过程性信息", "行政执法案卷", "行政查询", "重复申请", "信访举报投诉", "公开出版物", "结果维持", "现行有效", "件有效", "还有效", "结果纠正", "其他结果", "尚未审结",
    "办理结果", "公开率", "纠错率", "多少", "维持", "纠正", "勾稽", "部分", "公开", "年", "市", "区", "县", "件", "几件", "政府", "信息",
    "结转", "补正", "逾期不补正", "本机关不掌握", "现行有效", "制发", "废止", "企业", "律所", "老百姓",
    "公益组织", "人次", "访问量", "门户网站", "受理", "许可证", "处罚", "许可", "强制", "结果维持", "生态环境局",
)  # fmt: skip
_KINDS = "省市县区州盟旗镇乡"
"""What follows a place's short name and says which kind of place it is."""
_LATIN_RUN = re.compile(r"[a-z]{2,}(?: [a-z]{1,}| ?\d{2,4} ?)*")


@lru_cache(maxsize=4096)
def sound(text: str) -> tuple[str, ...]:
    """The pinyin of ``text``, a syllable a character, without tones."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


def _table(names: Iterable[str]) -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for word in (*VOCABULARY, *names):
        if all("\u4e00" <= char <= "\u9fff" for char in word):
            table.setdefault(sound(word), word)
    return table


def mended(text: str, names: Iterable[str]) -> str:
    """``text`` with words that sound like the field's written as the field writes them."""
    known = tuple(names)
    table = _table(known)
    return _from_latin(_from_characters(text, table, known), table)


def _from_characters(text: str, table: dict[tuple[str, ...], str], names: Sequence[str]) -> str:
    longest = max(map(len, table))
    result: list[str] = []
    position = 0
    while position < len(text):
        for size in range(min(longest, len(text) - position), 1, -1):
            piece = text[position : position + size]
            if all("\u4e00" <= char <= "\u9fff" for char in piece):
                word = table.get(sound(piece))
                if word is not None and alike(piece, word) and _of_kind(word, text[position + size :], names):
                    result.append(word)
                    position += size
                    break
        else:
            result.append(text[position])
            position += 1
    return "".join(result)


def _of_kind(word: str, after: str, names: Sequence[str]) -> bool:
    """Whether what stands ``after`` a body's short name lets it be that body: 青岚县 is not 青澜市."""
    if word in VOCABULARY or word not in names or not after or after[0] not in _KINDS:
        return True
    return any(name.startswith(word + after[0]) for name in names)


def alike(piece: str, word: str) -> bool:
    """Whether the word is a likely meaning of the piece: at least half its characters are the same.

    Sound alone is not enough: 机监 sounds like 几件.
    """
    same = sum(1 for first, second in zip(piece, word, strict=True) if first == second)
    return 2 * same >= len(word)


def _from_latin(text: str, table: dict[tuple[str, ...], str]) -> str:
    """Runs of pinyin syllables or joined pinyin as words."""
    joined = {"".join(sounds): word for sounds, word in table.items()}
    longest = max(map(len, joined))

    def replace(match: re.Match[str]) -> str:
        run = match.group()
        result: list[str] = []
        position = 0
        plain = run
        while position < len(plain):
            if not plain[position].isalpha():
                result.append(plain[position])
                position += 1
                continue
            word, size = _longest_word(plain, position, joined, longest)
            if word is None:
                return run
            result.append(word)
            position += size
        return "".join(result).replace(" ", "")

    return _LATIN_RUN.sub(replace, text)


def _longest_word(plain: str, position: int, joined: dict[str, str], longest: int) -> tuple[str | None, int]:
    best: tuple[str | None, int] = (None, 0)
    letters = ""
    end = position
    while end < len(plain) and len(letters) <= longest and (plain[end].isalpha() or plain[end] == " "):
        letters += plain[end] if plain[end].isalpha() else ""
        end += 1
        at_boundary = end == len(plain) or not plain[end].isalpha()
        if letters in joined and at_boundary:
            best = (joined[letters], end - position)
    return best
