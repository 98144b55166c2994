"""The result of a run as text for a terminal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from qa.evaluate.metrics import METRICS

OUTCOMES = {"correct": ("答对", "correct"), "wrong": ("答错", "wrong"), "refused": ("未答", "refused")}
_COLUMNS = ("correct", "wrong", "refused", "flawless", "exact", "false_number")


def percent(cell: Mapping[str, Any] | None) -> str:
    """A metric's value as a percentage, "" where it does not apply."""
    return "" if cell is None else f"{cell['value'] * 100:.1f}%"


def with_interval(cell: Mapping[str, Any]) -> str:
    """A metric's value with its confidence interval and the number of questions."""
    value, low, high = (f"{cell[key] * 100:5.1f}" for key in ("value", "low", "high"))
    return f"{value}%  [{low}, {high}]  n={cell['count']}"


def padded(text: str, width: int) -> str:
    """``text`` filled up to ``width`` columns, wide characters counting two."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(0, width - taken)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines with aligned columns."""
    widths = [
        max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row[i]) for row in rows)
        for i in range(len(rows[0]))
    ]
    return ["  ".join(padded(text, widths[i]) for i, text in enumerate(row)).rstrip() for row in rows]


def metric_names(language: str) -> dict[str, str]:
    """Every metric's name in ``zh`` or ``en`` by its key."""
    return {metric.key: metric.english if language == "en" else metric.name for metric in METRICS}


def text_report(summary: Mapping[str, Any], language: str = "zh") -> str:
    """The terminal summary: all metrics, then by split and by kind, then times, then the misses."""
    english = language == "en"
    names = metric_names(language)
    lines = [f"{summary['questions']} questions" if english else f"共{summary['questions']}题，95% 置信区间"]
    lines += table([[names[key], with_interval(cell)] for key, cell in summary["overall"].items()])
    for title, groups in _groups(summary, english):
        lines += ["", *_group_table(title, groups, names)]
    lines += baseline_lines(summary["baselines"], language)
    times = "  ".join(f"{key} {value}" for key, value in summary["times"]["latency"].items())
    lines += ["", f"latency, ms: {times}" if english else f"耗时（毫秒）：{times}"]
    missed = [result for result in summary["results"] if not result["flawless"]]
    lines += ["", f"misses: {len(missed)}" if english else f"未全对：{len(missed)}题"]
    for result in missed:
        lines += miss(result, language)
    return "\n".join(lines)


def baseline_lines(baselines: Sequence[Mapping[str, Any]], language: str = "zh") -> list[str]:
    """The baselines beside ours, over all questions with one figure and over plain lookups."""
    if not baselines:
        return []
    english = language == "en"
    head = ["baseline", "filter", "set", "n", "first", "in five", "report", "ours", "b/c", "p"]
    if not english:
        head = ["基线", "限定机关年份", "题", "n", "首段有数", "前五段有数", "首段报告对", "年报通", "胜/负", "p"]
    sets = {"all": "all" if english else "全部", "lookup": "lookup" if english else "查表查句"}
    rows = [head]
    for entry in baselines:
        for key, name in sets.items():
            found, pair = entry[key], entry[key]["paired_in_five"]
            shares = [percent(found[column]) for column in ("number_first", "number_in_five", "report_first", "ours")]
            mark = ("yes" if english else "是") if entry["filtered"] else ("no" if english else "否")
            versus = f"{pair['first_only']}/{pair['second_only']}"
            rows.append([entry["name"], mark, name, str(found["count"]), *shares, versus, f"{pair['p_value']:g}"])
    return ["", *table(rows)]


def _groups(summary: Mapping[str, Any], english: bool) -> list[tuple[str, Mapping[str, Any]]]:
    return [
        ("by split" if english else "分组", summary["by_split"]),
        ("by kind" if english else "类别", summary["by_kind"]),
    ]


def _group_table(title: str, groups: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    head = [title, "n", *(names[key] for key in _COLUMNS)]
    rows = [
        [key, str(cells["correct"]["count"]), *(percent(cells.get(column)) for column in _COLUMNS)]
        for key, cells in groups.items()
    ]
    return table([head, *rows])


def miss(result: Mapping[str, Any], language: str = "zh") -> list[str]:
    """One question that was not answered flawlessly: gold, answer, citations, plan."""
    answer = result["answer"]
    mark = OUTCOMES[result["outcome"]][1 if language == "en" else 0]
    lines = [f"\n[{result['id']}] {mark}  {' → '.join(result['asked'])}"]
    lines += [f"    ✗ {fault}" for fault in result["faults"]]
    wrong_slots = [name for name, right in result["slots"].items() if not right]
    if wrong_slots:
        lines.append(f"    ✗ slots: {', '.join(wrong_slots)}")
    lines.append(f"    = {json.dumps(_short(result['gold']), ensure_ascii=False)}")
    value = f" | {answer['value']}{answer['unit'] or ''}" if answer["value"] is not None else ""
    lines.append(f"    > {answer['status']}{value} | {answer['verification']} | {answer['answer'][:300]}")
    if answer["values"]:
        lines.append("    v " + "; ".join(_row(value) for value in answer["values"][:8]))
    for citation in answer["citations"][:4]:
        where = " / ".join(part for part in (citation["row"], citation["column"]) if part)
        lines.append(f"    @ {citation['issuer']}{citation['year']} {where} {citation['quote'][:80]!r}")
    lines.append(f"    # {json.dumps(answer['plan'], ensure_ascii=False)}")
    return lines


def _short(gold: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value[:6] if isinstance(value, list) else value for key, value in gold.items()}


def _row(value: Mapping[str, Any]) -> str:
    name = value.get("label") or value.get("indicator", "")
    return f"{value['issuer']}{value.get('year')} {name} {value.get('value')}{value.get('unit', '')}"
