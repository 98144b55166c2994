"""The national form's three tables with any figures, as original cells with their spans.

The labels are written out here, so that they do not come from the code that reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Spanned = tuple[str, int, int]
"""A cell's text, row span and column span."""
Table = list[list[Spanned]]
Key = tuple[str, str]
"""Indicator and applicant."""

APPLICANTS = ("natural", "business", "research", "welfare", "legal", "other", "total")
APPLICANT_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
RESULT_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
SUITS = ("review", "suit_direct", "suit_after_review")

FIRST_ROWS = (
    ("requests.new", "一、本年新收政府信息公开申请数量"),
    ("requests.carried_in", "二、上年结转政府信息公开申请数量"),
)
PLAIN_RESULTS = (
    ("requests.granted", "（一）予以公开"),
    ("requests.partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
)
GROUPED_RESULTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "（三）不予公开",
        (
            ("requests.refused.state_secret", "1.属于国家秘密"),
            ("requests.refused.forbidden_by_law", "2.其他法律行政法规禁止公开"),
            ("requests.refused.security", "3.危及“三安全一稳定”"),
            ("requests.refused.third_party", "4.保护第三方合法权益"),
            ("requests.refused.internal_affairs", "5.属于三类内部事务信息"),
            ("requests.refused.process_information", "6.属于四类过程性信息"),
            ("requests.refused.enforcement_files", "7.属于行政执法案卷"),
            ("requests.refused.register_lookup", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("requests.unable.not_held", "1.本机关不掌握相关政府信息"),
            ("requests.unable.needs_production", "2.没有现成信息需要另行制作"),
            ("requests.unable.unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("requests.declined.petition", "1.信访举报投诉类申请"),
            ("requests.declined.repeated", "2.重复申请"),
            ("requests.declined.publications", "3.要求提供公开出版物"),
            ("requests.declined.excessive", "4.无正当理由大量反复申请"),
            ("requests.declined.confirmation", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
OTHER_2021 = (
    "（六）其他处理",
    (
        ("requests.other.not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        (
            "requests.other.fee_unpaid",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
        ("requests.other.rest", "3.其他"),
    ),
)
OTHER_2019 = ("requests.other", "（六）其他处理")
TOTAL = ("requests.total", "（七）总计")
NEXT_YEAR = ("requests.carried_out", "四、结转下年度继续办理")

RULES_2019 = ("made", "published", "public_total")
ITEMS_2019 = ("items_before", "items_change", "decisions")
RULES_2021 = ("issued", "repealed", "in_force")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of table 二: its article, its columns' labels, and subject, label and columns of its rows."""

    article: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]


_ITEMS = ("上一年项目数量", "本年增/减", "处理决定数量")
PARTS = {
    "2019": (
        Part(
            article="第二十条第（一）项",
            labels=("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            rows=(("rules", "规章", RULES_2019), ("normative", "规范性文件", RULES_2019)),
        ),
        Part(
            article="第二十条第（五）项",
            labels=_ITEMS,
            rows=(
                ("licence", "行政许可", ITEMS_2019),
                ("other_services", "其他对外管理服务事项", ITEMS_2019),
            ),
        ),
        Part(
            article="第二十条第（六）项",
            labels=_ITEMS,
            rows=(("penalty", "行政处罚", ITEMS_2019), ("coercion", "行政强制", ITEMS_2019)),
        ),
        Part(
            article="第二十条第（八）项",
            labels=_ITEMS[:2],
            rows=(("fees", "行政事业性收费", ITEMS_2019[:2]),),
        ),
        Part(
            article="第二十条第（九）项",
            labels=("采购项目数量", "采购总金额（万元）"),
            rows=(("procurement", "政府集中采购", ("items", "amount")),),
        ),
    ),
    "2021": (
        Part(
            article="第二十条第（一）项",
            labels=("本年制发件数", "本年废止件数", "现行有效件数"),
            rows=(("rules", "规章", RULES_2021), ("normative", "行政规范性文件", RULES_2021)),
        ),
        Part(
            article="第二十条第（五）项",
            labels=("本年处理决定数量",),
            rows=(("licence", "行政许可", ("decisions",)),),
        ),
        Part(
            article="第二十条第（六）项",
            labels=("本年处理决定数量",),
            rows=(("penalty", "行政处罚", ("decisions",)), ("coercion", "行政强制", ("decisions",))),
        ),
        Part(
            article="第二十条第（八）项",
            labels=("本年收费金额（单位：万元）",),
            rows=(("fees", "行政事业性收费", ("amount",)),),
        ),
    ),
}


def request_rows(form: str) -> Iterator[str]:
    """The indicators of table 三 in the form's order."""
    yield from (name for name, _ in (*FIRST_ROWS, *PLAIN_RESULTS))
    for _, rows in GROUPED_RESULTS:
        yield from (name for name, _ in rows)
    yield from (name for name, _ in (OTHER_2021[1] if form == "2021" else (OTHER_2019,)))
    yield from (TOTAL[0], NEXT_YEAR[0])


def keys_of(form: str) -> list[Key]:
    """Every cell of the form."""
    found: list[Key] = []
    for part in PARTS[form]:
        for subject, _, columns in part.rows:
            found += [(f"disclosure{form}.{subject}.{column}", "") for column in columns]
    found += [(name, applicant) for name in request_rows(form) for applicant in APPLICANTS]
    return found + [(f"{suit}.{result}", "") for suit in SUITS for result in RESULTS]


def disclosure_table(printed: Mapping[Key, str], form: str) -> Table:
    """Table 二, four columns wide; the last cell of a short row spans the rest."""
    table: Table = []
    for part in PARTS[form]:
        table.append([(part.article, 1, 4)])
        rest = 4 - len(part.labels)
        table.append(
            [("信息内容", 1, 1), *((label, 1, 1) for label in part.labels[:-1]), (part.labels[-1], 1, rest)]
        )
        for subject, label, columns in part.rows:
            values = [printed[f"disclosure{form}.{subject}.{column}", ""] for column in columns]
            table.append([(label, 1, 1), *((value, 1, 1) for value in values[:-1]), (values[-1], 1, rest)])
    return table


def requests_table(printed: Mapping[Key, str], form: str) -> Table:
    """Table 三, three columns of labels and seven of figures."""

    def values(name: str) -> list[Spanned]:
        return [(printed[name, applicant], 1, 1) for applicant in APPLICANTS]

    table: Table = [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(label, 1, 1) for label in APPLICANT_LABELS[1:-1]],
    ]
    table += [[(label, 1, 3), *values(name)] for name, label in FIRST_ROWS]
    groups = (*GROUPED_RESULTS, OTHER_2021) if form == "2021" else GROUPED_RESULTS
    results: Table = [[(label, 1, 2), *values(name)] for name, label in PLAIN_RESULTS]
    for group, rows in groups:
        for number, (name, label) in enumerate(rows):
            head: list[Spanned] = [(group, len(rows), 1)] if number == 0 else []
            results.append([*head, (label, 1, 1), *values(name)])
    if form == "2019":
        results.append([(OTHER_2019[1], 1, 2), *values(OTHER_2019[0])])
    results.append([(TOTAL[1], 1, 2), *values(TOTAL[0])])
    results[0].insert(0, ("三、本年度办理结果", len(results), 1))
    return [*table, *results, [(NEXT_YEAR[1], 1, 3), *values(NEXT_YEAR[0])]]


def remedies_table(printed: Mapping[Key, str]) -> Table:
    """Table 四, fifteen columns."""
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((label, 2, 1) for label in RESULT_LABELS), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(label, 1, 1) for label in RESULT_LABELS * 2],
        [(printed[f"{suit}.{result}", ""], 1, 1) for suit in SUITS for result in RESULTS],
    ]
