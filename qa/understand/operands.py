"""Questions that do something with the figures just answered: 占多少, 差几件, 加起来, 哪个最大."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.database import StoredReport
from qa.plan import Operation, Plan, Shown, Target
from qa.understand.reading import Reading
from qa.understand.shares import share_of
from qa.understand.targets import targets_of
from qa.understand.terms import Term

_COUNT = {"两": 2, "二": 2, "2": 2, "俩": 2, "三": 3, "3": 3, "仨": 3, "四": 4, "4": 4, "几": 0, "些": 0}
POINTED = re.compile(
    r"(?:上面|以上|上述|前面|刚才|刚刚|之前|方才)(?:的|说的|问的|查的|那|这)*(?P<a>[两二三四234几]|俩|"
    r"仨)?(?:个|项|者|类|种|年|数字|数|家|份|次|样|组|边)*"
    r"|(?:这|那|前|后)(?P<b>[两二三四234几]|俩|仨)(?:个|项|者|类|种|数字|数|家|份|次|样|组|边|年|地|市|区)*(?:的)?(?:数字|数|件数)?"
    r"|(?P<c>[两二三四])(?:者|样|地|市|区|局|份|头|项|个数字?|类|种|边|家|年|个|数)(?!变化|走势|趋势)|前者|"
    r"后者|the two|the three|both(?: of them)?|these|them"
)
_DIFFERENCE = re.compile(
    r"相减|之差|(?:升|降|涨|跌|多|少|高|低|增|减)(?:了|些)?还是(?:更)?(?:升|降|涨|跌|多|少|高|低|增|减)|"
    r"相?差(?:了|别)?(?:多少|几|多大|额|距)|差值|差额|(?:多|少|高|低|增加|减少|增|减|涨|降|贵|便宜)[收罚办批征发给接提答]?(?:出来|出|"
    r"了|到)?(?:多少|几)(?!倍|成|百分|%)|by how (?:many|much)|difference|how many (?:more|fewer)|(?:哪|"
    r"谁)(?:个|边|家|一个|一年|年|项|类)?(?:[提收办罚花批发用]得)?(?:更|比较)?(?:多|少|高|低|大|小)(?![的少])"
)
GROWTH = re.compile(
    r"(?:增长|增加|上升|下降|减少|涨|降|增|减|跌|变化|变动)(?:了)?(?:百分之|百分比|几成|几个点)|(?:增|"
    r"降|涨|跌|变)幅|(?:增长|下降|变化|降低|上升)率|增速|(?:变化|变动|增减|增长|下降)的?幅度?|(?:增长|"
    r"上涨|下降)了?多少(?![件个条次份人元万亿])|"
    r"percent(?:age)? (?:change|growth|increase|decrease)|what percent"
)
_TIMES = re.compile(r"(?:几|多少)倍|倍数|how many times")
_SUM = re.compile(
    r"(?:合|并|凑|拼)(?:到|在|成)(?:一[起块处]|总)(?:儿)?|加(?:起来|在一[起块]|到一[起块]|总|一[起块]|拢|吧加吧)|"
    r"合起来|合在一起|合并|相加|合计|总共|一共|共计|之和|"
    r"总和|求和|拢共|凑(?:一起|一块)|in total|together|altogether|\bsum\b"
)
_PUT_TOGETHER = re.compile(r"(?:那么?|这样|那)?[，,]?(?:把?[它这那]们?)?(?:合|加|并|凑)(?:起来|在一[起块]|到一[起块]|一[起块]|总|计)")
"""How a question begins that takes the figures just answered as one (合起来占…)."""
SHARE = re.compile(r"占|比重|比例|几成|百分之(?:几|多少)(?!.{0,4}(?:增|降))|百分比|share|proportion|percent(?:age)?(?! points?| change)")
_LARGEST = re.compile(
    r"(?:哪|谁|什么)(?:一)?(?:个|项|类|种|边|家|年|一年)?(?:数字?|的数字?)?(?:是)?(?:最|更)(?P<way>大|"
    r"多|高|小|少|低)|排(?:个|一下)?(?:序|名|队|顺序)|从(?:大|高|多)到(?:小|低|少)|(?:largest|most|highest|"
    r"smallest|fewest|lowest|biggest)"
)
AVERAGE = re.compile(r"平均每|平均(?:一|下来|摊)|每(?:件|次|份|人|期|场)(?:平均|均|合)|per (?:request|case|item)|均摊|人均")
WHAT_ELSE = re.compile(r"[一-鿿a-z]{2,}")
EMPTY = re.compile(
    r"地方|地区|城市|单位|机关|报告|年报|年度|两地|两年|类人|类型|情形|情况|指标|项目|申请|总数|办结|部分|"
    r"里面|当中|其中|合并|儿|人家|把|列|里头|一年|出来|所以|因此|这么说|这么看|放到|摆在|里看|多大|多高|"
    r"多远|如何|怎么样|怎样|那|么|呢|吗|"
    r"啊|呀|的话|的|是|又|有|了|到底|究竟|算|一下|下来|看|"
    r"按|这|请|帮我|给我|给个|求个|百分数|大概|大约|告诉我|多少|几|件|个|条|次|份|点|等于|得到|百分|倍|数字|数|结果|一共|总共|共|和|与|跟|比|"
    r"起|来|问|得|出|呀|就|分别|各|它|他|们|之间|相比|对比|相对|前者|后者|where|how|what|is|the|of|do|"
    r"does|make|up|all|and|in|to|are|was|were|than|which|one|it|by|did|much|many|[，,。？?!！、；;：:（）()…~\s\x01]"
)


def worked_on(reading: Reading, plans: Sequence[Plan], reports: Sequence[StoredReport]) -> Plan | None:
    """The plan of a question that puts together what was just answered; None where it asks something else."""
    if not plans or reading.issuers.held or reading.issuers.missing or reading.years.named or (reading.restricted and not AVERAGE.search(reading.text)):
        return None
    text = reading.body if not reading.years.all else reading.text
    pointed = POINTED.search(text)
    if AVERAGE.search(reading.text):
        return None
    whole, part = _sides(reading)
    own = [t for t in part if t.kind in ("rows", "groups", "subjects", "applicants", "results", "columns")]
    done = [m.span() for pattern in (_DIFFERENCE, _SUM, POINTED) for m in pattern.finditer(text)]
    own = [t for t in own if not any(start <= t.start and t.end <= end for start, end in done)]
    own = [t for t in own if not (t.id in ("requests.total", "total") and re.fullmatch(r"[合总]计.?|总数|total", t.text))]
    if own or _leftover(reading) or reading.asks("why", "explain", "where"):
        return None
    figures = _ranked_pair(text, plans[-1]) or recent(plans, _how_many(pointed))
    if not figures or (pointed and _how_many(pointed) > 1 and len(figures) != _how_many(pointed)):
        return None
    last = plans[-1]
    if SHARE.search(text) and not GROWTH.search(text) and not _DIFFERENCE.search(text):
        together = _PUT_TOGETHER.match(text) is not None and _alike(figures)
        return _share(reading, whole, figures, pointed is not None or together, last, reports)
    if reading.years.compared or reading.years.shift or reading.years.relative or (reading.years.all and not pointed):
        return None
    largest = _LARGEST.search(text)
    by_how_much = len(figures) == 2 and re.search(r"(?:多少|几)(?!个数)", _LARGEST.sub("", text))
    only_two = largest and largest.group()[-1:] in "多少高低大小" and "更" in largest.group() and len(figures) == 2
    if largest and len(figures) > 1 and not by_how_much and not only_two and (pointed or _same_kind(figures)):
        return over(figures, "rank", reading, reports, among="operands", ascending=(largest["way"] or "") in "小少低" and bool(largest["way"]))
    if len(figures) < 2:
        return None
    if len(figures) > 2 and not pointed and not _SUM.search(text):
        figures = figures[-2:]
    if _SUM.search(text):
        if not _how_many(pointed) and len(figures) > 2 and not _alike(figures):
            figures = figures[-2:]
        if not pointed and not _alike(figures):
            return None
        return over(figures, "sum", reading, reports)
    if _TIMES.search(text):
        return over(figures[-2:], "times", reading, reports)
    if GROWTH.search(text):
        return over(figures[-2:], "growth", reading, reports) if _two_years(figures[-2:], reports) else None
    if _DIFFERENCE.search(text):
        return over(figures[-2:], "difference", reading, reports)
    return None


_BESIDE = re.compile(
    r"(?:和|跟|与|同|比|较|相对|相比|对比|than|with|to)(?:起)?(?:\x01+)(?:的|那边|那份|年)?(?:相?比|比较|"
    r"对比|比起来|差|是|多|少|高|低|增|减|涨|降|的)?|(?:\x01+)(?:的)?(?:相?比|差)|(?:是|为|抵|顶|相当于)(?:\x01+)年?的?(?:的)?(?:几|"
    r"多少)倍"
)


def compared_with(reading: Reading, plans: Sequence[Plan], reports: Sequence[StoredReport]) -> Plan | None:
    """The last figure set against the same one of another body or year (和洪泽比多多少, 跟2023年比呢)."""
    shown = plans[-1].shown
    whole = _set_against_region(reading, shown, reports)
    if whole is not None:
        return whole
    slots = bool(reading.issuers.held) + bool(reading.years.named)
    if len(shown) != 1 or not shown[0].targets or not slots or reading.issuers.missing or reading.restricted:
        return None
    if not _BESIDE.search(reading.body) or _leftover(reading) or [t for t in reading.terms if t.id not in ("requests.total", "total")]:
        return None
    own = next((report for report in reports if report.id == shown[0].report), None)
    if own is None or len(reading.issuers.held) > 1 or len(reading.years.named) > 1:
        return None
    issuer = reading.issuers.held[0] if reading.issuers.held else own.issuer
    year = reading.years.named[0] if reading.years.named else own.year
    other = next((r for r in reports if r.issuer == issuer and r.year == year), None)
    if other is None:
        return Plan(
            operation="refuse", refusal="no_report", missing=(f"{issuer}{year}年",), issuers=(issuer,), years=(year,), words=reading.text,
            targets=shown[0].targets,
        )  # fmt: skip
    if other.id == own.id:
        return None
    pair = (shown[0], shown[0].model_copy(update={"report": other.id}))
    text = reading.body
    operation: Operation = "times" if _TIMES.search(text) else "sum" if _SUM.search(text) else "difference"
    if SHARE.search(text) and not GROWTH.search(text):
        return None
    if GROWTH.search(text) and _two_years(pair, reports):
        operation = "growth"
    return over(pair, operation, reading, reports)


def _set_against_region(reading: Reading, shown: Sequence[Shown], reports: Sequence[StoredReport]) -> Plan | None:
    """A body's figure as a share of that of the region it lies in (占全市多少)."""
    if not reading.issuers.whole or len(shown) != 1 or not shown[0].targets or not SHARE.search(reading.body):
        return None
    own = next((r for r in reports if r.id == shown[0].report), None)
    if own is None or own.scope != "body" or _leftover(reading) or re.search(r"全[省国]", reading.text):
        return None
    region = next((r for r in reports if r.scope == "region" and r.year == own.year and own.issuer.startswith(r.issuer)), None)
    if region is None or [t for t in reading.terms if t.id not in ("requests.total", "requests.new", "total")]:
        return None
    pair = (shown[0], shown[0].model_copy(update={"report": region.id}))
    return over(pair, "share", reading, reports).model_copy(update={"operands": pair, "targets": pair[0].targets})


def recent(plans: Sequence[Plan], count: int = 0) -> tuple[Shown, ...]:
    """The figures of the last answers, oldest first: those of one that shows several, else one a turn."""
    found: list[Shown] = []
    for plan in reversed(plans):
        shown = tuple(one for one in plan.shown if not one.sentence and (one.targets or one.end))
        if plan.asks_back:
            break
        if not shown:
            if plan.operation in ("explain", "passage", "check"):
                continue
            break
        if count and plan.operation == "rank" and len(shown) > count - len(found):
            shown = shown[:1]
        if len(shown) > 1:
            if not found or (count and len(found) + len(shown) <= count):
                found = [*shown, *found]
            break
        if shown[0] not in found:
            found.insert(0, shown[0])
        if count and len(found) == count:
            break
    return tuple(found)


def _ranked_pair(text: str, last: Plan) -> tuple[Shown, ...]:
    """The first and second, or the first and last, of a ranking just shown."""
    if last.operation != "rank" or len(last.shown) < 2:
        return ()
    if re.search(r"第一.{0,8}第二|前两(?:名|位|个)|first and (?:the )?second", text):
        return last.shown[:2]
    if re.search(r"(?:最[多高大].{0,8}最[少低小]|最[少低小].{0,8}最[多高大]|首尾|头尾|第一.{0,6}(?:最后|末))", text) and last.top is None:
        return (last.shown[0], last.shown[-1])
    return ()


def _how_many(pointed: re.Match[str] | None) -> int:
    if pointed is None:
        return 0
    word = next((group for group in pointed.groups() if group), "")
    if (not word and pointed.group() in ("前者", "后者", "the two")) or pointed.group().startswith("both"):
        return 2
    return 3 if pointed.group() == "the three" else _COUNT.get(word, 0)


_INSIDE = re.compile(r"[”’\"]?(?:这一?[项类]|的)?(?:里|中|内|当中|里面|里头|之中|之内)[面头]?[，,]?(?:所|大概|大约|约)?$")
"""Between the whole and 占, where the whole is named first (在办理结果总计里占百分之几)."""


def _sides(reading: Reading) -> tuple[list[Term], list[Term]]:
    """The terms that name the whole of a share (after 占), and the others."""
    at = re.search(r"占|\bof\b", reading.body)
    if at is None:
        totals = [t for t in reading.terms if t.id in ("requests.total", "requests.new") and re.search("总|全部|所有|新收|total|all", t.text)]
        inside = re.search(r"里|中|总|\ball\b", reading.body) and SHARE.search(reading.body)
        return (totals, []) if inside and totals and len(totals) == len(reading.terms) else ([], list(reading.terms))
    whole = [term for term in reading.terms if term.start >= at.start()]
    whole = whole or [term for term in reading.terms if _INSIDE.match(reading.body[term.end : at.start()])]
    if whole and whole[0].start < at.start():
        return whole, [term for term in reading.terms if term not in whole]
    return whole, [term for term in reading.terms if term.start < at.start()]


_RANKED = re.compile(r"排|第[一二](?:名|位)?|最[多高大少低小]|前两(?:名|位|个)|首尾|头尾|最后|末")


def _leftover(reading: Reading) -> bool:
    """Whether something is said that neither an operation, a term nor an empty word explains."""
    text = list(reading.body)
    for pattern in (POINTED, _DIFFERENCE, GROWTH, _TIMES, _SUM, SHARE, _LARGEST, _RANKED):
        for match in pattern.finditer(reading.body):
            text[match.start() : match.end()] = " " * (match.end() - match.start())
    for term in reading.terms:
        text[term.start : term.end] = " " * (term.end - term.start)
    return bool(WHAT_ELSE.search(EMPTY.sub(" ", "".join(text))))


def _same_kind(figures: Sequence[Shown]) -> bool:
    return len({one.base is not None for one in figures}) == 1


def _alike(figures: Sequence[Shown]) -> bool:
    """Whether the figures differ in one respect only: the body or year, the applicant, or the row of one table."""
    reports = {one.report for one in figures}
    targets = {one.targets for one in figures}
    if any(one.base for one in figures):
        return False
    tables = {target.concept.split(".")[0].split("_")[0].replace("review", "suit") for one in figures for target in one.targets}
    return len(targets) == 1 or (len(reports) == 1 and len(tables) == 1)


def _two_years(figures: Sequence[Shown], reports: Sequence[StoredReport]) -> bool:
    """Whether two figures are the same of one body in two years."""
    held = {report.id: report for report in reports}
    first, second = (held.get(one.report) for one in figures)
    same = figures[0].targets == figures[1].targets and figures[0].base == figures[1].base
    return bool(first and second and same and first.issuer == second.issuer and first.year != second.year)


def over(
    figures: Sequence[Shown],
    operation: Operation,
    reading: Reading,
    reports: Sequence[StoredReport],
    **more: object,
) -> Plan:
    """A plan that works on the figures; those of one report and the like in plain terms, so that it can go on."""
    names = tuple(dict.fromkeys(one.report for one in figures))
    own = [report for name in names for report in reports if report.id == name]
    common: dict[str, object] = {
        "operation": operation, "reports": names, "words": reading.text,
        "issuers": tuple(dict.fromkeys(report.issuer for report in own)),
        "years": tuple(dict.fromkeys(report.year for report in own)), **more,
    }  # fmt: skip
    plain = all(len(one.targets) == 1 and one.base is None for one in figures) and operation != "rank"
    targets = tuple(dict.fromkeys(target for one in figures for target in one.targets))
    if plain and (len(names) == 1 or len(targets) == 1) and len(names) * len(targets) == len(figures):
        return Plan(**{**common, "targets": targets})  # type: ignore[arg-type]
    return Plan(**{**common, "targets": figures[-1].targets, "operands": tuple(figures)})  # type: ignore[arg-type]


def _share(
    reading: Reading,
    whole: list[Term],
    figures: Sequence[Shown],
    pointed: bool,
    last: Plan,
    reports: Sequence[StoredReport],
) -> Plan | None:
    """The last figure, or those pointed at, over the whole that is named or that it is part of."""
    if re.search(r"占(?:了|到)?(?:多少|几)[件个条份]", reading.body):
        return None
    if re.search(r"前者占后者|后者占前者", reading.body) and len(figures) == 2:
        pair = figures if "前者占" in reading.body else figures[::-1]
        cells = all(len(one.targets) == 1 and one.base is None for one in pair)
        if cells and pair[0].report == pair[1].report:
            plan = over(pair[:1], "share", reading, reports)
            return plan.model_copy(update={"base": pair[1].targets[0]})
        return over(pair, "share", reading, reports).model_copy(update={"operands": tuple(pair), "targets": pair[0].targets})
    inside = _body_in_region(figures[-2:], reports)
    if inside and not pointed and not whole:
        return over(inside, "share", reading, reports).model_copy(update={"operands": inside, "targets": inside[0].targets})
    if reading.issuers.whole:
        return None
    taken = figures if pointed and len(figures) > 1 else figures[-1:]
    shown_last = [one for one in last.shown if not one.sentence]
    if len(shown_last) != 1 and not pointed:
        return None
    if len({one.report for one in taken}) != 1 or any(one.base or not one.targets for one in taken):
        return None
    parts = tuple(dict.fromkeys(target for one in taken for target in one.targets))
    base = _named_whole(reading, whole, parts, reports, taken[0].report)
    if base is None and whole:
        return None
    if base is None and len(figures) > len(taken):
        base = holding(figures[-len(taken) - 1], taken[0].report, parts)
    if base is None:
        parts, base = share_of(reading, parts)
    if base is None or base in parts:
        return None
    plan = over(taken, "share", reading, reports)
    return plan.model_copy(update={"targets": parts, "base": base, "operands": ()})


def _body_in_region(figures: Sequence[Shown], reports: Sequence[StoredReport]) -> tuple[Shown, ...]:
    """The same figure of a body and of the region it lies in, the body's first; nothing where it is not so."""
    if len(figures) != 2 or figures[0].targets != figures[1].targets or not figures[0].targets:
        return ()
    held = {report.id: report for report in reports}
    first, second = (held.get(one.report) for one in figures)
    if first is None or second is None or first.year != second.year or first.scope == second.scope:
        return ()
    body, region = (first, second) if first.scope == "body" else (second, first)
    ordered = tuple(figures) if first.scope == "body" else (figures[1], figures[0])
    return ordered if body.issuer.startswith(region.issuer) else ()


def _named_whole(
    reading: Reading, whole: list[Term], parts: tuple[Target, ...], reports: Sequence[StoredReport], report: str
) -> Target | None:
    """The whole that the question names; of the same applicant where the part is one's and a row is named alone."""
    if not whole:
        return None
    form = next((one.form for one in reports if one.id == report), "2021")
    narrowed = replace(reading, terms=tuple(whole))
    wanted = targets_of(narrowed, form).wanted
    if len(wanted) != 1:
        return None
    base = wanted[0]
    if base.applicant == "total" and parts[0].applicant not in ("", "total") and not re.search(r"全部|所有|总", reading.body):
        same = base.concept != parts[0].concept
        return Target(concept=base.concept, applicant=parts[0].applicant if same else "total")
    return base


def holding(before: Shown, report: str, parts: tuple[Target, ...]) -> Target | None:
    """The figure of the turn before, where the parts are parts of it (不掌握的125件, 其中个人…, 占多少)."""
    if before.report != report or len(before.targets) != 1 or before.base is not None:
        return None
    held = before.targets[0]
    for part in parts:
        wider = held.applicant == part.applicant or held.applicant == "total"
        above = held.concept == part.concept or part.concept.startswith(held.concept + ".")
        group, _, name = held.concept.partition(".")
        remedy = name == "total" and part.concept.startswith(group + ".") and part.concept != held.concept
        outcome = held.concept == "requests.total" and part.concept not in ("requests.new", "requests.carried_in", "requests.carried_out")
        if held == part or not wider or not (above or remedy or outcome):
            return None
    return held
