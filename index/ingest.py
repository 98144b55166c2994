"""Taking reports in: read, analyse, embed, store; the same file again changes nothing.

Order of writing: vectors first, under ids that carry the content's hash; then
everything in SQL in one transaction; then the vectors that nothing refers to
are dropped. Wherever it is interrupted, what SQL holds is complete, and the
next run clears the rest away.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from index.analysis import Analysis, analyse, content_hash
from index.database import ANALYSIS_VERSION, Original, ReportStore
from index.embedding import Embedder
from index.errors import NianbaoError, NotAReport, Unreadable, UserMistake
from index.links import links_with, links_without
from index.readers import read_bytes
from index.vectors import VectorStore
from index.wanted_vectors import entries_of, ids_of, wanted_ids

SUFFIXES = {
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".pdf", ".xlsx", ".png", ".jpg", ".jpeg",
    ".tif", ".tiff", ".bmp", ".webp",
}  # fmt: skip
READ_BY_CONTENT = {
    ".doc", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".rtf", ".xls", ".xlsm", ".et", ".ett", ".xlsb", ".ofd", ".odt", ".ods",
    ".ppt", ".pptx", ".ceb", ".cebx", ".caj", ".gif", ".heic", ".jfif", ".shtml", ".shtm", ".mdown", ".zip", ".rar", ".7z",
}  # fmt: skip
"""Endings of further documents: some are read (a page saved as .doc), of the others it is said why they are not."""
PAGE_FOLDERS = ("_files", ".files", "_文件")
"""How the folder ends that a browser saves beside a page, with its pictures and styles."""
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a longer file is no annual report."""
FAR_FEWER = 0.8
"""Share of the cells held before below which replacing a report is remarked on."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one file.

    ``state`` is ``taken``, ``unchanged``, ``replaced``, ``kept`` (an abridged
    edition does not replace an original) or ``failed``. Seconds are split into
    parsing, embedding and storing. ``cells_before`` is how many cells the replaced report
    had, where the new one has far fewer, else 0.
    """

    source: str
    state: str
    report_id: str = ""
    analysis: Analysis | None = None
    error: NianbaoError | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    cells_before: int = 0


@dataclass(frozen=True, kw_only=True)
class Stores:
    """The three parts that ingestion writes to; vectors and embedder are opened when first needed."""

    reports: ReportStore
    vectors: Callable[[], VectorStore]
    embedder: Callable[[], Embedder]


def files_under(paths: Sequence[Path]) -> Iterator[Path]:
    """The files to read: those named, and the documents in folders named.

    A document of a kind that is not read is among them, so that it is told why; what belongs to a saved page is not.

    Raises :class:`UserMistake` where a path does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file
                for file in path.rglob("*")
                if file.is_file()
                and _may_be_a_report(file)
                and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
                and file.name.upper() not in ("README.MD", "README.TXT")
            )
        elif path.exists():
            yield path
        else:
            raise UserMistake(
                f"没有这个文件或文件夹：{path}",
                remedy="请检查路径",
                english=f"no such file or folder: {path}",
            )


def _may_be_a_report(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES | READ_BY_CONTENT and not any(map(_of_saved_page, file.parents))


def _of_saved_page(folder: Path) -> bool:
    """Whether a browser put ``folder`` beside a page that it saved, whose file may have been renamed since."""
    ending = next((each for each in PAGE_FOLDERS if folder.name.endswith(each)), "")
    stem = folder.name.removesuffix(ending)
    if not ending or not stem:
        return False
    if any((folder.parent / f"{stem}{suffix}").is_file() for suffix in (".html", ".htm", ".doc")):
        return True
    pages = [page for suffix in ("*.html", "*.htm") for page in folder.parent.glob(suffix) if page.is_file()]
    return any(_refers_to(page, folder.name) for page in pages)


def _refers_to(page: Path, folder: str) -> bool:
    """Whether a saved page takes its pictures or frames from ``folder``."""
    try:
        source = page.read_bytes() if page.stat().st_size <= LARGEST_FILE else b""
    except OSError:
        return False  # What cannot be read is told when it is ingested itself.
    names = {folder, quote(folder)}
    return any(f"{name}/".encode(encoding) in source for name in names for encoding in ("utf-8", "gb18030"))


def read_file(path: Path) -> tuple[bytes, str]:
    """The file's bytes and name. Raises :class:`Unreadable`."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Unreadable(
                f"文件过大（{size // 1048576} MB）",
                remedy=f"上限为{LARGEST_FILE // 1048576} MB，请拆分或换用文字版",
                english=f"the file is too large ({size // 1048576} MB)",
            )
        return path.read_bytes(), path.name
    except OSError as error:
        raise Unreadable(
            f"无法读取文件：{error.strerror}", english=f"cannot read: {error.strerror}"
        ) from error


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A file that was read and analysed, or why it could not be, with the seconds it took.

    ``defect`` is what a defect of this program raised in another process; :func:`take` raises it here.
    """

    analysis: Analysis | None
    error: NianbaoError | None
    seconds: float
    defect: Exception | None = None


def prepare(content: bytes, source: str) -> Prepared:
    """Reads and analyses one file; needs no store, so that it can run in another process.

    A bad report comes back as an error, other errors are raised.
    """
    started = time.perf_counter()
    try:
        analysis = analyse(read_bytes(content, source), digest=content_hash(content))
    except NianbaoError as error:
        if error.exit_code != 1:
            raise
        return Prepared(analysis=None, error=error, seconds=time.perf_counter() - started)
    return Prepared(analysis=analysis, error=None, seconds=time.perf_counter() - started)


def held_report(content: bytes, stores: Stores) -> str:
    """The id of the report that was taken in from exactly these bytes, "" where there is none.

    A report that an earlier version of the analysis read counts as not held: it is read again.
    """
    digest = content_hash(content)
    current = (r for r in stores.reports.reports() if r.analysis_version == ANALYSIS_VERSION)
    return next((report.id for report in current if report.content_hash == digest), "")


def take(content: bytes, source: str, stores: Stores, prepared: Prepared | None = None) -> Outcome:
    """Takes one file in; a bad report comes back as a failed outcome, other errors are raised."""
    held = held_report(content, stores)
    original = Original(source=source, content=content)
    if held:
        stores.reports.keep_original(held, original)
        return Outcome(source=source, state="unchanged", report_id=held)
    ready = prepared or prepare(content, source)
    if ready.defect is not None:
        raise ready.defect
    if ready.analysis is None:
        return Outcome(source=source, state="failed", error=ready.error)
    analysis = ready.analysis
    earlier = stores.reports.report(analysis.report.id)
    if earlier is not None and earlier.cells_mapped and not analysis.facts and analysis.cells_expected:
        error = NotAReport(
            f"没有读到表格，不替换已收录的{earlier.id}（{earlier.cells_mapped}格）",
            remedy="请换用带表格的文件；确要替换，先运行 nianbao remove",
            english=f"no table was read, so {earlier.id} with its {earlier.cells_mapped} cells is kept; "
            "run nianbao remove first to replace it all the same",
        )
        return Outcome(source=source, state="failed", error=error)
    if earlier is not None and analysis.report.abridged and not earlier.abridged:
        return Outcome(source=source, state="kept", report_id=earlier.id, analysis=analysis)
    seconds = {"parse": ready.seconds} | _store(analysis, original, stores)
    state = "taken" if earlier is None else "replaced"
    before = 0 if earlier is None else earlier.cells_mapped
    return Outcome(
        source=source,
        state=state,
        report_id=analysis.report.id,
        analysis=analysis,
        seconds=seconds,
        cells_before=before if analysis.cells_mapped < before * FAR_FEWER else 0,
    )


def read_again(report_id: str, stores: Stores) -> Outcome:
    """Reads a report anew from the file that is kept of it, as after an upgrade of the readers.

    A failed outcome, with everything left as it was, where no file is kept or it cannot be read now.
    """
    original = stores.reports.original(report_id)
    if original is None:
        error = Unreadable(
            f"没有保存{report_id}的原文件",
            remedy="请重新导入该文件",
            english=f"the file of {report_id} is not kept; ingest it again",
        )
        return Outcome(source=report_id, state="failed", error=error)
    ready = prepare(original.content, original.source)
    if ready.analysis is None:
        return Outcome(source=original.source, state="failed", error=ready.error)
    seconds = {"parse": ready.seconds} | _store(ready.analysis, original, stores)
    if ready.analysis.report.id != report_id:
        remove(report_id, stores)
    return Outcome(
        source=original.source,
        state="replaced",
        report_id=ready.analysis.report.id,
        analysis=ready.analysis,
        seconds=seconds,
    )


def _store(analysis: Analysis, original: Original, stores: Stores) -> dict[str, float]:
    started = time.perf_counter()
    entries = entries_of(analysis)
    vectors = stores.vectors()
    held = vectors.ids()
    fresh = [entry for entry in entries if entry.chunk_id not in held]
    embedded = stores.embedder().embed_passages([entry.text for entry in fresh]) if fresh else None
    seconds_embed = time.perf_counter() - started
    if embedded is not None:
        vectors.add(fresh, embedded)
    earlier = ids_of(stores.reports, analysis.report.id)
    stores.reports.replace(analysis, original=original, links=links_with(stores.reports, analysis))
    vectors.remove(sorted(earlier - {entry.chunk_id for entry in entries}))
    return {"embed": seconds_embed, "store": time.perf_counter() - started - seconds_embed}


def remove(report_id: str, stores: Stores) -> bool:
    """Takes a report out of SQL and vectors; False where it was not held."""
    report = stores.reports.report(report_id)
    if report is None:
        return False
    own = ids_of(stores.reports, report_id)
    stores.reports.remove(report_id, links_without(stores.reports, report))
    stores.vectors().remove(sorted(own))
    return True


def sweep(stores: Stores) -> int:
    """Drops vectors that nothing refers to, as an interrupted run leaves them; returns how many."""
    vectors = stores.vectors()
    stray = sorted(vectors.ids() - wanted_ids(stores.reports))
    vectors.remove(stray)
    return len(stray)
