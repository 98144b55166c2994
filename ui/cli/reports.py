"""``nianbao reports``: what is indexed."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from qa.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Prints one line a report."""
    reports = library.store.reports()
    if arguments.json:
        print(json.dumps([asdict(report) for report in reports], ensure_ascii=False, indent=1))
        return 0
    for report in reports:
        cells = f"{report.cells_mapped}/{report.cells_expected}"
        print(
            f"{report.id}\t{report.year}\t{report.issuer}\t{report.form}\t{cells}\t{report.title}\t{report.source}"
        )
    if not reports:
        print("no report is indexed" if language == "en" else "还没有收录年报；运行 nianbao ingest 导入")
    return 0
