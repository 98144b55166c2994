"""``nianbao ask``: text, JSON, files of questions and conversations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.qa.built import built_home, nianbao
from tests.ui.cli.running import error, one_line_error, out, parsed
from ui.cli import main

QUESTION = "2019年丽水市部分公开的申请有多少件？"


def test_as_text() -> None:
    run = nianbao("ask", QUESTION, home=built_home())
    assert run.returncode == 0
    assert not error(run)
    lines = out(run).splitlines()
    assert "106件" in lines[0]
    assert any("lishui-2019.md" in line and "（二）部分公开" in line for line in lines)
    assert any("三-row" in line for line in lines)


def test_as_json() -> None:
    answer = parsed(nianbao("ask", QUESTION, "--json", home=built_home()))
    assert (answer["status"], answer["value"], answer["unit"], answer["verification"]) == (
        "answered", "106", "件", "verified",
    )  # fmt: skip
    assert answer["citations"][0]["row"] == "（二）部分公开"


def test_a_file_of_questions_and_conversations(tmp_path: Path) -> None:
    questions = [
        {"id": "a", "question": QUESTION},
        {"id": "b", "turns": ["宿迁2024年部分公开多少件", "那2023年呢"]},
        {"id": "c", "turns": ["丽水2019年部分公开多少件", "其中自然人呢", "占多少"]},
        {"id": "d", "question": "杭州2019年部分公开多少件"},
    ]
    source, target = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    lines = [json.dumps(question, ensure_ascii=False) for question in questions]
    source.write_text("\ufeff" + "\n\n".join(lines) + "\n", encoding="utf-8")
    run = nianbao("ask", "--input", str(source), "--output", str(target), home=built_home())
    assert run.returncode == 0, error(run)
    answers = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d"]
    assert [answer["value"] for answer in answers] == ["106", "328", "98.11", None]
    assert answers[1]["question"] == "那2023年呢"
    assert answers[3]["status"] == "no_data"


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"turns": []}', '{"turns": [1]}', '{"question": 5}'])
def test_a_line_that_is_no_question(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "q.jsonl"
    source.write_text(json.dumps({"question": QUESTION}) + "\n" + line + "\n", encoding="utf-8")
    assert main(["ask", "--input", str(source)]) == 2
    assert "2" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "--input", "nowhere.jsonl"], ["ask", "x", "--input", "q"]])
def test_mistakes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert len(captured.err.strip().splitlines()) == 1
    assert captured.out == ""


def test_an_option_that_does_not_exist(tmp_path: Path) -> None:
    one_line_error(nianbao("ask", "--colour", "x", home=tmp_path / "home"), 2)


def test_before_anything_is_indexed(tmp_path: Path) -> None:
    answer = parsed(nianbao("ask", QUESTION, "--json", home=tmp_path / "home"))
    assert (answer["status"], answer["value"]) == ("no_data", None)
    assert "ingest" in answer["answer"]
