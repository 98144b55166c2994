"""Whether a question ties one year's report to the next, and which years it ties."""

from __future__ import annotations

import re
from itertools import pairwise

from qa.understand.cues import links_years, two_ends
from qa.understand.disclosed import Targets
from qa.understand.reading import Reading

_CARRIED = re.compile(
    r"结转|转(?:出|入|到|给|过)|留下|留的|留(?:到|给|至|待)|剩(?:下|的|余)?|没办完|未办结|没办结|尾巴|尾数|接(?:住|手|到|过|得|上|不|续)|承接|挂着|期末|期初|[年底末]末|年底|年初|在办|"
    r"移交|交(?:给|到|出|接)|存量|积压|遗留|余下|结余|留存|甩|顺延|递延|滚|拖到|跨年|carr(?:y|ied)|hand(?:ed|s)? over|left over|roll"
)
_TIES = re.compile(
    r"(?:差|出|岔|断)在(?=哪)|衔接|接(?:得|不)?(?:上|住|到|得住|续)|不接(?!收|受)|脱[节钩]|接过来|对(?:得|不)?(?:上|账)|勾(?:得|不)?上|能否勾上|匹配|一致|相符|吻合|相等|相同|同一个?数|一样|等于|[＝=]|是否|"
    r"找得(?:着|到)|找不(?:着|到)|交[代待]|后来|下落|认账|认不认|对账|核|是不是|出处|来源|断档|断了|脱节|脱钩|match|agree|equal|tally|same|follows? from|"
    r"consistent|reconcile"
)
_BOTH_ENDS = re.compile(
    r"(?:转出|结转出|结转下|转下|[年期][末底]).{0,24}(?:转入|承接|接手|接过来|上年结转|[年期]初)|(?:转入|上年结转|[年期]初).{0,24}(?:转出|结转下|转下|[年期][末底])|"
    r"两头|跨年(?:的)?(?:结转|承接|衔接)|每一?(?:组|对).{0,6}结转|结转.{0,6}(?:每一?组|每一?对)"
)
_COMES_FROM = re.compile(r"(?:来自|源自|源于|出自|承自|就是|即|承接)(?:了|的|自|于)?(?:20\d\d|上一?年|前一?年|去年)|两(?:年|本|份|头|边|个年报)[^，,]{0,8}各")
_CHAIN = re.compile(r"上下年|前后年|年度?(?:之间|间)|跨年|衔接|接(?:得|不)?上|连得上|勾稽|续得上|滚(?:得|动)|平衡")
"""How the years of a stock are said to follow from each other."""
_HOW_COME = re.compile(r"(?:怎么|咋|如何|何以)(?:就)?(?:算|变|来|得|推|加)?(?:过来|出来|出|成|到)?的?(?:来的)?|凭什么|为(?:什么|啥|何)")
_TWO_YEARS = re.compile(r"两年|年与年|跨年|前后年|相邻|逐年|年度(?:之间|衔接)|year to year|between years")
_ONWARD = re.compile(r"下一?年(?!度)|次年|第二年|来年|后来|后一年|以后|之后|following year|next year|later")
_BACKWARD = re.compile(r"去年|前一?年|上一年(?!度?结转)|头一年|上年(?:的)?(?:年报|报告)|last year|previous year|year before")
_STOCK = re.compile(r"现行有效|有效(?:件|数|的)?|存量|in force|剩")
_MOVED = re.compile(r"制发|新(?:制|发|增|出)|印发|出台|废(?:止|掉|了|\d|的)?|制定|减|issued|repealed")
_EXPECTED = re.compile(
    r"按理|应该有|应有|应该是|该有|还剩|算下来|算起来|推(?:得|不|算|出|导)|照理|该剩|应剩|配得|得出来|加.{1,14}减|"
    r"衔接|对(?:得|不)?上|对账|follows? from|等于|对(?:吗|不对|么)|[解说讲]释?得通|说明得了"
)
_SHRUNK = re.compile(r"(?:少|多|丢|缺|变|掉|降|缩)(?:了|到|成|掉)")
_FROM_TO = re.compile(r"从\d[\d,]*[件部个]?[^，,。\d]{0,6}?(?:到|变成?|变为|成了|降至|降到|升到)了?\d")
_BOTH_MOVES = re.compile(
    r"(?:制发|新(?:制|发|增|出)|又发|印发|发布|出台|发了).*(?:废|减)|(?:废|减).*(?:制发|新(?:制|发|增|出)|又发|印发|发布|出台|发了)"
)
_OPENS_AND_CLOSES = re.compile(
    r"(?:[年期]初|(?:上|前)一?年度?(?:的)?(?:[年期]?[底末]|留|剩|结余)|去年(?:的)?(?:[年期]?[底末]|留|剩|结余)).*(?:[年期][底末]|(?:今|本|当)年(?:的)?[底末])"
)
"""Where a stock stood before a year and after it (上年末…，期末…)."""
_ROLLED = re.compile(
    r"(?:\x01|20\d\d年?)[年]?(?:[底末初]|年[底末初])[^，,。；;]{0,3}?(?:到|至|滚到|变到|走到|推到|过渡到|—|–|-|→)[^，,。；;]{0,4}?(?:\x01|20\d\d年?)[年]?(?:[底末初]|年[底末初])|"
    r"加减(?:之后|以后|后|完|一下|起来|下来)|(?:一|有)(?:进|增|加)一(?:出|减|废)|(?:进出|增减|新增和废止|加加减减|加了又减)(?:之后|以后|一算|下来|轧)"
)
"""A stock that goes from the end of one year to the end of the next (2022末到2023末，加减之后…)."""
_TRIED = re.compile(r"(?:接|连|串|放|合)(?:起来|在?一起|上)?[^，,。]{0,3}(?:验|核|对)|验(?:一验|一下|算|证)|核一?核|对一对|轧一?轧")
"""Figures of two years put to the test (接起来验一验)."""
_APART = re.compile(r"相?差(?:了)?(?:多少|几|额|值)|差距|[多少](?:出|了)(?:多少|几)|对不对得?|是否")
LEAST_SUMMANDS, YEARS_OF_A_LINK = 3, 2


def asks_link(reading: Reading, targets: Targets, stated: int) -> str:
    """``carried`` or ``stock`` where the question ties two years' reports, else ""."""
    text, body = reading.text, reading.body
    subjects = {t.id for t in reading.terms if t.kind == "subjects"} & {"rules", "normative"}
    two = len(reading.years.named) > 1 or bool(_TWO_YEARS.search(text)) or bool(reading.years.shift or reading.years.relative)
    if subjects:
        moves = bool(_MOVED.search(body)) or reading.asks("check")
        crosses = bool({"public_total", "made", "published"} & _columns(reading)) and "in_force" in _columns(reading)
        summed = stated >= LEAST_SUMMANDS and bool(re.search(r"[+＋]|加", body)) and bool(re.search(r"[-−－]|减|废", body))
        if re.search(r"正文|文字", body):
            return ""
        if stated > 1 and two and _HOW_COME.search(body) and not re.search(r"多少|几", body):
            return "stock"
        if two and reading.asks("check") and _CHAIN.search(text) and not _columns(reading) - {"in_force"}:
            return "stock"
        if two and _TRIED.search(body) and not _columns(reading) - {"in_force"}:
            return "stock"
        if (two or _OPENS_AND_CLOSES.search(text)) and _ROLLED.search(text) and (reading.asks("check") or _EXPECTED.search(body)) and not _columns(reading) & {"public_total", "made", "published"}:
            return "stock"
        if _OPENS_AND_CLOSES.search(text) and stated > 1 and (reading.asks("check") or _EXPECTED.search(body)):
            return "stock"
        if _FROM_TO.search(body) and stated > 1 and re.search(r"平|账|怎么|咋|为什么|为何|来的", body):
            return "stock"
        listed = len(reading.issuers.held) > 1 and not reading.asks("check", "difference") and not _TIES.search(text) and not _EXPECTED.search(body)
        if summed or (crosses and two and not listed) or (two and moves and _STOCK.search(body) and _EXPECTED.search(body)):
            return "stock"
        derived = re.search(r"推(?:得|不|能)?(?:出|算)|怎么来|从(?:上|前)一?年", text)
        if two and derived and reading.asks("check"):
            return "stock"
        shrunk = bool(_SHRUNK.search(body)) and bool(re.search(r"[吗么]|是不是|是否|怎么|为什么|[?？]$", body))
        if shrunk and stated > 1 and len(reading.years.named) > 1 and not re.search(r"(?:多少|几)", body):
            return "stock"
        both_moves = {"issued", "repealed"} <= _columns(reading) or bool(_BOTH_MOVES.search(body))
        if both_moves and _EXPECTED.search(body) and (two or stated > 1 or (reading.years.named and reading.asks("check"))):
            return "stock"
        if two and reading.asks("check") and _STOCK.search(body):
            return "stock"
        if two and stated >= LEAST_SUMMANDS and _MOVED.search(body) and _EXPECTED.search(body):
            return "stock"
        return ""
    others = {t.id for t in reading.terms if t.kind == "rows"} - {"requests.carried_in", "requests.carried_out", "requests.new", "requests.total"}
    if others or any(t.kind in ("groups", "subjects") for t in reading.terms):
        return ""
    if two_ends(text):
        return ""  # The ends of two years are set against one another: no year hands anything to the other.
    both_ends = bool(_BOTH_ENDS.search(text)) and (two or reading.years.compared or not reading.years.named)
    ranked = reading.asks("rank") and not both_ends and not reading.asks("check")
    if not _CARRIED.search(text) or ranked or reading.asks("share", "growth", "times"):
        return ""
    if both_ends or links_years(reading, targets):
        return "carried"
    if two and _COMES_FROM.search(text) and _names_carried(targets):
        return "carried"
    if two and _names_columns_only(reading) and _APART.search(body) and len(set(reading.years.named)) == YEARS_OF_A_LINK:
        return "carried"
    if _TIES.search(text) and (two or _ONWARD.search(text) or _BACKWARD.search(text) or (reading.asks("check") and _names_carried(targets))):
        return "carried"
    return ""


def _names_columns_only(reading: Reading) -> bool:
    """Whether the question speaks of what is carried over by a general word alone (跨年衔接, 22到23的结转)."""
    rows = {t.id for t in reading.terms if t.kind == "rows"}
    return not rows or rows == {"requests.carried_in", "requests.carried_out"}


def _names_carried(targets: Targets) -> bool:
    carried = {"requests.carried_in", "requests.carried_out"}
    return bool({t.concept for t in (*targets.wanted, *targets.readings)} & carried)


def _columns(reading: Reading) -> set[str]:
    return {t.id for t in reading.terms if t.kind == "columns"}


def pairs_of(reading: Reading, targets: Targets) -> tuple[tuple[int, int], ...]:
    """The pairs of years that are to be linked; () for every pair that is held."""
    years = sorted(set(reading.years.named))
    if len(years) > 1:
        return tuple(pairwise(years))
    if not years:
        return ()
    year, text = years[0], reading.text
    if reading.years.shift > 0 or _ONWARD.search(text):
        return ((year, year + 1),)
    if reading.years.shift < 0 or reading.years.relative or reading.years.compared or _BACKWARD.search(text):
        return ((year - 1, year),)
    concepts = {t.concept for t in targets.wanted}
    if concepts == {"requests.carried_out"}:
        return ((year, year + 1),)
    return ((year - 1, year),)


def own_years(reading: Reading) -> tuple[tuple[str, int], ...]:
    """Two bodies named each with a year of its own (宿迁2024 … 洪泽2023); () where it is not so."""
    names, spans = reading.issuers.held, reading.issuers.spans
    if len(names) != 2 or len(spans) != 2:
        return ()
    found = []
    for name, (start, end) in zip(names, sorted(spans), strict=True):
        near = [span for span in reading.years.spans if 0 <= span[0] - end <= 1 or 0 <= start - span[1] <= 1]
        year = re.search(r"\d{2,4}", reading.text[slice(*near[0])]) if near else None
        if year is None:
            return ()
        found.append((name, int(year.group()) % 100 + 2000))
    return tuple(found) if found[0][1] != found[1][1] else ()
