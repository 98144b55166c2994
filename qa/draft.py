"""Building an answer step by step from figures, citations and checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.checks.model import Check
from qa.answer import Answer, CheckView, Citation, Status, Value, Verification
from qa.citations import cite_fact, cite_span
from qa.context import Context
from qa.figures import Figure, indicator_for
from qa.plan import MEASURES, Plan
from qa.shown import shown_of
from qa.verify import conflict_text, together, touching, verdict, view

MOST_CITATIONS = 60


@dataclass(kw_only=True)
class Draft:
    """An answer in the making; :meth:`finish` makes it final."""

    plan: Plan
    context: Context
    status: Status = "answered"
    sentences: list[str] = field(default_factory=list)
    value: str | None = None
    unit: str | None = None
    values: list[Value] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    verdicts: list[Verification] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    told: bool = False
    """Whether the sentences say already what contradicts what."""

    def say(self, *sentences: str) -> None:
        """Adds sentences to the answer."""
        self.sentences += [sentence for sentence in sentences if sentence]

    def use(self, figure: Figure) -> None:
        """Adds a figure's citations, checks, steps and notes; its value is for the caller to place."""
        facts = self.context.facts(figure.report.id)
        for key in figure.cells:
            if key in facts:
                self.cite(cite_fact(facts[key], figure.report, self.context.text))
        checks = touching(self.context.checks(figure.report.id), figure.own or figure.cells)
        self.check(checks)
        for check in checks:
            if check.status == "fail" and check.prose_start is not None and check.prose_end is not None:
                self.cite(
                    cite_span(figure.report, check.prose_start, check.prose_end, (), None, self.context.text)
                )
        if figure.value is not None:
            self.verdicts.append(verdict(checks))
        self.steps += [step for step in figure.steps if step not in self.steps]
        self.note(*figure.notes)

    def cite(self, citation: Citation) -> None:
        """Adds a citation once."""
        same = (citation.report_id, citation.start, citation.end, citation.cell_start)
        if len(self.citations) < MOST_CITATIONS and all(
            (c.report_id, c.start, c.end, c.cell_start) != same for c in self.citations
        ):
            self.citations.append(citation)

    def check(self, checks: Sequence[Check]) -> None:
        """Adds checks once each."""
        self.checks += [check for check in checks if check not in self.checks]

    def note(self, *notes: str) -> None:
        """Adds remarks once each."""
        self.notes += [note for note in dict.fromkeys(notes) if note and note not in self.notes]

    def add_value(self, figure: Figure) -> None:
        """Adds the figure as a row of ``values``."""
        self.values.append(value_of(figure))

    def show(self, figure: Figure) -> None:
        """Adds the figure as a row of ``values``, with its citations, checks, steps and notes."""
        self.add_value(figure)
        self.use(figure)

    def before(self, first: Draft) -> None:
        """Puts what ``first`` answered before what this one answers; two asks have no single value, unless the last is over the others."""
        self.sentences = [*first.sentences, *self.sentences]
        self.values = [*first.values, *(value for value in self.values if value not in first.values)]
        self.steps = [*first.steps, *(step for step in self.steps if step not in first.steps)]
        citations, self.citations = self.citations, []
        for citation in (*first.citations, *citations):
            self.cite(citation)
        self.check(first.checks)
        self.verdicts += first.verdicts
        self.note(*first.plan.notes, *first.notes)
        if not self.plan.operands:
            self.value = self.unit = None

    def finish(self, question: str) -> Answer:
        """The answer: sentences, remarks and contradictions put together."""
        failing = [check for check in self.checks if check.status == "fail"]
        verification: Verification = together(self.verdicts) if self.verdicts else "unverified"
        if failing and self.status == "answered" and self.verdicts:
            verification = "conflict"
        text = "".join(self.sentences)
        notes = [note for note in (*self.plan.notes, *self.notes) if note]
        if notes:
            text += "（" + "；".join(notes) + "）"
        if self.status == "answered" and verification == "conflict" and not self.told:
            text += conflict_text(failing)
        order = {"fail": 0, "pass": 1, "not_assessable": 2}
        views: list[CheckView] = [view(c) for c in sorted(self.checks, key=lambda c: order[c.status])]
        shown = shown_of(self.plan, self.status, self.value, self.values, self.citations, self.context.reports())
        plan = self.plan.model_copy(update={"shown": shown, "asks_back": self.status == "ambiguous"})
        return Answer(
            question=question,
            status=self.status,
            answer=text,
            value=self.value,
            unit=self.unit,
            values=self.values,
            steps=self.steps,
            citations=self.citations,
            checks=views,
            verification=verification,
            suggestions=list(dict.fromkeys(self.suggestions))[:8],
            notes=notes,
            plan=plan.model_dump(mode="json", exclude_defaults=True),
        )


def value_of(figure: Figure) -> Value:
    """A figure as a row of ``values``."""
    target = figure.target
    applicant = target.applicant if target.concept not in MEASURES[1:] else ""
    return Value(
        issuer=figure.report.issuer,
        year=figure.report.year,
        indicator=indicator_for(target.concept, figure.report.form) or target.concept,
        applicant=applicant or ("total" if target.concept.startswith("requests.") else ""),
        value=None if figure.value is None else figure.shown,
        unit=figure.unit,
        label=figure.label,
        raw=figure.raw.strip(),
        computed=figure.computed,
        note=figure.missing or "；".join(figure.notes),
    )
