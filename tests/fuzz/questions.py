"""Questions that nobody would ask: seeded, so that a failure can be asked again by its number."""

from __future__ import annotations

import random
from collections.abc import Callable

LONGEST = 2000
"""Characters; the longest question that the web and the API take."""

WORDS = (
    "2019年", "二〇二四年", "近三年", "去年", "2099年", "0年", "丽水市", "洪泽区", "宿迁", "南极市", "部分公开", "不予公开",
    "新收", "结转", "自然人", "商业企业", "行政复议", "行政诉讼", "规章", "行政许可", "收费金额", "占比", "公开率", "纠错率",
    "排名", "走势", "合计", "平均", "差额", "增长", "倍", "为什么", "怎么", "主要问题", "对得上吗", "多少件", "几", "和", "与",
    "比", "除了", "不", "没有", "其中", "呢", "的", "分别", "超过", "至少", "％", "%", "，", "。", "？", "、", "“", "”", "（", "）",
    "lishui", "how many", "requests", "partial", "2019", "-1", "1e9", "0.1", "１２３", "٣٤", "一千万亿", "百分之五十",
)  # fmt: skip
NASTY = (
    "\x00", "\x1b[31m", "\r\n", "\t", "\u202e", "\u200b", "\ufeff", "\ud800", "\U0001f600", "a\u0301" * 8, "ﷺ", "\u2028",
    "' OR 1=1 --", "'; DROP TABLE reports;--", '" UNION SELECT 1,2 --', "%' AND '%'='", "{{7*7}}", "${7*7}", "{0.__class__}",
    "%s%n%x", "../../../../etc/passwd", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    "=HYPERLINK(\"http://x\")", "(((((", ")))", "[[[", "\\", "\\d+", "(a+)+$", ".*.*.*.*=.*", "^(([a-z])+.)+[A-Z]([a-z])+$",
    "null", "None", "NaN", "Infinity", "-0", "9" * 60, "1" + "0" * 400, "0x41", "$(id)", "`id`", "| ls", "\u0000\u0000",
)  # fmt: skip


def _words(source: random.Random) -> str:
    return "".join(source.choice(WORDS) for _ in range(source.randint(1, 14)))


def _hanzi(source: random.Random) -> str:
    return "".join(chr(source.randint(0x4E00, 0x9FFF)) for _ in range(source.randint(1, 40)))


def _any_signs(source: random.Random) -> str:
    return "".join(chr(source.randint(0, 0x2FFFF)) for _ in range(source.randint(1, 60)))


def _controls(source: random.Random) -> str:
    return "".join(chr(source.choice((*range(32), *range(0x7F, 0xA0)))) for _ in range(source.randint(1, 30)))


def _nasty(source: random.Random) -> str:
    parts = [source.choice(NASTY) if source.random() < 0.5 else source.choice(WORDS) for _ in range(source.randint(1, 8))]
    return "".join(parts)


def _repeated(source: random.Random) -> str:
    piece = source.choice((*WORDS, *NASTY)) + (source.choice(WORDS) if source.random() < 0.5 else "")
    return (piece * (source.choice((20, 200, LONGEST)) // len(piece) + 1))[:LONGEST]


def _digits(source: random.Random) -> str:
    return "".join(source.choice("0123456789.,%-+一二三万亿年件") for _ in range(source.randint(1, 80)))


def _mixed(source: random.Random) -> str:
    return "".join(source.choice(KINDS[:-1])(source)[:40] for _ in range(source.randint(2, 5)))


KINDS: tuple[Callable[[random.Random], str], ...] = (
    _words, _words, _words, _hanzi, _any_signs, _controls, _nasty, _repeated, _digits, _mixed,
)  # fmt: skip


def question(number: int) -> str:
    """The question of that number, the same on every machine."""
    source = random.Random(number)
    return source.choice(KINDS)(source)[:LONGEST]
