"""``nianbao search WORDS``: passages and rows, best first."""

from __future__ import annotations

import argparse
import json

from index.errors import UserMistake
from qa.citations import cite_chunk
from qa.library import Library
from qa.row_text import row_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("words", nargs="+", help="词语 / words")
    parser.add_argument("--issuer", help="发布机关 / issuer")
    parser.add_argument("--year", type=int, help="年度 / year")
    parser.add_argument("--kind", choices=("prose", "table_row"), help="正文或表格行 / prose or table rows")
    parser.add_argument("--limit", type=int, default=10, help="最多几条 / how many at most")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace, library: Library, language: str) -> int:
    """Prints what was found."""
    from qa.search import Filters, search

    words = " ".join(arguments.words)
    if not words.strip() or arguments.limit < 1:
        raise UserMistake(
            "没有要检索的词语",
            remedy="例如：nianbao search 政策解读",
            english="there is nothing to search for",
        )
    filters = Filters(issuer=arguments.issuer, year=arguments.year, kind=arguments.kind)
    results = search(library, words, filters, limit=arguments.limit)
    if arguments.json:
        rows = [
            cite_chunk(found.chunk, found.report).model_dump() | {"score": found.score, "marks": found.marks}
            for found in results.found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for number, found in enumerate(results.found, start=1):
        quote = row_text(found.chunk.quoted)
        print(f"[{number}] {found.report.id} {' › '.join(found.chunk.path)}\n    {quote[:200]}")
    if not results.found:
        print("nothing found" if language == "en" else "没有找到")
    return 0
