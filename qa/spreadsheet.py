"""What a spreadsheet would run, made plain text. Every file of figures goes through here."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?%?|[-－+＋]{1,3}", re.ASCII)
"""A figure, or the dash that stands for none."""
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PASSED_OVER = " \u00a0\u200b\u3000\ufeff\x00"


def harmless(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet would take it for a formula."""
    if _PLAIN.fullmatch(text) or not text.lstrip(_PASSED_OVER).startswith(_STARTS_FORMULA):
        return text
    return "'" + text
