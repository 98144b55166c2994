"""Passages and rows that can be retrieved and cited."""

from __future__ import annotations

import pytest

from index.analysis import Analysis, analyse
from index.chunks import LONGEST_PASSAGE, MANY_ROWS, MOST_PASSAGES
from index.readers import read_bytes
from tests.index.made import document
from tests.renderers import html
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of

LONG = "本单位按季度检查栏目更新，发现的问题逐项登记整改。" * 40


def analysed(digest: str = "0" * 64, new: str = "7", prose: str = LONG) -> Analysis:
    printed = dict.fromkeys(keys_of("2021"), "0") | {("requests.new", "natural"): new}
    content = html.render(report_of(printed, "2021")).replace(
        "逐步完善。".encode(), ("逐步完善。" + prose).encode()
    )
    return analyse(read_bytes(content, "report.html"), digest=digest)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analysed()


def test_every_quote_is_verbatim(analysis: Analysis) -> None:
    assert all(analysis.document.text[c.start : c.end] == c.quoted for c in analysis.chunks)
    assert all(chunk.quoted.strip() for chunk in analysis.chunks)


def test_ids_are_unique_and_carry_the_content(analysis: Analysis) -> None:
    ids = [chunk.id for chunk in analysis.chunks]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("青岚市-2021@0000000000#") for name in ids)


def test_long_paragraphs_are_cut_between_sentences(analysis: Analysis) -> None:
    passages = [
        chunk for chunk in analysis.chunks if chunk.kind == "prose" and chunk.path == ("一、总体情况",)
    ]
    assert len(passages) > 3
    assert all(len(chunk.quoted) <= LONGEST_PASSAGE and chunk.quoted.endswith("。") for chunk in passages)
    assert "".join(chunk.quoted for chunk in passages).endswith(LONG)


def test_a_passage_is_embedded_under_its_headings(analysis: Analysis) -> None:
    passage = next(chunk for chunk in analysis.chunks if chunk.path[:1] == ("五、存在的主要问题及改进情况",))
    assert passage.embedded.startswith("五、存在的主要问题及改进情况 > ")
    assert passage.vector_id == passage.id


def test_rows_share_their_vectors_between_reports(analysis: Analysis) -> None:
    other = analysed("1" * 64, new="99", prose="另一份年报。")
    rows = {c.vector_id for c in analysis.chunks if c.kind == "table_row"}
    assert rows == {c.vector_id for c in other.chunks if c.kind == "table_row"}


def test_rows_are_embedded_without_their_figures(analysis: Analysis) -> None:
    rows = [chunk for chunk in analysis.chunks if chunk.indicator == "requests.new"]
    assert len(rows) == 1
    assert "本年新收" in rows[0].embedded
    assert "7" not in rows[0].embedded
    assert "7" in rows[0].quoted


def test_every_row_of_the_form_is_a_chunk(analysis: Analysis) -> None:
    named = {chunk.indicator for chunk in analysis.chunks if chunk.indicator.startswith("requests.")}
    assert len(named) == 25
    assert sum(1 for chunk in analysis.chunks if chunk.indicator.startswith("disclosure2021.")) == 6


def test_headings_are_no_passages(analysis: Analysis) -> None:
    assert not any(chunk.quoted == "一、总体情况" for chunk in analysis.chunks)


def test_rows_of_a_very_long_table_share_their_vectors_and_stay_citable() -> None:
    lines = "\n".join(f"单位{number} | {number} | {number * 2}" for number in range(1, 3001))
    made = document("一、总体情况", [f"单位 | 受理 | 办结\n{lines}"])
    chunks = [chunk for chunk in analyse(made, digest="0" * 64).chunks if chunk.kind == "table_row"]
    assert len(chunks) == 3000
    assert len({chunk.vector_id for chunk in chunks}) <= MOST_PASSAGES
    assert max(len(chunk.embedded) for chunk in chunks) <= 300
    assert chunks[2717].quoted.split() == ["单位2718", "2718", "5436"]
    assert made.text[chunks[2717].start : chunks[2717].end] == chunks[2717].quoted
    by_vector: dict[str, set[str]] = {}
    for chunk in chunks:
        by_vector.setdefault(chunk.vector_id, set()).add(chunk.embedded)
    assert all(len(texts) == 1 for texts in by_vector.values())


def test_a_table_of_some_length_keeps_a_vector_a_row() -> None:
    lines = "\n".join(f"单位{number} | {number}" for number in range(1, MANY_ROWS + 1))
    chunks = analyse(document("一、总体情况", [f"单位 | 受理\n{lines}"]), digest="0" * 64).chunks
    assert len({chunk.vector_id for chunk in chunks if chunk.kind == "table_row"}) == MANY_ROWS
