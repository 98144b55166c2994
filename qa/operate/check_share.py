"""A share that the prose states, held against the table, where a question quotes it (正文写占四成，按表算怎么不是)."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from index.database import StoredReport
from index.numbers import plain_number
from index.quantities import Quantity
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.figures import Figure, figure, two_places
from qa.understand.normalise import normalise
from qa.understand.reading import Reading, read
from qa.understand.shares import share_of
from qa.understand.targets import targets_of
from qa.wording import after_value, of_report

_PERCENT = re.compile(r"(?<![\d.])(?P<digits>\d{1,2}(?:\.\d+)?|100)[%％]|百分之(?P<words>\d{1,2}(?:\.\d+)?)")
_DOUBT = re.compile(
    r"怎么|咋|却|为什么|为何|不是|不对|对不|对吗|对么|对得|对上|准不准|准吗|真的|真实|属实|可信|靠谱|算错|写错|印错|错了|有误|错没错|"
    r"复算|重算|验|核|算算|算一|一算|按表|照表|用表|表[里中格上]|吻合|相符|一致|符合|矛盾|出入|差|吗|么|没有?[?？]?$|是否|是不是|correct|right|match|agree|accurate|check|\?$"
)
_OTHER_NUMBER = re.compile(r"(?<!该)(?<!应)(?<!是)(?<!到底)(?:多少|几(?!乎))|how many")
_SHARE = re.compile(r"占|比例|比重|占比|比率|公开率|\bshare\b")
_CHANGED = re.compile(r"(?:同比|环比|比(?:上|去|前)一?年|较(?:上|去|前)一?年|增长|上升|下降|提高|增加|减少|增幅|降幅|[升降涨跌])[^，,。；;]{0,6}$")


def share_in_doubt(draft: Draft, reading: Reading) -> bool:
    """Answers whether a share that the question quotes from the prose is the table's own; whether there is one to tell."""
    plan = draft.plan
    text = normalise(reading.question)  # A claim's number is struck from the reading.
    asked = [match["digits"] or match["words"] for match in _PERCENT.finditer(text)]
    if len(plan.reports) != 1 or len(asked) != 1 or not _SHARE.search(text):
        return False
    if not _DOUBT.search(text) or _OTHER_NUMBER.search(text):
        return False
    report = draft.context.report(plan.reports[0])
    for quantity in draft.context.quantities(report.id):
        if quantity.unit != "%" or quantity.value != Decimal(asked[0]) or quantity.approximate or _CHANGED.search(quantity.before):
            continue
        sides = _sides(draft, report, quantity)
        if sides is not None:
            _tell(draft, report, quantity, *sides)
            return True
    return False


def _sides(draft: Draft, report: StoredReport, quantity: Quantity) -> tuple[list[Figure], Figure] | None:
    """The cells that the sentence calls the part and the whole; None where it does not name figures of one table."""
    clause = re.split(r"[，,。；;]", quantity.before)[-1]
    if not _SHARE.search(clause):
        return None
    own = read(f"{clause}多少", draft.context.issuers())
    wanted = targets_of(own, report.form).wanted
    if not wanted or own.restricted or own.unexplained > 0:
        return None
    parts, base = share_of(own, wanted)
    if base is None or not parts:
        return None
    facts = draft.context.facts(report.id)
    found = [figure(part, report, facts) for part in dict.fromkeys(parts)]
    whole = figure(base, report, facts)
    held = all(one.value is not None for one in (*found, whole))
    return (found, whole) if held and whole.value else None


def _tell(draft: Draft, report: StoredReport, quantity: Quantity, parts: list[Figure], whole: Figure) -> None:
    """Says what the prose states and what the cells come to; a conflict where rounding does not explain the difference."""
    part = sum((one.value for one in parts if one.value is not None), Decimal(0))
    base = whole.value or Decimal(1)
    computed = part / base * 100
    places = max(0, -int(quantity.value.as_tuple().exponent))
    same = quantity.value in {computed.quantize(Decimal(1).scaleb(-places), rounding=way) for way in (ROUND_HALF_UP, ROUND_DOWN)}
    draft.cite(cite_quantity(quantity, report, draft.context.text))
    for one in (*parts, whole):
        draft.use(one)
        draft.add_value(one)
    sums = f"{' + '.join(plain_number(one.value or Decimal(0)) for one in parts)}"
    if len(parts) > 1:
        draft.steps.append(f"{sums} = {plain_number(part)}")
    shown = two_places(computed)
    draft.steps.append(f"{plain_number(part)} ÷ {plain_number(base)} = {shown}%")
    cells = "加".join(f"{one.label}{after_value(one)}" for one in parts)
    stated = plain_number(quantity.value)
    said = f"{of_report(report)}的年报正文写{stated}%，按表格{cells}，占{whole.label}{after_value(whole)}的{shown}%"
    if same:
        draft.say(f"一致：{said}。")
    else:
        apart = two_places(abs(computed - quantity.value))
        draft.say(f"不一致：{said}，相差{apart}个百分点。")
    draft.value, draft.unit = shown, "%"
    draft.verdicts.append("verified" if same else "conflict")
    draft.told = True
