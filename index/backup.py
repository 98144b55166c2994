"""The whole index in one file, and back: SQL rows as JSON lines, vectors as arrays, in a zip.

The file says nothing of the database it came from: what SQLite held can be
restored into PostgreSQL and the other way round.
"""

from __future__ import annotations

import base64
import io
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import delete, insert, select

from index.database import schema
from index.database.connection import answering, bump_generation
from index.errors import Unreadable, UserMistake
from index.ingest import Stores
from index.vectors import VectorEntry

FORMAT = 1
_ROWS = 500


def backup(stores: Stores, path: Path) -> dict[str, int]:
    """Writes everything to ``path``; gives the number of rows a table, and of vectors.

    The rows are read in one transaction. An interrupted backup leaves no file.
    """
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    counts: dict[str, int] = {}
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            engine = stores.reports.engine
            with answering(engine), engine.connect() as connection:
                for table in schema.metadata.sorted_tables:
                    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as file:
                        for row in connection.execution_options(stream_results=True).execute(select(table)):
                            file.write(
                                json.dumps(row._asdict(), ensure_ascii=False, default=_plain).encode() + b"\n"
                            )
                            counts[table.name] = counts.get(table.name, 0) + 1
            counts["vectors"] = 0
            for number, (entries, vectors) in enumerate(stores.vectors().everything()):
                arrays = io.BytesIO()
                np.save(arrays, vectors)
                archive.writestr(f"vectors/{number:06}.npy", arrays.getvalue())
                texts = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False)
                archive.writestr(f"vectors/{number:06}.json", texts)
                counts["vectors"] += len(entries)
            manifest = {
                "format": FORMAT,
                "schema": schema.VERSION,
                "embedding": stores.embedder().identity,
                "made": datetime.now(UTC).isoformat(timespec="seconds"),
                "counts": counts,
            }
            archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return counts


def restore(stores: Stores, path: Path) -> dict[str, int]:
    """Puts a backup into an empty index; gives the counts of its manifest.

    Raises :class:`UserMistake` where the index is not empty or the backup is of
    another program version, :class:`Unreadable` where the file is no backup.
    """
    if stores.reports.reports():
        raise UserMistake(
            "索引里已有年报，不覆盖",
            remedy="请把 NIANBAO_HOME（或数据库地址）指向空的位置再恢复",
            english="the index holds reports already; restore into an empty one (another NIANBAO_HOME)",
        )
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            _same_version(manifest)
            engine = stores.reports.engine
            with answering(engine), engine.begin() as connection:
                for table in reversed(schema.metadata.sorted_tables):
                    if table.name != "meta":
                        connection.execute(delete(table))
                for table in schema.metadata.sorted_tables:
                    if table.name == "meta":
                        continue
                    for rows in _rows(archive, table):
                        connection.execute(insert(table), rows)
                bump_generation(connection)
            same_model = manifest["embedding"] == stores.embedder().identity
            for entries, vectors in _vectors(archive):
                made = vectors if same_model else stores.embedder().embed_passages([e.text for e in entries])
                stores.vectors().add(entries, made)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable(
            f"不是年报通的备份，或备份不完整：{path.name}",
            remedy="请用 nianbao backup 生成的文件",
            english=f"{path.name} is not a backup made by nianbao backup, or it is cut short",
        ) from error
    counts: dict[str, int] = manifest["counts"]
    return counts


def _same_version(manifest: dict[str, Any]) -> None:
    if manifest["format"] != FORMAT or manifest["schema"] != schema.VERSION:
        raise UserMistake(
            f"备份是第{manifest['schema']}版的，本程序用第{schema.VERSION}版",
            remedy="请用生成备份的那一版程序恢复，再升级",
            english=f"the backup is of version {manifest['schema']}, this program uses {schema.VERSION}; "
            "restore it with the program that made it, then upgrade",
        )


def _plain(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(bytes(value)).decode("ascii")}
    raise TypeError(f"a {type(value).__name__} in a row")


def _revived(entry: dict[str, Any]) -> Any:
    return base64.b64decode(entry["base64"]) if set(entry) == {"base64"} else entry


def _rows(archive: zipfile.ZipFile, table: Any) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    with archive.open(f"tables/{table.name}.jsonl") as file:
        for line in file:
            some.append(json.loads(line, object_hook=_revived))
            if len(some) == _ROWS:
                yield some
                some = []
    if some:
        yield some


def _vectors(archive: zipfile.ZipFile) -> Iterator[tuple[list[VectorEntry], Any]]:
    for name in sorted(
        name for name in archive.namelist() if name.startswith("vectors/") and name.endswith(".json")
    ):
        entries = [VectorEntry(**entry) for entry in json.loads(archive.read(name))]
        yield entries, np.load(io.BytesIO(archive.read(name.removesuffix(".json") + ".npy")))
