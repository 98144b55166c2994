"""What tags, names and styles say about the text that they hold."""

from __future__ import annotations

import re

# fmt: off
BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "col", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "title", "tr", "ul",
})
VOID_TAGS = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})
CONTAINER_TAGS = frozenset({
    "body", "html", "div", "section", "article", "main", "td", "center", "form", "fieldset", "table", "tbody",
    "tr",
})
# fmt: on
TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
SECTIONS = {"thead": 0, "tbody": 1, "tfoot": 2}
STRUCK_TAGS = frozenset({"del", "s", "strike", "rt", "rp"})
NOISE_TAGS = frozenset(
    {"nav", "footer", "aside", "button", "select", "option", "label", "head", "title", "menu"}
)
"""Elements around the content of a page."""

NAMED_NOISE = frozenset({"div", "ul", "ol", "section", "header", "p", "span", "dl", "table", "form"})
"""Elements that are around the content if their name says so (:data:`NOISE_NAME`)."""

NOISE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|crumbs?|breadcrumbs?|location|weizhi|position|dqwz|foot\w*|copyright|bottom|"
    r"head(?:er)?|banner|logo|side(?:bar)?|share\w*|bdshare\w*|related|recommend|xgwz|qr\w*|erweima|ewm|search\w*|"
    r"login|toolbar|tools?|print|pagination|pager|comment\w*|hot\w*|friend\w*|links?|wza|advert\w*)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
INLINE_TAGS = frozenset({"span", "b", "strong", "i", "em", "font", "a", "u", "sup", "sub", "small", "big", "label"})
"""Parts of a line; style sheets that hide them do so for good, unlike those for parts of a page."""

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
"""Control characters, and marks that turn or join text without being seen."""

PICTURED_TITLE = re.compile(r"[^。；]{0,60}(?:19|20)\d{2}年?度?[^。；]{0,20}信息公开[^。；]{0,10}(?:报告|年报)")
"""What a picture says in place of a report's title, in the words that stand for it."""
