"""``nianbao ingest [PATH …]``: a line a file, progress on long work."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import data
from index.errors import NianbaoError, UserMistake
from qa.library import Library
from ui.cli.waiting import waits
from ui.logs import kept_in

if TYPE_CHECKING:
    from index.ingest import Outcome, Prepared

log = logging.getLogger(__name__)
SECONDS_BETWEEN_PAGES = 2.0
"""Within a file, progress is told this often."""
DEFECTS = "defects.log"
"""In the folder of all state: defects that files tripped, with their tracebacks, a line of JSON each."""
NAMED_LABELS = 6
"""Labels that were not mapped are named up to this many."""
Content = bytes | NianbaoError
Contents = Iterator[tuple[str, Content]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="文件、文件夹或网址（默认：自带的年报）/ files, folders or addresses",
    )
    parser.add_argument(
        "--ray",
        metavar="ADDRESS",
        default="",
        help="由 Ray 集群的各台机器识读 / read the files on the machines of a Ray cluster",
    )


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Takes every file in. Exit 0 if all were taken, 1 if some failed."""
    from index.ingest import files_under, sweep
    from index.ingest import read_file as read
    from index.reembed import complete
    from index.upkeep import set_aside

    local = [Path(path) for path in arguments.paths if not _is_address(path)] or (
        [] if arguments.paths else [data.REPORTS]
    )
    files = list(files_under(local))
    addresses = [path for path in arguments.paths if _is_address(path)]
    if not files and not addresses:
        raise UserMistake(
            "没有可以导入的文件",
            remedy="支持 txt、md、html、docx、pdf、xlsx 和图片",
            english="there is no file to take in",
        )
    with kept_in(library.settings.home / DEFECTS, log), library.turn(waiting=waits(language)):
        if not library.settings.chroma_url:
            set_aside(library.settings.home, library.vectors)
        made = complete(library.stores, lambda done, all_: _remade(done, all_, language))
        if made:
            print(_remade_text(made, language), flush=True)
        failed = _take_all(_contents(files, addresses, read), len(files) + len(addresses), library, language, arguments.ray)
        sweep(library.stores)
    return 1 if failed else 0


def _take_all(contents: Contents, total: int, library: Library, language: str, ray: str = "") -> int:
    """Takes everything in, a line each; gives how many could not be taken."""
    from index.ingest import take
    from index.readers.progress import pages_told_to

    failed = 0
    for number, (name, content, ready) in enumerate(_prepared(contents, total, library, ray), start=1):
        if isinstance(content, NianbaoError):
            failed += 1
            _print(name, _failure(content, language), number, total)
            continue
        try:
            with pages_told_to(_Pages(name, language)):
                outcome = take(content, name, library.stores, ready)
        except NianbaoError:
            raise
        except Exception as defect:
            # One file that trips a defect must not take the others with it; the log file has the whole of it.
            log.exception("%s could not be taken in", name)
            failed += 1
            _print(name, _defect(defect, language), number, total)
            continue
        if outcome.error is not None:
            failed += 1
            _print(name, _failure(outcome.error, language), number, total)
        else:
            _print(name, _success(outcome, language), number, total)
    return failed


def _prepared(
    contents: Contents, total: int, library: Library, ray: str
) -> Iterator[tuple[str, Content, Prepared | None]]:
    """Each file with its analysis, made ahead in other processes where there are many new ones."""
    from index.ingest import held_report
    from index.parallel import WORTH_IT, prepared
    from index.ray_cluster import prepared_by_ray

    if total < WORTH_IT and not ray:
        yield from ((name, content, None) for name, content in contents)
        return
    queue: deque[tuple[str, Content, bool]] = deque()

    def fresh() -> Iterator[tuple[bytes, str]]:
        for name, content in contents:
            new = isinstance(content, bytes) and not held_report(content, library.stores)
            queue.append((name, content, new))
            if new and isinstance(content, bytes):
                yield content, name

    ready = prepared_by_ray(fresh(), ray) if ray else prepared(fresh())
    while True:
        analysis = next(ready, None)
        while queue and not queue[0][2]:
            name, content, _ = queue.popleft()
            yield name, content, None
        if analysis is None:
            break
        name, content, _ = queue.popleft()
        yield name, content, analysis


class _Pages:
    """Says on stderr which page of a long file has been read, every few seconds."""

    def __init__(self, name: str, language: str) -> None:
        self._name, self._language = name, language
        self._told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told < SECONDS_BETWEEN_PAGES:
            return
        self._told = now
        text = f"page {done} of {total}" if self._language == "en" else f"第{done}页，共{total}页"
        print(f"{self._name}：{text}", file=sys.stderr, flush=True)


def _remade(done: int, total: int, language: str) -> None:
    if sys.stderr.isatty():
        label = "embedding" if language == "en" else "重建向量"
        print(f"\r{label} {done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _remade_text(made: int, language: str) -> str:
    if language == "en":
        return f"{made} vectors were made anew with the embedding model that is set"
    return f"已用现在的向量模型重建{made}条向量"


def _is_address(path: str) -> bool:
    return "://" in path


def _contents(
    files: list[Path], addresses: list[str], read: Callable[[Path], tuple[bytes, str]]
) -> Iterator[tuple[str, Content]]:
    for file in files:
        try:
            yield file.name, read(file)[0]
        except NianbaoError as error:
            yield file.name, error
    for address in addresses:
        from index.readers.fetch import fetch

        try:
            yield address, fetch(address).content
        except NianbaoError as error:
            yield address, error


def _print(name: str, text: str, number: int, total: int) -> None:
    counter = f"[{number}/{total}] " if total > 1 else ""
    print(f"{counter}{name}：{text}", flush=True)
    sys.stdout.flush()


def _defect(defect: Exception, language: str) -> str:
    what = f"{type(defect).__name__}: {' '.join(str(defect).split())[:120]}"
    if language == "en":
        return f"not taken: a defect of this program ({what}); please report it with the file and {DEFECTS}"
    return f"未导入：程序出错（{what}），请连同文件和{DEFECTS}报告"


def _failure(error: NianbaoError, language: str) -> str:
    return ("not taken: " if language == "en" else "未导入：") + error.line(language)


def _success(outcome: Outcome, language: str) -> str:
    english = language == "en"
    if outcome.state == "unchanged":
        return f"unchanged ({outcome.report_id})" if english else f"没有变化（{outcome.report_id}）"
    if outcome.state == "kept":
        return (
            f"abridged; the original that is held stays ({outcome.report_id})"
            if english
            else f"这是摘编，已收录原文，保留原文（{outcome.report_id}）"
        )
    analysis = outcome.analysis
    if analysis is None:
        return outcome.report_id
    failing = sum(1 for check in analysis.checks if check.status == "fail")
    passing = sum(1 for check in analysis.checks if check.status == "pass")
    if english:
        word = "replaced" if outcome.state == "replaced" else "taken"
        text = (
            f"{word} {outcome.report_id} ({analysis.report.form}); cells {analysis.cells_mapped}/{analysis.cells_expected}, "
            f"checks {passing} hold, {failing} fail, chunks {len(analysis.chunks)}, quantities {len(analysis.quantities)}"
        )
        return text + (f"; labels not mapped: {', '.join(analysis.unmapped)}" if analysis.unmapped else "")
    word = "已替换" if outcome.state == "replaced" else "已导入"
    form = "自由格式" if analysis.report.form == "free" else f"{analysis.report.form}年格式"
    text = (
        f"{word} {outcome.report_id}（{form}），表格{analysis.cells_mapped}/{analysis.cells_expected}格，"
        f"勾稽{passing}条相符、{failing}条不符，{len(analysis.chunks)}段，正文数字{len(analysis.quantities)}个"
    )
    remarks = list(analysis.remarks)[:4]
    if analysis.unmapped:
        more = f"等{len(analysis.unmapped)}个" if len(analysis.unmapped) > NAMED_LABELS else ""
        text += f"；未能对应的标签：{'、'.join(analysis.unmapped[:NAMED_LABELS])}{more}"
    return text + ("；" + "；".join(remarks) if remarks else "")
