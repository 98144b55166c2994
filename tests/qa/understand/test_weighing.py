"""Features weighed for the fitted models."""

from __future__ import annotations

import numpy as np
import pytest

from qa.understand.weighing import summed, weighed


def test_weights_have_length_one_and_unknown_features_count_for_nothing() -> None:
    made = weighed({"甲": 1, "乙": 3, "丙": 2}, {"甲": (0, 2.0), "乙": (1, 1.0)})
    assert [number for number, _ in made] == [0, 1]
    assert sum(weight * weight for _, weight in made) == pytest.approx(1.0)
    assert weighed({"丙": 1}, {"甲": (0, 2.0)}) == []


def test_each_outcome_gets_its_sum_of_the_weights() -> None:
    rarity = {"甲": (0, 3.0), "乙": (1, 4.0)}
    weights = np.array([[1.0, 0.0], [0.0, 10.0]], dtype=np.float32)
    assert summed({"甲": 1, "乙": 1}, rarity, weights).tolist() == pytest.approx([0.6, 8.0])
    assert summed({}, rarity, weights).tolist() == [0.0, 0.0]
