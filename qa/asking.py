"""A question on its way to an answer: the plans before it, and the plan and reading made of it so far."""

from __future__ import annotations

from dataclasses import dataclass

from qa.context import Context
from qa.draft import Draft
from qa.operate.run import run
from qa.plan import Plan
from qa.understand.certainty import asks_other_unit, needs_high_certainty
from qa.understand.likely import bare_words
from qa.understand.reading import Reading
from qa.understand.recogniser import named_by
from qa.understand.similarity import choose


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with the plans of the turns before it, and the plan and reading made of it so far."""

    question: str
    earlier: tuple[Plan, ...]
    plan: Plan
    reading: Reading
    context: Context

    def carried_out(self, **changes: object) -> Draft:
        """The answer by the plan, changed in these fields."""
        draft = Draft(plan=self.plan.model_copy(update=changes), context=self.context)
        run(draft, self.reading)
        return draft

    def answered(self, **changes: object) -> Draft | None:
        """The answer by the plan, changed in these fields; None where it is none."""
        draft = self.carried_out(**changes)
        return draft if draft.status == "answered" else None

    def recognised(self) -> tuple[str, ...]:
        """The one concept that the fitted recogniser names with certainty; empty where it does not."""
        named = named_by(self.reading, beyond_doubt=needs_high_certainty(self.reading))
        return (named,) if named and not asks_other_unit(self.reading, named) else ()

    def nearest_rows(self) -> tuple[str, ...]:
        """The concepts whose descriptions are nearest to the question's bare words; one, or a few to choose from."""
        words = bare_words(self.reading)
        return choose(self.context.descriptions().nearest(words)) if words else ()
