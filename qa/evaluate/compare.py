"""What got better and worse since an earlier run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import UserMistake
from qa.evaluate.paired import mcnemar
from qa.evaluate.report_text import OUTCOMES, metric_names, table
from qa.evaluate.summary import FORMAT

_WORTH = {"correct": 2, "refused": 1, "wrong": 0}
"""A refusal is better than a wrong answer."""


def read_summary(path: Path) -> dict[str, Any]:
    """An earlier result, as ``nianbao eval --json`` printed it. Raises :class:`UserMistake`."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise UserMistake(
            f"读不出以前的结果：{path}（{error}）",
            remedy="请给出 nianbao eval --json 存下的文件",
            english=f"cannot read the earlier result {path} ({error}); give a file that --json printed",
        ) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT or not _whole(found):
        raise UserMistake(
            f"不是这个版本的评测结果：{path}",
            remedy="请用 nianbao eval --json 重新生成",
            english=f"{path} is no result of this version; make it again with nianbao eval --json",
        )
    return found


def _whole(found: Mapping[str, Any]) -> bool:
    """Whether everything that is compared is there."""
    results, overall = found.get("results"), found.get("overall")
    if not isinstance(results, list) or not isinstance(overall, dict):
        return False
    return all(isinstance(cell, dict) and "value" in cell for cell in overall.values()) and all(
        isinstance(result, dict)
        and result.get("outcome") in _WORTH
        and isinstance(result.get("answer"), dict)
        and {"id", "flawless", "faults", "asked", "gold"} <= result.keys()
        and "answer" in result["answer"]
        for result in results
    )


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Questions that are better, worse, new and gone; metrics before and after; McNemar's test.

    ``changed`` are those whose wording or gold is no longer the same: a change of
    theirs need not be the program's. Better and worse go by outcome (correct, then refused, then wrong), then by
    whether the answer is flawless.
    """
    before = {result["id"]: result for result in old["results"]}
    after = {result["id"]: result for result in new["results"]}
    shared = [name for name in after if name in before]
    changes = [
        {"id": name, "asked": after[name]["asked"], "before": _state(before[name]), "after": _state(after[name])}
        for name in shared
    ]
    return {
        "better": [c for c in changes if _worth(after[c["id"]]) > _worth(before[c["id"]])],
        "worse": [c for c in changes if _worth(after[c["id"]]) < _worth(before[c["id"]])],
        "new": [name for name in after if name not in before],
        "gone": [name for name in before if name not in after],
        "changed": [name for name in shared if _asked(before[name]) != _asked(after[name])],
        "metrics": {
            key: {"before": old["overall"].get(key, {}).get("value"), "after": cell["value"]}
            for key, cell in new["overall"].items()
        },
        "paired": asdict(
            mcnemar(
                [after[name]["outcome"] == "correct" for name in shared],
                [before[name]["outcome"] == "correct" for name in shared],
            )
        ),
    }


def _worth(result: Mapping[str, Any]) -> tuple[int, bool]:
    return _WORTH[result["outcome"]], bool(result["flawless"])


def _asked(result: Mapping[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """What was asked and expected, notes aside."""
    return result["asked"], {key: value for key, value in result["gold"].items() if key != "notes"}


def _state(result: Mapping[str, Any]) -> dict[str, Any]:
    shown = {key: result[key] for key in ("outcome", "flawless", "faults")}
    return shown | {"answer": result["answer"]["answer"]}


def compare_text(found: Mapping[str, Any], language: str = "zh") -> str:
    """The comparison for a terminal; metrics that did not change are left out."""
    english = language == "en"
    names = metric_names(language)
    moved = {key: pair for key, pair in found["metrics"].items() if pair["before"] != pair["after"]}
    lines = ["against the earlier run" if english else "与以前的结果相比"]
    if moved:
        lines += table([[names.get(key, key), _share(pair["before"]), "→", _share(pair["after"])] for key, pair in moved.items()])
    titles = {"better": ("better", "变好"), "worse": ("worse", "变差")}
    for key, (latin, chinese) in titles.items():
        lines.append(f"{latin if english else chinese}: {len(found[key])}")
        for change in found[key]:
            lines += _change(change, english)
    pair = found["paired"]
    lines.append(f"McNemar: +{pair['first_only']} −{pair['second_only']}, p = {pair['p_value']:g}")
    others = {
        "new": ("new questions", "新题"),
        "gone": ("gone", "去掉的题"),
        "changed": ("question or gold changed in between", "题目或标准答案改过的题"),
    }
    for key, (latin, chinese) in others.items():
        if found[key]:
            lines.append(f"{latin if english else chinese}: {len(found[key])}  {' '.join(found[key])}")
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value * 100:.1f}%"


def _change(change: Mapping[str, Any], english: bool) -> list[str]:
    states = [
        OUTCOMES[change[key]["outcome"]][int(english)] + ("" if change[key]["flawless"] else "*")
        for key in ("before", "after")
    ]
    lines = [f"  [{change['id']}] {states[0]} → {states[1]}  {' → '.join(change['asked'])}"]
    lines += [f"      ✗ {fault}" for fault in change["after"]["faults"]]
    return lines
