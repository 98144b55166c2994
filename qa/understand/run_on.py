"""Two numbers asked for in one breath with no sign between them (建了多少所修了多少里)."""

from __future__ import annotations

import re

from qa.report_words import is_word

_RUNS_ON = re.compile(
    r"(?:多少|(?<![好这那没])几)(?:[\u4e00-\u9fff]{0,6}?)(?P<verb>[\u4e00-\u9fff]{2})(?=[了过](?:多少|几)(?!乎))"
)
"""A number and what it counts, up to the verb of the next one; the verb may have one sign or two."""
MOST_OF_A_VERB = 2


def verbs_apart(text: str) -> str:
    """``text`` with a comma before the verb of a second number that runs on from the first."""

    def apart(match: re.Match[str]) -> str:
        own = MOST_OF_A_VERB if is_word(match["verb"]) else 1
        counted = match.group()[:-own]
        return f"{counted}，{match.group()[-own:]}"

    return _RUNS_ON.sub(apart, text)
