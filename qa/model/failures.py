"""Why the language model was of no use this time. It never reaches a user as an error: the plain path goes on."""

from __future__ import annotations

REASONS = {
    "timeout": "语言模型没有在时限内应答",
    "unreachable": "连不上语言模型",
    "refused": "语言模型拒绝了请求",
    "busy": "语言模型繁忙",
    "cut_off": "语言模型的应答中断",
    "nonsense": "语言模型的应答无法使用",
    "paused": "语言模型近来没有应答，暂停使用",
}
"""Each reason's words for an answer's notes; none holds a number, an address or a key."""


class ModelFailed(Exception):
    """The model gave nothing that can be used; ``again`` says whether asking again may help."""

    def __init__(self, reason: str, *, again: bool = False, after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason, self.again, self.after = reason, again, after

    @property
    def note(self) -> str:
        """The reason in words."""
        return REASONS[self.reason]
