"""``nianbao ask QUESTION``: one answer, or a file of them."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from index.errors import UserMistake
from qa.answer import Answer
from qa.library import Library
from qa.row_text import row_text

BADGES = {
    "verified": ("已与表格核对", "checked against the tables"),
    "conflict": ("报告自相矛盾", "the report contradicts itself"),
    "unverified": ("仅一处记载", "stated in one place only"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("question", nargs="*", help="问题 / the question")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.add_argument("--input", metavar="Q.jsonl", help="一行一个问题的文件 / a file of questions")
    parser.add_argument("--output", metavar="A.jsonl", help="答案写入的文件 / where the answers go")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Answers one question, or a file of them."""
    from qa.assistant import Assistant

    question = " ".join(arguments.question)
    if arguments.input:
        if question:
            raise UserMistake(
                "问题和 --input 只能用一个",
                remedy="去掉其中一个",
                english="give a question or --input, not both",
            )
        return _file(arguments, Assistant(library), language)
    if not question.strip():
        raise UserMistake(
            "没有问题",
            remedy="例如：nianbao ask 2019年丽水市部分公开的申请有多少件",
            english="there is no question",
        )
    answer = Assistant(library).ask(question, language="en" if language == "en" else "zh")
    print(answer.model_dump_json() if arguments.json else as_text(answer, language))
    return 0


def as_text(answer: Answer, language: str) -> str:
    """The answer for a terminal: the sentence, steps, sources, checks, suggestions."""
    english = language == "en"
    lines = [answer.answer]
    if answer.status == "answered":
        lines[0] += f" [{BADGES[answer.verification][1 if english else 0]}]"
    if answer.steps:
        lines.append(("Steps: " if english else "计算：") + "；".join(answer.steps))
    for number, citation in enumerate(answer.citations[:8], start=1):
        where = " › ".join(part for part in (*citation.section, citation.row, citation.column) if part)
        page = f"，第{citation.page}页" if citation.page else ""
        quote = row_text(citation.quote)
        quote = quote if len(quote) <= 160 else quote[:159] + "…"
        lines.append(f"[{number}] {citation.title}（{citation.source}{page}）{where}：{quote}")
    if len(answer.citations) > 8:
        lines.append(f"… {len(answer.citations) - 8}")
    for check in answer.checks[:6]:
        mark = {"pass": "✓", "fail": "✗", "not_assessable": "－"}[check.status]
        lines.append(f"{mark} {check.id} {check.message}")
    if answer.suggestions:
        lines.append(("Try: " if english else "可以问：") + " / ".join(answer.suggestions[:4]))
    return "\n".join(lines)


def _file(arguments: argparse.Namespace, assistant: Any, language: str) -> int:
    from qa.assistant import Turn

    questions = list(_questions(Path(arguments.input)))
    with contextlib.ExitStack() as stack:
        out = sys.stdout
        if arguments.output:
            out = stack.enter_context(_opened(Path(arguments.output)))
        for number, entry in enumerate(questions, start=1):
            history: list[Turn] = []
            for earlier in entry["turns"][:-1]:
                plan = assistant.ask(earlier, history=history).plan
                history.append(Turn(question=earlier, plan=plan))
            answer = assistant.ask(
                entry["turns"][-1],
                history=history,
                identity=entry["id"],
                language="en" if language == "en" else "zh",
            )
            print(answer.model_dump_json(), file=out, flush=True)
            if arguments.output and sys.stderr.isatty():
                print(f"\r{number}/{len(questions)}", end="", file=sys.stderr, flush=True)
    return 0


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise UserMistake(
            f"写不了{path}：{error.strerror}",
            remedy="请换一个位置",
            english=f"cannot write {path}: {error.strerror}",
        ) from error


def _questions(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserMistake(
            f"读不了问题文件{path}：{error}",
            remedy="请给出 UTF-8 的 JSONL 文件",
            english=f"cannot read {path}: {error}",
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            turns = entry.get("turns") or [entry["question"]]
            if not turns or not all(isinstance(turn, str) for turn in turns):
                raise ValueError("question")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserMistake(
                f"{path}第{number}行不是一个问题",
                remedy='每行写成 {"id": "…", "question": "…"} 或 {"id": "…", "turns": ["…"]}',
                english=f"line {number} of {path} is no question",
            ) from error
        yield {"id": str(entry.get("id", number)), "turns": turns}
