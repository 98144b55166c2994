"""A question in one form: simplified, half-width, lower case, no needless white space."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

LONGEST_QUESTION = 2000
"""Characters; a longer question is cut, and the answer says so."""
_CHINESE_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_CIRCLED = re.compile(r"[，,；;、\s]*([①-⑩])[、.]?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_QUOTES = str.maketrans({"「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "臺": "台"})
_VARIANTS = str.maketrans(
    "屛缐囯彊靑戸敍郞氷淸吿呑鄕縂緖槪曁歳黙硏竝飮尙寕朶挿収対関単変実応県処読権検気済挙観転録険雑図団囲圧売帰広廃従総継経",
    "屏线国强青户叙郎冰清告吞乡总绪概暨岁默研并饮尚宁朵插收对关单变实应县处读权检气济举观转录险杂图团围压卖归广废从总继经",
)
"""Other forms of characters that the conversion to simplified ones leaves as they are."""


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """``text`` in simplified characters."""
    return str(_converter().convert(text)) if re.search(r"[\u4e00-\u9fff]", text) else text


def normalise(question: str) -> str:
    """The question's normal form, used for understanding only; it is never shown.

    Text beyond :data:`LONGEST_QUESTION` characters is left out.
    """
    numbered = _CIRCLED.sub(lambda match: f"；{unicodedata.normalize('NFKC', match[1])}、", question[:LONGEST_QUESTION])
    text = unicodedata.normalize("NFKC", numbered)
    text = _CONTROL.sub(" ", text).translate(_QUOTES).lower()
    text = simplified(text).translate(_VARIANTS)
    text = re.sub(r"\s+", " ", text).replace("几多", "多少").strip()
    return _CHINESE_GAP.sub("", text)
