"""The workers' counters on one page."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from ui.api.metrics import Metrics
from ui.front.metrics import merged


def counted(times: int) -> str:
    metrics = Metrics()
    for _ in range(times):
        metrics.requested(method="GET", path='/api/"ask"', status=200, seconds=0.02)
    return metrics.page(5).decode()


def test_each_line_has_its_worker() -> None:
    own = Metrics()
    own.requested(method="GET", path="front", status=429, seconds=0.001)
    page = merged({"0": counted(2), "1": counted(3)}, own.registry, starts=4).decode()
    families = {family.name: family for family in text_string_to_metric_families(page)}
    samples = {
        (sample.name, sample.labels.get("worker", ""), sample.labels.get("path", "")): sample.value
        for family in families.values()
        for sample in family.samples
    }
    assert samples["nianbao_requests_total", "0", '/api/"ask"'] == 2
    assert samples["nianbao_requests_total", "1", '/api/"ask"'] == 3
    assert samples["nianbao_requests_total", "front", "front"] == 1
    assert samples["nianbao_request_seconds_count", "1", '/api/"ask"'] == 3
    assert samples["nianbao_reports", "1", ""] == 5
    assert ("nianbao_reports", "front", "") not in samples
    assert samples["nianbao_workers", "", ""] == 2
    assert samples["nianbao_worker_starts_total", "", ""] == 4
    assert page.count("# TYPE nianbao_requests_total counter") == 1
    assert families["nianbao_request_seconds"].type == "histogram"
