"""``nianbao eval`` as a command."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import REPORTS
from index.errors import Unavailable, UserMistake
from index.ingest import read_file, take
from qa.library import Library
from qa.settings import Settings
from ui.cli import evaluate

LINES = [
    {"id": "a", "kind": "cell", "question": "洪泽区2024年新收申请多少件", "status": "answered", "value": "95",
     "unit": "件"},
    {"id": "b", "kind": "refuse", "question": "杭州市2022年部分公开多少件", "status": "no_data"},
    {"id": "c", "kind": "cell", "question": "洪泽区2024年新收申请是多少件", "status": "answered", "value": "96",
     "unit": "件"},
]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(Settings(home=tmp_path_factory.mktemp("command")))
    content, source = read_file(REPORTS / "hongze-2024.md")
    assert take(content, source, opened.stores).error is None
    yield opened
    opened.close()


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES), encoding="utf-8")
    return path


def run(library: Library, *words: str | Path, language: str = "zh") -> int:
    parser = argparse.ArgumentParser()
    evaluate.add_arguments(parser)
    return evaluate.run(parser.parse_args([str(word) for word in words]), library, language)


def test_json_page_and_comparison(
    library: Library, questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(library, questions, "--json", "--html", tmp_path / "page.html") == 0
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert [result["outcome"] for result in found["results"]] == ["correct", "correct", "wrong"]
    assert "3/3" in captured.err
    assert "[" not in captured.err
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    old = tmp_path / "old.json"
    old.write_text(captured.out, encoding="utf-8")
    assert run(library, questions, "--compare", old, language="en") == 0
    assert "better: 0" in capsys.readouterr().out


def test_thresholds_set_the_exit_code(
    library: Library, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(library, questions, "--min-exact", "0.5", "--max-wrong", "0.4") == 0
    assert run(library, questions, "--min-exact", "0.6") == 1
    assert "不得少于 60.0%" in capsys.readouterr().err
    assert run(library, questions, "--max-wrong", "0.3", language="en") == 1
    assert "at most 30.0%" in capsys.readouterr().err


def test_kind_and_limit(library: Library, questions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(library, questions, "--kind", "cell", "--limit", "1", "--json") == 0
    assert [result["id"] for result in json.loads(capsys.readouterr().out)["results"]] == ["a"]
    with pytest.raises(UserMistake, match="没有这一类：cells"):
        run(library, questions, "--kind", "cells")


def test_mistakes(library: Library, questions: Path, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="没有指定题目文件"):
        run(library)
    with pytest.raises(UserMistake, match="读不出来"):
        run(library, tmp_path / "absent.jsonl")
    with pytest.raises(SystemExit):
        run(library, questions, "--min-exact", "95")
    with pytest.raises(SystemExit):
        run(library, questions, "--limit", "0")


def test_drafts(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(library, "--draft", "洪泽区", "--limit", "3") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["kind"] == "table2"


def test_a_page_that_cannot_be_written_is_told_before_any_question_is_asked(
    library: Library, questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Unavailable, match="写不进"):
        run(library, questions, "--html", tmp_path / "absent" / "page.html")
    assert capsys.readouterr().err == ""


def test_doubtful_gold_is_told_before_the_run(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = LINES[0] | {"citations": [{"issuer": "洪择区", "year": 2024, "row": "予以公开", "column": "总计"}]}
    path = tmp_path / "doubtful.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    assert run(library, path, "--json") == 0
    captured = capsys.readouterr()
    assert captured.err.startswith("题目里可疑的标准答案")
    assert json.loads(captured.out)["doubts"][0]["chinese"] == "没有收录 洪择区2024 的年报"
