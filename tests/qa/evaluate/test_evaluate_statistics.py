from __future__ import annotations

import pytest
from answers import REPORTS, TEXTS, answer, question

from data import FOLDER
from qa.answer import Answer
from qa.evaluate.bootstrap import intervals, percentile_intervals
from qa.evaluate.judge import judge
from qa.evaluate.metrics import METRICS, Scored
from qa.evaluate.paired import mcnemar
from qa.evaluate.questions import Question
from qa.evaluate.retrieval import Ranks
from qa.evaluate.summary import latency, measure


def scored(asked: Question, given: Answer, place: int | None = None) -> Scored:
    ranks = None if place is None else Ranks(place=place, report=place > 0)
    return Scored(question=asked, answer=given, judgement=judge(asked, given, REPORTS, TEXTS), evidence=ranks)


def test_an_interval_holds_its_ratio_and_does_not_change() -> None:
    shares = [[(float(i % 4 == 0), 1.0), (1.0, 1.0), None, (2.0, 4.0) if i < 5 else None] for i in range(100)]
    quarter, all_right, none, few = intervals(shares)
    assert quarter is not None
    assert (quarter.value, quarter.count) == (0.25, 100)
    # The normal approximation: 0.25 ± 1.96 · √(0.25 · 0.75 / 100) = 0.165 … 0.335.
    assert quarter.low == pytest.approx(0.165, abs=0.02)
    assert quarter.high == pytest.approx(0.335, abs=0.02)
    assert all_right is not None
    assert (all_right.value, all_right.low, all_right.high) == (1, 1, 1)
    assert none is None
    assert few is not None
    assert (few.value, few.count) == (0.5, 5)
    assert intervals(shares) == [quarter, all_right, none, few]
    assert intervals([]) == []


def test_mcnemar_by_hand() -> None:
    first = [True] * 9 + [False] * 3
    second = [True] * 3 + [False] * 6 + [True] + [False] * 2
    found = mcnemar(first, second)
    assert (found.both, found.first_only, found.second_only, found.neither) == (3, 6, 1, 2)
    # 2 · (C(7,0) + C(7,1)) / 2^7 = 16/128
    assert found.p_value == 0.125
    assert mcnemar([True], [True]).p_value == 1


def test_the_metrics_of_four_answers() -> None:
    four = [
        scored(question(id="right"), answer(), 1),
        scored(question(id="wrong"), answer(value="1", unit="件"), 4),
        scored(question(id="refused"), answer(status="no_data", answer="没有"), 0),
        scored(question(id="rightly refused", status="no_data"), answer(status="no_data", answer="没有")),
    ]
    table = {key: (cell["value"], cell["count"]) for key, cell in measure(four).items()}
    assert table["correct"] == (0.5, 4)
    assert table["wrong"] == table["refused"] == table["false_number"] == (0.25, 4)
    assert table["exact"] == (0.3333, 3)
    assert table["refusal_precision"] == (0.5, 2)
    assert table["refusal_recall"] == (1, 1)
    assert table["evidence_hit_1"] == (0.3333, 3)
    assert table["evidence_hit_5"] == (0.6667, 3)
    assert table["evidence_mrr"] == (0.4167, 3)  # (1 + 1/4 + 0) ÷ 3
    assert "search_mrr" not in table
    assert "slot_issuer" not in table


def test_percentiles() -> None:
    found = latency({str(i): float(i) for i in range(1, 101)})
    assert found == {"p50": 50.5, "p90": 90.1, "p95": 95.05, "p99": 99.01, "mean": 50.5, "max": 100.0}


def test_the_interval_of_a_percentile_holds_it() -> None:
    times = [float(number) for number in range(1, 101)]
    ((low, high), (p99_low, p99_high)) = percentile_intervals(times, (50, 99))
    assert low < 50.5 < high
    assert low > 30
    assert high < 70
    assert p99_low < p99_high <= 100
    assert percentile_intervals([7.0], (50,)) == [(7.0, 7.0)]


def test_every_metric_is_described_with_formula_and_source() -> None:
    described = (FOLDER / "eval" / "METRICS.md").read_text(encoding="utf-8")
    assert [metric.key for metric in METRICS if not metric.key.startswith("search_") and f"`{metric.key}`" not in described] == []
    assert len({metric.key for metric in METRICS}) == len(METRICS)
