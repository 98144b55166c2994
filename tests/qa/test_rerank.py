"""A reranking model by name: passages in its order; absent by default; told where it is not on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UserMistake
from qa.context import Context
from qa.library import Library
from qa.retrieve import passages
from qa.settings import Settings
from tests.qa.built import built_home

QUESTION = "公开工作存在的主要问题"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of one layer with weights drawn by a fixed seed, over the characters of the question."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(QUESTION + "的了不还需进一步加强力度深群众政务服务，。"))]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), model_max_length=128).save_pretrained(folder)
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=128, num_labels=1, initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def test_passages_come_in_the_order_of_the_model(tiny: Path, editions: Library) -> None:
    context = Context(editions)
    context.refresh()
    plain = passages(context, QUESTION, context.reports(), limit=6)
    library = Library.open(Settings(home=built_home(), rerank_model=str(tiny)))
    reranked = Context(library)
    reranked.refresh()
    found = passages(reranked, QUESTION, reranked.reports(), limit=6)
    model = library.reranker()
    assert model is not None
    scores = model.scores(QUESTION, [" ".join((*one.chunk.path, one.chunk.quoted)) for one in found])
    library.close()
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(set(scores)) > 1
    assert [one.chunk.id for one in found] != [one.chunk.id for one in plain]
    assert model.scores(QUESTION, []) == []


def test_without_the_setting_there_is_none(editions: Library) -> None:
    assert editions.reranker() is None


def test_a_model_that_is_not_here_is_the_users_mistake() -> None:
    library = Library.open(Settings(home=built_home(), rerank_model="nobody/has-this-model"))
    context = Context(library)
    context.refresh()
    with pytest.raises(UserMistake, match="本机没有重排模型") as caught:
        passages(context, QUESTION, context.reports())
    library.close()
    assert "nobody/has-this-model" in caught.value.line("en")
