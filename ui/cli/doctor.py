"""``nianbao doctor``: the index looked over and mended."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from qa.library import Library
from qa.settings import Settings
from ui.cli.waiting import waits

if TYPE_CHECKING:
    from index.salvage import Salvaged

OPENS_ITSELF = True
SUBJECTS = {
    "database": ("数据库", "database"),
    "reports": ("年报", "reports"),
    "originals": ("原文件", "original files"),
    "vectors": ("向量", "vectors"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--look", action="store_true", help="只看不改 / look only, mend nothing")
    parser.add_argument(
        "--deep",
        action="store_true",
        help="把每个原文件重新识读一遍来比对 / read every kept file again and compare",
    )


def run(arguments: argparse.Namespace, settings: Settings, language: str) -> int:
    """A line for everything looked at. Exit 0 if all is well or mended, 1 otherwise."""
    from index.salvage import damaged, set_database_aside

    salvaged = None
    if not arguments.look and not settings.database_url and damaged(settings.home):
        salvaged = set_database_aside(settings.home)
    library = Library.open(settings)
    try:
        if arguments.look:
            return _examine(arguments, library, language)
        with library.turn(waiting=waits(language)):
            lost = _rebuilt(salvaged, library, language) if salvaged else 0
            return max(_examine(arguments, library, language), 1 if lost else 0)
    finally:
        library.close()


def _rebuilt(salvaged: Salvaged, library: Library, language: str) -> int:
    """Takes in again what was salvaged, says so, and gives the number of reports that are lost."""
    from index.ingest import take

    lost = list(salvaged.lost)
    for original in salvaged.originals:
        outcome = take(original.content, original.source, library.stores)
        if outcome.error is not None:
            lost.append(original.source)
    count = len(library.store.reports())
    print(
        f"database: damaged; set aside as nianbao.sqlite3-broken, {count} reports made again from their files"
        if language == "en"
        else f"数据库：已损坏，移到 nianbao.sqlite3-broken，从原文件重建了{count}份年报",
        flush=True,
    )
    if lost:
        print(
            f"lost, ingest again: {', '.join(lost)}"
            if language == "en"
            else f"原文件已读不出，请重新导入：{'、'.join(lost)}",
            flush=True,
        )
    return len(lost)


def _examine(arguments: argparse.Namespace, library: Library, language: str) -> int:
    from index.upkeep import examine, set_aside

    mend = not arguments.look
    if mend and not library.settings.chroma_url and set_aside(library.settings.home, library.vectors):
        print(
            "vectors: could not be opened; set aside and made again"
            if language == "en"
            else "向量：打不开，已移到 vectors-broken，将重新生成"
        )
    ill = 0
    for finding in examine(library.stores, mend=mend, deep=arguments.deep):
        name = SUBJECTS.get(finding.subject, (finding.subject, finding.subject))[language == "en"]
        if not finding.fault:
            line = f"{name}: well" if language == "en" else f"{name}：正常"
        elif finding.mended:
            line = (
                f"{name}: mended ({finding.fault})"
                if language == "en"
                else f"{name}：{finding.fault}，{finding.mended}"
            )
        else:
            line = f"{name}: {finding.fault}" if language == "en" else f"{name}：{finding.fault}"
        ill += not finding.well
        print(line, flush=True)
    if ill:
        print(
            "run nianbao doctor without --look" if language == "en" and arguments.look else "",
            end="",
            file=sys.stderr,
        )
    return 1 if ill else 0
