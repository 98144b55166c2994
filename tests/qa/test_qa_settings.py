"""Settings: variables, then nianbao.toml, then defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UserMistake
from qa.settings import SETTINGS, load_settings


def test_defaults(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)
    assert settings.home == tmp_path / ".nianbao"
    assert (settings.database_url, settings.chroma_url, settings.embed_model) == ("", "", "")
    assert settings.lang == "zh"


def test_a_variable_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "nianbao.toml").write_text('home = "kept"\nembed_model = "m"\n', encoding="utf-8")
    assert load_settings({}, tmp_path).home == tmp_path / "kept"
    settings = load_settings({"NIANBAO_HOME": str(tmp_path / "other")}, tmp_path)
    assert settings.home == tmp_path / "other"
    assert settings.embed_model == "m"


@pytest.mark.parametrize("content", ["colour = 1\n", "not toml at all", 'lang = "fr"\n', "\ufeff=\n"])
def test_a_file_that_is_wrong_is_a_mistake(tmp_path: Path, content: str) -> None:
    (tmp_path / "nianbao.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UserMistake) as caught:
        load_settings({}, tmp_path)
    assert "\n" not in caught.value.line()


def test_an_unknown_setting_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "nianbao.toml").write_text("colour = 1\n", encoding="utf-8")
    with pytest.raises(UserMistake) as caught:
        load_settings({}, tmp_path)
    assert "colour" in caught.value.line()
    assert "home" in caught.value.line()
    assert "colour" in caught.value.line("en")


def test_the_settings_that_the_design_names_are_there() -> None:
    assert {setting.name for setting in SETTINGS} >= {
        "NIANBAO_HOME", "NIANBAO_DATABASE_URL", "NIANBAO_CHROMA_URL", "NIANBAO_EMBED_MODEL",
    }  # fmt: skip
    assert all(setting.help and setting.english for setting in SETTINGS)
