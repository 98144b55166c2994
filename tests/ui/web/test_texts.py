"""The catalogues: the same keys in both languages, and every key that a template uses."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from ui.web import render, texts

KEYS = re.compile(r"""\b(?:t|said|texts|texts_for\(request\))\(\s*"([a-z_]+\.[a-z_]+)"(?!\s*~)""")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things() -> None:
    chinese, english = texts.texts("zh").entries, texts.texts("en").entries
    assert set(chinese) == set(english)
    assert {key: fields(text) for key, text in chinese.items()} == {
        key: fields(text) for key, text in english.items()
    }
    assert all(text.strip() for text in (*chinese.values(), *english.values()))


def test_every_key_that_is_used_exists() -> None:
    web = Path(texts.__file__).parent
    sources = [*render.FOLDER.glob("*.html"), *web.glob("*.py")]
    used = {key for path in sources for key in KEYS.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 50
    assert used <= set(texts.texts("zh").entries)


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("en",), "en"),
        (("en-GB",), "en"),
        (("fr", "en"), "en"),
        ((None, "zh-CN"), "zh"),
        (("",), "zh"),
        ((), "zh"),
        (("<script>",), "zh"),
    ],
)
def test_the_language_is_the_first_wish_that_is_held(wishes: tuple[str | None, ...], language: str) -> None:
    assert texts.language_of(*wishes) == language
