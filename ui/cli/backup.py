"""``nianbao backup FILE``: the whole index in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from qa.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="写到哪个文件 / the file to write")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Writes the backup and says what it holds."""
    from index.backup import backup

    counts = backup(library.stores, arguments.file)
    size = arguments.file.stat().st_size / 1_048_576
    told = (counts.get("reports", 0), counts.get("facts", 0), counts["vectors"], size)
    if language == "en":
        print("{} reports, {} figures, {} vectors; {:.1f} MB".format(*told))
    else:
        print("年报{}份，数字{}个，向量{}个；{:.1f} MB".format(*told))
    return 0
