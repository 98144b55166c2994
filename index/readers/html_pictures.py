"""The pictures on a web page that may show what the page does not say in words."""

from __future__ import annotations

import re

from index.readers.html_tokens import HtmlToken, html_tokens

SMALLEST_SIDE = 100
"""A picture that says it is lower or narrower than this, in pixels, is an ornament."""

_ORNAMENT = re.compile(
    r"logo|icon|banner|qr_?code|erweima|ewm|weixin|wechat|weibo|share|button|btn|arrow|footer|header|"
    r"nav|search|beian|jiucuo|conac|red\.png|blue\.png|spacer|blank|loading|/bg|_bg|head_|top_",
    re.IGNORECASE,
)


def picture_count(page: str) -> int:
    """How many pictures of ``page`` are large enough for a page of a report, as far as the page says."""
    if "<img" not in page and "<IMG" not in page:
        return 0
    return sum(_may_show_text(token) for token in html_tokens(page) if token.name == "img")


def _may_show_text(token: HtmlToken) -> bool:
    attributes = token.attributes()
    named = " ".join(attributes.get(name, "") for name in ("src", "class", "id"))
    embedded = "data:image" in token.source
    if not embedded and (not attributes.get("src", "") or _ORNAMENT.search(named)):
        return False
    sides = (re.match(r"\d+(?!\s*%|\d)", attributes.get(name, "").strip()) for name in ("width", "height"))
    return all(int(side[0]) >= SMALLEST_SIDE for side in sides if side is not None)
