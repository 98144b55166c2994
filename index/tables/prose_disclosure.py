"""Table 二 where a report gives it in sentences or as a list of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.forms import indicators
from index.tables.disclosure import COLUMNS, SUBJECTS, indicator_of
from index.tables.prose_items import OWN, Stated, Told, is_context, joined_from
from index.text import label_key

Found = dict[tuple[str, str], list[Stated]]

_SPOKEN = {
    "issued": ("制发", "制发的", "新制发", "共制发"),
    "repealed": ("废止", "废止的"),
    "in_force": ("现行有效", "现行有效的"),
    "decisions": ("作出决定", "处理决定", "作出处理决定", "决定", "作出处理决定数量", "作出决定数量"),
    "fee_amount": ("收费金额", "金额", "总金额", "收费总金额", "共收费", "收费"),
}
"""What sentences call a column, besides the form's own labels."""
_BEFORE = re.compile(r"^(?:其中|另|以及|和|及|共计|共|全部|累计|作出(?!决定|处理决定))+")
_MADE = re.compile(r".{0,6}作出")
_ENDING = re.compile(r"(?:共计|共有|共|合计|总计|为|有|是|计|达|件数|数量)?$")
_MONEY = ("元", "万元", "亿元")


def read_disclosure(sentences: Iterable[Told], form: str) -> Found:
    """What the sentences state of table 二 in the edition ``form``; a subject goes on to the end of its sentence."""
    found: Found = {}
    for sentence in sentences:
        subject, decided = "", False
        for item in sentence.items:
            named, column, known = _words(item.parts, subject)
            if named and not column and known and (decided or _MADE.match(item.parts[-1])):
                # "作出行政许可决定 … 件，行政处罚 … 件": what was counted is not said again.
                column = "decisions"
            known = known and bool(column)
            subject = named or (subject if known else "")
            decided = known and column == "decisions"
            indicator = indicator_of(subject, column, form) if known and item.usable and subject else None
            if indicator is None or (item.unit in _MONEY) != (indicator.unit in _MONEY):
                continue
            if indicator.unit in _MONEY or item.value == item.value.to_integral_value():
                found.setdefault((indicator.id, ""), []).append(item)
    return found


def _words(parts: tuple[str, ...], above: str) -> tuple[str, str, bool]:
    """Subject and column that words name, and whether all words are understood; ``above`` is the subject before."""
    subject, column = "", ""
    place, known = 0, True
    while place < len(parts):
        for words, after in joined_from(parts, place):
            named, counted = _subject_and_column(words, subject or above)
            if named or counted:
                known = known and not column
                subject, column, place = named or subject, counted, after
                break
        else:
            known = known and is_context(parts[place]) and not (subject or column)
            place += 1
    return subject, column, known


def _subject_and_column(words: str, above: str) -> tuple[str, str]:
    """The subject that words name, and what of it they count; "" for what they do not name."""
    plain = _BEFORE.sub("", OWN.sub("", words))
    for key in dict.fromkeys((label_key(plain), label_key(_ENDING.sub("", plain)), label_key(words))):
        for spelling, subject in _spellings():
            if spelling not in key:
                continue
            rest = key.replace(spelling, "", 1)
            column = _column(rest, subject) if rest or subject != "fees" else "fee_amount"
            if column or not rest:
                return subject, column
            break
        if above and (column := _column(key, above)):
            return "", column
    return "", ""


def _column(words: str, subject: str) -> str:
    """The column of ``subject`` that words name, "" for none; 本年 before it says nothing more."""
    plain = re.sub(r"^本年度?", "", words)
    for identity in _columns_of(subject):
        labels = {label_key(label) for label in (*COLUMNS[identity], *_SPOKEN.get(identity, ()))}
        if {words, plain} & labels:
            return identity
    return ""


def _columns_of(subject: str) -> tuple[str, ...]:
    names = {name.rpartition(".")[2] for name in indicators() if f".{subject}." in name and name.startswith("disclosure")}
    return tuple(identity for identity in COLUMNS if identity in names or (identity == "fee_amount" and subject == "fees"))


def _spellings() -> list[tuple[str, str]]:
    known = ((label_key(spelling), subject) for subject, spellings in SUBJECTS.items() for spelling in spellings)
    return sorted(set(known), key=lambda pair: -len(pair[0]))
