"""Which applicants a question means."""

from __future__ import annotations

import pytest

from qa.understand.applicants import applicants_of
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import read
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


@pytest.mark.parametrize(
    ("question", "applicants"),
    [
        ("宿迁市民（含单位）2024年提了几件", ["total"]),
        ("宿迁2024年老百姓（包括各类企业在内）提了几件", ["total"]),
        ("宿迁2024年居民，连企业也算，共几件", ["total"]),
        ("宿迁2024年村民（不含企业）提了几件", ["natural"]),
        ("宿迁2024年个人和企业各提了几件", ["natural", "business"]),
        ("宿迁2024年个人加上企业提了几件", ["natural", "business"]),
        ("宿迁2024年市民提了几件", ["natural"]),
        ("宿迁2024年企业（含外资企业）提了几件", ["business"]),
    ],
)
def test_organisations_taken_in_beside_people(question: str, applicants: list[str]) -> None:
    assert applicants_of(read(question, INDEX)) == applicants
