"""What a command says while another process writes to the index."""

from __future__ import annotations

import sys
from collections.abc import Callable


def waits(language: str) -> Callable[[], None]:
    """Says on standard error, once, that the command waits for its turn."""

    def tell() -> None:
        line = (
            "another process is writing to the index; waiting for it"
            if language == "en"
            else "另一个程序正在写入索引，等它完成"
        )
        print(line, file=sys.stderr, flush=True)

    return tell
