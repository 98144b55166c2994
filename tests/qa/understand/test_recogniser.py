"""The figure that a question means by all of its words."""

from __future__ import annotations

import pytest

import data
from index.forms import indicators
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import Reading, read
from qa.understand.recogniser import features, named_by, recogniser
from qa.understand.similarity import ABSENT, descriptions


def reading_of(question: str) -> Reading:
    return read(question, IssuerIndex(()))


def test_every_concept_that_is_described_is_known() -> None:
    described = {ABSENT if concept.startswith(ABSENT) else concept for concept, _ in descriptions()}
    assert set(recogniser().concepts) == described


def test_paraphrases_are_of_figures_that_exist() -> None:
    described = {concept for concept, _ in descriptions()}
    assert set(data.load("paraphrases")["indicators"]) <= described
    assert any(name.startswith("requests.") for name in indicators())


def test_no_text_is_given_twice_for_two_figures() -> None:
    meant: dict[str, str] = {}
    for concept, texts in data.load("paraphrases")["indicators"].items():
        for text in texts:
            assert meant.setdefault(text, concept) == concept, text


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("交代过要补正的、迟迟不见补来所以作罢的有几件", "requests.other.not_corrected"),
        ("想看处罚的案卷没看成的有几件", "requests.refused.enforcement_files"),
        ("材料补过一回仍旧说不明白，只好答复给不了的几件", "requests.unable.unclear"),
    ],
)
def test_an_unknown_wording_names_its_figure(question: str, concept: str) -> None:
    assert named_by(reading_of(question)) == concept


@pytest.mark.parametrize(
    "question",
    ["平均多少天办完一件", "女职工占全体人员几成", "常住人口有多少万", "办公室有几个编制", "公众号发了几篇文章", "老年大学招了多少学员"],
)
def test_what_no_table_holds_names_no_figure(question: str) -> None:
    assert named_by(reading_of(question)) == ""


def test_a_cut_of_a_figure_is_not_beyond_doubt() -> None:
    assert named_by(reading_of("女性申请人里被部分公开的有几件"), beyond_doubt=True) == ""


def test_features_are_runs_words_and_terms() -> None:
    found = features("部分公开 requests")
    assert {"部", "部分", "部分公", "requests", "reque*"} <= set(found)
    assert any(name.startswith("§rows:requests.partial") for name in found)


def test_without_words_no_figure_is_near() -> None:
    assert recogniser().nearest("")[0].score == pytest.approx(0.0)
