"""``nianbao doctor``: the index looked over and mended."""

from __future__ import annotations

import argparse
import sys

from qa.library import Library
from ui.cli.waiting import waits

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


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """A line for everything looked at. Exit 0 if all is well or mended, 1 otherwise."""
    if arguments.look:
        return _examine(arguments, library, language)
    with library.turn(waiting=waits(language)):
        return _examine(arguments, library, language)


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
