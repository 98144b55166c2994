"""``nianbao facts``: the parsed figures, one a cell."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from typing import Any

from index.errors import UserMistake
from qa.facts_export import COLUMNS, fact_rows, workbook_bytes
from qa.library import Library
from qa.spreadsheet import harmless


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--issuer", help="发布机关 / issuer")
    parser.add_argument("--year", type=int, help="年度 / year")
    parser.add_argument("--indicator", help="指标的编号或名称 / indicator by id or name")
    parser.add_argument("--format", choices=("csv", "json", "xlsx"), default="csv", help="格式 / format")
    parser.add_argument("--output", metavar="FILE", help="写入文件 / write to a file")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Prints or writes the figures."""
    rows = fact_rows(library, issuer=arguments.issuer, year=arguments.year, indicator=arguments.indicator)
    if arguments.format == "xlsx":
        content = workbook_bytes(rows)
        if not arguments.output and sys.stdout.isatty():
            raise UserMistake(
                "xlsx 不能直接显示",
                remedy="请用 --output 文件名.xlsx",
                english="xlsx cannot be shown; use --output FILE",
            )
        return _write(arguments.output, content)
    if arguments.format == "json":
        return _write(arguments.output, (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode())
    return _write(arguments.output, _csv(rows).encode("utf-8-sig" if arguments.output else "utf-8"))


def _csv(rows: list[dict[str, Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
    return buffer.getvalue()


def _write(path: str | None, content: bytes) -> int:
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    try:
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)
    except OSError as error:
        raise UserMistake(
            f"写不了{path}：{error.strerror}",
            remedy="请换一个位置",
            english=f"cannot write {path}: {error.strerror}",
        ) from error
    return 0
