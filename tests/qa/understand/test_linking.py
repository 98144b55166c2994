"""Questions that tie one year's report to the next."""

from __future__ import annotations

import pytest

from tests.qa.understand.test_targets import plan


@pytest.mark.parametrize("question", ["宿迁2023年写的留给第二年的件数，2024年的开头认不认", "宿迁2023年留到来年的，2024年报认账没有"])
def test_what_is_left_and_what_is_taken_up_are_tied(question: str) -> None:
    meant = plan(question)
    assert meant.operation == "check"
    assert meant.check is not None
    assert meant.check.families == ("carried",)
