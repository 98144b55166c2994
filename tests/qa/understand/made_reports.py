"""Reports that are held, as far as understanding a question needs them."""

from __future__ import annotations

from index.database import StoredReport


def stored(
    issuer: str, year: int, *, scope: str = "region", region: str = "", aliases: tuple[str, ...] = ()
) -> StoredReport:
    """A stored report of ``issuer`` for ``year``."""
    return StoredReport(
        id=f"{issuer}-{year}",
        title=f"{issuer}{year}年政府信息公开工作年度报告",
        issuer=issuer,
        year=year,
        form="2021" if year > 2020 else "2019" if year > 2018 else "free",
        scope=scope,
        region=region or issuer,
        aliases=aliases,
        period="",
        source="made.txt",
        media="text/plain",
        abridged=False,
        content_hash=f"{issuer}{year}",
        cells_mapped=0,
        cells_expected=0,
        unmapped=(),
        remarks=(),
        ingested_at="2025-01-01T00:00:00+00:00",
    )


HELD = (
    stored("丽水市", 2019, region="浙江省丽水市"),
    stored("宿迁市", 2023, region="江苏省宿迁市"),
    stored("宿迁市", 2024, region="江苏省宿迁市"),
    stored("淮安市洪泽区", 2023, region="江苏省淮安市洪泽区", aliases=("洪泽区", "洪泽")),
    stored("淮安市洪泽区", 2024, region="江苏省淮安市洪泽区", aliases=("洪泽区", "洪泽")),
)
