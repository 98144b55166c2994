"""The remarks, checks and steps of an answer in English, clause by clause, its figures untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from qa.answer import Answer, CheckView
from qa.english_names import name_words, unit_word
from qa.english_patterns import CHECKS, REMARKS, STEPS

_WAYS = {
    "增长": "grew", "增加": "grew", "上升": "rose", "提高": "rose", "下降": "fell", "减少": "fell", "降低": "fell",
}  # fmt: skip
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_OPENING, _CLOSING = "“（《", "”）》"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), english) for pattern, english in (*STEPS, *CHECKS, *REMARKS))


@lru_cache(maxsize=4096)
def remark_words(text: str) -> str:
    """A remark, a check's sentence or a step in English; a clause that no pattern knows stays as it is."""
    if not _CHINESE.search(text):
        return text
    told = "; ".join(_clause(clause) for clause in _cut(text, "；"))
    return told[:1].upper() + told[1:] if told[:1].isascii() else told


def _clause(clause: str) -> str:
    whole = _matched(clause)
    if whole is not None:
        return whole
    parts = _cut(clause, "，")
    return clause if len(parts) < 2 else ", ".join(_clause(part) for part in parts)


def _matched(text: str) -> str | None:
    for pattern, english in _patterns():
        found = pattern.fullmatch(text)
        # A comma outside quotes parts two remarks: only a pattern that names it reaches over it.
        if found and ("，" in pattern.pattern or len(_cut(text, "，")) == 1):
            return " ".join(english.format(**{key: _group(key, value) for key, value in found.groupdict().items()}).split())
    return None


def _group(key: str, value: str) -> str:
    if key == "said":
        return _clause(value)
    if key == "name":
        return name_words(value)
    if key == "unit":
        return unit_word(value)
    if key == "way":
        return _WAYS[value]
    if key == "report":
        return re.sub(r"(\d{4})年?$", r" \1", value)
    if key == "forms":
        return re.sub(r"(\d+)年用(\w+?)年格式", r"\1 that of \2", value).replace("、", ", ")
    return value.replace("、", ", ") if key in ("issuers", "years") else value


def _cut(text: str, sign: str) -> list[str]:
    """The text cut at ``sign`` where it stands outside quotes and brackets."""
    return list(_pieces(text, sign))


def _pieces(text: str, sign: str) -> Iterator[str]:
    depth = start = 0
    for place, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if character == sign and depth <= 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def with_english_remarks(answer: Answer) -> Answer:
    """The same answer with its checks, notes, steps and the values' notes in English."""
    return answer.model_copy(
        update={
            "checks": [check_words(check) for check in answer.checks],
            "notes": [remark_words(note) for note in answer.notes],
            "steps": [remark_words(step) for step in answer.steps],
            "values": [
                value.model_copy(update={"note": remark_words(value.note)}) if value.note else value
                for value in answer.values
            ],
        }
    )


def check_words(check: CheckView) -> CheckView:
    """A check with its sentence, its name and its likely cause in English."""
    said = {name: remark_words(getattr(check, name)) for name in ("message", "name", "cause")}
    return check.model_copy(update=said)
