"""Whatever document comes, analysis gives a report or says why not, in bounded time and without invention."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis import Analysis, analyse, content_hash
from index.document import Cell, Document
from index.errors import NianbaoError, NotAReport
from index.forms import applicants, indicators
from index.readers import read_bytes
from index.readers.base import DocumentBuilder
from tests.index.made import SECTIONS, TITLE, document
from tests.renderers import html
from tests.renderers.form_tables import APPLICANT_LABELS, RESULT_LABELS, keys_of
from tests.renderers.report import report_of

FRAGMENTS = (
    "0", "12", "1,234", "+5", "-3", "/", "—", "无", "", " ", "1 2", "22（其中修订16件）", "8.05亿元", "18万余条", "9" * 400,
    "1" + "0" * 60, "0.000", "1 " * 50, "０", "½", "二", "总计", "合计", "其他", "自然人", "商业企业", "申请人情况", "法人或其他组织",
    "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "信息内容", "本年制发件数", "本年处理决定数量", "规章",
    "行政许可", "行政事业性收费", "本年收费金额（单位：元）", "一、本年新收政府信息公开申请数量", "（三）不予公开", "1.属于国家秘密",
    "（六）其他处理", "3.其他", "（七）总计", "四、结转下年度继续办理", "\u202e倒\u0000", "第二十条第（一）项", "-3-",
    *APPLICANT_LABELS, *RESULT_LABELS,
)  # fmt: skip
PROSE = (
    TITLE, "青岚市教育局二〇二二年度政府信息公开工作报告", "2018年政府信息公开工作年度报告", *SECTIONS.values(), "一、总体情况",
    "（一）主动公开。全年公开信息1,234条，同比增长12.5%。", "收到政府信息公开申请十二件，其中自然人9件。", "；。，、：", "行政许可25件。",
    "自2022年1月1日起至2022年12月31日止。", "自2022年99月99日至12月31日。", "\u3000", "解读", "1.2.3.4", "约、近、达", "12345", "第12件",
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Paragraphs and grids of the form's own words and figures, in no sensible order."""
    builder = DocumentBuilder("fuzz.html", "html")
    for _ in range(draw(st.integers(0, 8))):
        if draw(st.booleans()):
            text = draw(st.sampled_from(PROSE) | st.text(max_size=60))
            builder.add_text(text, level=draw(st.integers(0, 3)))
            continue
        rows: list[list[Cell]] = []
        for number in range(draw(st.integers(1, 6))):
            column, row = 0, []
            for _ in range(draw(st.integers(0, 16))):
                text = draw(st.sampled_from(FRAGMENTS) | st.text(max_size=12)).strip()
                width = draw(st.sampled_from((1, 1, 1, 2, 5, 7, 1000)))
                row.append(Cell(text=text, row=number, column=column, column_span=width))
                column += width
            rows.append(row)
        builder.add_grid(rows, regular=draw(st.booleans()))
    made = builder.build(title=draw(st.sampled_from(("", TITLE, "青岚市2019年政府信息公开工作年度报告"))))
    return replace(made, source=draw(st.sampled_from(("fuzz.html", "2023.txt", ""))))


def analysed_or_refused(made: Document) -> tuple[Analysis | None, str]:
    """The analysis, or the line that says why there is none."""
    try:
        return analyse(made, digest="0" * 64), ""
    except NianbaoError as error:
        return None, error.line()


@settings(
    max_examples=int(os.environ.get("FUZZ_CASES", "120")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="FUZZ_CASES" not in os.environ,
    database=None,
)
@given(made=documents())
def test_only_its_own_errors(made: Document) -> None:
    analysis, refusal = analysed_or_refused(made)
    if analysis is None:
        assert refusal
        assert "\n" not in refusal
        return
    for key, fact in analysis.facts.items():
        assert key == fact.key
        assert fact.indicator in indicators()
        assert fact.applicant in ("", *applicants())
        assert not indicators()[fact.indicator].parts
        assert (fact.value is not None) == (fact.kind in ("number", "zero"))
        place = fact.provenance
        assert made.text[place.start : place.end] == fact.raw
        assert 0 <= place.row_start <= place.row_end <= len(made.text)
    for chunk in analysis.chunks:
        assert made.text[chunk.start : chunk.end] == chunk.quoted
    for quantity in analysis.quantities:
        assert 0 <= quantity.sentence_start <= quantity.start < quantity.end <= quantity.sentence_end
    assert len({chunk.id for chunk in analysis.chunks}) == len(analysis.chunks)
    if analysis.report.form == "free":
        assert analysis.facts == {}


def test_neither_sections_nor_tables() -> None:
    with pytest.raises(NotAReport, match="章节和表格"):
        analyse(document("只有一句话。"), digest="0" * 64)


def test_a_report_without_tables_says_so() -> None:
    analysis = analyse(document("一、总体情况", "全年公开信息25条。"), digest="0" * 64)
    assert (analysis.cells_mapped, analysis.cells_expected) == (0, 200)
    assert any("没有表格" in remark for remark in analysis.remarks)
    assert len(analysis.quantities) == 1


def test_a_free_report_expects_no_cells() -> None:
    made = document("一、总体情况", "全年公开信息25条。", title="青岚市2017年政府信息公开工作年度报告")
    analysis = analyse(made, digest="0" * 64)
    assert (analysis.report.form, analysis.cells_expected) == ("free", 0)
    assert not any("没有表格" in remark for remark in analysis.remarks)


def test_the_form_that_was_filled_in_counts() -> None:
    printed = dict.fromkeys(keys_of("2019"), "0")
    content = html.render(report_of(printed, "2019")).replace(b"2019", b"2021")
    analysis = analyse(read_bytes(content, "report.html"), digest=content_hash(content))
    assert (analysis.report.year, analysis.report.form) == (2021, "2019")
    assert any("2019年格式" in remark for remark in analysis.remarks)


def test_other_handling_as_one_row_is_expected_as_one() -> None:
    rows = "（六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    analysis = analyse(document(SECTIONS["三"], [f"{header}\n{rows}"]), digest="0" * 64)
    assert analysis.cells_expected == 186


def timed(made: Document) -> float:
    started = time.perf_counter()
    analyse(made, digest="0" * 64)
    return time.perf_counter() - started


@pytest.mark.parametrize("columns", [8, 40])
def test_a_table_of_three_thousand_rows(columns: int) -> None:
    header = "单位 | " + " | ".join((list(APPLICANT_LABELS) * 6)[: columns - 1])
    rows = [f"第{number}个单位办理情况 | " + " | ".join(["12"] * (columns - 1)) for number in range(3000)]
    assert timed(document(SECTIONS["三"], ["\n".join([header, *rows])])) < 8


def test_three_thousand_rows_of_the_same_label() -> None:
    header = "项目 | " + " | ".join(APPLICANT_LABELS)
    rows = [f"本年新收 | {number} | 0 | 0 | 0 | 0 | 0 | {number}" for number in range(3000)]
    assert timed(document(SECTIONS["三"], ["\n".join([header, *rows])])) < 8


def test_a_long_paragraph_without_a_full_stop() -> None:
    assert timed(document("一、总体情况", "全年公开信息25条，" * 5_000)) < 8


def test_many_wide_spans() -> None:
    builder = DocumentBuilder("wide.html", "html")
    builder.add_text(TITLE)
    builder.add_text(SECTIONS["四"])
    builder.add_grid([[Cell(text="行政复议", row=n, column=0, column_span=10**9)] for n in range(500)])
    assert timed(builder.build()) < 2


@pytest.mark.parametrize("clause", ["全年公开信息25条", "工作", "1,234"])
def test_a_long_clause(clause: str) -> None:
    assert timed(document("一、总体情况", clause * 5_000)) < 8


def test_fifty_megabytes_of_text_are_refused_at_once() -> None:
    builder = DocumentBuilder("long.txt", "txt")
    builder.add_text(TITLE)
    builder.add_text("公开信息25条。" * 2_400_000)
    started = time.perf_counter()
    with pytest.raises(NotAReport, match="万字"):
        analyse(builder.build(), digest="0" * 64)
    assert time.perf_counter() - started < 2


def test_cells_that_could_not_be_read_are_named() -> None:
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    table = f"{header}\n本年新收 | 见附件 | 1 | 0 | 0 | 0 | 0 | 3\n上年结转 | = | = | = | = | = | = | 1"
    analysis = analyse(document(SECTIONS["三"], [table]), digest="0" * 64)
    assert any("1格读不成数字" in remark and "见附件" in remark for remark in analysis.remarks)


def test_a_subtotal_beside_its_parts_is_no_cell_of_the_form() -> None:
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = ("（六）其他处理", "1.逾期不补正", "2.逾期未缴费", "3.其他")
    table = "\n".join([header, *(f"{label} | 0 | 0 | 0 | 0 | 0 | 0 | 0" for label in rows)])
    analysis = analyse(document(SECTIONS["三"], [table]), digest="0" * 64)
    assert (len(analysis.facts), analysis.cells_mapped) == (28, 21)
