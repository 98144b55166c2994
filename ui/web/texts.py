"""Everything the pages say, from one catalogue file a language (``catalogue/zh.toml``, ``en.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from qa.english_remarks import remark_words

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
FOLDER = Path(__file__).parent / "catalogue"


class Texts:
    """The catalogue of one language; ``texts("chat.held", count="5", …)`` gives a filled sentence."""

    def __init__(self, language: Language, entries: dict[str, str]) -> None:
        self.language = language
        self.entries = entries

    def __call__(self, key: str, **values: object) -> str:
        """The text under ``section.name``, its fields filled. Raises KeyError for an unknown key."""
        text = self.entries[key]
        return text.format(**values) if values else text

    def remark(self, chinese: str) -> str:
        """What the program remarks on a figure, a check or a report, in the page's language."""
        return remark_words(chinese) if self.language == "en" else chinese

    @property
    def html_language(self) -> str:
        """The value of the page's ``lang`` attribute."""
        return "zh-CN" if self.language == "zh" else "en"


@cache
def texts(language: Language) -> Texts:
    """The catalogue of ``language``, read once."""
    sections = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Texts(
        language, {f"{name}.{key}": text for name, part in sections.items() for key, text in part.items()}
    )


def language_of(*wishes: str | None) -> Language:
    """The first wish that is a language held (``en``, ``zh-CN`` …), Chinese where none is."""
    for wish in wishes:
        for language in LANGUAGES:
            if wish and wish.lower().split("-")[0] == language:
                return language
    return "zh"
