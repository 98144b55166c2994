"""How many worker processes are wanted, and whether the index can be shared by them."""

from __future__ import annotations

from index.errors import UserMistake
from qa.settings import Settings

MOST = 64


def worker_count(asked: int | None, settings: Settings) -> int:
    """The number asked for on the command line, else that of the settings.

    Raises :class:`UserMistake` where it is no number from 1 to :data:`MOST`,
    and where more than one process would share files that only one may open.
    """
    text = settings.workers if asked is None else str(asked)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST:
        raise UserMistake(
            f"网页进程数要在 1 到 {MOST} 之间，现在是 {text}",
            remedy="请改 --workers 或 NIANBAO_WORKERS",
            english=f"the number of workers has to be from 1 to {MOST}, it is {text}; "
            "change --workers or NIANBAO_WORKERS",
        )
    missing = [
        name
        for name, shared in (
            ("NIANBAO_DATABASE_URL", settings.database_url.startswith("postgresql")),
            ("NIANBAO_CHROMA_URL", bool(settings.chroma_url)),
        )
        if not shared
    ]
    if int(text) > 1 and missing:
        raise UserMistake(
            "几个网页进程不能共用数据文件夹里的 SQLite 和 Chroma",
            remedy=f"请设好 {'、'.join(missing)}（PostgreSQL 和 Chroma 服务），或用 --workers 1",
            english="several workers cannot share SQLite and Chroma in the home folder; "
            f"set {', '.join(missing)} (PostgreSQL and a Chroma server), or use --workers 1",
        )
    return int(text)
