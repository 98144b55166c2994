"""From a document that was read to everything that is known of the report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.checks import Check, check_report
from index.checks.model import FactKey
from index.checks.printed_twice import printed_twice
from index.chunks import Chunk, chunks_of
from index.cut_off import ends_inside_table_three
from index.document import Document
from index.errors import NotAReport
from index.facts import Fact
from index.forms import OTHER_PARTS, applicants, form_cells, indicators
from index.free_style import REMARK as FREE_STYLE
from index.free_style import is_free_style
from index.picture_pages import only_pictures
from index.quantities import Quantity, quantities
from index.repair import repair
from index.report import Report, identification
from index.sections import Placed, place, top_sections
from index.several_reports import several_reports
from index.tables import map_tables
from index.tables.confirm import confirm
from index.tables.prose import is_of_prose, map_prose
from index.text import one_line

LONGEST_TEXT = 1_000_000
"""Characters; the longest reports of provinces have a tenth of that."""
NAMED_CELLS = 5
"""Cells that could not be read are named up to this many."""


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Everything known of one report.

    ``cells_expected`` counts the cells that the report's form prints (0 for
    ``free``); ``remarks`` are for the person who ingests.
    """

    report: Report
    document: Document
    placed: tuple[Placed, ...]
    facts: dict[FactKey, Fact]
    quantities: tuple[Quantity, ...]
    checks: tuple[Check, ...]
    chunks: tuple[Chunk, ...]
    cells_expected: int
    unmapped: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def cells_mapped(self) -> int:
        """How many of the form's cells were read, blank ones included.

        Neither a cell with words that are no number counts, nor a subtotal printed beside its parts.
        """
        split = any(name in OTHER_PARTS for name, _ in self.facts)
        return sum(
            fact.kind != "text" and not (split and fact.indicator == "requests.other")
            for fact in self.facts.values()
        )


def content_hash(content: bytes) -> str:
    """What identifies the bytes of a file."""
    return hashlib.sha256(content).hexdigest()


def analyse(document: Document, *, digest: str) -> Analysis:
    """Identifies the report and reads its tables, quantities, checks and chunks.

    ``digest`` is the hash of the file's content. Raises
    :class:`index.errors.NotAReport` where the document is no annual report, holds several, is far too long for one, or
    has neither a table of the form nor prose under the form's sections.
    """
    if len(document.text) > LONGEST_TEXT:
        raise NotAReport(
            f"正文长达{len(document.text) // 10_000}万字，不像一份年度报告",
            remedy=f"上限为{LONGEST_TEXT // 10_000}万字，请拆分文件，每份年度报告一个文件",
            english=f"the text is {len(document.text):,} characters long; an annual report has at most {LONGEST_TEXT:,}",
        )
    several = several_reports(document)
    if several is not None:
        raise several
    identified = identification(document, digest)
    report = identified.report
    placed = place(document)
    mapping = map_tables(document, top_sections(placed), report.form, report.id)
    if mapping.edition and mapping.edition != report.form:
        mapping.remark(f"表二按{mapping.edition}年格式填写，与{report.year}年度应用的格式不同")
        report = replace(report, form="2019" if mapping.edition == "2019" else "2021")
    found = tuple(quantities(document, placed))
    map_prose(document, placed, found, mapping, form=report.form, scope=report.scope)
    facts, settled = confirm(repair(mapping.facts))
    checked = check_report(facts, _apart_from(found, facts), report.id, scope=report.scope)
    checked += printed_twice(facts, mapping.otherwise, report.id)
    checks = tuple(check for check in checked if not _confirms_prose(check, facts))
    chunks = tuple(chunks_of(document, placed, mapping, f"{report.id}@{digest[:10]}"))
    structured = bool(facts) or any(entry.path for entry in placed)
    free_style = not structured and is_free_style(document, identified.printed_title, found)
    if not free_style and not (structured and (facts or found)) and (pictured := only_pictures(document)) is not None:
        raise pictured
    if not structured and not free_style:
        raise NotAReport(
            "没有找到年度报告的章节和表格",
            remedy="请确认这是完整的年度报告，或换用原始的网页、Word 或 PDF 文件",
            english="neither sections nor tables of an annual report were found",
        )
    remarks = [*document.notes, *_absent(report, facts), *mapping.remarks, *mapping.left_remarks(), *settled, *_unread(facts)]
    if cut_off := ends_inside_table_three(document, mapping):
        remarks.append(cut_off)
    if identified.remark:
        remarks.insert(0, identified.remark)
    if free_style:
        remarks.append(FREE_STYLE)
    elif report.form != "free" and not facts:
        pictures = f"（页面上有{document.pictures}张图片没有读取，表格可能在图片里）" if document.pictures else ""
        remarks.append(f"没有表格：只能检索正文，表格数字无法回答{pictures}")
    return Analysis(
        report=report,
        document=document,
        placed=tuple(placed),
        facts=facts,
        quantities=found,
        checks=checks,
        chunks=chunks,
        cells_expected=_expected(report, facts),
        unmapped=tuple(mapping.unmapped),
        remarks=tuple(remarks),
    )


def _apart_from(found: Sequence[Quantity], facts: dict[FactKey, Fact]) -> list[Quantity]:
    """The quantities that are not themselves facts: a number does not confirm itself."""
    used = {(fact.provenance.start, fact.provenance.end) for fact in facts.values() if is_of_prose(fact)}
    return [quantity for quantity in found if (quantity.start, quantity.end) not in used]


def _confirms_prose(check: Check, facts: dict[FactKey, Fact]) -> bool:
    """Whether a check would pass off one sentence that agrees with another as agreement with a table."""
    return check.id == "text-table" and check.status == "pass" and any(
        key in facts and is_of_prose(facts[key]) for key in check.cells
    )


def _absent(report: Report, facts: dict[FactKey, Fact]) -> list[str]:
    """Which tables, and which columns of table 三, the report has nothing of."""
    if report.form == "free" or not facts:
        return []
    tables = {indicators()[name].table for name, _ in facts}
    absent = [f"没有读到表{table}" for table in ("二", "三", "四") if table not in tables]
    printed = {applicant for _, applicant in facts if applicant}
    columns = [entry.label for name, entry in applicants().items() if name not in printed]
    if printed and columns:
        absent.append(f"表三缺少“{'、'.join(columns)}”列")
    return absent


def _unread(facts: dict[FactKey, Fact]) -> list[str]:
    """Which cells hold something that is no number, and how many are blank if most are."""
    remarks: list[str] = []
    texts = [fact for fact in facts.values() if fact.kind == "text"]
    if texts:
        named = "、".join(
            f"{indicators()[fact.indicator].short}“{one_line(fact.raw, 20)}”" for fact in texts[:NAMED_CELLS]
        )
        remarks.append(f"{len(texts)}格读不成数字：{named}{'等' if len(texts) > NAMED_CELLS else ''}")
    blank = sum(fact.kind == "blank" for fact in facts.values())
    if blank * 2 > len(facts):
        remarks.append(f"{len(facts)}格中有{blank}格是空白")
    return remarks


def _expected(report: Report, facts: dict[FactKey, Fact]) -> int:
    """The form's cells; （六）其他处理 may be printed as one row instead of three."""
    expected = form_cells(report.form)
    names = {name for name, _ in facts}
    if report.form == "2021" and "requests.other" in names and not names & set(OTHER_PARTS):
        expected -= 2 * len(applicants())
    elif report.form == "2019" and names & set(OTHER_PARTS):
        expected += 2 * len(applicants())
    return expected
