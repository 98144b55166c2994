"""Whole runs over two published reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import NotFound
from qa.evaluate.baselines import run_baselines
from qa.evaluate.draft import drafts
from qa.evaluate.partial import Partial, fingerprint
from qa.evaluate.progress import Bar, mute
from qa.evaluate.questions import Question
from qa.evaluate.reading import read_questions
from qa.evaluate.runner import evaluate
from qa.evaluate.summary import summarise
from qa.library import Library

CITED = {"issuer": "洪泽区", "year": 2024, "row": "一、本年新收政府信息公开申请数量", "column": "总计"}
QUESTIONS = [
    Question.model_validate(fields)
    for fields in (
        {"id": "new", "question": "洪泽区2024年新收申请多少件", "status": "answered", "value": "95", "unit": "件",
         "citations": [CITED]},
        {"id": "year", "turns": ["洪泽区2024年新收申请多少件", "2023年呢"], "status": "answered", "value": "21",
         "unit": "件", "citations": [CITED | {"year": 2023}]},
        {"id": "absent", "question": "杭州市2022年部分公开多少件", "status": "no_data"},
        {"id": "false gold", "question": "洪泽区2024年新收申请是多少件？", "status": "answered", "value": "96",
         "unit": "件", "citations": [CITED]},
    )
]  # fmt: skip


def test_a_run_judges_and_leaves_nothing_behind(two_years: Library) -> None:
    run = evaluate(two_years, QUESTIONS)
    outcomes = {one.question.id: one.judgement.outcome for one in run.scored}
    assert outcomes == {"new": "correct", "year": "correct", "absent": "correct", "false gold": "wrong"}
    assert run.scored[0].evidence is not None
    assert run.scored[0].evidence.place == 1
    assert run.scored[2].evidence is None
    run.finish()
    assert list((two_years.settings.home / "evaluation").iterdir()) == []
    second = evaluate(two_years, QUESTIONS)
    assert second.resumed == 0
    second.finish()
    again = summarise(second)
    first = summarise(run)
    del again["times"], first["times"]
    assert json.dumps(again) == json.dumps(first)


class Interrupted(Exception):
    """Stands for a user's interruption."""


def test_an_interrupted_run_goes_on(two_years: Library) -> None:
    class Stopping(Bar):
        def to(self, done: int) -> None:
            super().to(done)
            if done == 2:
                raise Interrupted

    with pytest.raises(Interrupted):
        evaluate(two_years, QUESTIONS, bars=lambda total, label: Stopping(total, label))
    run = evaluate(two_years, QUESTIONS)
    assert run.resumed == 2
    # Killed after the last answer, while baselines run or the page is written.
    assert evaluate(two_years, QUESTIONS).resumed == len(QUESTIONS)
    run.finish()
    run = evaluate(two_years, QUESTIONS)
    assert run.resumed == 0
    run.finish()


def test_a_partial_file_belongs_to_its_questions_and_survives_a_torn_line(
    two_years: Library, tmp_path: Path
) -> None:
    assert fingerprint(two_years, QUESTIONS, ()) != fingerprint(two_years, QUESTIONS[:2], ())
    partial = Partial(tmp_path / "partial.jsonl")
    partial.add({"id": "a"})
    partial.add({"id": "b"})
    partial.path.write_text(partial.path.read_text(encoding="utf-8")[:-4], encoding="utf-8")
    again = Partial(partial.path)
    assert list(again.done) == ["a"]
    again.add({"id": "c"})
    with partial.path.open("a", encoding="utf-8") as file:
        file.write("7\n")
    assert list(Partial(partial.path).done) == ["a", "c"]


def test_baselines_run_beside(two_years: Library) -> None:
    run = evaluate(two_years, QUESTIONS)
    run.finish()
    found = run_baselines(two_years, run.scored, run.reports, ["vector", "bm25", "hybrid", "bm25"], bars=mute)
    assert [(entry["name"], entry["filtered"]) for entry in found] == [
        (name, filtered) for name in ("vector", "bm25", "hybrid") for filtered in (False, True)
    ]
    for entry in found:
        assert entry["all"]["count"] == entry["lookup"]["count"] == 3
        assert entry["all"]["ours"]["value"] == 0.6667
        assert entry["all"]["number_first"]["value"] <= entry["all"]["number_in_five"]["value"]
        if entry["filtered"]:
            assert entry["all"]["report_first"]["value"] == 1
    assert run_baselines(two_years, run.scored, run.reports, []) == []


def test_drafts_are_questions_with_the_printed_numbers(two_years: Library, tmp_path: Path) -> None:
    lines = [json.dumps(draft, ensure_ascii=False) for draft in drafts(two_years, "洪泽区2024年")]
    path = tmp_path / "drafts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    questions = read_questions([path])
    new = next(q for q in questions if "本年新收" in q.question and q.kind == "cell")
    assert (new.value, new.unit) == ("95", "件")
    assert new.citations[0].row == "一、本年新收政府信息公开申请数量"
    assert questions[0].citations[0].row == "规章"
    assert {question.kind for question in questions} == {"cell", "applicant", "table2", "table4"}
    with pytest.raises(NotFound, match="不止一份"):
        list(drafts(two_years, "洪泽区"))
    with pytest.raises(NotFound, match="没有年报"):
        list(drafts(two_years, "丽水市"))
