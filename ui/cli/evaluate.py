"""``nianbao eval``: how good the answers are."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from qa.evaluate.progress import Bar
from qa.evaluate.questions import read_questions
from qa.evaluate.report_text import text_report
from qa.evaluate.runner import evaluate
from qa.evaluate.summary import summarise
from qa.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds this command's arguments to ``parser``."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="题目文件（JSONL） / question files")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.add_argument("--kind", action="append", default=[], help="只评这一类，可重复 / only this kind; repeatable")
    parser.add_argument("--limit", type=int, help="只评前若干题 / only the first questions")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Runs the command; returns the exit code."""
    questions = read_questions(arguments.files)
    if arguments.kind:
        questions = [question for question in questions if question.kind in arguments.kind]
    questions = questions[: arguments.limit]
    bar = Bar(len(questions), "eval" if language == "en" else "评测")
    summary = summarise(evaluate(library, questions, step=bar.step))
    if arguments.json:
        json.dump(summary, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print(text_report(summary, language))
    return 0
