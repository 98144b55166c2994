"""How often an address may ask: a token bucket each."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

ADDRESSES_KEPT = 20_000


class Allowance(Protocol):
    """How often an address may ask, wherever it is kept."""

    def wait(self, address: str) -> float:
        """Takes a token; 0 where there was one, else the seconds until there is."""
        ...


class RateLimit:
    """Token buckets by address, ``burst`` tokens deep, filled at ``per_minute``. Safe between threads."""

    def __init__(self, per_minute: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = per_minute / 60
        self._burst = float(burst)
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Takes a token; 0 where there was one, else the seconds until there is."""
        key, now = network(address), self._clock()
        with self._lock:
            tokens, since = self._buckets.pop(key, (self._burst, now))
            tokens = min(self._burst, tokens + (now - since) * self._rate)
            granted = tokens >= 1
            self._buckets[key] = (tokens - 1 if granted else tokens, now)
            if len(self._buckets) > ADDRESSES_KEPT:
                self._buckets.popitem(last=False)
        return 0.0 if granted else (1 - tokens) / self._rate


def network(address: str) -> str:
    """What counts as one visitor: an IPv4 address, or the /64 that one IPv6 customer holds."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((int(parsed) >> 64 << 64, 64)).network_address)
    return str(parsed)
