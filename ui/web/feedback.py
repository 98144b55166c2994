"""What visitors thought of an answer, kept with the question, the answer and its plan."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select, update

from index.database import schema
from index.database.connection import answering
from index.text import encodable
from qa.answer import Answer

LONGEST_REASON = 1000


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """One verdict (``good`` or ``bad``) with its reason, "" where none was given; ``created_at`` in UTC."""

    id: int
    created_at: str
    question: str
    answer: str
    plan: str
    verdict: str
    reason: str
    reviewed: bool


def keep(engine: Engine, *, question: str, answer: Answer, verdict: str, reason: str) -> None:
    """Stores a verdict. Raises :class:`index.errors.Unavailable` where the database does not take it."""
    with answering(engine), engine.begin() as connection:
        connection.execute(
            insert(schema.feedback).values(
                created_at=datetime.now(UTC).isoformat(timespec="seconds"),
                question=question.replace("\0", ""),
                answer=answer.model_dump_json(),
                plan=json.dumps(answer.plan, ensure_ascii=False),
                verdict=verdict,
                reason=encodable(reason.replace("\0", "").strip()[:LONGEST_REASON]),
                reviewed=False,
            )
        )


def kept(engine: Engine, *, limit: int = 200) -> Sequence[Feedback]:
    """The verdicts, those to be reviewed first, newest first."""
    table = schema.feedback
    query = select(table).order_by(table.c.reviewed, table.c.id.desc()).limit(limit)
    with answering(engine), engine.connect() as connection:
        return [
            Feedback(
                id=row.id,
                created_at=row.created_at,
                question=row.question,
                answer=str(json.loads(row.answer).get("answer", "")),
                plan=row.plan,
                verdict=row.verdict,
                reason=row.reason,
                reviewed=bool(row.reviewed),
            )
            for row in connection.execute(query)
        ]


def review(engine: Engine, feedback_id: int) -> None:
    """Marks a verdict as reviewed."""
    table = schema.feedback
    with answering(engine), engine.begin() as connection:
        connection.execute(update(table).where(table.c.id == feedback_id).values(reviewed=True))
