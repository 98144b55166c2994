"""Token buckets by address."""

from __future__ import annotations

import pytest

from ui.api.limits import RateLimit, network


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_granted_and_then_refilled() -> None:
    clock = Clock()
    limit = RateLimit(per_minute=60, burst=2, clock=clock)
    assert [limit.wait("192.0.2.1") for _ in range(3)] == [0, 0, 1]
    clock.now = 0.5
    assert limit.wait("192.0.2.1") == pytest.approx(0.5)
    clock.now = 1
    assert limit.wait("192.0.2.1") == 0


def test_addresses_do_not_share() -> None:
    limit = RateLimit(per_minute=60, burst=1, clock=Clock())
    assert limit.wait("192.0.2.1") == 0
    assert limit.wait("192.0.2.2") == 0
    assert limit.wait("192.0.2.1") > 0


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::99", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
    ],
)
def test_who_counts_as_one(address: str, expected: str) -> None:
    assert network(address) == expected
