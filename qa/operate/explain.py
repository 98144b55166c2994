"""What the form's rows and the field's words mean; see ``data/explanations.toml``."""

from __future__ import annotations

from typing import Any

from qa.draft import Draft
from qa.plan import Target
from qa.understand.glossary import explained_by_word, explanations
from qa.understand.reading import Reading

MOST_ENTRIES = 3


def explaining(draft: Draft, reading: Reading) -> None:
    """Explains the terms of the question; refuses a word that has no explanation."""
    chosen = _chosen(reading, draft.plan.targets)
    if not chosen:
        draft.status = "no_data"
        draft.say(
            "没有这个词的说明。可以问表格各行各列的意思，如“部分公开是什么意思”“四类过程性信息是什么”。"
        )
        draft.suggestions += [
            "部分公开是什么意思？",
            "“不予公开”和“不予处理”有什么区别？",
            "勾稽关系是什么？",
        ]
        return
    for entry in chosen[:MOST_ENTRIES]:
        draft.say(f"【{entry['title']}】{entry['text']}")
    draft.note("依据国家统一的年报格式及《政府信息公开条例》，用自己的话说明")
    _cite_an_example(draft, chosen)


def explanation_of(target: Target) -> str:
    """What the row of a figure means, "" where there is no entry."""
    return next((str(e["text"]) for e in explanations() if target.concept in e["ids"]), "")


def _chosen(reading: Reading, targets: tuple[Target, ...]) -> list[dict[str, Any]]:
    wanted: list[str] = []
    for term in reading.terms:
        if term.kind == "rows":
            wanted += ["requests.new", "requests.carried_in"] if term.id == "requests.handled" else [term.id]
        elif term.kind == "columns" and term.id == "public_total":
            return [entry for entry in explanations() if "word.public_total" in entry["ids"]]
        elif term.kind == "applicants":
            wanted.append(f"applicant.{term.id}")
        elif term.kind == "groups":
            wanted.append(f"{term.id}.total")
        elif term.kind == "subjects":
            wanted.append(f"disclosure.{term.id}.in_force")
    rates = [name for name in ("rate_disclosed", "rate_corrected", "rate_upheld") if reading.asks(name)]
    if rates:
        wanted = [rates[0].replace("_", ".")]
    by_word = explained_by_word(reading.text)
    if not wanted and not by_word:
        wanted = [target.concept for target in targets]
    if by_word and not (wanted and reading.operations.get("explain") and _only_generic(wanted)):
        general = [e for e in by_word if not wanted or _only_generic(wanted) or e["ids"] == ["word.deadline"]]
        if general:
            return general
    if by_word and _only_generic(wanted):
        return by_word
    special = [name for name in wanted if not any(other.startswith(name + ".") for other in wanted)]
    if (
        len(special) > 1
        and "requests.declined" in special
        and any(n.startswith("requests.declined.") for n in special)
    ):
        special.remove("requests.declined")
    return [e for name in dict.fromkeys(special) for e in explanations() if name in e["ids"]]


def _only_generic(wanted: list[str]) -> bool:
    return all(name in ("requests.new", "requests.total") for name in wanted)


def _cite_an_example(draft: Draft, chosen: list[dict[str, Any]]) -> None:
    """The newest report's printed row of that name, so that a reader sees where it stands."""
    from qa.citations import cite_fact

    reports = sorted(draft.context.reports(), key=lambda report: -report.year)
    for entry in chosen[:MOST_ENTRIES]:
        for report in reports[:8]:
            facts = draft.context.facts(report.id)
            key = next(
                (k for name in entry["ids"] for k in ((name, "total"), (name, "")) if k in facts), None
            )
            if key is not None:
                draft.cite(cite_fact(facts[key], report, draft.context.text))
                break
