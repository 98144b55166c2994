"""Models through sentence-transformers, from folders on this machine only.

Importing this file is cheap; torch is imported when a model is first loaded.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import LONGEST_QUERY, Progress, Vectors, clean, embed_distinct
from index.errors import UserMistake

MARKED = 1 << 20
"""Bytes of each file that a model folder is told apart by."""
PREFIXES = {"query": "query: ", "document": "passage: "}
"""What models of the E5 family expect before a text when their folder does not say so."""


def processor_has_bfloat16() -> bool:
    """Whether this machine calculates in bfloat16 itself; elsewhere it is slower than float32."""
    description = Path("/proc/cpuinfo")
    if not description.exists():
        return False
    return "avx512_bf16" in description.read_text(encoding="utf-8", errors="replace")


class SentenceModel:
    """A sentence-transformers model, loaded on construction (7 to 11 seconds with torch).

    Raises :class:`index.errors.UserMistake` when ``name`` is neither a folder nor
    a model that was stored on this machine before.
    """

    def __init__(self, name: str) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        precision = torch.bfloat16 if processor_has_bfloat16() else torch.float32
        try:
            self._model: Any = SentenceTransformer(
                name, device="cpu", local_files_only=True, model_kwargs={"dtype": precision}
            )
        except (OSError, ValueError, KeyError) as error:
            raise UserMistake(
                f"本机没有向量模型“{name}”",
                remedy="请把 NIANBAO_EMBED_MODEL 设为本机的模型文件夹，或取消这项设置以使用自带的模型",
                english=f"The embedding model {name} is not on this machine; set NIANBAO_EMBED_MODEL to a "
                "folder that holds one, or unset it to use the built-in model",
            ) from error
        self._prompts: dict[str, str] = {role: text or "" for role, text in self._model.prompts.items()}
        if not any(self._prompts.values()) and "e5" in Path(name).name.lower():
            self._prompts = PREFIXES

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    @property
    def window(self) -> int:
        """The number of tokens that are read; what follows is cut off."""
        return int(self._model.max_seq_length)

    def token_counts(self, texts: list[str]) -> list[int]:
        """The number of tokens of each passage, prefix and end marks included, before it is cut."""
        prefixed = [self._prompt("document") + text for text in texts]
        tokens = self._model.tokenizer(prefixed, truncation=False, padding=False, verbose=False)
        return [len(numbers) for numbers in tokens["input_ids"]]

    def query(self, text: str) -> Vectors:
        """The vector of a question, shape ``(dimensions,)``."""
        return self._encode([text], "query").reshape(-1)

    def passages(self, texts: list[str]) -> Vectors:
        """The vectors of passages, shape ``(len(texts), dimensions)``."""
        return self._encode(texts, "document")

    def _prompt(self, role: str) -> str:
        return self._prompts.get(role) or (self._prompts.get("passage", "") if role == "document" else "")

    def _encode(self, texts: list[str], role: str) -> Vectors:
        vectors = self._model.encode(
            texts, prompt=self._prompt(role), batch_size=32, show_progress_bar=False, convert_to_numpy=True
        ).astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        normalised: Vectors = vectors / np.maximum(lengths, np.float32(1e-12))
        return normalised


def folder_mark(folder: Path) -> str:
    """A short mark that changes with the files of a model folder: their names, sizes and first megabyte each."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            digest.update(file.read(MARKED))
    return digest.hexdigest()[:12]


class SentenceModelEmbedder:
    """Any sentence-transformers model by folder or name; loaded on first use."""

    def __init__(self, name: str) -> None:
        folder = Path(name).expanduser()
        self._name = str(folder.resolve()) if folder.is_dir() else name
        self._lock = threading.Lock()

    @cached_property
    def _loaded(self) -> SentenceModel:
        return SentenceModel(self._name)

    def _model(self) -> SentenceModel:
        with self._lock:
            return self._loaded

    @cached_property
    def identity(self) -> str:
        """Names the model: its folder with a mark of what is in it, or the name it was asked for by."""
        folder = Path(self._name)
        return f"{self._name} ({folder_mark(folder)})" if folder.is_dir() else self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector; loads the model."""
        return self._model().dimensions

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question."""
        return self._model().query(clean(text)[:LONGEST_QUERY])

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of passages."""
        model = self._model()
        return embed_distinct(texts, model.passages, model.dimensions, progress)
