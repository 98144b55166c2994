"""Looking the index over: SQL against vectors against the files that were read, and mending what differs.

SQL is what counts: it holds every chunk's text, so vectors can always be made
again from it, and the files that are kept can always be read again into it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from index.analysis import content_hash
from index.database import ANALYSIS_VERSION
from index.database.connection import answering
from index.errors import Unavailable
from index.ingest import Stores, prepare, read_again
from index.links import relink
from index.reembed import complete
from index.vector_seal import readable, sealed
from index.wanted_vectors import wanted_ids


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something looked at: ``fault`` is "" where it is well; ``mended`` says what was done about it."""

    subject: str
    fault: str = ""
    mended: str = ""

    @property
    def well(self) -> bool:
        """Whether nothing is wrong, or no longer."""
        return not self.fault or bool(self.mended)


def examine(stores: Stores, *, mend: bool, deep: bool = False) -> Iterator[Finding]:
    """Everything that can be wrong with an index, looked at in turn; mended where ``mend``.

    ``deep`` also reads every kept file again and compares what comes out with
    what is held, which takes as long as ingestion without embedding.
    """
    yield _database(stores)
    yield from _rows(stores, mend=mend)
    yield from _originals(stores, mend=mend, deep=deep)
    yield from _vectors(stores, mend=mend)


def _database(stores: Stores) -> Finding:
    """SQLite's own check of its file; another database looks after its own."""
    engine = stores.reports.engine
    if engine.dialect.name != "sqlite":
        return Finding(subject="database")
    with answering(engine), engine.connect() as connection:
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
    return Finding(subject="database", fault="" if found == ["ok"] else "；".join(found[:3]))


def _rows(stores: Stores, *, mend: bool) -> Iterator[Finding]:
    """A report without chunks is half there; chunks without a report cannot be, by the foreign key."""
    held = {report_id for report_id, _ in stores.reports.chunks()}
    bare = [report.id for report in stores.reports.reports() if report.id not in held]
    for report_id in bare:
        yield _reread(stores, report_id, "没有段落", mend=mend)
    if not bare:
        yield Finding(subject="reports")
    if mend:
        for issuer in sorted({report.issuer for report in stores.reports.reports()}):
            relink(stores.reports, issuer)


def _originals(stores: Stores, *, mend: bool, deep: bool) -> Iterator[Finding]:
    """Every kept file is the one whose hash the report carries; where ``deep``, it still reads the same."""
    sound = True
    for report in stores.reports.reports():
        original = stores.reports.original(report.id)
        if original is None:
            continue
        if content_hash(original.content) != report.content_hash:
            sound = False
            yield Finding(subject=report.id, fault="保存的原文件与收录时不同")
        elif report.analysis_version != ANALYSIS_VERSION:
            sound = False
            yield _reread(stores, report.id, "由旧版程序识读", mend=mend)
        elif deep and _reads_differently(stores, report.id, original.content, original.source):
            sound = False
            yield _reread(stores, report.id, "重新识读的结果与库中不同", mend=mend)
    if sound:
        yield Finding(subject="originals")


def _reads_differently(stores: Stores, report_id: str, content: bytes, source: str) -> bool:
    ready = prepare(content, source)
    if ready.analysis is None:
        return True
    held = {fact.key: fact for fact in stores.reports.facts([report_id])}
    return ready.analysis.facts != held or ready.analysis.document.text != stores.reports.text(report_id)


def _reread(stores: Stores, report_id: str, fault: str, *, mend: bool) -> Finding:
    if not mend:
        return Finding(subject=report_id, fault=fault)
    outcome = read_again(report_id, stores)
    if outcome.error is not None:
        return Finding(subject=report_id, fault=f"{fault}；{outcome.error.message}")
    return Finding(subject=report_id, fault=fault, mended="已从保存的原文件重新识读")


def _vectors(stores: Stores, *, mend: bool) -> Iterator[Finding]:
    """The vectors are exactly those that the reports want; missing ones are made, stray ones dropped."""
    vectors = stores.vectors()
    if vectors.stale and not mend:
        yield Finding(subject="vectors", fault="由另一个向量模型生成")
        return
    made = complete(stores) if mend else 0
    held, wanted = vectors.ids(), wanted_ids(stores.reports)
    missing = made or len(wanted - held)
    stray = sorted(held - wanted)
    if missing:
        yield Finding(subject="vectors", fault=f"缺{missing}个", mended="已重新生成" if mend else "")
    if stray:
        if mend:
            vectors.remove(stray)
        yield Finding(subject="vectors", fault=f"多{len(stray)}个", mended="已清除" if mend else "")
    if not missing and not stray:
        yield Finding(subject="vectors")


def set_aside(home: Path, opens: Callable[[], object]) -> bool:
    """Moves a folder of vectors that cannot be opened or read out of the way; whether that was needed.

    One whose writer was stopped is read through first, in a process of its own.
    The vectors are then made again from SQL; the folder set aside stays for
    whoever wants to look at it.
    """
    folder = home / "vectors"
    try:
        if folder.is_dir() and any(folder.iterdir()) and not sealed(folder) and not readable(home):
            raise Unavailable("")
        opens()
    except Unavailable:
        if not folder.is_dir():
            raise
        aside = home / "vectors-broken"
        if aside.exists():
            shutil.rmtree(aside)
        folder.rename(aside)
        return True
    return False
