"""The words of an open question: what is special about it, beside those that only ask and its general topic."""

from __future__ import annotations

import re

from qa.lexical import grams
from qa.retrieve import topics
from qa.understand.reading import narrowing

GENERAL = frozenset(("政务", "务公", "公开", "信息", "政府", "工作", "开工", "息公", "府信", "主要", "要问", "具体", "情况"))
FRAME = re.compile(
    r"概括|概述|之前要?过?|出去|[一每](?:条|份|篇)(?=信息|消息|文件|稿)|归纳|总结|列举|所列的?|自陈|自认|那些|这些|收拾|对待|平时|那会儿|用过|提的|提了|这块|之类|为了|想知道|听说|请引|原话|什么样|哪些|哪里|怎么样|怎么|怎样|如何|什么|啥|说说|谈谈|介绍|一下|方面|存在|还有|有没有|针对|自己|"
    r"他们|它们|做得|的话|哪些地方|地方|咋|说的|说了|承认|提到|讲|为什么|what|which|how|did|does|for|report|the|in|of"
)


def special(words: str) -> str:
    """``words`` without those of its general topic (问题, 计划) and those that only ask."""
    asked = [word for topic in topics() for word in topic["asked"]]
    topical = "|".join(map(re.escape, sorted(asked, key=len, reverse=True)))
    return re.sub(rf"说?具体[点些]?|下一年|{topical}", " ", FRAME.sub(" ", words))


def topical(body: str) -> bool:
    """Whether a question asks for the problems or the plans of a report."""
    return any(word in body for topic in topics()[:2] for word in topic["asked"])


LEAST_RUN = 3
"""Signs of a word from which on it is special though signs that are empty elsewhere break its pairs (修地铁)."""


def telling_pairs(words: str) -> list[str]:
    """The pairs of signs of ``words`` that are special about a question."""
    pairs = [gram for gram in grams(words) if len(gram) > 1 and gram not in GENERAL]
    if pairs:
        broken_up = [word for word in narrowing(words) if len(word) == len(pairs[0]) and word not in pairs]
        return [*pairs, *broken_up]  # 征地 holds a sign that is empty elsewhere.
    runs = [run for run in re.findall(r"[\u4e00-\u9fff]+", words) if len(run) >= LEAST_RUN]
    broken = [run[i : i + 2] for run in runs for i in range(len(run) - 1)]
    return [pair for pair in broken if pair not in GENERAL]
