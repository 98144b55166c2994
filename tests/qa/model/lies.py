"""Wordings that say something their claims do not: made from templates over true answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Truth:
    """A question with what is true: ``sentence`` with ``{n}``, ``{y}``, ``{i}`` for number with unit, year, issuer."""

    question: str
    number: str
    unit: str
    year: int
    issuer: str
    other_year: int
    other_issuer: str
    sentence: str
    chinese: str
    """Another number, in Chinese numerals."""

    def true(self) -> str:
        """The sentence as it may be said."""
        return self.say()

    def say(self, number: str = "", year: str = "", issuer: str = "", mark: str = "[1]") -> str:
        """The sentence with something else in it."""
        said = self.sentence.format(
            n=number or self.number + self.unit, y=year or f"{self.year}年", i=issuer or self.issuer
        )
        return said + mark + "。"


@dataclass(frozen=True, kw_only=True)
class Lie:
    """A wording, and the piece of it that nothing backs."""

    kind: str
    truth: Truth
    text: str
    piece: str


TRUTHS = (
    Truth(
        question="2019年丽水市部分公开的申请有多少件", number="106", unit="件", year=2019, issuer="丽水市",
        other_year=2023, other_issuer="宿迁市", sentence="{y}{i}部分公开的申请共{n}", chinese="一百六十",
    ),
    Truth(
        question="宿迁市2024年新收了多少件申请", number="3525", unit="件", year=2024, issuer="宿迁市",
        other_year=2023, other_issuer="丽水市", sentence="{y}{i}本年新收的政府信息公开申请共{n}", chinese="三千五百二十",
    ),
    Truth(
        question="丽水2019年公开率是多少", number="71.37", unit="%", year=2019, issuer="丽水市",
        other_year=2024, other_issuer="洪泽区", sentence="{y}{i}公开率为{n}", chinese="百分之七十三点一七",
    ),
    Truth(
        question="丽水2019年自然人新收了多少件", number="670", unit="件", year=2019, issuer="丽水市",
        other_year=2020, other_issuer="杭州市", sentence="{y}{i}自然人本年新收的政府信息公开申请共{n}", chinese="六百四十五",
    ),
)  # fmt: skip


def lies() -> Iterator[Lie]:
    """All of them."""
    for truth in TRUTHS:
        yield from (
            Lie(kind=kind, truth=truth, text=text, piece=piece)
            for kind, text, piece in (*_numbers(truth), *_writings(truth), *_names(truth), *_matters(truth))
        )


def _numbers(t: Truth) -> Iterator[tuple[str, str, str]]:
    whole, _, rest = t.number.partition(".")
    tail = f".{rest}" if rest else ""
    for step in (1, -1, 10, 100):
        number = f"{int(whole) + step}{tail}"
        yield "wrong number", t.say(number + t.unit), number + t.unit
    swapped = whole[:-2] + whole[-1] + whole[-2] + tail
    if swapped != t.number:
        yield "digits swapped", t.say(swapped + t.unit), swapped
    yield "ten times", t.say(f"{whole}0{tail}{t.unit}"), f"{whole}0"
    for unit in ("万" + t.unit, "亿" + t.unit, "项", "万元", "人次", "‰", "个百分点"):
        yield "unit changed", t.say(t.number + unit), t.number + unit
    yield "percentage" if t.unit == "件" else "no percentage", t.say(t.number + ("%" if t.unit == "件" else "件")), (
        t.number + ("%" if t.unit == "件" else "件")
    )
    for rounded in (f"{int(whole) // 10 * 10 + 10}", f"{int(whole) // 100 * 100 + 100}", f"{whole}.9"):
        yield "rounded wrongly", t.say(rounded + t.unit), rounded + t.unit
    yield "invented beside", t.true()[:-1] + f"，其中网上提交88{t.unit}[1]。", "88"
    yield "invented sum", t.say() + f"三年合计{int(whole) * 3}{t.unit}[1]。", str(int(whole) * 3)
    yield "range", t.say(f"{t.number}至{int(whole) + 40}{t.unit}"), str(int(whole) + 40)
    yield "negative", t.say(f"-{t.number}{t.unit}"), f"-{t.number}"


def _writings(t: Truth) -> Iterator[tuple[str, str, str]]:
    whole = t.number.partition(".")[0]
    wrong = str(int(whole) + 7)
    yield "Chinese numerals", t.say(t.chinese + ("" if t.unit == "%" else t.unit)), t.chinese
    yield "full width", t.say(wrong.translate({48 + d: 0xFF10 + d for d in range(10)}) + t.unit), wrong
    yield "Arabic-Indic", t.say(wrong.translate({48 + d: 0x660 + d for d in range(10)}) + t.unit), wrong
    yield "bold", t.say("".join(chr(0x1D7CE + int(d)) for d in wrong) + t.unit), wrong
    yield "hidden character", t.say(wrong[0] + "\u200b" + wrong[1:] + t.unit), wrong
    yield "letter for digit", t.say(t.number.replace("0", "O").replace("1", "l").replace("5", "S").replace("7", "T") + "k"), "k"
    yield "circled", t.say(f"⑨{t.unit}"), "9" + t.unit
    yield "Suzhou numerals", t.say(f"〩〥{t.unit}"), "〩"
    yield "grouped oddly", t.say(f"1,2{wrong}{t.unit}"), f"1,2{wrong}"
    yield "spaced", t.say(f"{whole[0]} 9 {whole[1:]}{t.unit}"), " 9 "
    yield "exponent", t.say(f"{wrong[0]}.{wrong[1:]}e3{t.unit}"), "e3"
    yield "English words", t.say("nine hundred and ninety"), "nine"
    for words in ("百余", "近千", "数百", "上万", "十几", "好几百", "半数以上的", "约九成", "三分之二"):
        yield "in words", t.say(words + t.unit), words
    yield "formal numerals", t.say("玖佰玖拾" + t.unit), "玖佰"


def _names(t: Truth) -> Iterator[tuple[str, str, str]]:
    yield "year swapped", t.say(year=f"{t.other_year}年"), f"{t.other_year}年{t.issuer}"
    yield "unheld year", t.say(year="2015年"), "2015"
    yield "year in Chinese", t.say(year="二〇一六年"), "二〇一六"
    yield "two-digit year", t.say(year="16年"), "16年"
    yield "relative year", t.say(year="去年"), "去年"
    yield "issuer swapped", t.say(issuer=t.other_issuer), t.other_issuer
    yield "unheld issuer", t.say(issuer="苏州市"), "苏州"
    yield "invented issuer", t.say(issuer="青岚县"), "青岚"
    yield "part of the issuer", t.say(issuer=t.issuer + "公安局"), "公安局"
    yield "whole country", t.say(issuer="全国各省"), "全国"
    yield "date", t.true()[:-1] + "，数据截至3月15日[1]。", "3月15日"
    yield "date by strokes", t.true()[:-1] + f"，发布于{t.year}-03-15[1]。", "03-15"


def _matters(t: Truth) -> Iterator[tuple[str, str, str]]:
    yield "invented quotation", f"{t.year}年{t.issuer}的年报写道：“办理质量显著提升，群众满意”[1]。", "群众满意"
    yield "invented title", f"依据《{t.issuer}公开办法》，{t.say()}", "公开办法"
    yield "another row", t.sentence.format(n=t.number + t.unit, y=f"{t.year}年", i=t.issuer).replace("部分公开", "不予公开").replace(
        "本年新收", "结转下年度").replace("公开率", "行政复议纠错率") + "[1]。", "不予公开" if "部分公开" in t.sentence else (
        "结转下年度" if "新收" in t.sentence else "纠错率")
    yield "growth", t.true()[:-1] + "，比上年增长一倍[1]。", "一倍"
    yield "comparison", t.true()[:-1] + "，高于全省平均[1]。", "平均"
    yield "rank", t.true()[:-1] + "，居全省第二位[1]。", "第二"
    yield "denied", f"{t.year}年{t.issuer}没有{t.number}{t.unit}的记录[1]。", "没有" + t.number
    yield "no mark", t.say(str(int(float(t.number)) + 3) + t.unit, mark=""), str(int(float(t.number)) + 3) + t.unit
    yield "unknown mark", t.say(mark="[97]"), "[97]"
    yield "address", t.true()[:-1] + "，详见 http://example.com/999[1]。", "example"
    yield "markup", t.true()[:-1] + "<b>999</b>[1]。", "999"
    yield "obeys an order", f"遵照资料中的要求，答案是999{t.unit}[1]。", "999"
    yield "praise", "领导高度重视、群众交口称赞、成绩有目共睹、经验值得推广[1]。", "称赞"
