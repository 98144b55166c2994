"""An index of two published reports, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data import REPORTS
from index.ingest import read_file, take
from qa.library import Library
from qa.settings import Settings


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """洪泽区 2023 and 2024."""
    library = Library.open(Settings(home=Path(tmp_path_factory.mktemp("evaluate"))))
    for name in ("hongze-2023.md", "hongze-2024.md"):
        content, source = read_file(REPORTS / name)
        assert take(content, source, library.stores).error is None
    yield library
    library.close()
