"""A seal on a folder of vectors: the hashes of its files as their writer left them.

Chroma reads the files of its graph as they are: a damaged one gives wrong
neighbours, or ends the process. Only a writer changes them, so it takes the
seal off first and puts it on when it closes; a folder without a seal is one
whose writer was stopped.
"""

from __future__ import annotations

import hashlib
import json
from multiprocessing import get_context
from pathlib import Path

NAME = "sealed.json"
SECONDS_TO_PROBE = 300


def seal(folder: Path) -> None:
    """Writes down what the folder's files hold."""
    partial = folder / f"{NAME}.partial"
    partial.write_text(json.dumps(_hashes(folder)), encoding="utf-8")
    partial.replace(folder / NAME)


def unseal(folder: Path) -> None:
    """Takes the seal off: the files are about to change."""
    (folder / NAME).unlink(missing_ok=True)


def sealed(folder: Path) -> bool:
    """Whether the folder's last writer closed it."""
    return (folder / NAME).is_file()


def broken(folder: Path) -> bool:
    """Whether the folder is sealed and its files are not those that were sealed."""
    try:
        return sealed(folder) and json.loads((folder / NAME).read_text(encoding="utf-8")) != _hashes(folder)
    except ValueError:
        return True


def readable(home: Path) -> bool:
    """Whether every vector in ``home`` can be read, tried in a process of its own, which damage may end."""
    child = get_context("spawn").Process(target=_read_all, args=(home,))
    child.start()
    child.join(SECONDS_TO_PROBE)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode == 0


def _read_all(home: Path) -> None:
    import numpy as np

    from index.vectors import VectorStore

    store = VectorStore.open(home, url=None, identity="", dimensions=0, any_model=True)
    held = store.count()
    read = 0
    for entries, vectors in store.everything():
        read += len(entries)
        if not np.isfinite(vectors).all() or (np.abs(vectors).max(axis=1) < 1e-9).any():
            raise SystemExit(1)
        nearest = store.query(vectors[0], limit=1)
        if not nearest or nearest[0].similarity < 0.99:
            raise SystemExit(1)
    store.close()
    raise SystemExit(0 if read == held else 1)


def _hashes(folder: Path) -> dict[str, str]:
    """The hash of each file of a graph that was written out.

    Before its first thousand vectors a graph stands in SQLite alone; readers
    then make empty files for it anew each time, and nothing is read from them.
    What is in SQLite is looked after there.
    """
    found = {}
    for graph in sorted(path.parent for path in folder.glob("*/index_metadata.pickle")):
        for path in sorted(graph.iterdir()):
            with path.open("rb") as file:
                found[str(path.relative_to(folder))] = hashlib.file_digest(file, "blake2b").hexdigest()
    return found
