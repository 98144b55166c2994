"""The flag that rewrites the goldens."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-goldens",
        action="store_true",
        help="write tests/goldens/*/expected anew from what is read now, to be checked by hand",
    )
