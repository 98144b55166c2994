"""The language model's counters for Prometheus; registered only where a model is set."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from qa.model.assisted import LanguageModel


class ModelMetrics(Collector):
    """Reads the counters of ``model`` whenever the page is asked for."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def collect(self) -> Iterator[Metric]:
        """Calls, seconds, tokens, cost, what became of the replies, and whether the model is left alone."""
        counted = self._model.counters.now()
        calls = CounterMetricFamily(
            "nianbao_model_calls", "Calls to the language model", labels=["purpose", "outcome"]
        )
        for (purpose, outcome), count in sorted(counted.calls.items()):
            calls.add_metric([purpose, outcome], count)
        seconds = CounterMetricFamily(
            "nianbao_model_seconds", "Seconds spent waiting for the language model", labels=["purpose"]
        )
        for purpose, spent in sorted(counted.seconds.items()):
            seconds.add_metric([purpose], spent)
        tokens = CounterMetricFamily("nianbao_model_tokens", "Tokens as the endpoint reports them", labels=["kind"])
        for kind, count in counted.tokens.items():
            tokens.add_metric([kind], count)
        results = CounterMetricFamily(
            "nianbao_model_results", "What became of plans and worded sentences", labels=["purpose", "result"]
        )
        for (purpose, result), count in sorted(counted.results.items()):
            results.add_metric([purpose, result], count)
        cost = CounterMetricFamily("nianbao_model_cost", "Money spent, by the price that was set")
        cost.add_metric([], float(counted.cost))
        unmetered = CounterMetricFamily("nianbao_model_unmetered_calls", "Calls without reported tokens")
        unmetered.add_metric([], counted.unmetered)
        held_back = GaugeMetricFamily("nianbao_model_paused", "1 while the language model is left alone after failures")
        held_back.add_metric([], float(self._model.endpoint.breaker.open))
        yield from (calls, seconds, tokens, results, cost, unmetered, held_back)
