"""An application over an empty library of its own, and someone logged in to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.ui.conftest import PASSWORD
from ui.options import WebOptions
from ui.serve import build_app

Upload = Callable[..., str]


@pytest.fixture
def own(tmp_path: Path, options: WebOptions) -> Iterator[TestClient]:
    """An application over an empty library in ``tmp_path / "own"``."""
    library = Library.open(Settings(home=tmp_path / "own"))
    yield TestClient(build_app(library, Assistant(library), options), raise_server_exceptions=False)
    library.close()


@pytest.fixture
def form_secret(own: TestClient) -> str:
    """The secret that forms carry, after the administrator has logged in."""
    page = own.post("/login", data={"name": "wang", "password": PASSWORD})
    found = re.search(r'name="form_secret" value="([^"]+)"', page.text)
    assert found
    return found[1]


@pytest.fixture
def upload(own: TestClient, form_secret: str) -> Upload:
    """Uploads files, each a name and its content; the page that comes back."""

    def sending(*files: tuple[str, bytes]) -> str:
        parts = [("files", (name, content)) for name, content in files]
        answer = own.post("/manage/upload", data={"form_secret": form_secret}, files=parts)
        assert answer.status_code in (200, 422)
        return answer.text

    return sending
