"""The bounds that a question sets to a figure: 超过100件, 不到五成, 一百到一千件之间, 为0, 不是零, 一件都没有."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.quantities import chinese_number
from qa.understand.reading import Reading
from qa.understand.terms import mask

_ENGLISH_VALUES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "fifty": 50,
}  # fmt: skip
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CHINESE = re.compile(
    r"百分之(?P<share>[零〇一二三四五六七八九十百两\d.]+)|(?P<tens>[一二两三四五六七八九])成(?P<half>半)?|"
    r"(?<![\d清归])(?P<plain>[零〇一二两三四五六七八九十百千]+)(?=[万亿]?(?:件|个(?!别|人|月)|条|次|份|宗|起|项|万元|亿元|元|[，,。？?]|以|及以|或以|的|都|"
    r"也|之间|到|至|$))|(?<=[>＞<＜≥≤=过破上到足满于少多])(?P<bare>[百千])"
)
_HALF = re.compile(r"(?<!超)过半|(?<=[过到足于达])(?:一半|半数|半)(?!年|天|月|数以)|50个百分点")
_ENGLISH = re.compile(rf"\b(?P<word>{'|'.join(_ENGLISH_VALUES)})\b(?= (?:or|request|case|item|of|such|percent))|(?<=least )(?P<least>one|two|three|five|ten)\b")
_NUMBER = r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<scale>[百千万亿](?!元))?(?P<unit>万元|亿元|[件个条次份宗起项元%％成](?!人|工作日|小时|月))?(?![\d.]|个?(?:[天日篇期场人户名位年月]|工作日|小时))"
_MORE = r"(?P<more>超(?:过|出)?了?|过了?|上|破了?|突破了?|冲破|高于|大于|大过|多于|多过|高过|高出|[>＞](?![=＝])|不止|不只|more than|over|above|greater than|exceed(?:s|ing)?)"
_LEAST = (
    r"(?P<least>达到?(?:或者?|及|以及)(?:超过|高于|大于|多于)|(?:不|(?<!有)没有?)(?:少于|低于|小于|下于?|亚于)|至少有?|起码有?|最少有?|"
    r"(?<![多高])达到?了?|够|上了?|满了?|[≥]|[>＞][=＝]|at least|no (?:fewer|less) than|not less than)"
)
_LESS = r"(?P<less>不到|不足|不满|不够|不及|(?:(?<!有)没有?|未)(?:到|达到?|满|足|够)|(?:达|够)不(?:到|上)|少于|小于|低于|少过|低过|[<＜](?![=＝])|fewer than|less than|under|below)"
_MOST = r"(?P<most>不(?:超过?|高于|多于|大于|过)|(?:(?<!有)没有?|未|不曾)(?:超过?|突?破|过)|至多|顶多|最多|撑死|≤|[<＜][=＝]|at most|no more than|not more than|up to)"
_EQUAL = r"(?P<equal>正好|恰好|刚好|恰恰|正是|恰是|不多不少|等于|(?<![不非])[=＝](?![=＝])|exactly)"
_AFTER_LEAST = r"(?:[及或含]|或者|及其|\(含\))?(?:以上|更多|往上|朝上|打底|起步)|(?: or more| or above| and (?:above|over|up))"
_AFTER_MOST = r"(?:[及或含]|或者)?(?:以下|以内|之内|之下|更少|往下)|(?: or (?:fewer|less|below))"
_AFTER_LESS = r"(?:[都也还]|还都)(?:不到|没有?到|未到|不足|不满|没满|没有?达到|达不到|够不上)"
_AFTER_MORE = r"[都也]?(?:不止|开外|出头|都打不住)"
_BOUND = re.compile(
    rf"(?:{_LESS}|{_MOST}|{_LEAST}|{_MORE}|{_EQUAL})(?:[了有过约是]|\s|的)?{_NUMBER}(?:(?P<up>{_AFTER_LEAST})|(?P<down>{_AFTER_MOST}))?"
)
_TRAILING = re.compile(rf"{_NUMBER} ?(?:(?P<up>{_AFTER_LEAST})|(?P<down>{_AFTER_MOST})|(?P<short>{_AFTER_LESS})|(?P<beyond>{_AFTER_MORE}))")
_BETWEEN = re.compile(
    r"(?P<low>\d[\d,.]*)(?P<low_scale>[万千百])?(?:件|个|条|次|份|起|项|%|成|万元)?(?:到|至|和|与|-|~|～|—|–|、| and |"
    r" to )(?P<high>\d[\d,.]*)(?P<scale>[万千百])?(?P<unit>件|个|条|次|份|起|项|%|成|万元)?"
    r"(?P<end>之间|之内|这个?区间|区间|范围|这一档|不等)?"
)
_DIGITS = re.compile(r"(?P<n>[一两二三四五六])位数")
_PIECE = r"(?:件|个|条|家|份|次|例|宗|起|项|笔|单)"
_NONE = re.compile(
    rf"(?:为|是|等于|写|填|印|报|记|挂|显示|[=＝])(?:着|的|了|成|了个|的是|个)?[“\"]?(?:0|零)[”\"]?(?![\d.%件]*\d)(?!\.)|(?:全|均|都|统统|数字?|件数|数量)(?:为|是)?(?:0|零)(?![\d.])|"
    rf"(?:一|1|半){_PIECE}[^，,。；;]{{0,10}}?(?:(?:也|都|还)?(?:没有?|无|未|不曾)|[也都](?=\x01))|(?:(?<!有)没有?|(?<!有)无|"
    rf"未)[^，,。；;]{{0,4}}?(?:任何)?(?<!\d)[一1半]{_PIECE}|零{_PIECE}|(?<![\d.])0(?=申请|结转|收费|复议|诉讼|处罚|新收|\x01)|(?<![\d.])0{_PIECE}|"
    rf"清零|归零|零(?:新收|申请|结转|收费|复议|诉讼|处罚|记录|发生|存量|\x01)|挂零|挂蛋|抱鸭蛋|吃鸭蛋|"
    r"(?:从来|压根|根本|完全|都|也|从)(?:没|未|无)(?:有|发生|出现|收到|收|作出|接到)?过?|(?:(?<!有)没有|(?<!有)没(?!有)|未|(?<!有)无)(?:出现|发生|"
    r"收到|收|接到|作出|打|当|吃)?过?(?:任何|一丁点)?\x01|\b(?:no|zero|none|without any|not a single)\b"
)
_SOME = re.compile(
    rf"(?:不|并非|不是|不等于|不会是|≠|!=|没有?)(?:都|全|写|填)?(?:为|是|等于|成)?[“\"]?(?:0|零)(?![\d.])|非(?:0|零)(?!\d)|(?:大于|多于|超过|高于|"
    rf"不止|[>＞])(?:0|零)(?![\d.])|出现过|发生过|(?<!没)(?<!没有)(?<!未)有过|载有|(?<!不)存在|\bany\b|non-?zero|"
    rf"(?<![没未])曾经?|(?:哪怕|至少|起码)(?:有)?(?:一|1){_PIECE}|(?<!没)(?<!没有)(?:收到|作出|遇到|碰到|用|记|收|办|拿|打|给|发生|出)过(?!没)|至少有(?:过)?一"
)
_DENIED = re.compile(
    r"(?:(?<!有)没有?|从[没未不]有?|未曾?|不曾)(?:拿|用|以|因为?|由于|靠|凭|把|给|对|按|援引|适用|使用|动用|出现|碰到|遇到|发生|过|任何|[“\"])+\x01+"
    r"(?![^，,。；;]*(?:[二两三四五六七八九十百千\d]|超|达|满|多|少))"
)
"""That a ground was never used (没拿…当理由拒绝过一件), where 过一件 sets no bound."""
_SUPERLATIVE = re.compile(r"最[多少高低大小](?:收|办|提)?的?(?:前|后)?[一二两三四五六七八九十\d]{1,2}(?:份|个|家|类|种|名|位|项|地)")
"""How many are to be listed (最少的两份), which bounds no figure."""
_OFTEN_NONE = re.compile(rf"{_PIECE}[^，,。；;]{{0,10}}?(?:(?:也|都|还)(?:没|无|未)|[也都]\x01)|没有?(?:任何)?(?:一|半){_PIECE}")


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """``at_least`` and ``at_most`` as decimal strings, None where there is none; ``strict`` where the ends do not count.

    ``unit`` is the unit named with the number ("" where none is); ``plain`` says that a number or
    zero is spelled out, so that the words cannot mean anything but a condition.
    """

    at_least: str | None = None
    at_most: str | None = None
    strict: bool = False
    unit: str = ""
    plain: bool = True

    def fields(self) -> dict[str, object]:
        """The bounds as fields of a plan."""
        found: dict[str, object] = {"at_least": self.at_least, "at_most": self.at_most}
        return {name: value for name, value in found.items() if value is not None} | {"strict": self.strict}


def bounds_of(reading: Reading) -> Bounds | None:
    """The bounds that the question states; None where it states none."""
    body = mask(reading.body, [(term.start, term.end) for term in reading.terms if not re.search(r"^(?:为零|零)|[0-9]", term.text)])
    body = mask(body, [match.span() for match in _SUPERLATIVE.finditer(body)])
    if _DENIED.search(body):
        return Bounds(at_most="0", plain=False)
    text = _in_digits(body)
    digits = _DIGITS.search(body)
    if digits:
        size = "一二三四五六".index(digits["n"].replace("两", "二"))
        return Bounds(at_least=str(10**size) if size else "0", at_most=str(10 ** (size + 1) - 1))
    between = _between(text)
    if between is not None:
        return between
    return _joined(_one_by_one(text)) or _none_or_some(text)


def _in_digits(text: str) -> str:
    """``text`` with the numerals that count something in digits."""

    def digits(match: re.Match[str]) -> str:
        if match["share"]:
            value = match["share"] if match["share"][0].isdigit() else str(chinese_number(match["share"]))
            return f"{value}%"
        if match["tens"]:
            return f"{chinese_number(match['tens'])}{5 if match['half'] else 0}%"
        numeral = match["plain"] or match["bare"]
        value = _SCALES.get(numeral) or chinese_number(numeral)
        return numeral if not value and numeral not in "零〇" else str(value)

    def english(match: re.Match[str]) -> str:
        return str(_ENGLISH_VALUES[match["word"] or match["least"]])

    text = re.sub(rf"(?:一|半)(?={_PIECE}[^，,。；;]{{0,10}}?(?:(?:也|都|还)?(?:没|无|未|不曾)|[也都]\x01))|(?<=[没无任何])(?:一|半)(?={_PIECE})", "半", _ENGLISH.sub(english, text))
    return _CHINESE.sub(digits, _HALF.sub(lambda m: "超过50%" if m.group() == "过半" else "50%", text))


def _amount(number: str, scale: str | None, unit: str | None) -> Decimal:
    value = Decimal(number.replace(",", "")) * _SCALES.get(scale or "", 1)
    if unit == "亿元":
        return value * 10_000
    if unit == "元":
        return value / 10_000
    return value * 10 if unit == "成" else value


def _unit(unit: str | None) -> str:
    return "%" if unit in ("成", "%", "％") else "元" if unit and "元" in unit else unit or ""


def _between(text: str) -> Bounds | None:
    found = _BETWEEN.search(text)
    if found is None or not (found["end"] or found["unit"] or re.search(r"介于|在$", text[: found.start()][-3:])):
        return None
    low = _amount(found["low"], found["low_scale"] or (found["scale"] if not found["low"].startswith("0") and Decimal(found["low"].replace(",", "")) < 100 else None), found["unit"])
    high = _amount(found["high"], found["scale"], found["unit"])
    if low > high:
        return None
    return Bounds(at_least=_plain(low), at_most=_plain(high), unit=_unit(found["unit"]))


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _one_by_one(text: str) -> list[tuple[str, Decimal, bool, str]]:
    """Each bound as the side it sets (``least``, ``most``, ``equal``), its number, whether strict, its unit."""
    found: list[tuple[int, str, Decimal, bool, str]] = []
    for match in _BOUND.finditer(text):
        value, unit = _amount(match["n"], match["scale"], match["unit"]), _unit(match["unit"])
        if match["equal"]:
            side, strict = "equal", False
        elif match["more"] or match["least"]:
            side, strict = "least", bool(match["more"]) and not match["up"]
        else:
            side, strict = "most", bool(match["less"]) and not match["down"]
        found.append((match.start(), side, value, strict, unit))
    covered = mask(text, [match.span() for match in _BOUND.finditer(text)])
    for match in _TRAILING.finditer(covered):
        value, unit = _amount(match["n"], match["scale"], match["unit"]), _unit(match["unit"])
        side = "least" if match["up"] or match["beyond"] else "most"
        found.append((match.start(), side, value, bool(match["short"] or match["beyond"]), unit))
    return [entry[1:] for entry in sorted(found, key=lambda entry: entry[0])]


def _joined(found: list[tuple[str, Decimal, bool, str]]) -> Bounds | None:
    """One pair of ends of all that is stated."""
    equal = next((entry for entry in found if entry[0] == "equal"), None)
    if equal is not None:
        return Bounds(at_least=_plain(equal[1]), at_most=_plain(equal[1]), unit=equal[3])
    least = next((entry for entry in found if entry[0] == "least"), None)
    most = next((entry for entry in found if entry[0] == "most"), None)
    if least is None and most is None:
        return None
    if least is None or most is None:
        side, value, strict, unit = least or most  # type: ignore[misc]
        if side == "least":
            return Bounds(at_least=_plain(value), strict=strict, unit=unit)
        return Bounds(at_most=_plain(value), strict=strict, unit=unit)
    low, high, strict = least[1], most[1], least[2]
    if least[2] != most[2]:
        # One plan holds one kind of end: of whole numbers the open end is moved in by one.
        if low != low.to_integral_value() or high != high.to_integral_value() or "%" in (least[3], most[3]):
            return None
        low, high, strict = low + least[2], high - most[2], False
    return Bounds(at_least=_plain(low), at_most=_plain(high), strict=strict, unit=most[3] or least[3])


def _none_or_some(text: str) -> Bounds | None:
    """The bound of reports that have none of something, or at least one."""
    some = _SOME.search(text)
    if some and not _OFTEN_NONE.search(text):
        return Bounds(at_least="0", strict=True, plain=bool(re.search(r"0|零", some.group())))
    none = _NONE.search(text)
    if none:
        return Bounds(at_most="0", plain="\x01" not in none.group() or "零" in none.group())
    return None
