"""Counters for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from qa.answer import Answer

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """One server's counters, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "nianbao_requests", "HTTP requests", ["method", "path", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "nianbao_request_seconds",
            "Seconds to answer a request",
            ["path"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._answers = Counter(
            "nianbao_answers", "Answers given", ["channel", "status", "verification"], registry=self.registry
        )
        self._asking = Histogram(
            "nianbao_answer_seconds", "Seconds to find an answer", buckets=_SECONDS, registry=self.registry
        )
        self._reports = Gauge("nianbao_reports", "Reports indexed", registry=self.registry)

    def requested(self, *, method: str, path: str, status: int, seconds: float) -> None:
        """Counts a request; ``path`` is the route, never what a visitor typed."""
        self._requests.labels(method, path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def answered(self, channel: str, answer: Answer) -> None:
        """Counts an answer given over ``chat``, ``api`` or ``mcp``."""
        self._answers.labels(channel, answer.status, answer.verification).inc()
        self._asking.observe(answer.elapsed_ms / 1000)

    def page(self, reports: int) -> bytes:
        """Everything counted, as Prometheus reads it; ``reports`` is how many are indexed now."""
        self._reports.set(reports)
        return generate_latest(self.registry)
