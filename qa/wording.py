"""Sentences around figures. Nothing here makes a number; numbers come from figures."""

from __future__ import annotations

from index.database import StoredReport
from qa.figures import Figure


def of_report(report: StoredReport) -> str:
    """ "2019年丽水市"; how an answer names issuer and year."""
    return f"{report.year}年{report.issuer}"


def after_value(one: Figure) -> str:
    """ "106件", with a word where the value was computed."""
    return f"{one.shown}{one.unit}"


def sentence_of(one: Figure) -> str:
    """The sentence that answers with one figure."""
    place = of_report(one.report)
    target = one.target
    if target.concept.startswith("rate."):
        return f"{place}{one.label}为{one.shown}{one.unit}。"
    if target.concept.startswith("requests."):
        who = "" if target.applicant in ("", "total") else f"{one.label.split('·')[0]}"
        name = one.label.split("·")[-1]
        of_whom = f"{who}的申请中，" if who and name != "本年新收" else who
        if name == "本年新收":
            return f"{place}{of_whom}本年新收的政府信息公开申请共{one.shown}{one.unit}。"
        if name in ("上年结转", "结转下年度"):
            return f"{place}{of_whom}{name}的申请共{one.shown}{one.unit}。"
        return f"{place}{of_whom}{name}的申请共{one.shown}{one.unit}。"
    return f"{place}{one.label}为{one.shown}{one.unit}。"
