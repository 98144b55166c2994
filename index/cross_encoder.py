"""Reranking models (cross-encoders) through sentence-transformers, from this machine only.

Importing this file is cheap; torch is imported when a model is first used.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from index.embedding import clean
from index.errors import UserMistake

BATCH = 16


class CrossEncoderReranker:
    """A cross-encoder by folder or name, loaded on first use. May be used from several threads."""

    def __init__(self, name: str) -> None:
        folder = Path(name).expanduser()
        self._name = str(folder.resolve()) if folder.is_dir() else name
        self._lock = threading.Lock()

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers the question, from 0 to 1.

        Raises :class:`index.errors.UserMistake` when the model is neither a
        folder nor a model that was stored on this machine before.
        """
        if not passages:
            return []
        from torch.nn import Sigmoid

        pairs = [(clean(question), clean(passage)) for passage in passages]
        with self._lock:
            found = self._model.predict(
                pairs, batch_size=BATCH, show_progress_bar=False, activation_fn=Sigmoid()
            )
        return [float(score) for score in found]

    @cached_property
    def _model(self) -> Any:
        os.environ["HF_HUB_OFFLINE"] = "1"
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return CrossEncoder(self._name, device="cpu", local_files_only=True, num_labels=1)
        except (OSError, ValueError, KeyError) as error:
            raise UserMistake(
                f"本机没有重排模型“{self._name}”",
                remedy="请把 NIANBAO_RERANK_MODEL 设为本机的模型文件夹，或取消这项设置",
                english=f"The reranking model {self._name} is not on this machine; set NIANBAO_RERANK_MODEL to a "
                "folder that holds one, or unset it",
            ) from error
