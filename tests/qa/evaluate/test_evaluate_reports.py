from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from answers import REPORTS, TEXTS, answer, cell, question

from index.errors import UserMistake
from qa.answer import Answer
from qa.evaluate.compare import compare, compare_text, read_summary
from qa.evaluate.gate import gate
from qa.evaluate.judge import judge
from qa.evaluate.metrics import Scored
from qa.evaluate.questions import Question
from qa.evaluate.report_html import html_report
from qa.evaluate.report_text import text_report
from qa.evaluate.runner import Run
from qa.evaluate.summary import summarise

HOSTILE = '<script>alert("1")</script>'


def summary(*pairs: tuple[Question, Answer]) -> dict[str, Any]:
    scored = tuple(Scored(question=q, answer=a, judgement=judge(q, a, REPORTS, TEXTS)) for q, a in pairs)
    times = {q.id: 1.0 for q, _ in pairs}
    return summarise(Run(scored=scored, milliseconds=times, reports=REPORTS, resumed=0))


RIGHT, WRONG, NONE = answer(citations=[cell()]), answer(value="1", unit="件"), answer(status="no_data", answer="没有")


def test_a_miss_shows_what_is_needed_to_mend_it() -> None:
    given = WRONG.model_copy(update={"plan": {"operation": "lookup"}, "citations": [cell()]})
    found = text_report(summary((question(id="x-1"), given), (question(id="x-2"), RIGHT)))
    for part in ("[x-1]", "甲市2019年部分公开多少件", "数应为 106件，1件", '"value": "106"', "部分公开", '"lookup"'):
        assert part in found
    assert "[x-2]" not in found
    assert "misses: 1" in text_report(summary((question(id="x-1"), given)), "en")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "rect", "line"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "line"):
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_stands_alone_and_escapes_what_it_shows(language: str) -> None:
    hostile = WRONG.model_copy(update={"answer": HOSTILE, "plan": {"words": HOSTILE}})
    page = html_report(summary((question(id="x", question=HOSTILE, notes=HOSTILE), hostile)), language)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert {tag for tag, _ in tags.seen}.isdisjoint({"script", "link", "img", "iframe"})
    assert not [a for _, a in tags.seen if "src" in a or "href" in a]
    assert "<script" not in page
    assert len(re.findall("<svg", page)) == 1
    assert "&lt;script&gt;" in page


def test_two_runs_differ_in_times_only() -> None:
    pairs = ((question(id="a"), RIGHT), (question(id="b"), WRONG))
    first, second = summary(*pairs), summary(*pairs)
    second["times"] = first["times"]
    assert json.dumps(first) == json.dumps(second)


def test_what_got_better_and_worse() -> None:
    asked = {name: question(id=name) for name in "abcd"}
    old = summary((asked["a"], WRONG), (asked["b"], RIGHT), (asked["c"], RIGHT), (asked["d"], NONE))
    new = summary((asked["a"], NONE), (asked["b"], WRONG), (asked["c"], RIGHT), (question(id="e"), RIGHT))
    found = compare(old, new)
    assert [change["id"] for change in found["better"]] == ["a"]
    assert [change["id"] for change in found["worse"]] == ["b"]
    assert (found["new"], found["gone"]) == (["e"], ["d"])
    assert found["metrics"]["wrong"] == {"before": 0.25, "after": 0.25}
    shown = compare_text(found)
    assert "变好: 1" in shown
    assert "[b] 答对 → 答错*" in shown


def test_an_earlier_result_has_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    for content in ("{", "[]", '{"format": 0}', '{"format": 1}', '{"format": ' + "9" * 5_000 + "}", "[" * 100_000):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(UserMistake):
            read_summary(path)
    with pytest.raises(UserMistake, match="读不出"):
        read_summary(tmp_path / "absent.json")
    path.write_text(json.dumps(summary((question(), RIGHT))), encoding="utf-8")
    assert read_summary(path)["questions"] == 1
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_summary(path)["questions"] == 1


def test_a_question_whose_gold_changed_is_named_beside_the_comparison() -> None:
    old = summary((question(id="a"), RIGHT), (question(id="b", notes="甲"), RIGHT))
    new = summary((question(id="a", value="107"), RIGHT), (question(id="b", notes="乙"), RIGHT))
    found = compare(old, new)
    assert [change["id"] for change in found["worse"]] == found["changed"] == ["a"]
    assert "题目或标准答案改过的题: 1  a" in compare_text(found)


def test_the_gate() -> None:
    half = summary((question(id="a"), RIGHT), (question(id="b"), WRONG))
    assert gate(half, min_exact=0.5, max_wrong=0.5) == []
    assert gate(half, min_exact=None, max_wrong=None) == []
    assert len(gate(half, min_exact=0.51, max_wrong=0.49)) == 2


def test_a_gate_that_measures_nothing_does_not_pass() -> None:
    refusals = summary((question(status="no_data"), NONE))
    assert gate(refusals, min_exact=None, max_wrong=0) == []
    assert gate(refusals, min_exact=0.9, max_wrong=0) == ["没有一题涉及“数与单位全同”，门槛无从检查"]
    assert gate(refusals, min_exact=0.9, max_wrong=None, language="en")[0].startswith("no question bears on exact")
