"""A store on either kind of database, and a report to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.analysis import Analysis, analyse, content_hash
from index.database import ReportStore
from index.readers import read_bytes
from tests.renderers import html
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str | None:
    """The address of an empty database, of either kind."""
    if request.param == "sqlite":
        return None
    address: str = request.getfixturevalue("postgres_server").database()
    return address


@pytest.fixture
def store(tmp_path: Path, url: str | None) -> Iterator[ReportStore]:
    made = ReportStore.open(tmp_path, url)
    yield made
    made.close()


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    printed = {key: str(number) for number, key in enumerate(keys_of("2021"))}
    printed["requests.new", "natural"] = ""
    printed["requests.new", "business"] = "/"
    printed["disclosure2021.fees.amount", ""] = "59237.2449"
    printed["requests.new", "legal"] = "12345678901234567890"
    content = html.render(report_of(printed, "2021"))
    content = content.replace("逐步完善。".encode(), "逐步完善。全年收到政府信息公开申请25件。".encode())
    return analyse(read_bytes(content, "report.html"), digest=content_hash(content))
