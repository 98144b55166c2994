"""What the settings say about the language model, read and validated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from index.errors import UserMistake
from qa.settings import Settings

LONGEST_WAIT = 600
MOST_RETRIES = 10
_SWITCH = {"on": True, "1": True, "true": True, "yes": True, "off": False, "0": False, "false": False, "no": False}


@dataclass(frozen=True, kw_only=True)
class ModelOptions:
    """The endpoint and its limits.

    ``seconds`` is the time that all the model's work on one question may take;
    ``price`` is money per million tokens of prompt and of reply, None where it
    is not known. The key is kept out of ``repr``, so that it reaches no log.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    proposes: bool = True
    words: bool = True
    seconds: float = 20
    retries: int = 2
    price: tuple[Decimal, Decimal] | None = None


def model_options(settings: Settings) -> ModelOptions | None:
    """The options in force; None where no endpoint is set or both uses are switched off.

    Raises :class:`UserMistake` for a setting that cannot be meant.
    """
    if not settings.llm_url:
        return None
    if not re.fullmatch(r"https?://[^\s/]+\S*", settings.llm_url):
        # The address itself is not repeated: it may hold a password.
        raise _mistake("NIANBAO_LLM_URL", "应当形如 http://127.0.0.1:8000/v1", "looks like http://127.0.0.1:8000/v1")
    if not settings.llm_model:
        raise _mistake("NIANBAO_LLM_MODEL", "请写出模型名称", "has to name the model")
    options = ModelOptions(
        url=settings.llm_url,
        name=settings.llm_model,
        key=settings.llm_key,
        proposes=_switch("NIANBAO_LLM_PLAN", settings.llm_plan),
        words=_switch("NIANBAO_LLM_WORDING", settings.llm_wording),
        seconds=float(_number("NIANBAO_LLM_SECONDS", settings.llm_seconds, Decimal("0.1"), LONGEST_WAIT)),
        retries=int(_number("NIANBAO_LLM_RETRIES", settings.llm_retries, Decimal(0), MOST_RETRIES)),
        price=_price(settings.llm_price),
    )
    return options if options.proposes or options.words else None


def _switch(name: str, text: str) -> bool:
    if text.strip().lower() not in _SWITCH:
        raise _mistake(name, "只能是 on 或 off", "has to be on or off")
    return _SWITCH[text.strip().lower()]


def _number(name: str, text: str, least: Decimal, most: int) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not (value.is_finite() and least <= value <= most):
        raise _mistake(name, f"须为{least}到{most}的数", f"has to be a number from {least} to {most}")
    return value


def _price(text: str) -> tuple[Decimal, Decimal] | None:
    if not text.strip():
        return None
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != 2:
        raise _mistake("NIANBAO_LLM_PRICE", "应当形如 2/8", "looks like 2/8")
    first, second = (_number("NIANBAO_LLM_PRICE", part, Decimal(0), 1_000_000) for part in parts)
    return first, second


def _mistake(name: str, chinese: str, english: str) -> UserMistake:
    return UserMistake(f"设置 {name} 不对：{chinese}", english=f"{name} {english}")
