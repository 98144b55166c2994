"""``nianbao eval``: how good the answers are."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import Unavailable, UserMistake
from qa.library import Library

if TYPE_CHECKING:
    from qa.evaluate.runner import Run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds this command's arguments to ``parser``."""
    add = parser.add_argument
    add("files", nargs="*", type=Path, metavar="FILE", help="题目文件（JSONL）/ question files")
    add("--json", action="store_true", help="输出 JSON / print JSON")
    add("--html", type=Path, metavar="OUT", help="写一页 HTML 报告 / write a page")
    add(
        "--baseline", action="append", default=[], choices=("vector", "bm25", "hybrid"),
        help="同一批报告上的对照，可重复 / compare with plain retrieval; repeatable",
    )  # fmt: skip
    add("--without-model", action="store_true", help="不用语言模型 / leave the language model out")
    add("--compare", type=Path, metavar="OLD.json", help="与以前的 --json 结果比较 / compare with an earlier result")
    add("--min-exact", type=_share, metavar="0…1", help="数与单位全同低于此则退出码为 1 / least share of exact matches")
    add("--max-wrong", type=_share, metavar="0…1", help="答错高于此则退出码为 1 / largest share of wrong answers")
    add("--draft", metavar="REPORT", help="由一份年报的单元格拟题（JSONL）/ write draft questions from a report")
    add("--kind", action="append", default=[], help="只评这一类，可重复 / only this kind; repeatable")
    add("--limit", type=_count, help="只评（或只拟）前若干题 / only the first questions")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Runs the command; returns the exit code: 0, or 1 where a threshold is missed."""
    if arguments.draft is not None:
        return _draft(arguments, library)
    if not arguments.files:
        raise UserMistake(
            "没有指定题目文件",
            remedy="例如：nianbao eval data/eval/questions-dev.jsonl",
            english="name a question file, for example data/eval/questions-dev.jsonl",
        )
    if arguments.without_model:
        library.settings = replace(library.settings, llm_url="")
    from qa.evaluate.compare import compare, compare_text, read_summary
    from qa.evaluate.gate import gate
    from qa.evaluate.report_text import text_report

    earlier = read_summary(arguments.compare) if arguments.compare is not None else None
    if arguments.html is not None:
        # A page that cannot be written is told before the questions are asked.
        _write_page(arguments.html, "")
    found, summary = _evaluate(arguments, library, language)
    if earlier is not None:
        summary["compared"] = compare(earlier, summary)
    if arguments.json:
        print(json.dumps(summary, ensure_ascii=False, indent=1))
    else:
        print(text_report(summary, language))
        if "model" in summary:
            used = json.dumps(summary["times"]["model"], ensure_ascii=False)
            print(f"\n{'language model' if language == 'en' else '语言模型'} {summary['model']}: {used}")
        if earlier is not None:
            print("\n" + compare_text(summary["compared"], language))
    if arguments.html is not None:
        from qa.evaluate.report_html import html_report

        _write_page(arguments.html, html_report(summary, language))
    found.finish()
    missed = gate(summary, min_exact=arguments.min_exact, max_wrong=arguments.max_wrong, language=language)
    for line in missed:
        print(line, file=sys.stderr)
    return 1 if missed else 0


def _evaluate(
    arguments: argparse.Namespace, library: Library, language: str
) -> tuple[Run, dict[str, Any]]:
    from qa.evaluate.baselines import run_baselines
    from qa.evaluate.progress import Bar
    from qa.evaluate.reading import read_questions
    from qa.evaluate.runner import evaluate
    from qa.evaluate.summary import summarise

    questions = read_questions(arguments.files)
    kinds = dict.fromkeys(question.kind for question in questions)
    if unknown := [kind for kind in arguments.kind if kind not in kinds]:
        raise UserMistake(
            f"题目里没有这一类：{'、'.join(unknown)}",
            remedy=f"有：{'、'.join(kinds)}",
            english=f"no question is of kind {', '.join(unknown)}; there are: {', '.join(kinds)}",
        )
    if arguments.kind:
        questions = [question for question in questions if question.kind in arguments.kind]
    questions = questions[: arguments.limit]

    def bars(total: int, label: str) -> Bar:
        return Bar(total, label, sys.stderr)

    try:
        found = evaluate(library, questions, bars=bars, label="eval" if language == "en" else "评测")
    except KeyboardInterrupt:
        again = "run the same command again to go on" if language == "en" else "再运行同一命令即接着评"
        print(f"\n{again}", file=sys.stderr)
        raise
    baselines = run_baselines(library, found.scored, found.reports, arguments.baseline, bars=bars)
    summary = summarise(found, baselines)
    if (model := library.model()) is not None:
        summary["model"] = model.options.name
        summary["times"]["model"] = model.counters.now().as_json()
    return found, summary


def _write_page(path: Path, page: str) -> None:
    """Writes the page; an empty one only tries whether it can be written."""
    try:
        with path.open("w" if page else "a", encoding="utf-8") as file:
            file.write(page)
    except OSError as error:
        raise Unavailable(
            f"写不进 {path}（{error.strerror}）",
            remedy="请换一个可写的位置",
            english=f"cannot write {path} ({error.strerror})",
        ) from error


def _draft(arguments: argparse.Namespace, library: Library) -> int:
    from itertools import islice

    from qa.evaluate.draft import drafts

    for question in islice(drafts(library, arguments.draft), arguments.limit):
        print(json.dumps(question, ensure_ascii=False))
    return 0


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"须为 0 到 1 / from 0 to 1: {text}")
    return value


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"须为正整数 / a positive number: {text}")
    return int(text)
