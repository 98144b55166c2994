"""Whether a sentence that a model worded says nothing but its claims.

A sentence has to name its claims by their marks. Each of its clauses is then
held against one claim: its number with its unit, the year and the body in
force, the field's words. A clause that compares, counts out, denies or holds
several numbers, years or bodies has to stand in the claim word for word, since
there the order carries the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cache

import data
from qa.model.claims import (
    Claim,
    Claims,
    Clause,
    clauses,
    issuers_in,
    squeezed,
    terms_in,
    years_in,
)
from qa.model.said import Said, numbers_said, plain
from qa.understand.terms import terms_of

MARK = re.compile(r"[\[［【〔]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]］】〕]")
LEAST_SHARED = 0.5
"""Share of a sentence's pairs of characters that its claims and the question have to hold."""
LONGEST_SENTENCE = 400
_QUOTED = re.compile(r"“([^”]*)”|「([^」]*)」|『([^』]*)』|《([^》]*)》|\"([^\"]*)\"|‘([^’]*)’")
_MARKUP = re.compile(r"[<>`{}|\\#*~_]|https?:|www\.|\]\(|：//|://")
_NAME_END = re.compile(r"自治区|自治州|街道|委员会|办公室|政府|部门|机关|[省市县区州盟旗镇乡局厅委署院]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A sentence found to hold, with the numbers it states and which of its numbers are rounded, or why it falls."""

    text: str = ""
    fault: str = ""
    claims: tuple[Claim, ...] = ()
    stated: tuple[Decimal, ...] = ()


class Refuted(Exception):
    """A sentence says what its claims do not; the message is the name of the rule."""


@dataclass(kw_only=True)
class _InForce:
    years: frozenset[int] = frozenset()
    issuers: frozenset[str] = frozenset()


def checked(sentence: str, claims: Claims) -> Verdict:
    """The sentence as it may be shown, with the marks of citations; or the rule that it breaks."""
    try:
        return _checked(plain(sentence).strip(), claims)
    except Refuted as refuted:
        return Verdict(fault=str(refuted))


def _checked(sentence: str, claims: Claims) -> Verdict:
    named = _marked(sentence, claims)
    text = MARK.sub("", sentence)
    if len(text) > LONGEST_SENTENCE or _MARKUP.search(text):
        raise Refuted("markup")
    _quotations(text, named)
    _letters(text, named)
    _shared(text, named, claims.question)
    in_force = _InForce()
    stated: list[Decimal] = []
    rounded: list[tuple[str, Said]] = []
    for clause in clauses(text):
        for said, source in _clause(clause, named, claims, in_force):
            stated.append(source.value or Decimal(0))
            if said.value != source.value:
                rounded.append((said.text, source))
    shown = _with_marks(sentence, claims)
    for piece, source in rounded:
        shown = shown.replace(piece, f"{piece}（四舍五入，原数{source.text.strip()}）", 1)
    return Verdict(text=shown, claims=tuple(named), stated=tuple(stated))


def _marked(sentence: str, claims: Claims) -> list[Claim]:
    numbers = [int(number) for match in MARK.finditer(sentence) for number in re.findall(r"\d+", match[1])]
    if not numbers:
        raise Refuted("no_mark")
    if any(not 1 <= number <= len(claims.held) for number in numbers):
        raise Refuted("unknown_mark")
    return [claims.held[number - 1] for number in dict.fromkeys(numbers)]


def _with_marks(sentence: str, claims: Claims) -> str:
    """The sentence with the marks of claims replaced by those of their citations."""

    def marks(match: re.Match[str]) -> str:
        numbers = [int(number) for number in re.findall(r"\d+", match[1])]
        cited = dict.fromkeys(one for number in numbers for one in claims.held[number - 1].citations)
        return "".join(f"[{one}]" for one in cited)

    return MARK.sub(marks, sentence)


def _quotations(text: str, named: Sequence[Claim]) -> None:
    sources = [squeezed(claim.text) for claim in named]
    for match in _QUOTED.finditer(text):
        inner = squeezed(next(group for group in match.groups() if group is not None))
        if not any(inner in source for source in sources):
            raise Refuted("quotation")
    if re.search("[“”「」『』《》\"‘’]", _QUOTED.sub("", text)):
        raise Refuted("quotation")


def _letters(text: str, named: Sequence[Claim]) -> None:
    """Words in letters: only those that a claim holds."""
    sources = " ".join(claim.text for claim in named).lower()
    for word in re.findall(r"[^\W\d_\u3400-\u9fff〇]+", text):
        if word.lower() not in sources:
            raise Refuted("letters")


def _shared(text: str, named: Sequence[Claim], question: str) -> None:
    source = "\n".join([*(claim.text for claim in named), question])
    run = "".join(_HAN.findall(text))
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    if pairs and sum(pair in source for pair in pairs) < LEAST_SHARED * len(pairs):
        raise Refuted("unsupported")


_SUPPOSED = re.compile(r"印作|若为|应为|应当为|改为|推算|本该")


def _clause(clause: str, named: Sequence[Claim], claims: Claims, in_force: _InForce) -> list[tuple[Said, Said]]:
    """Holds one clause against the claims; returns each of its numbers with the one that backs it."""
    numbers = numbers_said(clause)
    figures = [said for said in numbers if said.kind != "year"]
    issuers = issuers_in(clause, claims.names)
    _names(clause, named)
    in_force.years = years_in(numbers) or in_force.years
    in_force.issuers = issuers or in_force.issuers
    turning = list(_turning().finditer(clause))
    spans = [said_span(said) for said in numbers] + [match.span() for match in turning]
    # What is printed and what would mend it are both claims; only their own words tell one from the other.
    supposed = bool(figures) and bool(_SUPPOSED.search(clause))
    many = supposed or len(figures) > 1 or len(years_in(numbers)) > 1 or len(issuers) > 1
    fitting = [claim for claim in named if _fits(claim, in_force)]
    if not fitting:
        raise Refuted("year_or_issuer")
    if turning or many:
        spans += [(term.start, term.end) for term in terms_of(clause.lower())]
        core = clause[min(start for start, _ in spans) : max(end for _, end in spans)] if spans else clause
        core = clause.strip() if supposed else core
        held = [claim for claim in fitting if squeezed(core) in squeezed(claim.text)]
        held = [claim for claim in held if terms_in(clause) <= claim.terms]
        for claim in held:
            found = [_anywhere(said, claim) for said in figures]
            if all(found):
                return [(said, one) for said, one in zip(figures, found, strict=True) if one is not None]
        raise Refuted("not_word_for_word")
    if not figures:
        if not any(terms_in(clause) <= claim.terms for claim in fitting):
            raise Refuted("term")
        return []
    said = figures[0]
    for claim in fitting:
        for backing in claim.clauses:
            source = _backs(backing, said, claim, in_force)
            if source is not None and _same_matter(clause, said, backing, source, claim):
                return [(said, source)]
    raise Refuted("number")


def said_span(said: Said) -> tuple[int, int]:
    """Where a number stands."""
    return said.start, said.end


def _fits(claim: Claim, in_force: _InForce) -> bool:
    return in_force.years <= claim.years and in_force.issuers <= claim.issuers


def _anywhere(said: Said, claim: Claim) -> Said | None:
    same = (one for part in claim.clauses for one in part.numbers if one.kind == said.kind)
    return next((one for one in same if one.value == said.value and one.unit == said.unit), None)


def _backs(backing: Clause, said: Said, claim: Claim, in_force: _InForce) -> Said | None:
    """The number of the clause that ``said`` repeats or rounds, where year and body are the same."""
    if in_force.years and not in_force.years <= (backing.years or claim.years):
        return None
    if in_force.issuers and not in_force.issuers <= (backing.issuers or claim.issuers):
        return None
    for source in backing.numbers:
        if source.kind == said.kind and source.value is not None and source.unit == said.unit:
            if said.value == source.value or rounds(said, source):
                return source
    return None


def rounds(said: Said, source: Said) -> bool:
    """Whether ``said`` is ``source`` rounded to the last digit that is given.

    A count is never rounded to tens; a share or an amount keeps at least two digits.
    """
    if said.value is None or source.value is None or said.kind != "figure":
        return False
    if said.unit not in ("%", "个百分点", "倍", "元") or said.step <= source.step:
        return False
    if abs(said.value) < 10 * said.step:
        return False
    scaled = source.value / said.step
    ways = (scaled.quantize(Decimal(1), rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN))
    return any(way * said.step == said.value for way in ways)


def _same_matter(clause: str, said: Said, backing: Clause, source: Said, claim: Claim) -> bool:
    """Whether the clause names nothing of the field but what the claim's clause does.

    A clause of a report's prose has no such words of its own: there a pair of
    characters next to the number has to be shared.
    """
    labels = _labels(claim)
    if not terms_in(clause) <= backing.terms | (labels or frozenset()):
        return False
    if _denies(clause) != _denies(backing.text) and not claim.quoted:
        return False
    if labels is None:
        # A list of several things: what stands before the number has to stand there in the claim too.
        return _label_before(clause, said) == _label_before(backing.text, source)
    if claim.quoted:
        own = "".join(_HAN.findall(clause))
        return any(own[place : place + 2] in backing.text for place in range(len(own) - 1))
    return True


def _labels(claim: Claim) -> frozenset[tuple[str, str]] | None:
    """The claim's terms where all its clauses speak of one thing; None where it lists several."""
    kinds = {part.terms for part in claim.clauses if part.terms and part.numbers}
    return claim.terms if len(kinds) <= 1 else None


def _label_before(clause: str, said: Said) -> str:
    """The last characters before a number that are not filling."""
    before = re.sub(r"[共计为是有达\s]+$", "", clause[: said.start])
    return before[-3:]


def _denies(text: str) -> bool:
    """Whether a clause denies something, the field's own words (不予公开) left aside."""
    words = text
    for term in reversed(terms_of(text.lower())):
        words = words[: term.start] + words[term.end :]
    return bool(re.search("[不未无没非]", words))


@cache
def _turning() -> re.Pattern[str]:
    return re.compile("|".join(data.load("wording")["turning"]))


def _names(clause: str, named: Sequence[Claim]) -> None:
    """Names of bodies and places, known or not: what ends like one has to stand in a claim as it stands here."""
    words = data.load("wording")
    sources = [squeezed(claim.text) for claim in named]
    for match in _NAME_END.finditer(clause):
        before = clause[: match.end()]
        if any(before.endswith(name) for name in words["standing_for"]):
            continue
        for length in range(min(len(before), 24), 0, -1):
            tail = before[-length:]
            if any(tail in source for source in sources):
                break
        else:
            raise Refuted("name")
        rest = before[:-length]
        if rest and _HAN.match(rest[-1]) and rest[-1] not in words["before_a_name"]:
            raise Refuted("name")
