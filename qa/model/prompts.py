"""The prompts: files in ``data/prompts`` with named variables, and text that is handed over as data only."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import cache

import data
from qa.model.said import plain

_PLACE = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """A prompt: what the model is told to be, what it is told to do, and the variables that both name."""

    name: str
    system: str
    user: str
    variables: frozenset[str]

    def messages(self, **values: str) -> list[dict[str, str]]:
        """The two messages with every variable filled in. Raises ``ValueError`` for a missing or unknown one."""
        if set(values) != self.variables:
            raise ValueError(f"prompt {self.name} takes {sorted(self.variables)}, not {sorted(values)}")
        return [
            {"role": role, "content": _PLACE.sub(lambda match: values[match[1]], text)}
            for role, text in (("system", self.system), ("user", self.user))
        ]


@cache
def prompt(name: str) -> Prompt:
    """The prompt of ``data/prompts/<name>.toml``. Raises ``ValueError`` where its variables are not those it declares."""
    content = data.load(f"prompts/{name}")
    variables = frozenset(content["variables"])
    used = set(_PLACE.findall(content["system"] + content["user"]))
    if used != variables:
        raise ValueError(f"prompt {name} declares {sorted(variables)} and uses {sorted(used)}")
    return Prompt(name=name, system=content["system"], user=content["user"], variables=variables)


def fenced(text: str) -> str:
    """``text`` between two marks that it cannot hold: they are drawn anew each time."""
    mark = secrets.token_hex(8)
    return f"<<<资料 {mark}\n{plain(text)}\n资料 {mark}>>>"
