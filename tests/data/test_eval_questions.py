"""The evaluation questions are well formed, evenly split, and quote the reports verbatim."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from data import FOLDER, REPORTS

EVALUATION = FOLDER / "eval"
SPLITS = ("dev", "test")
STATUSES = {"answered", "no_data", "out_of_scope", "ambiguous"}
REQUIRED = {"id", "kind", "split", "status", "value", "unit", "citations"}
OPTIONAL = {
    "question", "turns", "values", "allowed_values", "accept", "accept_values", "must_say", "top",
    "verification", "slots", "notes",
}  # fmt: skip
ISSUERS = ("丽水市", "洪泽区", "宿迁市", "青澜市生态环境局", "青澜市")
REPORT_FILES = [*sorted(REPORTS.glob("*.md")), *sorted((EVALUATION / "reports").glob("*.md"))]


def read_questions(split: str) -> list[dict[str, Any]]:
    lines = (EVALUATION / f"questions-{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def key_of(text: str) -> tuple[str, int]:
    title = text.splitlines()[0]
    year = re.search(r"20\d\d", title)
    assert year is not None, title
    return next(issuer for issuer in ISSUERS if issuer in title), int(year.group())


def report_texts() -> dict[tuple[str, int], str]:
    return {key_of(text): text for text in (path.read_text(encoding="utf-8") for path in REPORT_FILES)}


QUESTIONS = [question for split in SPLITS for question in read_questions(split)]
PRACTICE = read_questions("practice")
BY_KIND = Counter((question["kind"], question["split"]) for question in QUESTIONS)
TEXTS = report_texts()


def wording(question: dict[str, Any]) -> str:
    return "".join(question["turns"]) if "turns" in question else question["question"]


def test_eight_reports_are_asked_about() -> None:
    assert set(TEXTS) == {
        ("丽水市", 2019), ("洪泽区", 2023), ("洪泽区", 2024), ("宿迁市", 2023), ("宿迁市", 2024),
        ("青澜市", 2020), ("青澜市", 2021), ("青澜市生态环境局", 2021),
    }  # fmt: skip


@pytest.mark.parametrize("split", [*SPLITS, "practice"])
def test_file_holds_its_own_split(split: str) -> None:
    assert {question["split"] for question in read_questions(split)} == {split}


def test_halves_are_even_and_large_enough() -> None:
    assert len(QUESTIONS) >= 440
    for kind in {kind for kind, _ in BY_KIND}:
        assert BY_KIND[kind, "dev"] == BY_KIND[kind, "test"] >= 10, kind


def test_practice_covers_every_kind() -> None:
    assert len(PRACTICE) >= 420
    assert {question["kind"] for question in PRACTICE} == {kind for kind, _ in BY_KIND}


@pytest.mark.parametrize(
    "questions", [QUESTIONS, [*read_questions("dev"), *PRACTICE]], ids=["both", "practice"]
)
def test_ids_and_wordings_are_unique(questions: list[dict[str, Any]]) -> None:
    ids = [question["id"] for question in questions]
    wordings = [re.sub(r"\W", "", wording(question)) for question in questions]
    assert len(set(ids)) == len(ids)
    assert [text for text, count in Counter(wordings).items() if count > 1] == []


@pytest.mark.parametrize("question", [*QUESTIONS, *PRACTICE], ids=lambda question: question["id"])
def test_question_follows_the_schema(question: dict[str, Any]) -> None:
    assert REQUIRED <= set(question) <= REQUIRED | OPTIONAL
    identifier = question["id"].removeprefix("practice-")
    assert identifier.startswith(question["kind"].replace("_", "-") + "-")
    assert ("question" in question) != ("turns" in question)
    assert wording(question).strip()
    assert question["status"] in STATUSES
    assert set(question.get("accept", [])) <= STATUSES
    assert question.get("verification", "verified") in {"verified", "conflict", "unverified"}
    assert (question["value"] is None) == (question["unit"] is None)
    if question["status"] != "answered":
        assert question["value"] is None
    figures = [question["value"], *(entry["value"] for entry in question.get("values", []))]
    for figure in [*figures, *question.get("accept_values", [])]:
        assert figure is None or (isinstance(figure, str) and Decimal(figure).is_finite())
    for entry in question.get("values", []) + question.get("allowed_values", []):
        assert (entry["issuer"], entry["year"]) in TEXTS
        assert (entry["value"] is None) == (entry["unit"] is None)
    assert question.get("top", 1) <= max(1, len(question.get("values", [])))


@pytest.mark.parametrize("question", [*QUESTIONS, *PRACTICE], ids=lambda question: question["id"])
def test_citations_are_found_in_the_reports(question: dict[str, Any]) -> None:
    if question["status"] == "answered" and question["value"] is not None and question["kind"] != "list":
        assert question["citations"]
    for citation in question["citations"]:
        text = TEXTS[citation["issuer"], citation["year"]]
        if "quote" in citation:
            assert citation["quote"] in text
            continue
        for part in f"{citation['row']} / {citation['column']}".split(" / "):
            # Labels may be printed with a remark, and one published report misprints a label.
            plain = part.replace("2.其他法律行政法规禁止公开", "2.其他法律行政")
            assert plain in text, part


@pytest.mark.parametrize(
    "question",
    [question for question in [*QUESTIONS, *PRACTICE] if question["kind"] == "prose_number"],
    ids=lambda question: question["id"],
)
def test_prose_number_stands_in_its_quote(question: dict[str, Any]) -> None:
    assert question["value"] in question["citations"][0]["quote"]


def test_fictional_reports_say_so_under_the_title() -> None:
    for path in (EVALUATION / "reports").glob("*.md"):
        under_title = next(line for line in path.read_text(encoding="utf-8").splitlines()[1:] if line)
        assert "虚构" in under_title, path.name


def test_readme_counts_every_kind() -> None:
    readme = (EVALUATION / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"\| `(\w+)` \|.*\| (\d+) \| (\d+) \|", readme)
    printed = {kind: (int(dev), int(test)) for kind, dev, test in rows}
    assert printed == {kind: (BY_KIND[kind, "dev"], BY_KIND[kind, "test"]) for kind, _ in BY_KIND}
    assert f"| 合计 | | {len(read_questions('dev'))} | {len(read_questions('test'))} |" in readme
