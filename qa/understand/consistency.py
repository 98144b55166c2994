"""Whether a question asks if figures agree, and what about it: which rule, which numbers, what is wanted."""

from __future__ import annotations

import re
from decimal import Decimal

from qa.plan import CheckAsk, Want
from qa.understand.cues import two_ends
from qa.understand.disclosed import Targets
from qa.understand.linking import asks_link, own_years, pairs_of
from qa.understand.reading import Reading
from qa.understand.terms import mask

_NUMBER = re.compile(r"(?<![\d.])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>[万亿](?!元))?")
_NOT_STATED = re.compile(r"表\d|前\d+|第\d+|\d+(?:号|版|分钟|天|个工作日)|[（(]\d[）)]")
_PLUS = r"(?:加上?|和|与|\+|＋)"
_FLOW = re.compile(
    rf"新收.{{0,4}}{_PLUS}.{{0,4}}(?:结转|转入|转来|转进).{{0,16}}(?:办结|办理结果|办完|处理|总计).{{0,6}}{_PLUS}?.{{0,4}}(?:结转|转下|转出)|"
    r"(?:进|收)(?:来|的).{0,8}(?:出去|办掉|办结).{0,6}(?:平|等)|一加二.{0,6}三加四|第一项加第二项|new .{0,40}carried.{0,60}carried"
)
_OUTCOME = re.compile(
    r"[（(]?一[）)]?(?:到|至|-|~)[（(]?六[）)]?|(?:各项|各种|各类|六项|分项|六种|所有)(?:办理|处理|答复)?结果|(?:结果|办理)(?:各项|分项|明细)|every outcome|outcome (?:rows|figures)"
)
_ROW = re.compile(
    r"六类|七类|六种申请人|各类申请人|(?:各|每)(?:类|种)?申请人|六(?:列|栏|格)|横着|横向|横加|一行|(?:这|那|该|哪|每|各)一?行|行(?:合计|加总)|six (?:types|columns|kinds)|"
    r"across (?:the )?(?:row|applicants)"
)
_COLUMN = re.compile(r"竖着|竖向|纵向|竖加|(?:一|这|那|该|各|每|哪)列|栏竖|down the column|columns?")
_PROSE = re.compile(r"正文|文字|文中|行文|叙述|所称|所述|里称|声称|说是|年报(?:里)?(?:写|说|称|讲)的?|prose|text|narrative")
_ONE_THING = re.compile(
    r"(?:是不是|是否|算不算|是|算)?一(?:回|码)事|同一?(?:个)?(?:数|口径)|对得[上拢起齐]|对不[上拢起齐]|合得拢|"
    r"(?:不是|是不是|是)[这那一]个?数|真的?假|真的吗|两样|两个说法|不是一个数|[相吻]合"
)
_TABLED = re.compile(r"(?:那|这|后面|后头|下面|附)的?(?:张|个)?表|表(?:格|里|中|上|[二三四])|[和与跟同]表")
"""Prose and table set against one another (正文和后面那张表是不是一回事)."""
_NO_PROSE = re.compile(r"(?:撇开|不谈|不看|不管|抛开|不说|不算|除开|先不)[^，,]{0,4}(?:正文|文字)|表格?(?:自己|本身|内部)")
_GROWTH = re.compile(r"\d%.{0,3}(?:提高|上升|下降|减少|增加)|(?:提高|上升|下降|减少|增加)了?\d|同比|增长|增幅|涨|降幅|增速|比上年|比去年|growth|grew|increase")
_EITHER = re.compile(
    r"\d[\d,.]*[件条个%]?(?:呢|啊|呀|,|，)? ?(?:还是|抑或|亦或|or) ?(?:说)?(?:是)?\d|到底(?:是|该信|信)?哪(?:个|一个)(?:数)?(?:对|准|为准)|哪个(?:数)?(?:才)?(?:是)?(?:对|准|真|为准)|"
    r"以哪个为准|信哪个|一会儿?.{0,8}一会儿?|which (?:one )?is (?:right|correct)"
)
_APART = re.compile(
    r"差额|相差|(?<![出])差(?:了|着|出)?(?:多少|几|多大)|差距|(?:多|少|大|小|高|低|短|缺)(?:算|写|报|印|计|填|列)?(?:出|了|着)?(?:多少|几)(?![些种类])|by how (?:much|many)|"
    r"how (?:far|much|many) .{0,20}(?:apart|off|short)|difference|differ by"
)
_OUGHT = re.compile(
    r"(?:该|应|应该|应当|本该|理应|按理|原本|本来)(?:是|为|填|写|印|有|得|等于|剩|补)?(?:是)?(?:多少|几)|(?:正确|对|真实|实际)的?(?:应该|应当|应|该)?(?:是|为)?(?:多少|几)|"
    r"(?:填|补|改成|改为|写)(?:多少|几)(?:才|就)|should (?:it|that|the \w+|this)? ?(?:be|read|have been)|ought to"
)
_WRONG = re.compile(
    r"印错|写错|填错|打错|算错|抄错|录错|报错|错印|误印|排印|笔误|漏[填写报印]|错[了的]|有误|出错|毛病|(?<!对)不对|岔子|可疑|存疑|蹊跷|对不上|不平|"
    r"不等|不相等|不符|矛盾|打架|misprint|typo|wrong|mistake|error"
)
_REPORTS = re.compile(
    r"(?:哪|什么)(?:些|几|一)?(?:个|份|家|本)?(?:年报|报告|机关|单位|地方|部门|市|家|份)|(?:几|多少)份|(?:年报|报告).{0,10}(?:指出来|列出来|点名|有一份算一份|都给我|有哪些|挑出来|找出来)|"
    r"点(?:个|一下)?名|which (?:of the )?(?:reports?|bod)|what reports"
)
_RECOMPUTED = re.compile(
    r"复算|推得|推出|得出|验|hold|recomput|accurate|重算|算算|一算|核|准|对|真|属实|靠谱|信|"
    r"吻合|合得|是这个数|算出来|成立|right|correct|check"
)
_RIGHT = re.compile(r"(?:都|全)?(?:对|准|等|平|正确)(?:吗|么|不|没)")
_MENDING = re.compile(r"该填|该写|应填|漏填|补填|空着|空白|没填|留空")
_CONTRAST = re.compile(
    r"差|不一致|不一样|不同|矛盾|出入|还是|口径|却|反而|怎么|对不上|对得|一回事|说法|是否|是不是|与|跟|和|吗|核|differ|but|versus|vs|match|agree"
)
_ADDED = re.compile(r"(?:加完|加起来|一加|相加|加总|合起来|加出来)(?:后|到底|究竟)?(?:是|有|得|为|等于|共)?(?:多少|几)")
_CONTRADICTS = re.compile(rf"{_APART.pattern}|{_WRONG.pattern}|怎么|咋|却|为什么|为何|why")
_SUM_SAID = re.compile(r"加[^，,。；;]{2,10}的和(?=[与和跟同不是等，,])|(?:加完|加起来|一加|相加|加总|之和|合起来|凑一?起来?|横着加|竖着加|加出来)")
_PRINTED = re.compile(r"总计|合计|印|（七）|\(七\)|写着|填的|表上|表里|总数|不是\d|\d.{0,4}(?:嘛|吗)")
_YES_OR_NO = re.compile(r"[吗么嘛]|是否|是不是|对不对|能不能|能否|等不等|没有?[?？]?$|吧[?？]?$|(?:^|[.?] ?)(?:do|does|is|are|did) ")
_PLACE_IN_DOUBT = re.compile(r"哪(?:里|儿|处|些?格|一?格|个数|一?列|一?行|一处)|what(?:'s| is) wrong|where")
_RIGHT_ONE = re.compile(r"(?:正确|准确|真正|真实)的?(?:总计|总数|数|值|件数)?(?:应|该|是)|misprint.{0,40}should")
_EXPECTED = re.compile(r"按理|算下来|算起来|推算|理论上|照理|应当剩|该剩|应剩|配得|推得|推不|推出")
_FIGURES = re.compile(
    r"数[字据值目]?|表|账|年报|报告|勾稽|矛盾|平|加|打架|[格列行栏]|错|总计|合计|结转|正文|核对|对不上|岔子|add|consisten|contradict|figure|number|total|balance|reconcile|match"
)
_OTHER_MEASURE = re.compile(
    r"(?:与|和|跟|同|符合).{0,10}(?:要求|期限|规定|文件|标准|计划|目标|意见|法律|条例|政策|精神|预期|承诺)"
)
LEAST_ASIDE, MOST_ASIDE = 2, 6
"""Characters that nothing explains which may stand in a question about agreement, without and with a term."""
SMALL = 10
"""Numbers below this are found everywhere in a table and prove little."""


def stated_numbers(body: str) -> tuple[str, ...]:
    """The numbers that a question states, years and names of tables left out; 万 and 亿 multiplied out."""
    text = mask(body, [match.span() for match in _NOT_STATED.finditer(body)])
    found = []
    for match in _NUMBER.finditer(text):
        digits = match["digits"].replace(",", "")
        if match["scale"]:
            digits = format((Decimal(digits) * (10_000 if match["scale"] == "万" else 100_000_000)).normalize(), "f")
        found.append(digits)
    return tuple(dict.fromkeys(found))


def check_ask(reading: Reading, targets: Targets) -> CheckAsk | None:
    """What of the figures' agreement the question asks; None where it asks for something else."""
    body = reading.body
    stated = stated_numbers(body)
    large = [number for number in stated if float(number) >= SMALL]
    flow = _flows(reading, targets) and bool(
        reading.asks("check", "difference") or any(p.search(body) for p in (_APART, _WRONG, _YES_OR_NO, _EXPECTED)) or "=" in body
    )
    named = bool(reading.issuers.held)
    link = "" if flow else asks_link(reading, targets, len(stated))
    contrasted = len(large) > 1 and bool(_CONTRAST.search(body)) and (named or bool(_EITHER.search(body)))
    added = bool(_SUM_SAID.search(body))
    summed = added and bool(_PRINTED.search(body)) and (
        any(p.search(body) for p in (_APART, _WRONG, _YES_OR_NO)) or (bool(large) and bool(re.search(r"多少|几", body)))
    )
    summed = summed or (added and bool(_RIGHT.search(body))) or (bool(_PROSE.search(body)) and bool(_APART.search(body)) and bool(targets.wanted))
    placed = bool(_PLACE_IN_DOUBT.search(body) or _tables(body))
    doubted = bool(_WRONG.search(body) and (stated or placed)) or bool(_RIGHT_ONE.search(body) and _OUGHT.search(body))
    doubted = doubted or bool(_MENDING.search(body) and (_OUGHT.search(body) or _WRONG.search(body)))
    recomputed = bool(
        _GROWTH.search(reading.text) and stated and re.search(r"%|百分", body) and _RECOMPUTED.search(body)
    )
    both = bool(_PROSE.search(body) and _TABLED.search(body) and _ONE_THING.search(body))
    plain = reading.asks("check") or (both and bool(targets.wanted or targets.readings or large))
    if two_ends(reading.text) and link != "stock":
        return None
    if reading.asks("rank") and link != "carried" and not (_WRONG.search(body) and plain):
        return None
    only_plain = plain and not (link or flow or summed or doubted or contrasted or recomputed)
    if only_plain and (reading.restricted or _of_something_else(reading, stated)):
        return None
    if not (plain or link or flow or summed or doubted or contrasted or recomputed or (_EITHER.search(body) and stated)):
        return None
    if contrasted and not (plain or link or flow or summed or doubted or recomputed) and not _two_statements(reading):
        return None
    return CheckAsk(
        families=_families(reading, flow=flow, link=link, recomputed=recomputed),
        tables=_tables(body),
        want=_want(reading),
        stated=stated,
        applicants=_applicants(reading),
        pairs=pairs_of(reading, targets) if link else (),
        onward=bool(link) and reading.years.shift > 0 and not reading.years.named,
        bodies=own_years(reading) if link else (),
        without_prose=bool(_NO_PROSE.search(body)),
    )


def _of_something_else(reading: Reading, stated: tuple[str, ...]) -> bool:
    """Whether words that nothing explains are said to agree (答复与法定期限一致吗), not figures."""
    if stated:
        return False
    if _OTHER_MEASURE.search(reading.body) and not any(t.kind == "subjects" for t in reading.terms):
        return True
    if _FIGURES.search(reading.body):
        return False
    return reading.unexplained > (MOST_ASIDE if reading.terms else LEAST_ASIDE)


def about_words(reading: Reading, targets: Targets, ask: CheckAsk) -> bool:
    """Whether the question, with no report named, is if two terms of the form mean the same."""
    if reading.issuers.held or reading.years.named or reading.years.all or ask.stated or ask.tables:
        return False
    if ask.want == "reports" or set(ask.families) & {"carried", "stock", "prose", "growth"}:
        return False
    named = {target.concept for target in (*targets.wanted, *targets.readings)}
    terms = [term for term in reading.terms if term.kind in ("rows", "columns", "groups")]
    return bool(named or terms) and not re.search(r"年报|报告|机关|单位|各地|收录|所有|全部|reports?|bod", reading.body)


def _two_statements(reading: Reading) -> bool:
    """Whether two numbers are set against one another as two statements of one thing."""
    between = bool(_EITHER.search(reading.body) or _PROSE.search(reading.body))
    tabled = bool(re.search(r"表[二三四]?", reading.body))
    return between or (tabled and bool(_CONTRADICTS.search(reading.body)))


def _flows(reading: Reading, targets: Targets) -> bool:
    concepts = {t.concept for t in (*targets.wanted, *targets.readings)}
    come = "requests.handled" in concepts or {"requests.new", "requests.carried_in"} <= concepts
    gone = {"requests.total", "requests.carried_out"} <= concepts
    return bool(_FLOW.search(reading.body)) or (come and gone)


def _families(reading: Reading, *, flow: bool, link: str, recomputed: bool) -> tuple[str, ...]:
    body = reading.body
    if link:
        return (link,)
    if flow:
        return ("flow",)
    if recomputed:
        return ("growth",)
    found: list[str] = []
    remedies = any(term.kind == "groups" for term in reading.terms)
    if _PROSE.search(body) and not _NO_PROSE.search(body):
        found.append("prose")
    elif remedies and (_OUTCOME.search(body) or _ROW.search(body) or _COLUMN.search(body)):
        found.append("remedy")
    elif _OUTCOME.search(body):
        found.append("outcome")
    elif _ROW.search(body) and _tables(body) != ("四",):
        found.append("row")
    elif _COLUMN.search(body):
        found += ["flow", "outcome"]
    return tuple(found)


def _tables(body: str) -> tuple[str, ...]:
    return tuple(
        name
        for name, pattern in (
            ("二", r"表二|第二[张个]?表|二表|table (?:two|2|ii)\b"),
            ("三", r"表三|第三[张个]?表|三表|table (?:three|3|iii)\b"),
            ("四", r"表四|第四[张个]?表|四表|table (?:four|4|iv)\b"),
        )
        if re.search(pattern, body)
    )


def _want(reading: Reading) -> Want:
    body = reading.body
    if len(reading.issuers.held) != 1 and _REPORTS.search(body):
        return "reports"
    if _EITHER.search(body):
        return "either"
    if _APART.search(body):
        return "apart"
    if _ADDED.search(body):
        return "added"
    if _OUGHT.search(body) or (_MENDING.search(body) and re.search(r"多少|几", body)) or _EXPECTED.search(body):
        return "ought"
    return "verdict"


def _applicants(reading: Reading) -> tuple[str, ...]:
    """The applicants named, 总计 among them where its column is."""
    named = [term.id for term in reading.terms if term.kind == "applicants"]
    covered = mask(reading.body, [(t.start, t.end) for t in reading.terms if t.kind == "applicants"])
    if re.search(r"[“\"]?其[他它][”\"]?(?:这|那)?(?:一)?[列栏格]", covered):
        named.append("other")
    if re.search(r"总计(?:这|那|一)*[列栏]|(?:看|按|和|及|、)总计", covered) and not re.search(r"别.{0,6}总计|不.{0,4}总计", covered):
        named.append("total")
    if re.search(
        r"(?:出在|出自|是|在)哪(?:一)?[类种列栏](?:申请人|申请者|人)|哪(?:一)?[类种列栏](?:申请人|申请者|人)?(?:头上|身上|"
        r"那里|上|有|出|不|对|的)|逐(?:列|栏|类|个申请人)|(?:各|每)(?:一)?(?:列|栏|"
        r"类申请人)|applicant by applicant|each (?:applicant|column)|every column",
        covered,
    ):
        named.append("each")
    if re.search(r"个人", covered) and not named:
        named.append("natural")
    return tuple(dict.fromkeys(named))
