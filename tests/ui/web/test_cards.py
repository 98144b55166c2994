"""How an answer becomes a card, a chart and Markdown."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from qa.answer import Answer, Citation, Value
from ui.web.cards import badge_of, pieces, rows
from ui.web.charts import chart, chart_title
from ui.web.conversation import LONGEST_CONVERSATION, Conversation
from ui.web.markdown import as_markdown
from ui.web.texts import texts
from ui.web.thread import thread, welcome


def value(figure: str | None, *, issuer: str = "甲市", year: int = 2023, unit: str = "件") -> Value:
    return Value(issuer=issuer, year=year, indicator="requests.new", value=figure, unit=unit, label="新收")


def citation(quote: str, *, kind: Any = "prose", issuer: str = "甲市", year: int = 2023) -> Citation:
    return Citation(
        report_id="r", title="年报", issuer=issuer, year=year, kind=kind, section=["一"], quote=quote, start=0,
        end=len(quote), source="file.txt",
    )  # fmt: skip


def answer(**more: Any) -> Answer:
    return Answer(**({"question": "问", "status": "answered", "answer": "答。"} | more))


def test_a_quote_is_numbered_where_it_stands() -> None:
    found = pieces(
        answer(answer="报告写道：“甲。”又写道：“乙。”", citations=[citation("甲。"), citation("乙。")])
    )
    assert [(piece.text, piece.numbers) for piece in found] == [
        ("报告写道：“甲。”", (1,)),
        ("又写道：“乙。”", (2,)),
    ]


def test_a_row_is_numbered_at_the_end_of_the_sentence() -> None:
    found = pieces(answer(answer="共106件。", citations=[citation("106", kind="table_row")]))
    assert [(piece.text, piece.numbers) for piece in found] == [("共106件。", (1,))]


def test_figures_name_the_sources_of_their_own_report() -> None:
    both = [citation("a", year=2023), citation("b", year=2024)]
    found = rows(answer(values=[value("1", year=2023), value("2", year=2024)], citations=both))
    assert [row.numbers for row in found] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("more", "badge"),
    [
        ({"verification": "verified", "value": "1", "values": [value("1")]}, "verified"),
        ({"verification": "conflict", "value": "1"}, "conflict"),
        ({"verification": "unverified", "value": "1"}, "unverified"),
        ({"citations": [citation("甲")]}, "quoted"),
        ({"status": "no_data"}, ""),
        ({"status": "ambiguous"}, ""),
    ],
)
def test_badges(more: dict[str, Any], badge: str) -> None:
    assert badge_of(answer(**more)) == badge


def test_years_are_drawn_as_a_line_and_bodies_as_bars() -> None:
    said = texts("zh")
    assert "<polyline" in chart([value("1", year=2023), value("2", year=2024)], said)
    bars = chart([value("3", issuer="甲市"), value("-2", issuer="乙市"), value(None, issuer="丙市")], said)
    assert bars.count("<rect") == 2
    assert "丙市" not in bars


@pytest.mark.parametrize(
    "values", [[], [value("1")], [value("1"), value("2", unit="万元")], [value("1"), value(None)]]
)
def test_what_cannot_be_compared_is_not_drawn(values: list[Value]) -> None:
    assert chart(values, texts("zh")) == ""


def test_zeros_are_drawn() -> None:
    assert "<polyline" in chart([value("0", year=2023), value("0", year=2024)], texts("zh"))


def test_things_of_very_different_size_are_bars_where_their_lines_would_lie_on_one_another() -> None:
    sizes = {"本年新收": "3000", "部分公开": "20", "结转下年度": "4"}
    values = [value(size, year=y).model_copy(update={"label": label}) for label, size in sizes.items() for y in (2023, 2024)]
    drawn = chart(values, texts("zh"))
    assert "<polyline" not in drawn
    assert drawn.count("<rect") >= len(values)
    assert "<polyline" in chart(values[:4], texts("zh"))


def test_figures_of_close_points_are_not_written_over_each_other() -> None:
    drawn = chart([value(str(n), issuer=f"{n}市", year=y) for n in (100, 101, 102) for y in (2023, 2024)], texts("zh"))
    heights = [float(height) for height in re.findall(r'y="([-\d.]+)" text-anchor="middle" fill="#(?!5b6672)', drawn)]
    first_year = sorted(heights[::2])
    assert len(first_year) == 3
    assert first_year[0] >= 14
    assert all(below - above >= 14 for above, below in pairwise(first_year))


def test_a_chart_is_titled_with_its_bodies_and_what_is_counted() -> None:
    one = [value("1", year=2023), value("2", year=2024)]
    body, label = one[0].issuer, one[0].label
    assert chart_title(one, texts("zh")) == " · ".join(part for part in (body, label) if part)
    many = [value(str(n), issuer=f"{n}市").model_copy(update={"label": "本年新收"}) for n in range(1, 7)]
    assert chart_title(many, texts("zh")) == "1市、2市、3市、4市 +2 · 本年新收"
    absent = value(None, issuer="丙市").model_copy(update={"label": "本年新收"})
    assert chart_title([*many[:2], absent], texts("en")) == "1市, 2市 · 本年新收"
    drawn = thread(Conversation().asking("问").answered(answer(values=many[:2]), ()), texts("zh"))
    assert 'data-title="1市、2市 · 本年新收"' in drawn
    assert "<figcaption>1市、2市 · 本年新收</figcaption>" in drawn


def test_a_long_name_is_written_whole_above_its_bar() -> None:
    name = "青澜市生态环境局海洋渔业执法监督支队"
    drawn = chart([value("3", issuer=name), value("2", issuer="乙市")], texts("zh"))
    assert f">{name}<title>" in drawn


def test_follow_ups_are_buttons_of_an_answer() -> None:
    drawn = thread(Conversation().asking("问").answered(answer(), ("那2024年呢？",)), texts("zh"))
    assert 'data-question="那2024年呢？"' in drawn


def test_nothing_that_is_said_becomes_html() -> None:
    nasty = "<script>alert(1)</script>"
    hostile = answer(
        question=nasty, answer=nasty, value=nasty, unit=nasty, notes=[nasty], steps=[nasty], suggestions=[nasty],
        values=[value("1", issuer=nasty, year=2023), value("2", issuer=nasty, year=2024)],
        citations=[citation(nasty, issuer=nasty)],
    )  # fmt: skip
    drawn = thread(Conversation().asking(nasty).answered(hostile).asking(nasty), texts("zh"))
    drawn += welcome(texts("zh"), held=nasty, first=[nasty], count=1)
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


def test_markdown_holds_question_answer_and_source_as_plain_text() -> None:
    text = as_markdown("问<b>?", answer(answer="*答*", citations=[citation("甲|乙")]), texts("en"))
    assert "问\\<b\\>?" in text
    assert "\\*答\\*" in text
    assert "> 甲\\|乙" in text


def test_a_row_is_copied_without_marks_of_tables() -> None:
    for quote in ("规章</td><td>3</td><td></td><td>27", "| 规章 | 3 | | 27 |"):
        text = as_markdown("问", answer(citations=[citation(quote, kind="table_row")]), texts("zh"))
        assert text.endswith("\n> 规章 3 — 27")


def test_a_conversation_keeps_plans_and_ends() -> None:
    conversation = Conversation()
    for number in range(LONGEST_CONVERSATION):
        assert not conversation.full
        asked = conversation.asking(str(number))
        conversation = asked.failed("no") if number % 2 else asked.answered(answer(plan={"number": number}))
    assert conversation.full
    assert [turn.plan["number"] for turn in conversation.turns] == list(range(0, LONGEST_CONVERSATION, 2))
    assert conversation.judged(0, "good").exchanges[0].verdict == "good"
