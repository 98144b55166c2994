"""Table 四 where a report gives it in sentences or as a list of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.tables.prose_items import OWN, Stated, Told, is_context, joined_from
from index.tables.remedies import GROUP_SPELLINGS, GROUPS, RESULT_SPELLINGS

Found = dict[tuple[str, str], list[Stated]]

_BEFORE = re.compile(
    r"^(?:其中|包括|含|另有|以及|和|及|共计|共|合计|总共|(?:因|涉及|有关)?(?:依申请公开|政府信息公开|信息公开)(?:工作|申请)?(?:引发的?|产生的?)?"
    r"|发生|收到|新增|受理|被(?:申请|提起|提出)|申请|提起|引发)+"
)
_ENDING = re.compile(r"(?:的)?(?:案件|申请|事项)?(?:数量|件数)?(?:共计|共有|共|合计|总计|为|有|是|计|达)?$")
_RESULTS = {identity: (*spellings, *(f"被{word}" for word in spellings)) for identity, spellings in RESULT_SPELLINGS.items()}


def read_remedies(sentences: Iterable[Told]) -> Found:
    """What the sentences state of table 四; a group goes on until the next is named."""
    found: Found = {}
    group = ""
    for sentence in sentences:
        if not sentence.items:
            named, result, known = _words(sentence.parts)
            group = named if known and not result else ""
        for item in sentence.items:
            named, result, known = _words(item.parts)
            if named:
                group = named
            elif not known:
                # What was not understood may have begun another group.
                group = group if result else ""
            if known and item.usable and item.unit in ("件", "宗", "起", "") and group in GROUPS and (named or result):
                found.setdefault((f"{group}.{result or 'total'}", ""), []).append(item)
    return found


def _words(parts: tuple[str, ...]) -> tuple[str, str, bool]:
    """The group and the result that words name, and whether all of them are understood."""
    group = result = ""
    known = True
    place = 0
    while place < len(parts):
        for words, after in joined_from(parts, place):
            named, outcome = _group(words), _result(words)
            if named or outcome or _ENDING.fullmatch(_BEFORE.sub("", words)):
                known = known and not (result and (named or outcome))
                group, result, place = named or group, outcome or result, after
                break
        else:
            known = known and is_context(parts[place]) and not result
            place += 1
    return group, result, known and bool(group or result)


def _group(words: str) -> str:
    for tried in _readings(words):
        for identity, spellings in GROUP_SPELLINGS.items():
            if tried in spellings:
                return identity
    return ""


def _result(words: str) -> str:
    for tried in _readings(words):
        for identity, spellings in _RESULTS.items():
            if tried in spellings:
                return identity
    return ""


def _readings(words: str) -> Iterable[str]:
    plain = _BEFORE.sub("", OWN.sub("", words))
    return dict.fromkeys((words, plain, _ENDING.sub("", plain)))
