"""Version 1: reports, facts, checks, chunks, quantities, feedback. A database without a mark of Alembic is of it."""

revision = "1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing to do: a new database is made whole, not step by step."""


def downgrade() -> None:
    """There is nothing before."""
