"""The metrics, each with its formula and source; ``data/eval/METRICS.md`` says the same in Chinese.

Every metric takes one scored question and gives its share of numerator and
denominator, or None where it does not apply. The metric's value is the sum of
the numerators over the sum of the denominators.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.answer import Answer
from qa.evaluate.bootstrap import Share
from qa.evaluate.judge import Judgement
from qa.evaluate.questions import Question
from qa.evaluate.retrieval import Ranks
from qa.evaluate.slots import SLOTS

DEPTHS = (1, 5, 10)


@dataclass(frozen=True, kw_only=True)
class Scored:
    """A question, its answer, the verdict, and how retrieval ranked.

    ``evidence`` ranks the answer's citations, ``searched`` what ``nianbao search``
    finds; both are None where nothing has to be cited.
    """

    question: Question
    answer: Answer
    judgement: Judgement
    evidence: Ranks | None = None
    searched: Ranks | None = None


Ranking = Callable[[Scored], Ranks | None]
"""Which of a question's two ranked lists a metric is about."""


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A metric's key, its names, and what one question contributes."""

    key: str
    name: str
    english: str
    share: Callable[[Scored], Share | None]


def _yes(holds: bool) -> Share:
    return float(holds), 1.0


def correct(scored: Scored) -> Share:
    """Correct = questions answered rightly ÷ all questions.

    Right status; right figure, or all rows of ``values``; one of ``must_say``;
    for answers in prose, one of the expected passages.
    Source: FinanceBench (Islam et al. 2023), "correct answers".
    """
    return _yes(scored.judgement.outcome == "correct")


def wrong(scored: Scored) -> Share:
    """Wrong = questions with a wrong or incomplete answer ÷ all questions.

    Source: FinanceBench (Islam et al. 2023), "incorrect answers".
    """
    return _yes(scored.judgement.outcome == "wrong")


def refused(scored: Scored) -> Share:
    """Refused = questions with an answer that were refused or asked back ÷ all questions.

    Correct + wrong + refused = 1.
    Source: FinanceBench (Islam et al. 2023), "failed to answer".
    """
    return _yes(scored.judgement.outcome == "refused")


def false_number(scored: Scored) -> Share:
    """False number = answers whose figure is not the right one ÷ all questions.

    Counts a figure where there is none to give, and a row of ``values`` that
    gives another figure for an expected cell; the graver part of "wrong".
    Source: this project's first promise (a wrong number is worse than a refusal).
    """
    return _yes(scored.judgement.false_number)


def flawless(scored: Scored) -> Share:
    """Flawless = correct, cited, quoted verbatim and cross-checked as expected ÷ all questions.

    Source: this project; the conjunction of the other metrics.
    """
    return _yes(scored.judgement.flawless)


def exact(scored: Scored) -> Share | None:
    """Exact match = answers with the expected number and unit ÷ questions that have one figure.

    After normalising width, separators, 万/亿 and Chinese numerals; shares and
    ratios at two decimals. Source: SQuAD's exact match (Rajpurkar et al. 2016), on amounts.
    """
    found = scored.judgement.exact
    return None if found is None else _yes(found)


def entries(scored: Scored) -> Share | None:
    """Row recall = mean over questions of (expected rows given ÷ expected rows).

    Source: recall, macro-averaged (Manning, Raghavan and Schütze 2008, chapters 8 and 13).
    """
    given, wanted = scored.judgement.entries
    if not wanted or scored.question.status != "answered":
        return None
    return given / wanted, 1.0


def slot(name: str) -> Callable[[Scored], Share | None]:
    """Slot accuracy = questions with exactly the expected slot understood ÷ questions that fix the slot.

    Source: slot accuracy of dialogue state tracking (Williams et al. 2013).
    """

    def share(scored: Scored) -> Share | None:
        found = scored.judgement.slots.get(name)
        return None if found is None else _yes(found)

    return share


def refusal_precision(scored: Scored) -> Share | None:
    """Refusal precision = rightly refused ÷ refused (no_data or out_of_scope).

    Source: precision (Manning, Raghavan and Schütze 2008, chapter 8) of the class "refuse".
    """
    if not scored.judgement.refused:
        return None
    return _yes(any(status in ("no_data", "out_of_scope") for status in scored.question.statuses))


def refusal_recall(scored: Scored) -> Share | None:
    """Refusal recall = rightly refused ÷ questions that have to be refused.

    Source: recall (Manning, Raghavan and Schütze 2008, chapter 8) of the class "refuse".
    """
    if not scored.question.is_refusal or "answered" in scored.question.statuses:
        return None
    return _yes(scored.judgement.refused)


def citation_recall(scored: Scored) -> Share | None:
    """Citation recall = mean over questions of (expected citations given ÷ expected citations).

    Given means: same report, and label or quote contained. Refused questions
    count 0. Source: ALCE (Gao et al. 2023), with containment in place of a model's judgement.
    """
    found = scored.judgement.cited
    return (sum(found) / len(found), 1.0) if found and scored.question.status == "answered" else None


def citation_any(scored: Scored) -> Share | None:
    """Cited = answers with at least one expected citation ÷ answered questions that have one.

    Source: the question file's convention.
    """
    if not scored.judgement.cited or scored.answer.status != "answered":
        return None
    return _yes(any(scored.judgement.cited))


def citation_precision(scored: Scored) -> Share | None:
    """Citation precision = mean over answers of (citations that were expected ÷ citations given).

    A lower bound: a useful citation that the question file does not list counts
    against it. Source: ALCE (Gao et al. 2023), with containment in place of a model's judgement.
    """
    found = scored.judgement.citing
    return (sum(found) / len(found), 1.0) if found and scored.answer.status == "answered" else None


def verbatim(scored: Scored) -> Share | None:
    """Verbatim = quotes that are substrings of the report's stored text ÷ quotes given.

    Source: this project's second promise.
    """
    found = scored.judgement.verbatim
    return (float(sum(found)), float(len(found))) if found else None


def right_report(scored: Scored) -> Share | None:
    """Right report = answers that cite only reports to be cited ÷ answered questions with citations.

    Source: document-level precision, as in FinanceBench's comparison of shared and single stores.
    """
    found = scored.judgement.right_report
    return None if found is None else _yes(found)


def verification(scored: Scored) -> Share | None:
    """Cross-check = answers that report the expected verification ÷ answered questions that fix one.

    Source: this project's third promise.
    """
    found = scored.judgement.verification
    return None if found is None else _yes(found)


def hit(ranking: Ranking, depth: int) -> Callable[[Scored], Share | None]:
    """Hit@k = questions with an expected passage or row among the first k ÷ questions with one to cite.

    Source: success at k (Manning, Raghavan and Schütze 2008, chapter 8).
    """

    def share(scored: Scored) -> Share | None:
        ranks = ranking(scored)
        return None if ranks is None else _yes(1 <= ranks.place <= depth)

    return share


def reciprocal_rank(ranking: Ranking) -> Callable[[Scored], Share | None]:
    """MRR = mean of 1 ÷ place of the first expected passage or row, 0 where it is not found.

    Source: TREC-8 question answering (Voorhees 1999).
    """

    def share(scored: Scored) -> Share | None:
        ranks = ranking(scored)
        return None if ranks is None else ((1 / ranks.place if ranks.place else 0.0), 1.0)

    return share


def first_report(ranking: Ranking) -> Callable[[Scored], Share | None]:
    """Right-report rate = questions whose first result is from a report to be cited ÷ questions with one.

    Source: success at 1 (Manning, Raghavan and Schütze 2008, chapter 8) on documents.
    """

    def share(scored: Scored) -> Share | None:
        ranks = ranking(scored)
        return None if ranks is None else _yes(ranks.report)

    return share


def _evidence(scored: Scored) -> Ranks | None:
    return scored.evidence


def _searched(scored: Scored) -> Ranks | None:
    return scored.searched


_SLOT_NAMES = {"issuer": "机关", "year": "年份", "indicator": "指标", "applicant": "申请人"}

_RANKINGS: tuple[tuple[str, str, str, Ranking], ...] = (
    ("evidence", "出处", "evidence", _evidence),
    ("search", "检索", "search", _searched),
)

METRICS: tuple[Metric, ...] = (
    Metric(key="correct", name="答对", english="correct", share=correct),
    Metric(key="wrong", name="答错", english="wrong", share=wrong),
    Metric(key="refused", name="未答", english="refused", share=refused),
    Metric(key="false_number", name="给错数", english="false number", share=false_number),
    Metric(key="flawless", name="全对（含出处与核对）", english="flawless", share=flawless),
    Metric(key="exact", name="数与单位全同", english="number and unit exact", share=exact),
    Metric(key="entries", name="各条召回", english="row recall", share=entries),
    *(
        Metric(key=f"slot_{key}", name=f"理解：{_SLOT_NAMES[key]}", english=f"slot: {key}", share=slot(key))
        for key in SLOTS
    ),
    Metric(key="refusal_precision", name="拒答精确率", english="refusal precision", share=refusal_precision),
    Metric(key="refusal_recall", name="拒答召回率", english="refusal recall", share=refusal_recall),
    Metric(key="citation_any", name="出处合格", english="cited", share=citation_any),
    Metric(key="citation_recall", name="出处召回率", english="citation recall", share=citation_recall),
    Metric(
        key="citation_precision", name="出处精确率", english="citation precision", share=citation_precision
    ),
    Metric(key="verbatim", name="引文逐字", english="quotes verbatim", share=verbatim),
    Metric(key="right_report", name="只引对的报告", english="right report cited", share=right_report),
    Metric(key="verification", name="核对结果", english="verification", share=verification),
    *(
        Metric(key=f"{key}_hit_{k}", name=f"{name}命中@{k}", english=f"{english} hit@{k}", share=hit(ranking, k))
        for key, name, english, ranking in _RANKINGS
        for k in DEPTHS
    ),
    *(
        Metric(key=f"{key}_mrr", name=f"{name} MRR", english=f"{english} MRR", share=reciprocal_rank(ranking))
        for key, name, english, ranking in _RANKINGS
    ),
    *(
        Metric(
            key=f"{key}_report", name=f"{name}首条报告对", english=f"{english} right report", share=first_report(ranking)
        )
        for key, name, english, ranking in _RANKINGS
    ),
)
