"""Bodies that are named by where they stand: "市水利局" on the pages of one city.

Such a name is the same in every city, so that two reports would pass for one.
The page's head, foot and data often name the same body together with its place.
"""

from __future__ import annotations

import re

from data import places
from index.body_names import body_name
from index.document import Document

_RANKS = "省市州县区旗镇乡"
_WORD = "[\u4e00-\u9fff]"
_HOST = re.compile(
    rf"(?:sitename|主办(?:单位|方)?|版权所有|网站名称)[ \t\n:：=]{{1,4}}({_WORD}{{2,10}}?[{_RANKS}])人民政府"
)
HEAD, FOOT = 3_000, 1_000
"""Characters at the beginning and the end in which the page says whose it is."""


def with_place(name: str, document: Document) -> str:
    """``name`` with the place before it that the page names, or as it is where that is not clear."""
    if name[:1] not in _RANKS or len(name) < 3 or any(place.start == 0 for place in places.scan(name)):
        return name
    around = (document.title, *document.notes, document.text[:HEAD], document.text[-FOOT:])
    same = _same_body(name, around)
    if same:
        shortest = min(same, key=len)
        return shortest if all(other.endswith(shortest) for other in same) else name
    hosts = {match[1] for text in around for match in _HOST.finditer(text) if match[1][-1] == name[0]}
    return hosts.pop() + name[1:] if len(hosts) == 1 else name


def _same_body(name: str, texts: tuple[str, ...]) -> set[str]:
    """The fuller names of the body that ``texts`` print."""
    words = re.escape(name).replace("人民政府", "政府").replace("政府", "(?:人民)?政府")
    # Standing alone or behind a label: within a sentence, what comes before may be a verb.
    fuller = re.compile(rf"(?<![^\s:：|>»=；;_\-—])({_WORD}{{2,12}}?){words}(?:办公室)?(?![^\s|<；;_\-—])")
    found: set[str] = set()
    for text in texts:
        for match in fuller.finditer(text):
            named = body_name(match[1] + name)
            before = named.removesuffix(name)
            if before != named and len(before) >= 2 and before[0] not in _RANKS:
                found.add(named)
    return found
