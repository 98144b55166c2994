"""Text recognition in pictures, through rapidocr and the models in its package."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.readers.pdf_shapes import Box

Picture = NDArray[np.uint8]
"""Height × width × 3, blue-green-red, 8 bits."""

_LOCK = threading.Lock()
"""The engine keeps its settings between calls, so one call at a time."""

MAX_SIDE = 2_400
"""Pictures are searched for text at this size at most, in pixels of the longer side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Text that was recognised, its box in pixels, and the confidence from 0 to 1."""

    text: str
    box: Box
    confidence: float


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.max_side_len": MAX_SIDE,
            # A line is never turned round on suspicion: a lone 6 would become a 9.
            "Global.use_cls": False,
        }
    )


def read_picture(picture: Picture) -> list[Reading]:
    """Every piece of text found in ``picture``, in no particular order."""
    with _LOCK:
        result = _engine()(picture, use_det=True, use_cls=False, use_rec=True)
    if result.boxes is None or result.txts is None:
        return []
    readings = []
    for corners, text, confidence in zip(result.boxes, result.txts, result.scores, strict=True):
        across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        if text.strip():
            readings.append(
                Reading(
                    text=text.strip(),
                    box=(min(across), min(down), max(across), max(down)),
                    confidence=float(confidence),
                )
            )
    return readings


def read_lines(pictures: Sequence[Picture]) -> list[tuple[str, float]]:
    """The text and confidence of pictures that show one line each; ("", 0) where nothing is read."""
    if not pictures:
        return []
    from rapidocr.main import RapidOCRError

    with _LOCK:
        engine = _engine()
        engine.return_word_box = False
        try:
            result = engine.recognize_txt(list(pictures))
        except RapidOCRError:
            # Said when none of the pictures holds any text.
            return [("", 0.0)] * len(pictures)
    return [
        (text.strip(), float(confidence)) for text, confidence in zip(result.txts, result.scores, strict=True)
    ]
