"""Starting up: nothing heavy for a question about a figure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.qa.built import built_home

HEAVY = ("torch", "gradio", "chromadb", "llama_index", "transformers", "sentence_transformers", "fastapi", "pandas")
PROGRAM = """
import sys
from ui.cli import main
code = main(sys.argv[1:])
print("LOADED", *sorted({name.split(".")[0] for name in sys.modules}))
sys.exit(code)
"""


def loaded(*arguments: str) -> set[str]:
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=root,
        env={"NIANBAO_HOME": str(built_home()), "PATH": "/usr/bin", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return set(run.stdout.decode("utf-8").split("LOADED")[1].split())


def test_a_figure_is_answered_without_the_heavy_libraries() -> None:
    names = loaded("ask", "2019年丽水市部分公开的申请有多少件？")
    assert names.isdisjoint(HEAVY)
    assert "qa" in names


def test_listing_and_help_need_less_still() -> None:
    assert loaded("reports").isdisjoint(HEAVY)
