"""``nianbao remove REPORT``: takes one report out."""

from __future__ import annotations

import argparse

from index.errors import NotFound
from qa.library import Library
from ui.cli.waiting import waits


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("report", metavar="REPORT", help="年报的编号，见 nianbao reports / the report's id")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Removes the report from every store."""
    from index.ingest import remove

    with library.turn(waiting=waits(language)):
        removed = remove(arguments.report, library.stores)
    if not removed:
        held = "、".join(report.id for report in library.store.reports()) or "无"
        raise NotFound(
            f"没有收录{arguments.report}",
            remedy=f"收录的有：{held[:300]}",
            english=f"{arguments.report} is not held; see nianbao reports",
        )
    print(f"removed {arguments.report}" if language == "en" else f"已移除 {arguments.report}")
    return 0
