"""The result of a run as one self-contained page: tables, a chart, every miss."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from qa.evaluate.chart import chart
from qa.evaluate.compare import compare_text
from qa.evaluate.report_text import OUTCOMES, metric_names, percent

STYLE = """
:root{color-scheme:light dark}
body{font:15px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:1100px;margin:2rem auto;
padding:0 1rem}
table{border-collapse:collapse;margin:.5rem 0 1.5rem;font-variant-numeric:tabular-nums}
th,td{padding:.15rem .7rem;border-bottom:1px solid #8885;text-align:right}
th,td{white-space:nowrap}th:first-child,td:first-child{text-align:left}
.wide{overflow-x:auto}svg{max-width:100%;font-size:13px}svg text{fill:currentColor}svg line{stroke:currentColor}
details{border:1px solid #8886;border-radius:6px;margin:.5rem 0;padding:.4rem .8rem}
summary{cursor:pointer}.wrong{color:#b3423a}.refused{color:#9a7d0a}.correct{color:#2f7d5b}
dl{display:grid;grid-template-columns:5.5rem 1fr;gap:.2rem .8rem;margin:.6rem 0}dd{margin:0;overflow-wrap:anywhere}
blockquote{margin:.2rem 0;padding-left:.7rem;border-left:3px solid #8886}
code{font-size:13px;white-space:pre-wrap}pre{white-space:pre-wrap;overflow-wrap:anywhere}
"""
WORDS = {
    "zh": {
        "title": "年报通评测", "overall": "总表", "kind": "类别", "split": "分组", "baseline": "基线对照",
        "misses": "未全对的题", "question": "提问", "gold": "应答", "answer": "所答", "values": "各条",
        "citation": "出处", "plan": "理解", "faults": "问题", "metric": "指标", "value": "值",
        "interval": "95% 置信区间", "count": "题数", "slots": "理解有误", "all": "全部", "lookup": "查表查句",
        "first": "首段有数", "five": "前五段有数", "report": "首段报告对", "ours": "年报通", "filter": "限定机关年份",
        "versus": "只年报通对 / 只基线对", "yes": "是", "no": "否", "latency": "耗时（毫秒）",
        "every": "各类的全部指标", "doubts": "题目里可疑的标准答案", "set": "题",
        "slot_issuer": "机关", "slot_year": "年份", "slot_indicator": "指标", "slot_applicant": "申请人",
    },
    "en": {
        "title": "nianbao evaluation", "overall": "Overall", "kind": "kind", "split": "split",
        "baseline": "Baselines", "misses": "Not flawless", "question": "question", "gold": "gold",
        "answer": "answer", "values": "values", "citation": "citations", "plan": "plan", "faults": "faults",
        "metric": "metric", "value": "value", "interval": "95% interval", "count": "questions",
        "slots": "slots wrong", "all": "all", "lookup": "lookup", "first": "number in first",
        "five": "number in five", "report": "right report first", "ours": "nianbao", "filter": "filter",
        "versus": "only ours / only baseline", "yes": "yes", "no": "no", "latency": "Latency (ms)",
        "every": "every metric by kind", "doubts": "Doubtful gold in the question file", "set": "set",
        "slot_issuer": "issuer", "slot_year": "year", "slot_indicator": "indicator", "slot_applicant": "applicant",
    },
}  # fmt: skip
_COLUMNS = ("correct", "wrong", "refused", "flawless", "exact", "false_number", "citation_recall", "evidence_mrr")


def html_report(summary: Mapping[str, Any], language: str = "zh") -> str:
    """The page, which loads nothing from elsewhere."""
    words = WORDS["en" if language == "en" else "zh"]
    names = metric_names(language)
    body = [
        f"<h1>{words['title']}</h1><p>n = {summary['questions']}：{escape('、'.join(summary['reports']))}</p>",
        f"<h2>{words['overall']}</h2>",
        _overall(summary["overall"], names, words),
        _doubts(summary["doubts"], words, language),
        f"<h2>{words['kind']}</h2>",
        chart(summary["by_kind"], names),
        *(_groups(words[key], summary[f"by_{key}"], names, words) for key in ("kind", "split")),
        _every_metric(summary["by_kind"], names, words),
        _baselines(summary["baselines"], words),
        f"<h2>{words['latency']}</h2>",
        _latency(summary["times"], words),
        _compared(summary.get("compared"), language),
        _misses(summary["results"], words, language),
    ]
    return (
        f'<!doctype html><html lang="{"en" if language == "en" else "zh-CN"}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words['title']}</title><style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _overall(cells: Mapping[str, Any], names: Mapping[str, str], words: Mapping[str, str]) -> str:
    rows = [[words[key] for key in ("metric", "value", "interval", "count")]]
    for key, cell in cells.items():
        between = f"{cell['low'] * 100:.1f}–{cell['high'] * 100:.1f}"
        rows.append([names[key], percent(cell), between, str(cell["count"])])
    return _table(rows)


def _groups(title: str, groups: Mapping[str, Any], names: Mapping[str, str], words: Mapping[str, str]) -> str:
    rows = [[title, words["count"], *(names[key] for key in _COLUMNS)]]
    for key, cells in groups.items():
        rows.append([key, str(cells["correct"]["count"]), *(percent(cells.get(c)) for c in _COLUMNS)])
    return f"<h3>{escape(title)}</h3>{_table(rows)}"


def _every_metric(groups: Mapping[str, Any], names: Mapping[str, str], words: Mapping[str, str]) -> str:
    """All metrics of every kind, each with its interval; folded, being wide."""
    rows = [[words["metric"], *groups]]
    for key, name in names.items():
        if any(key in cells for cells in groups.values()):
            rows.append([name, *(_between(cells.get(key)) for cells in groups.values())])
    return f"<details><summary>{words['every']}</summary>{_table(rows)}</details>"


def _between(cell: Mapping[str, Any] | None) -> str:
    if cell is None:
        return ""
    return f"{percent(cell)} [{cell['low'] * 100:.1f}–{cell['high'] * 100:.1f}] n={cell['count']}"


def _latency(times: Mapping[str, Any], words: Mapping[str, str]) -> str:
    rows = [[words["kind"], *times["latency"]], [words["all"], *map(str, times["latency"].values())]]
    between = [times["intervals"].get(key) for key in times["latency"]]
    rows.append([words["interval"], *("" if pair is None else f"{pair[0]}–{pair[1]}" for pair in between)])
    rows += [[kind, *map(str, cells.values())] for kind, cells in times["by_kind"].items()]
    return _table(rows)


def _doubts(doubts: Sequence[Mapping[str, str]], words: Mapping[str, str], language: str) -> str:
    """What no answer can meet, being wrong in the question file."""
    key = "english" if language == "en" else "chinese"
    items = "".join(f"<li>{escape(doubt['id'])}：{escape(doubt[key])}</li>" for doubt in doubts)
    return f"<h2>{words['doubts']}（{len(doubts)}）</h2><ul>{items}</ul>" if doubts else ""


def _compared(compared: Mapping[str, Any] | None, language: str) -> str:
    if compared is None:
        return ""
    head, *rest = compare_text(compared, language).split("\n")
    return f"<h2>{escape(head)}</h2><pre>{escape(chr(10).join(rest))}</pre>"


def _baselines(baselines: Sequence[Mapping[str, Any]], words: Mapping[str, str]) -> str:
    if not baselines:
        return ""
    keys = ("baseline", "filter", "set", "count", "first", "five", "report", "ours", "versus")
    rows = [[*(words[key] for key in keys), "p"]]
    for entry in baselines:
        for part in ("all", "lookup"):
            found, pair = entry[part], entry[part]["paired_in_five"]
            columns = ("number_first", "number_in_five", "report_first", "ours")
            rows.append(
                [
                    entry["name"],
                    words["yes" if entry["filtered"] else "no"],
                    words[part],
                    str(found["count"]),
                    *(percent(found[column]) for column in columns),
                    f"{pair['first_only']} / {pair['second_only']}",
                    f"{pair['p_value']:g}",
                ]
            )
    return f"<h2>{words['baseline']}</h2>{_table(rows)}"


def _misses(results: Sequence[Mapping[str, Any]], words: Mapping[str, str], language: str) -> str:
    missed = [result for result in results if not result["flawless"]]
    found = "".join(_miss(result, words, language) for result in missed)
    return f"<h2>{words['misses']}（{len(missed)}）</h2>{found}"


def _miss(result: Mapping[str, Any], words: Mapping[str, str], language: str) -> str:
    answer = result["answer"]
    mark = OUTCOMES[result["outcome"]][1 if language == "en" else 0]
    figure = "" if answer["value"] is None else f" → {answer['value']}{answer['unit'] or ''}"
    wrong = [words[f"slot_{name}"] for name, right in result["slots"].items() if not right]
    quotes = "".join(
        f"<blockquote>{escape(c['issuer'])}{c['year']} {escape(c['row'])} {escape(c['column'])}"
        f"<br>{escape(c['quote'])}</blockquote>"
        for c in answer["citations"]
    )
    parts = {
        "faults": "<br>".join(escape(fault) for fault in result["faults"]),
        "slots": escape("、".join(wrong)),
        "gold": f"<code>{escape(json.dumps(result['gold'], ensure_ascii=False))}</code>",
        "answer": f"{escape(answer['status'])}{escape(figure)} · {escape(answer['verification'])}"
        f"<br>{escape(answer['answer'])}",
        "values": "<br>".join(escape(json.dumps(value, ensure_ascii=False)) for value in answer["values"]),
        "citation": quotes,
        "plan": f"<code>{escape(json.dumps(answer['plan'], ensure_ascii=False))}</code>",
    }
    rows = "".join(f"<dt>{words[key]}</dt><dd>{content}</dd>" for key, content in parts.items() if content)
    return (
        f'<details id="{escape(result["id"])}"><summary><b class="{result["outcome"]}">{mark}</b> '
        f"{escape(result['id'])} {escape(' → '.join(result['asked']))}</summary><dl>{rows}</dl></details>"
    )
