"""A model puts verified claims into words; only sentences that say nothing but their claims come through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from qa.draft import Draft
from qa.model.claims import Claims, claims_of
from qa.model.claims_check import MARK, Verdict, checked
from qa.model.deadline import Deadline
from qa.model.endpoint import Endpoint
from qa.model.prompts import fenced, prompt

MOST_SENTENCES = 8
MOST_READ = 16
"""Sentences that are looked at; a model that goes on has lost the thread."""
ALL_STATED = 6
"""Up to so many figures an answer has to state them all; of a longer list, one at least."""
LONGEST_QUESTION = 500
_MONEY = {"万元": 10_000, "亿元": 10**8}
_ENDS = "。！？!?\n"


class NotStanding(Exception):
    """What is left of a worded answer does not answer the question."""


def worded(draft: Draft, question: str, endpoint: Endpoint, deadline: Deadline) -> Iterator[str]:
    """The worded answer as it grows, a checked sentence at a time; the last one is the whole.

    Raises :class:`ModelFailed`, and :class:`NotStanding` where too little is left:
    then nothing of it may be shown.
    """
    claims = claims_of(draft, question)
    if not claims.held:
        raise NotStanding("no_claims")
    held: list[Verdict] = []
    for number, sentence in enumerate(_sentences(endpoint.pieces("wording", messages_for(claims), deadline))):
        if number >= MOST_READ:
            break
        verdict = checked(sentence, claims)
        endpoint.counters.resulted("wording", f"struck: {verdict.fault}" if verdict.fault else "kept")
        if verdict.fault or any(verdict.text == other.text for other in held):
            continue
        held.append(verdict)
        yield "".join(verdict.text for verdict in held)
        if len(held) >= MOST_SENTENCES:
            break
    if not stands(draft, held):
        raise NotStanding("not_stated")


def messages_for(claims: Claims) -> list[dict[str, str]]:
    """The prompt: the question, the claims and the reports' own passages, each fenced as data."""
    return prompt("wording").messages(
        question=fenced(claims.question[:LONGEST_QUESTION]),
        claims=fenced(claims.numbered(quoted=False)),
        passages=fenced(claims.numbered(quoted=True)),
    )


def stands(draft: Draft, held: Sequence[Verdict]) -> bool:
    """Whether the sentences that are left still answer: the figure asked for is stated, or something of a passage."""
    if not held:
        return False
    stated = {abs(number) for verdict in held for number in verdict.stated}
    if draft.value is not None:
        return _amount(draft.value, draft.unit) in stated
    amounts = [_amount(value.value, value.unit) for value in draft.values if value.value is not None]
    if amounts:
        given = [amount in stated for amount in amounts]
        return all(given) if len(amounts) <= ALL_STATED else any(given)
    return True


def _amount(value: str, unit: str | None) -> Decimal:
    return abs(Decimal(value)) * _MONEY.get(unit or "", 1)


def _sentences(pieces: Iterator[str]) -> Iterator[str]:
    """Whole sentences with the marks behind them, as soon as the next one begins.

    Marks may stand before or behind the full stop; a quotation stays in one piece.
    """
    held = ""
    for piece in pieces:
        held += piece
        *done, held = _split(held)
        yield from done
    # A reply that was cut off raises before it comes here: the last sentence is whole.
    yield from (part for part in _split(held) if part.strip())


def _split(text: str) -> list[str]:
    """``text`` cut behind each sentence that something other than a mark or white space follows."""
    parts: list[str] = []
    start = place = 0
    while place < len(text):
        inside = text.count("“", start, place + 1) > text.count("”", start, place + 1)
        if text[place] not in _ENDS or inside:
            place += 1
            continue
        end = place + 1
        while end < len(text):
            mark = MARK.match(text, end)
            if mark:
                end = mark.end()
            elif text[end].isspace() or text[end] in _ENDS or text[end] in "”」』）)":
                end += 1
            else:
                break
        if end >= len(text) or text[end] in "[［【〔":
            break
        parts.append(text[start:end])
        start = place = end
    return [*parts, text[start:]]


