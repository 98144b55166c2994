"""Answers already given, kept in a file while a run lasts, so that an interrupted run goes on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.errors import Unavailable
from qa.evaluate.questions import Question
from qa.library import Library

_SOURCES = (".py", ".toml", ".tsv", ".txt")
_PACKAGES = ("data", "index", "qa")


def fingerprint(library: Library, questions: Sequence[Question], options: Sequence[str]) -> str:
    """Names a run: the program's files, what is indexed, the questions, the options.

    Answers of an earlier run count only where all of these are the same.
    """
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parents[2]
    for package in _PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in _SOURCES and path.is_file():
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    used = library.settings
    models = [used.embed_model, used.rerank_model, used.llm_url, used.llm_model, used.llm_plan, used.llm_wording]
    parts = [library.store.generation(), *models, *options]
    digest.update("\0".join(parts).encode())
    for question in questions:
        digest.update(question.model_dump_json().encode())
    return digest.hexdigest()[:24]


class Partial:
    """A JSON-lines file of what was answered, by question id; a torn last line is cut off."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.done: dict[str, dict[str, Any]] = {}
        if not path.is_file():
            return
        with path.open("r+b") as file:
            sound = 0
            for line in file:
                try:
                    record = json.loads(line)
                except ValueError:
                    break
                if not line.endswith(b"\n") or not isinstance(record, dict) or "id" not in record:
                    break
                self.done[record["id"]] = record
                sound += len(line)
            file.truncate(sound)

    def add(self, record: dict[str, Any]) -> None:
        """Keeps one record; its ``id`` names the question. Raises :class:`Unavailable` on a full disk."""
        self.done[record["id"]] = record
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        except OSError as error:
            raise Unavailable(
                f"写不进 {self.path}（{error.strerror}）",
                remedy="请检查磁盘空间和权限",
                english=f"cannot write {self.path} ({error.strerror})",
            ) from error

    def clear(self) -> None:
        """Takes the file away: the run is complete."""
        self.path.unlink(missing_ok=True)
