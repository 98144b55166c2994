"""The workers' counters on one page, each line with its ``worker``.

They are not summed: a worker that is started again counts from zero, which
Prometheus sees in a line of its own and would take for a jump in a sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

FRONT = "front"
_OF_FRONT = ("nianbao_requests", "nianbao_request_seconds")


class _Families(Collector):
    def __init__(self, families: Iterable[Metric]) -> None:
        self._families = list(families)

    def collect(self) -> Iterator[Metric]:
        yield from self._families


def merged(pages: Mapping[str, str], own: CollectorRegistry, starts: int) -> bytes:
    """The page for Prometheus: those of the workers that are up, by name, and of the front itself."""
    families: dict[str, Metric] = {}
    for worker, page in pages.items():
        _add(families, worker, text_string_to_metric_families(page))
    _add(families, FRONT, (family for family in own.collect() if family.name.startswith(_OF_FRONT)))
    families["workers"] = GaugeMetricFamily("nianbao_workers", "Worker processes that are up", value=len(pages))
    families["starts"] = CounterMetricFamily("nianbao_worker_starts", "Worker processes started", value=starts)
    registry = CollectorRegistry()
    registry.register(_Families(families.values()))
    return generate_latest(registry)


def _add(families: dict[str, Metric], worker: str, more: Iterable[Metric]) -> None:
    for family in more:
        kept = families.setdefault(family.name, Metric(family.name, family.documentation, family.type))
        for sample in family.samples:
            kept.add_sample(sample.name, sample.labels | {"worker": worker}, sample.value)
