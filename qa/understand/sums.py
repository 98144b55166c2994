"""Figures that belong together: enumerated parts with a collective word, a whole group by some of its reasons."""

from __future__ import annotations

import re

from qa.plan import Target
from qa.understand.reading import Reading
from qa.understand.targets import of_one_table

_COLLECTIVE = re.compile(r"合计|总[共计数]|一共|[统拢]共|加起来|[加合凑](?:在|到)?一[起块]|相加|算上|累计|共(?=多少|几|有)|总和|之和|in total|altogether|together|combined")
_ALL_REASONS = re.compile(r"(?:各种|种种|各类|所有|一切|任何|不管(?:是)?(?:哪|什么|啥)种?|无论(?:哪|什么)种?|等等?)[^，,。]{0,4}?(?:理由|原因|情形|名义|缘由)")
_BOTH_DISCLOSED = re.compile(
    r"公开[^，,。；;多少几]{0,4}[（(，,]?(?:含|包括|包含|连同?|算上|加上|带上)(?:了)?(?:只|仅)?(?:给|公开)?(?:一)?部分|(?:全部|完全|整份)?(?:公开)?(?:或|和|及|与|跟|、|加)部分公开[^，,。]{0,4}(?:一共|合计|加起来|总共|统共|[加合凑](?:在|到)?一?[起块]|之和|相加|加总|的总数)"
)
_APART = re.compile(r"分别|分列|分开|逐[项个]|各(?:自|是|有|多少|几|占)|respectively|each")


def collective(reading: Reading, wanted: tuple[Target, ...]) -> tuple[Target, ...]:
    """The figures that the question adds up; empty where it adds nothing by its words."""
    if _APART.search(reading.body) or reading.asks("difference", "growth", "times", "rank", "trend"):
        return ()
    who = wanted[0].applicant if wanted and wanted[0].concept.startswith("requests.") else "total"
    if _BOTH_DISCLOSED.search(reading.body) and not reading.asks("share"):
        return tuple(Target(concept=f"requests.{name}", applicant=who) for name in ("granted", "partial"))
    groups = {target.concept.rsplit(".", 1)[0] for target in wanted if target.concept.count(".") == 2}
    if _ALL_REASONS.search(reading.body) and len(groups) == 1 and all(t.concept.startswith("requests.") for t in wanted):
        return (Target(concept=groups.pop(), applicant=who),)
    if len(wanted) > 1 and _COLLECTIVE.search(reading.body) and _parts_of_one_whole(wanted) and not reading.asks("share"):
        return wanted
    return ()


def _parts_of_one_whole(wanted: tuple[Target, ...]) -> bool:
    """Whether the figures are of one table and none holds another."""
    concepts = {target.concept for target in wanted}
    flows = concepts & {"requests.new", "requests.carried_in", "requests.carried_out", "requests.total", "requests.handled"}
    nested = any(other != one and other.startswith(one + ".") for one in concepts for other in concepts)
    return of_one_table(wanted) and not nested and (not flows or concepts <= {"requests.new", "requests.carried_in"} or len(concepts) == 1)
