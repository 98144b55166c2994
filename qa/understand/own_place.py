"""Where the asker lives, said by its kind alone (我们区, 本县): the one place of that kind that is held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport

_OWN = re.compile(
    r"(?:我们|咱们?|俺们?|我|本)这?(?P<kind>[市区县旗州镇乡])(?![长委域别分面民场]|[\u4e00-\u9fff]{0,6}(?:局|委|厅|办公|街道|法院|医院|学校))"
)


def own_place(text: str, reports: Sequence[StoredReport]) -> tuple[str, str]:
    """The only place held of the kind that ``text`` says is the asker's own, and the words for it; "" for what there is none of, or several."""
    found = _OWN.search(text)
    if found is None:
        return "", ""
    held = {report.issuer for report in reports if report.scope == "region" and report.issuer.endswith(found["kind"])}
    return (held.pop(), found.group()) if len(held) == 1 else ("", found.group())
