"""Requests drawn from the API's own description, sound and unsound: never a 500, always the one shape.

``CASES`` of the environment draws another number in the slow run.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.generation import GenerationMode
from schemathesis.openapi import from_dict

A_FEW, MANY = 250, int(os.environ.get("CASES", "10000"))
SHAPES = ({"data"}, {"error"})


def statuses(client: TestClient, cases: int) -> Counter[int]:
    """How many answers had which status over at least ``cases`` requests; fails where one is a defect's."""
    schema: Any = from_dict(client.get("/openapi.json").json())
    operations = [result.ok() for result in schema.get_all_operations()]
    ways = [(operation, GenerationMode.POSITIVE) for operation in operations]
    # What takes no field cannot be asked wrongly.
    ways += [(operation, GenerationMode.NEGATIVE) for operation in operations if operation.query or operation.body]
    found: Counter[int] = Counter()
    fixed = sum(not (operation.query or operation.body) for operation in operations)
    share = (cases - fixed) // (len(ways) - fixed) + 1
    for number, (operation, mode) in enumerate(ways):
        _draw(operation, mode, number, share, client, found)
    return found


def _draw(
    operation: Any, mode: GenerationMode, number: int, cases: int, client: TestClient, found: Counter[int]
) -> None:
    @seed(number)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def one(case: Any) -> None:
        sent = {name: value for name, value in case.as_transport_kwargs(base_url="http://testserver").items() if value is not None}
        sent.pop("cookies", None)
        if isinstance(sent.get("data"), bytes):
            sent["content"] = sent.pop("data")
        answer = client.request(**sent)
        found[answer.status_code] += 1
        assert answer.status_code < 500, case.as_curl_command()
        if answer.headers.get("content-type") == "application/json":
            assert set(answer.json()) in SHAPES
            answer.text.encode("utf-8")

    one()


def test_a_few_drawn_requests(client: TestClient) -> None:
    found = statuses(client, A_FEW)
    assert found[200] > 50
    assert found[422] > 50


@pytest.mark.slow
def test_ten_thousand_drawn_requests(client: TestClient) -> None:
    found = statuses(client, MANY)
    print(dict(found), found.total())
    assert found.total() >= MANY
    assert found[500] == 0
