"""The settings of the language model: off by default, wrong ones told, the key never."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from index.errors import UserMistake
from qa.model.counters import Counters
from qa.model.options import model_options
from qa.settings import Settings, load_settings
from tests.qa.built import built_home, nianbao

GIVEN = {"llm_url": "http://127.0.0.1:9/v1", "llm_model": "m"}


def test_off_by_default(tmp_path: Path) -> None:
    assert model_options(load_settings({}, tmp_path)) is None


def test_both_switches_off_is_off(tmp_path: Path) -> None:
    assert model_options(Settings(home=tmp_path, **GIVEN, llm_plan="off", llm_wording="off")) is None


def test_read(tmp_path: Path) -> None:
    options = model_options(Settings(home=tmp_path, **GIVEN, llm_price="2/8", llm_plan="off"))
    assert options is not None
    assert (options.proposes, options.words, options.price) == (False, True, (Decimal(2), Decimal(8)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("llm_url", "localhost:8000"), ("llm_url", "ftp://user:pw@x/"), ("llm_model", ""), ("llm_plan", "maybe"),
        ("llm_seconds", "soon"), ("llm_seconds", "0"), ("llm_seconds", "NaN"), ("llm_retries", "-1"),
        ("llm_price", "cheap"), ("llm_price", "1/2/3"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_meant_is_told_in_one_line(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(UserMistake) as caught:
        model_options(Settings(home=tmp_path, **{**GIVEN, "llm_key": "sk-secret", name: value}))
    assert "NIANBAO_LLM_" in caught.value.line()
    assert "sk-secret" not in caught.value.line() + caught.value.line("en")
    assert "pw@" not in caught.value.line()


def test_the_command_says_what_is_wrong() -> None:
    run = nianbao("ask", "2019年丽水市部分公开的申请有多少件", home=built_home(), NIANBAO_LLM_URL="http://127.0.0.1:9/v1")
    assert run.returncode == 2
    assert "NIANBAO_LLM_MODEL" in run.stderr.decode()


def test_without_an_endpoint_nothing_is_imported() -> None:
    code = (
        "import sys; from pathlib import Path; from qa.assistant import Assistant; from qa.library import Library; "
        "from qa.settings import Settings; library = Library.open(Settings(home=Path(sys.argv[1]))); "
        "assert Assistant(library).ask('2019年丽水市部分公开的申请有多少件').value == '106'; "
        "print([name for name in sys.modules if name == 'openai' or name.startswith('qa.model')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(built_home())], capture_output=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert run.stdout.decode().strip() == "[]"


def test_cost_follows_the_price() -> None:
    counters = Counters((Decimal(2), Decimal(8)))
    counters.used(1_000_000, 500_000)
    counters.used(0, 0)
    assert (counters.now().cost, counters.now().unmetered) == (Decimal(6), 1)
