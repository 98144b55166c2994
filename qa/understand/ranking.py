"""Rankings and bounds: what is put in order, and by which figure."""

from __future__ import annotations

import re
from decimal import Decimal

from index.quantities import chinese_number
from qa.plan import Target
from qa.understand.reading import Reading
from qa.understand.scope import Scope
from qa.understand.targets import is_remedy


def ranking_of(reading: Reading, scope: Scope, wanted: tuple[Target, ...]) -> dict[str, object] | None:
    ascending = bool(
        re.search(r"最少|最低|最小|倒数|垫底|垫了底|末位|末尾|最末|殿后|居末|靠后|排尾|后(?=[一二三四五六七八九十两]?(?:名|位|份|家))|"
            r"bottom|(?:低|少|小)到(?:高|多|大)|fewest|least|lowest|smallest", reading.body)
    )
    top = re.search(
        r"(?:倒数前?|倒数后?|前|top |bottom )(?!第)(?P<n>[一二三四五六七八九十两]|\d{1,2}(?!\d)|two|three|five|ten)(?!年)", reading.body
    )
    top = top or re.search(r"最[\u4e00-\u9fff]{1,3}的(?P<n>[两二三四五])(?=[份个家类项种])", reading.body)
    numbers = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2} | _ENGLISH_VALUES
    limit = (int(top["n"]) if top["n"].isdigit() else numbers[top["n"]]) if top else None
    if re.search(r"第一|居首|最多|最高|榜首|排头", reading.body) and re.search(r"垫底|末位|居末|殿后", reading.body):
        ascending = False
    common: dict[str, object] = {"ascending": ascending, "top": limit}
    text = reading.body
    one_report = len(scope.reports) == 1
    several_issuers = len({report.issuer for report in scope.reports}) > 1
    asks_body = re.search(
        r"哪(?:个|家|一个|些|座|里|儿|边|份)?(?:地方|单位|机关|市|区|县|城市|部门|报告|年报|份)|谁|哪边|哪家|which (?:city|body|report|issuer)",
        text,
    )
    asks_year = re.search(r"哪(?:一)?年|哪个年|which year", text)
    if len(scope.reports) == 1 and not re.search(r"地方|单位|机关|城市|部门|报告|年报|边|家", text):
        asks_body = None
    if asks_year and wanted:
        return {"among": "years", "targets": wanted[:1], **common}
    if (
        (asks_body or len(scope.issuers) > 1 or (not one_report and several_issuers))
        and wanted
        and not (one_report and not asks_body)
    ):
        return {"among": "reports", "targets": wanted[:1], **common}
    groups = ("requests.refused", "requests.unable", "requests.declined", "requests.other")
    inside = re.search(r"原因|理由|情形|[小子细]项|(?:[几两二三五六八]|哪)(?:种|项)|底下|缘由|ground|reason", text)
    if wanted and wanted[0].concept in groups and inside and not re.search(r"申请人|什么人|谁(?:提|申请)", text):
        return {"among": "rows", "targets": wanted[:1], **common}
    if re.search(r"申请人|申请的人|(?:什么|哪些|啥)人|(?:哪|什么|啥)(?:一)?类(?:人|组织|主体|申请者)|applicant|requester|谁", text) or reading.asks(
        "others_than"
    ):
        concept = wanted[0].concept if wanted else "requests.new"
        return {"among": "applicants", "targets": (Target(concept=concept, applicant="total"),), **common}
    if wanted and wanted[0].concept == "suit.total" and re.search(r"[两二]类|[两二]种|哪类|哪种", text):
        return {"among": "groups", "targets": wanted[:1], **common}
    if wanted and is_remedy(wanted[0]):
        return {"among": "results", "targets": wanted, **common}
    if wanted and wanted[0].concept in groups:
        return {"among": "rows", "targets": wanted[:1], **common}
    if not wanted and re.search(r"没(?:给|有给|能给|公开)|无法|给不|理由|原因|why|ground|reason", text):
        concept = "requests.unable" if re.search(r"没给成|无法|给不|提供", text) else "requests.refused"
        return {"among": "rows", "targets": (Target(concept=concept, applicant="total"),), **common}
    if one_report and (not wanted or wanted[0].concept in ("requests.new", "requests.total")):
        if re.search(r"结果|处理|outcome|result", text):
            return {
                "among": "rows",
                "targets": (Target(concept="requests.total", applicant="total"),),
                **common,
            }
    if wanted and len(scope.reports) > 1:
        return {"among": "reports", "targets": wanted[:1], **common}
    return None


_CHINESE_NUMBER = re.compile(r"(?<=[过于到足少超在])[一二两三四五六七八九十百千]+(?=[件个条次份起宗成亿万])|[一二两三四五六七八九](?=成)|(?<=[过破上超])[百千](?=件|的|，|,|$)")


def _as_digits(match: re.Match[str]) -> str:
    value = {"百": 100, "千": 1000}.get(match.group()) or chinese_number(match.group())
    return match.group() if value is None else str(value)


_BETWEEN = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)(?:[件个条%成])?(?:到|至|和|-|~|—)(?P<high>\d+(?:\.\d+)?)(?P<unit>[件个条%成])?(?:之间|之内)"
)
_ENGLISH_NUMBER = re.compile(
    r"\b(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty)\b(?= (?:or|request|case|item|of|such))"
    r"|(?<=least )(?P<least>one|two|three|five|ten)\b"
)
_ENGLISH_VALUES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "fifty": 50,
}  # fmt: skip
_NONE = re.compile(
    r"(?:均|都|全|数|件数|数量)?(?:为|是|等于|写|填|印)(?:0|零)(?!\d|\.)|(?:一|1|半)?(?:件|个|条|家|份|次)[^，,。；;]{0,8}?(?:也|都|还)(?:没有?|无|未)|没有?(?:任何)?(?:一|半)(?:件|个|条|家|份)|没有一件|零件|(?<!\d)0件|"
    r"\b(?:no|zero|none|without any|not a single)\b"
)
_SOME = re.compile(
    r"(?:不|并非|不是|不等于|没有?)(?:为|是)?(?:0|零)(?!\d)|(?:大于|多于|超过)(?:0|零)(?!\d)|出现过|发生过|有过|载有|存在|(?:哪些|哪几[个家份]|谁)[^，,]{0,6}有(?!哪|多少)|"
    r"^有|\bany\b|non-?zero"
)


def _in_digits(match: re.Match[str]) -> str:
    return str(_ENGLISH_VALUES[match["word"] or match["least"]])


def _none_or_some(text: str) -> dict[str, object]:
    """The bound of a list of reports that have none of something, or at least one."""
    if _SOME.search(text) and not re.search(r"[件个条家份次][^，,。；;]{0,8}?(?:也|都|还)(?:没|无|未)|没有?(?:任何)?(?:一|半)[件个条家份]", text):
        return {"at_least": "1"}
    if _NONE.search(text):
        return {"at_most": "0"}
    return {}


def bounds_of(reading: Reading) -> dict[str, object]:
    """The bounds that a list is narrowed by: 超过100件, 不到50%, 100件以上不到1000件."""
    between = _BETWEEN.search(_CHINESE_NUMBER.sub(_as_digits, reading.body))
    if between:
        scale = 10 if between["unit"] == "成" else 1
        ends = [str(Decimal(between[name]) * scale) for name in ("low", "high")]
        return {"at_least": ends[0], "at_most": ends[1], "strict": False}
    stretches = re.split(r"(?<=[件个条次份%成元上下\d])(?:，|,|、|且|并且|而且|但|又|and)?(?=不到|不足|少于|低于|小于|不超过|至多|under|below|fewer|less)", reading.body)
    if len(stretches) == 2:
        first, second = (_bound_in(stretch) for stretch in stretches)
        if "at_least" in first and "at_most" in second:
            low = Decimal(str(first["at_least"]))
            if first["strict"] != second["strict"]:
                whole = low == low.to_integral_value() and not re.search(r"[率%成]|占", reading.body)
                if not whole:
                    return {}
                high = Decimal(str(second["at_most"]))
                low, high = (low + 1 if first["strict"] else low), (high - 1 if second["strict"] else high)
                return {"at_least": str(low), "at_most": str(high), "strict": False}
            return {**second, "at_least": str(low)}
    return _bound_in(reading.body)


def _bound_in(body: str) -> dict[str, object]:
    """The one bound that a stretch of a question states."""
    digits = re.search(r"(?P<n>[一两二三四五六])位数", body)
    if digits:
        size = "一二三四五六".index(digits["n"].replace("两", "二"))
        return {"at_least": str(10**size) if size else "0", "at_most": str(10 ** (size + 1) - 1)}
    text = _CHINESE_NUMBER.sub(_as_digits, _ENGLISH_NUMBER.sub(_in_digits, body))
    found = re.search(
        r"(?P<word>(?<![不超])过(?=\d)|上(?=1000|100)|破|突破|超过|大于|多于|高于|不少于|不低于|至少|少于|小于|低于|不到|不足|不超过|至多|more than|over|above|at least|"
        r"fewer than|less than|under|below|at most)\D{0,2}(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿](?!元))?(?P<hundred>亿元)?",
        text,
    )
    if found is None:
        found = re.search(
            r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿](?!元))?(?P<hundred>亿元)?(?:万元|[件个条次份元%成])? ?(?P<word>以上|以下|or more|or fewer|or less)", text
        )
    if found is None:
        return _none_or_some(text)
    number = found["number"].replace(",", "") + {"万": "0000", "亿": "00000000", None: ""}[found["scale"]]
    if found["hundred"]:
        number = str(Decimal(number) * 10000)
    if "成" in text[found.end("number") : found.end("number") + 1]:
        number += "0"
    word = found["word"]
    lower = word in (
        "超过", "过", "上", "破", "突破", "大于", "多于", "高于", "不少于", "不低于", "至少", "以上", "more than", "over", "above",
        "at least", "or more",
    )  # fmt: skip
    strict = not re.search(r"达到(?:或|及|以及)", text) and word not in ("不少于", "不低于", "至少", "以上", "不超过", "至多", "以下", "at least", "at most", "or more", "or fewer", "or less")
    return {"at_least" if lower else "at_most": number, "strict": strict}
