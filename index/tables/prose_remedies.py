"""Table 四 where a report gives it in sentences or as a list of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.forms import RESULTS
from index.tables.prose_items import OWN, Stated, Told, is_context, joined_from
from index.tables.remedies import GROUP_SPELLINGS, GROUPS, RESULT_SPELLINGS

Found = dict[tuple[str, str], list[Stated]]

_BEFORE = re.compile(
    r"^(?:其中|包括|含|另有|以及|和|及|共计|共|合计|总共|(?:因|涉及|有关)?(?:依申请公开|政府信息公开|信息公开)(?:工作|申请)?(?:(?:引发|产生|引起|导致)的?)?"
    r"|均为|全部为|全为|都是|均系|发生|收到|新增|受理|被(?:申请|提起|提出)|申请|提起|引发)+"
)
_ENDING = re.compile(r"(?:的)?(?:案件|申请|事项)?(?:数量|件数)?(?:共计|共有|共|合计|总计|为|有|是|计|达)?$")
_SUITS = re.compile(r"(?<=起诉)的?(?:行政诉讼)?(?:案件)?$")
"""What may follow the name of a kind of suit."""
_OTHERS = ("其他", "其它")
"""What 其他结果 is called among the other results of a group."""
_RESULTS = {identity: (*spellings, *(f"被{word}" for word in spellings)) for identity, spellings in RESULT_SPELLINGS.items()}


def read_remedies(sentences: Iterable[Told]) -> Found:
    """What the sentences state of table 四; a group goes on until the next is named."""
    found: Found = {}
    bare: Found = {}
    group = ""
    for sentence in sentences:
        among_results = False
        if not sentence.items:
            named, result, known = _words(sentence.parts)
            group = named if known and not result else ""
        for item in sentence.items:
            named, result, known = _words(item.parts)
            unsaid = among_results and len(item.parts) == 1 and item.parts[0] in _OTHERS
            if unsaid:
                result, known = "other", True
            among_results = bool(known and result and result != "total")
            if named:
                group = named
            elif not known:
                # What was not understood may have begun another group.
                group = group if result else ""
            if known and item.usable and item.unit in ("件", "宗", "起", "") and group in GROUPS and (named or result):
                place = bare if unsaid else found
                place.setdefault((f"{group}.{result or 'total'}", ""), []).append(item)
    return found | {key: items for key, items in bare.items() if _makes_up_total(found, key, items)}


def _makes_up_total(found: Found, key: tuple[str, str], items: Sequence[Stated]) -> bool:
    """Whether what is only called 其他 is the rest of its group's total, so that it is 其他结果 and no other suits."""
    group = key[0].split(".")[0]
    total = found.get((f"{group}.total", ""))
    if key in found or total is None or len(items) != 1:
        return False
    parts = [stated[0].value for result in RESULTS if (stated := found.get((f"{group}.{result}", "")))]
    return sum(parts, items[0].value) == total[0].value


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
    ended = _ENDING.sub("", plain)
    return dict.fromkeys((words, plain, ended, _SUITS.sub("", ended)))
