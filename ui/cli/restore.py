"""``nianbao restore FILE``: a backup put into an empty index."""

from __future__ import annotations

import argparse
from pathlib import Path

from qa.library import Library
from ui.cli.waiting import waits


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="备份文件 / the backup")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Restores and says what came back."""
    from index.backup import restore

    with library.turn(waiting=waits(language)):
        counts = restore(library.stores, arguments.file)
    told = (counts.get("reports", 0), counts.get("facts", 0), counts["vectors"])
    print(
        "restored: {} reports, {} figures, {} vectors".format(*told)
        if language == "en"
        else "已恢复：年报{}份，数字{}个，向量{}个".format(*told)
    )
    return 0
