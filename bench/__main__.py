"""Runs every measurement on the reports in ``data/`` in one run and prints a table."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import data
from bench.formats import reading
from index.ingest import files_under, read_file, take
from qa.assistant import Assistant, Turn
from qa.library import Library
from qa.settings import Settings

QUESTION = "2019年丽水市部分公开的申请有多少件"
STARTS = 5


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of ``values`` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def show(name: str, value: str) -> None:
    """Prints one line of the table."""
    print(f"| {name} | {value} |", flush=True)


def ingestion(library: Library) -> None:
    """Reads, embeds and stores every report; the split in seconds and as shares of the whole."""
    library.embedder().embed_query("预热")
    total: dict[str, float] = {"parse": 0.0, "embed": 0.0, "store": 0.0}
    count = 0
    for path in files_under([data.REPORTS]):
        content, name = read_file(path)
        outcome = take(content, name, library.stores)
        count += 1
        for part, seconds in outcome.seconds.items():
            total[part] += seconds
    whole = sum(total.values())
    show("ingest, a report", f"{whole / count:.2f} s")
    for part, seconds in total.items():
        show(f"　of which {part}", f"{seconds / count:.3f} s ({seconds / whole:.0%})")


def questions() -> list[list[str]]:
    """The development questions, each a list of turns."""
    lines = (data.FOLDER / "eval" / "questions-dev.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines if line.strip()]
    return [entry.get("turns") or [entry["question"]] for entry in entries]


def asking(library: Library) -> None:
    """Time of an answer in one process, over the development questions."""
    assistant = Assistant(library)
    assistant.ask(QUESTION)
    assistant.ask("丽水2019年存在的主要问题")
    seconds: list[float] = []
    for turns in questions():
        history: list[Turn] = []
        for turn in turns:
            started = time.perf_counter()
            answer = assistant.ask(turn, history=history)
            seconds.append(time.perf_counter() - started)
            history.append(Turn(question=turn, plan=answer.plan))
    show(f"ask, p50 of {len(seconds)}", f"{percentile(seconds, 0.5) * 1000:.0f} ms")
    show("ask, p95", f"{percentile(seconds, 0.95) * 1000:.0f} ms")


def start_up(home: Path) -> None:
    """Whole processes: a bare interpreter, and ``nianbao ask`` for a figure."""
    environment = {**os.environ, "NIANBAO_HOME": str(home)}

    def timed(command: list[str]) -> float:
        started = time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True)
        return time.perf_counter() - started

    bare = statistics.median(timed([sys.executable, "-c", "pass"]) for _ in range(STARTS))
    ask = statistics.median(timed([sys.executable, "-m", "ui.cli", "ask", QUESTION]) for _ in range(STARTS))
    show("start-up of `nianbao ask`, median of 5", f"{ask:.2f} s ({ask / bare:.0f}× a bare Python)")


def main() -> int:
    """Prints the table; always 0, since these are measurements."""
    print("| measured | value |\n| --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        library = Library.open(Settings(home=home))
        steps: list[Callable[[], None]] = [
            lambda: ingestion(library),
            lambda: asking(library),
            lambda: start_up(home),
        ]
        for step in steps:
            step()
        for name, seconds in reading():
            show(f"read and analyse, {name}", f"{seconds:.3f} s")
        library.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
