"""Table 三 where a report gives it in sentences: totals of rows, and who applied."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from index.forms import ORGANISATIONS, applicants, indicators
from index.tables.prose_items import OWN, Stated, Told, is_context, joined_from
from index.tables.requests import APPLICANT_SPELLINGS, GROUPS, row_labels
from index.text import label_key

Key = tuple[str, str]
Found = dict[Key, list[Stated]]

_REQUESTS = r"(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:的)?(?:申请)?(?:数量|总数|件数)?"
_ROWS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("requests.new", re.compile(rf"(?:共|一共|总共)?新(?:收到|收|接收){_REQUESTS}")),
    ("received", re.compile(r"(?:共|一共|总共)?(?:收到|接收|接到)(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:的)?申请(?:数量|总数|件数)?")),
    ("handled", re.compile(rf"(?:共|一共|总共)?(?:收办|办理|受理|处理|应办){_REQUESTS}")),
    ("requests.carried_in", re.compile(rf"(?:上一?年度?|去年)结转(?:下来|继续办理|办理)?{_REQUESTS}")),
    ("requests.carried_out", re.compile(rf"结转(?:至|到)?(?:下一?年度?|明年|次年)(?:度)?(?:继续|接续)?(?:办理|处理)?{_REQUESTS}")),
    ("done", re.compile(rf"(?:已|共|均已)?(?:办结|答复|办复){_REQUESTS}")),
)
_NESTED = re.compile(r"^(?:其中|包括|包含|含|分别为|分别是|分别|即|有|申请人为|申请人中)+")
_IN_GROUP = re.compile(r"^(?:不予公开|无法提供|不予处理)(?:的|情形|事项|申请)*(?:中|里)(?:的)?")
"""A group that stands before the row of it that is counted: "不予公开中属于国家秘密"."""
_LINKED = re.compile(r"^(?:另有|另外|另|以及|和|与|及|同时)")
_ENDING = re.compile(r"(?:的)?(?:申请)?(?:数量|件数)?(?:共计|共有|合计|共|为|有|是|计|达)?$")
_ALL_OF_ONE = re.compile(r"(?:申请人)?(?:均|全部|都)(?:为|是|由|来自|属于)(?P<who>.{2,6}?)(?:提出|提交|申请)?(?:的)?(?:申请)?")
_ORGANISATIONS = ("法人或其他组织", "法人和其他组织", "法人或者其他组织", "法人及其他组织", "法人其他组织")


@dataclass(kw_only=True)
class _Breakdown:
    """The row under way: what its total is, and which applicants are named after it."""

    row: str
    total: Decimal | None
    who: dict[str, Stated] = field(default_factory=dict)
    sound: bool = True


def read_requests(sentences: Iterable[Told]) -> Found:
    """What the sentences state of table 三, by indicator and applicant."""
    reader = _Reader()
    for sentence in sentences:
        reader.take(sentence)
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self._found: Found = {}
        self._open: _Breakdown | None = None
        self._last_row = ""
        self._includes_before = False

    def take(self, sentence: Told) -> None:
        """Reads one sentence; a breakdown goes on into it only where it begins so."""
        if not (sentence.parts and sentence.parts[0].startswith("其中")):
            self._close()
        for item in sentence.items:
            self._take(item)
            self._take_all_of_one(item)

    def finish(self) -> Found:
        """Everything found, words that may mean two rows settled by the others."""
        self._close()
        received, done = self._value("received"), self._value("done")
        new, total = self._value("requests.new"), self._value("requests.total")
        if new is None and received is not None and self._is_new(received, total if total is not None else done):
            self._found["requests.new", "total"] = self._found["received", "total"]
            new = received
        came = new if new is not None else received
        if total is None and done is not None and came is not None and self._left_over(came) == done:
            self._found["requests.total", "total"] = self._found["done", "total"]
        return {key: items for key, items in self._found.items() if key[0] in _printed_rows()}

    def _is_new(self, received: Decimal, done: Decimal | None) -> bool:
        """Whether what was received leaves out what was carried over, as far as the other figures tell."""
        left_over = self._left_over(received)
        return not self._includes_before and (done is None or left_over is None or left_over == done)

    def _left_over(self, new: Decimal) -> Decimal | None:
        """What the outcomes have to sum up to, as the form demands; None where that is not stated."""
        before, after = self._value("requests.carried_in"), self._value("requests.carried_out")
        if self._includes_before and self._value("requests.new") is None:
            before = Decimal(0)
        return new + before - after if before is not None and after is not None else None

    def _value(self, row: str) -> Decimal | None:
        values = {item.value for item in self._found.get((row, "total"), ())}
        return values.pop() if len(values) == 1 else None

    def _take(self, item: Stated) -> None:
        if item.unit in ("%", "‰", "个百分点", "百分点"):
            return
        place, row, who, known = 0, "", "", item.usable and item.unit in ("件", "宗", "")
        nested = False
        while place < len(item.parts):
            for words, after in joined_from(item.parts, place):
                plain = _LINKED.sub("", words)
                inner = _NESTED.sub("", plain)
                found = _row(inner) if inner else ""
                person = _applicant(inner) if inner and not found else ""
                if found or person or _ENDING.fullmatch(inner) or _ALL_OF_ONE.fullmatch(inner):
                    nested = nested or inner != plain
                    # An applicant before the row it is counted in is a sentence of another make.
                    known = known and not (found and (row or who)) and not (person and who)
                    row, who, place = found or row, person or who, after
                    break
            else:
                known = known and is_context(item.parts[place]) and not (row or who)
                place += 1
        if not known or not (row or who):
            self._spoil(row)
        elif row:
            self._take_row(item, row, who, nested)
        elif self._open is not None:
            self._open.who.setdefault(who, item)

    def _take_row(self, item: Stated, row: str, who: str, nested: bool) -> None:
        if item.parts[-1] in ("总计", "合计", "共计"):
            # At the end of a list of applicants; anywhere else it may be the sum of anything.
            if self._open is not None and self._open.who and self._open.total is None:
                self._found.setdefault((self._open.row, "total"), []).append(item)
                self._open.total = item.value
            return
        self._close()
        self._includes_before = self._includes_before or (row == "requests.carried_in" and nested)
        self._open = _Breakdown(row=row, total=None if who else item.value)
        if who:
            self._open.who[who] = item
        else:
            self._found.setdefault((row, "total"), []).append(item)

    def _spoil(self, row: str) -> None:
        if self._open is not None and sum((i.value for i in self._open.who.values()), Decimal(0)) != self._open.total:
            self._open.sound = False
        if row:
            self._close()

    def _take_all_of_one(self, item: Stated) -> None:
        """"部分公开2件（均为自然人）": the row's figure is that applicant's."""
        for part in item.behind[:1]:
            match = _ALL_OF_ONE.fullmatch(part)
            who = _applicant(match["who"]) if match else ""
            if who and who in applicants() and self._open is not None and self._open.total == item.value and not self._open.who:
                self._open.who[who] = item

    def _close(self) -> None:
        held, self._open = self._open, None
        if held is None or not held.sound or not held.who:
            return
        parts = {name: item.value for name, item in held.who.items()}
        organised = sum((parts.get(name, Decimal(0)) for name in ORGANISATIONS), Decimal(0))
        stated = parts.get("natural", Decimal(0)) + max(organised, parts.get("organisations", Decimal(0)))
        if held.total is not None and stated > held.total:
            # More than the whole: the words were not about this row.
            return
        for name, item in held.who.items():
            if name in applicants():
                self._found.setdefault((held.row, name), []).append(item)


@cache
def _printed_rows() -> frozenset[str]:
    return frozenset(entry.id for entry in indicators().values() if entry.table == "三" and not entry.parts)


def _row(words: str) -> str:
    """The row of table 三 that words name, also "received", "handled", "done" and the groups, "" for none."""
    if words == "其他处理其他":
        return "requests.other.rest"
    for tried in dict.fromkeys((words, _ENDING.sub("", words), OWN.sub("", words), _ENDING.sub("", OWN.sub("", words)))):
        for name, pattern in _ROWS:
            if pattern.fullmatch(tried):
                return name
        for identity, spellings in GROUPS.items():
            if identity != "results" and label_key(tried) in map(label_key, spellings):
                return identity
        match = row_labels().find(_IN_GROUP.sub("", tried), manners=("exact",)) if tried else None
        if match is not None:
            return match.id
    return ""


def _applicant(words: str) -> str:
    """The applicant that words name, "organisations" for all of them together, "" for none."""
    for tried in (label_key(words), label_key(_ENDING.sub("", words))):
        if tried in _ORGANISATIONS:
            return "organisations"
        for identity, spellings in APPLICANT_SPELLINGS.items():
            if identity != "total" and tried in spellings:
                return identity
    return ""
