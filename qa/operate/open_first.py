"""Whether a question is an open one, to be answered by quoted sentences, though its words name a figure or a list."""

from __future__ import annotations

import re

from qa.plan import Plan
from qa.understand.cues import NUMBER_ASKED
from qa.understand.reading import Reading

_MEASURE = re.compile(
    r"(?:什么|啥|哪些|哪几|何种|何)(?:新)?(?:招|办法|举措|措施|安排|打算|方向|行动|动作|法子|对策|步骤|改进)|(?:有何|有啥)?(?:改进|整改|解决)(?:方向|安排|举措|措施|办法|思路)|"
    r"(?:怎么|怎样|如何|咋个?|怎么样)(?:去)?(?:改|解决|应对|处置|收拾|避免|防止|提高|提升|把关|补|治|落实|推动|让|帮|保证|保障|减少|降低|少被|管(?!用)|保护|加强|做好|推进|抓|处理(?!的)|对待)|"
    r"(?:打算|准备|计划|拟)(?:怎|如何|咋|拿|采取|做|补|办|避免|提高)|想了?(?:啥|什么)办法|(?:想|要)?拿(?:什么)?办法|提了什么|下一步|"
    r"what (?:does|did|will) .{0,60}(?:intend|plan|going) to|plans? to"
)
_FIGURE = re.compile(r"多少|几[件条份个家次期场起项户人]|数量|总数|how many|how much|percent|占比|比例")
_WHO = re.compile(r"哪个?(?:部门|处|科室?|单位|机构|人)(?:在|来|负责|管|盯|把关|牵头)|由(?:谁|哪)|谁(?:在|来)?(?:管|负责|盯|牵头|督查|把关)|靠(?:什么|哪些)")
_MANNER = re.compile(r"咋样|怎么样|如何|怎样|咋办|没做好|不够好|做得?不?好")


def open_plan(plan: Plan, reading: Reading) -> Plan | None:
    """The plan turned into the quoting of passages; None where its own operation stands."""
    if plan.operation == "passage" or not plan.reports or plan.missing:
        return None
    passage = plan.model_copy(update={"operation": "passage", "targets": (), "readings": (), "ask": ""})
    named = bool(plan.issuers)
    body = reading.body
    if _FIGURE.search(re.sub(r"[好没这那哪]几", "", body)):
        return None
    if plan.operation in ("lookup", "number", "list", "explain", "overview", "share") and named and _MEASURE.search(body):
        return passage
    if plan.operation in ("list", "overview", "lookup", "number") and named and _WHO.search(body):
        return passage
    beside = [word for word in reading.rest if len(word) > 1]
    if plan.operation == "overview" and named and (_MANNER.search(body) and beside):
        return passage
    return None


def falls_back(plan: Plan, reading: Reading) -> bool:
    """Whether a number that was not found may be what a sentence says otherwise (过几道手, 谁都能发吗)."""
    if plan.operation != "number" or not plan.issuers or reading.restricted:
        return False
    if reading.asks("trend", "growth", "difference", "rank", "sum", "share", "times"):
        return False
    asked = re.sub(r"[好没这那哪]几", "", reading.body)
    if not NUMBER_ASKED.search(asked):
        return True
    return bool(re.search(r"怎么|如何|怎样|咋|谁|哪[些个里]|什么|啥", asked)) and not _FIGURE.search(asked)
