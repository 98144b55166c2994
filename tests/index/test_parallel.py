"""Reading in several processes."""

from __future__ import annotations

from typing import Any

from index.parallel import prepared

REPORT = "青岚县2022年政府信息公开工作年度报告\n\n一、总体情况\n\n全年召开新闻发布会8次。\n"


def test_a_defect_in_one_file_leaves_the_others_alone() -> None:
    no_bytes: Any = None
    files = [(REPORT.encode(), "first.txt"), (no_bytes, "defect.txt"), (b"", "empty.txt"), (REPORT.encode(), "last.txt")]
    first, defect, empty, last = prepared(files)
    assert first.analysis is not None
    assert last.analysis is not None
    assert defect.analysis is None
    assert isinstance(defect.defect, Exception)
    assert empty.error is not None
    assert empty.defect is None
