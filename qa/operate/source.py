"""Where the figures just answered stand: report, section, page, and the printed words."""

from __future__ import annotations

from qa.answer import Citation
from qa.citations import cite_span
from qa.draft import Draft
from qa.operate.operands import operand
from qa.row_text import row_text

MOST_SHOWN = 6


def source(draft: Draft) -> None:
    """Cites and quotes what the plan's operands were read from."""
    for shown in draft.plan.operands[:MOST_SHOWN]:
        report = draft.context.report(shown.report)
        before = len(draft.citations)
        if shown.sentence:
            path, page = _place(draft, shown.report, shown.start)
            draft.cite(cite_span(report, shown.start, shown.end, path, page, draft.context.text))
        else:
            one = operand(draft, shown)
            if one.value is None:
                draft.note(one.missing)
                continue
            draft.use(one)
            draft.add_value(one)
        for cited in draft.citations[before:][: max(1, len(shown.targets)) + 1]:
            draft.say(_sentence(cited))
    if not draft.sentences:
        draft.status = "no_data"
        draft.say("前面的回答没有可以指给您看的原文。")
        return
    if len(draft.values) == 1:
        draft.value, draft.unit = draft.values[0].value, draft.values[0].unit
    draft.verdicts = draft.verdicts or ["unverified"]


def _place(draft: Draft, report_id: str, start: int) -> tuple[tuple[str, ...], int | None]:
    """The headings and the page of a passage."""
    for chunk in draft.context.chunks(report_id):
        if chunk.start <= start < chunk.end:
            return chunk.path, chunk.page
    return (), None


def _sentence(cited: Citation) -> str:
    where = "、".join(cited.section[-1:])
    page = f"第{cited.page}页" if cited.page else ""
    quote = row_text(cited.quote) if cited.kind == "table_row" else " ".join(cited.quote.split())
    cell = f"“{cited.row}”一行“{cited.column}”一栏" if cited.row else "原文"
    return f"见《{cited.title}》{page}{where}{'，' if where or page else ''}{cell}：“{quote}”。"
