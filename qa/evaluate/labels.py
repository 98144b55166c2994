"""From a label of the form, as a question file writes it, to the indicators and applicants it means."""

from __future__ import annotations

from functools import cache, lru_cache

from index.forms import applicants, form_of_year, indicators
from index.text import label_key
from qa.evaluate.matching import label_parts


@cache
def _paths() -> dict[str, tuple[str, ...]]:
    """Every indicator's label path in comparable parts, by id."""
    return {
        identity: tuple(label_parts(" / ".join(part for part in (entry.row, entry.column) if part)))
        for identity, entry in indicators().items()
    }


@lru_cache(maxsize=4096)
def indicators_meant(label: str, year: int | None = None) -> frozenset[str]:
    """The ids that ``label`` can mean in reports for ``year``; empty where it is no label of the form.

    ``（三）不予公开 / 1.属于国家秘密`` and ``行政许可 / 本年处理决定数量`` are label
    paths; the last word of a computed group may be 合计. An exact path goes
    before one whose parts are contained.
    """
    wanted = tuple(label_parts(label))
    if not wanted:
        return frozenset()
    form = form_of_year(year) if year is not None else None
    known = {
        identity: path
        for identity, path in _paths().items()
        if form is None or form in indicators()[identity].forms
    }
    exact = {identity for identity, path in known.items() if path == wanted}
    if not exact:
        short = label_key(label.removesuffix("合计"))
        exact = {
            identity
            for identity in known
            if indicators()[identity].parts
            and short in (label_key(indicators()[identity].short), label_key(indicators()[identity].group))
            and (indicators()[identity].table == "三" or identity.endswith(".total"))
        }
    if exact:
        return frozenset(exact)
    return frozenset(identity for identity, path in known.items() if _contained(wanted, path))


def _contained(wanted: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return len(wanted) == len(path) and all(
        one in other or other in one for one, other in zip(wanted, path, strict=True)
    )


def applicant_meant(label: str | None) -> str | None:
    """The id of an applicant type; "total" for none or 总计, None where the label is not known."""
    key = label_key(label or "总计")
    if key in ("法人或其他组织", "法人和其他组织", "单位和组织"):
        return "organisations"
    for identity, entry in applicants().items():
        if key in (identity, label_key(entry.label), label_key(entry.short)):
            return identity
    return None
