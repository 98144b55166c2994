"""Facts, reports, checks, chunks, quantities and feedback in SQL."""

from __future__ import annotations

from index.database.originals import Original
from index.database.records import StoredReport
from index.database.store import ANALYSIS_VERSION, ReportStore

__all__ = ["ANALYSIS_VERSION", "Original", "ReportStore", "StoredReport"]
