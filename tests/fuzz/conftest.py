"""The index of the reports in data/, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.qa.built import built_home


@pytest.fixture(scope="session")
def assistant() -> Iterator[Assistant]:
    """An assistant over the five reports."""
    library = Library.open(Settings(home=built_home()))
    yield Assistant(library)
    library.close()
